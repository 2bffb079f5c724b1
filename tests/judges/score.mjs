// node score.mjs URL BROWSER -> Lighthouse's score for accessibility, from 0 to 100, and what it found wrong, as JSON
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [url, chromePath] = process.argv.slice(2);
const chromeFlags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const chrome = await launch({ chromePath, chromeFlags });
const { lhr } = await lighthouse(url, { port: chrome.port, onlyCategories: ["accessibility"], logLevel: "silent" });
await chrome.kill();
const wrong = Object.values(lhr.audits).filter((audit) => audit.score !== null && audit.score < 1).map((audit) => audit.id);
console.log(JSON.stringify({ score: Math.round(lhr.categories.accessibility.score * 100), wrong }));
