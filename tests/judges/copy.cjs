// node copy.cjs URL BROWSER -> what the index's button does where a page may copy, and where it may not, as JSON
const { chromium } = require("playwright-core");

const [url, executablePath] = process.argv.slice(2);
const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--no-sandbox"];

(async () => {
  const browser = await chromium.launch({ executablePath, args: quiet });
  const found = {};
  for (const way of ["allowed", "refused"]) {
    const context = await browser.newContext();
    if (way === "allowed") await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const page = await context.newPage();
    if (way === "refused") {
      await page.addInitScript(() => { navigator.clipboard.writeText = () => Promise.reject(new Error("no")); });
    }
    await page.goto(url, { waitUntil: "load" });
    await page.locator("#copy-address").focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction((allowed) => (allowed ? document.getElementById("copied").textContent
      : document.activeElement.id === "feed-address"), way === "allowed", { timeout: 15000 });
    const said = await page.locator("#copied").textContent();
    found[way] = way === "allowed"
      ? { copied: await page.evaluate(() => navigator.clipboard.readText()), said }
      : { selected: await page.evaluate(() => {
        const field = document.activeElement;
        return field.value.slice(field.selectionStart, field.selectionEnd);
      }), said };
    await context.close();
  }
  await browser.close();
  console.log(JSON.stringify(found));
})();
