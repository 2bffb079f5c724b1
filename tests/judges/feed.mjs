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
const answer = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr); // what a reader remarks on the way is no answer
const made = JSON.stringify(await readers[reader]());
answer(made);
