// node tabs.cjs BROWSER, then on each line of stdin a JSON list -> on each line of stdout what became of it, as JSON:
// ["open", URL] opens a tab and says its number; [number, JAVASCRIPT] says what that is worth in the tab, as it is now
const { chromium } = require("playwright-core");
const { createInterface } = require("node:readline");

const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--no-sandbox", "--autoplay-policy=no-user-gesture-required"];

(async () => {
  const browser = await chromium.launch({ executablePath: process.argv[2], args: quiet });
  const context = await browser.newContext();
  const tabs = [];
  const errors = [];
  const answer = async ([tab, words]) => {
    if (tab === "errors") return errors;
    if (tab !== "open") return tabs[tab].evaluate(words).catch((problem) => {
      if (/navigation|destroyed|closed/.test(problem.message)) return null; // it is loading anew
      throw problem;
    });
    const page = await context.newPage();
    page.on("console", (m) => m.type() === "error" && !m.location().url.endsWith("/favicon.ico") && errors.push(m.text()));
    await page.goto(words, { waitUntil: "load" });
    return tabs.push(page) - 1;
  };
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify((await answer(JSON.parse(line))) ?? null));
  }
  await browser.close();
})().catch((problem) => { console.error(problem); process.exit(1); });
