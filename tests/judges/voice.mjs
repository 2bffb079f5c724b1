// node voice.mjs PAGE -> what a (virtual) screen reader says of a file's <article>, phrase by phrase, as JSON
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

// As it is without its script: jsdom lays nothing out and plays nothing.
const dom = new JSDOM(readFileSync(process.argv[2], "utf8"), { pretendToBeVisual: true, url: "http://127.0.0.1/" });
console.error = () => {}; // “getComputedStyle with a pseudo-element is not implemented” is no matter here
for (const name of Object.getOwnPropertyNames(dom.window)) {
  if (!(name in globalThis)) globalThis[name] = dom.window[name];
}
globalThis.window = dom.window;
globalThis.document = dom.window.document;
const { virtual } = await import("@guidepup/virtual-screen-reader");

const container = document.querySelector("article");
await virtual.start({ container });
const limit = 20000;
for (let step = 0; step < limit && !(await virtual.lastSpokenPhrase()).startsWith("end of article"); step += 1) await virtual.next();
console.log(JSON.stringify(await virtual.spokenPhraseLog()));
await virtual.stop();
process.exit(0);
