// node plain.cjs URL BROWSER -> what is left of an episode's page where no script runs, as JSON
const { chromium } = require("playwright-core");

const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--no-sandbox", "--mute-audio"];

(async () => {
  const browser = await chromium.launch({ executablePath: process.argv[3], args: quiet });
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(process.argv[2]);
  const visible = async (selector) => {
    const all = await page.locator(selector).all();
    return (await Promise.all(all.map((one) => one.isVisible()))).filter(Boolean).length;
  };
  const result = {
    controls: (await page.locator("audio[controls]").count()) === 1,
    buttons: (await visible("button")) + (await visible("select")) + (await visible("input")),
    chapters: await visible("nav a.time[href*='#t=']"),
    text: (await page.locator("article").innerText()).length,
  };
  await browser.close();
  console.log(JSON.stringify(result));
})().catch((problem) => { console.error(problem); process.exit(1); });
