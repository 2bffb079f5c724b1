// node browse.cjs URL BROWSER -> what axe-core and the browser have to say about a page, by kind of visitor, as JSON
const { chromium } = require("playwright-core");
const axe = require.resolve("axe-core/axe.min.js");

const url = process.argv[2];
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const visitors = {
  plain: {},
  dark: { colorScheme: "dark" },
  contrast: { forcedColors: "active" },
  still: { reducedMotion: "reduce" },
  narrow: { viewport: { width: 320, height: 640 } },
};
const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--no-sandbox"];

async function visit(browser, options) {
  // First as everyone comes: the page's own policy in force.
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const seen = { foreign: [], console: [], dialogs: [], missing: [] };
  page.on("request", (request) => new URL(request.url()).host === new URL(url).host || seen.foreign.push(request.url()));
  const failed = (text) => text.startsWith("Failed to load resource"); // told below, but for the icon browsers ask for
  page.on("console", (m) => m.type() === "error" && (failed(m.text()) || seen.console.push(m.text())));
  page.on("response", (r) => r.status() < 400 || r.url().endsWith("/favicon.ico") || seen.missing.push(r.url()));
  page.on("dialog", (dialog) => { seen.dialogs.push(dialog.message()); dialog.dismiss(); });
  await page.goto(url, { waitUntil: "load" });
  seen.overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  seen.ran = await page.evaluate(() => "ran" in window);
  seen.images = await page.evaluate(() => [...document.images].filter((i) => !i.naturalWidth).map((i) => i.src));
  await context.close();
  // Then with the policy lifted, because axe-core is a script.
  const open = await browser.newContext({ ...options, bypassCSP: true });
  const inspected = await open.newPage();
  await inspected.goto(url, { waitUntil: "load" });
  // An episode's page is looked at as it is read: at a sentence, with everything that opens open.
  await inspected.evaluate(() => {
    const audio = document.querySelector("audio");
    if (audio) audio.currentTime = 1;
    for (const one of document.querySelectorAll(".controls details")) one.open = true;
  });
  await inspected.addScriptTag({ path: axe });
  const found = await inspected.evaluate((values) => window.axe.run(document, { runOnly: values }), tags);
  seen.violations = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).slice(0, 3).join(" | ")}`);
  await open.close();
  return seen;
}

(async () => {
  const browser = await chromium.launch({ executablePath: process.argv[3], args: quiet });
  const result = {};
  for (const [name, options] of Object.entries(visitors)) result[name] = await visit(browser, options);
  await browser.close();
  console.log(JSON.stringify(result));
})();
