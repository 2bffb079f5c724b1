// node feed.mjs READER feed.xml -> what the reader makes of the feed, as JSON
import fs from "node:fs";

process.env.PARTYTIME_LOG = "silent"; // it would write its warnings to where the answer goes
const [, , reader, path] = process.argv;
const xml = fs.readFileSync(path, "utf8");
const readers = {
  feedsmith: async () => (await import("feedsmith")).parseRssFeed(xml),
  partytime: async () => (await import("podcast-partytime")).default.parseFeed(xml),
  "rss-parser": async () => new (await import("rss-parser")).default().parseString(xml),
};
console.log(JSON.stringify(await readers[reader]()));
