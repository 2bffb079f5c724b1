// node embed.cjs URL JOB BROWSER -> what an <audio-edition> on somebody's page does, as JSON
// JOB: {seeks: [seconds], csp: whether its policy is in force, scripts: whether any run}
const { chromium } = require("playwright-core");
const axe = require.resolve("axe-core/axe.min.js");

const [url, job, executablePath] = process.argv.slice(2);
const { seeks, scripts } = JSON.parse(job);
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--mute-audio",
  "--disable-component-update", "--disable-sync", "--no-sandbox", "--autoplay-policy=no-user-gesture-required"];
const shape = () => JSON.stringify([...document.querySelectorAll("body *:not(audio-edition)")].map((one) => {
  const box = one.getBoundingClientRect();
  return [one.outerHTML.length, box.width, box.height];
}));

async function listen(page, found) {
  const player = page.locator("audio-edition");
  await page.waitForFunction(() => document.querySelector("audio-edition")?.hasAttribute("data-found"), null, { timeout: 15000 });
  found.count = Number(await player.getAttribute("data-found"));
  found.names = await page.evaluate(() =>
    [...document.querySelector("audio-edition").shadowRoot.querySelectorAll("button, select, a, summary")]
      .map((one) => one.getAttribute("aria-label") ?? one.textContent));
  found.before = await page.evaluate(shape);
  await page.evaluate(async () => {
    const audio = document.querySelector("audio-edition").shadowRoot.querySelector("audio");
    const known = new Promise((resolve) => audio.addEventListener("loadedmetadata", resolve, { once: true }));
    audio.preload = "metadata";
    await known;
  });
  found.lit = [];
  for (const second of seeks) {
    found.lit.push(await page.evaluate(async (at) => {
      const audio = document.querySelector("audio-edition").shadowRoot.querySelector("audio");
      const come = new Promise((resolve) => audio.addEventListener("seeked", resolve, { once: true }));
      audio.currentTime = at;
      await come;
      const text = (name) => [...(CSS.highlights.get(`audio-edition-${name}`) ?? [])].map(String).join("");
      return { at: audio.currentTime, sentence: text("sentence"), word: text("word") };
    }, second));
  }
  // By keyboard alone: to the button, and play.
  await player.locator("button").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => {
    const audio = document.querySelector("audio-edition").shadowRoot.querySelector("audio");
    return !audio.paused && audio.readyState > 2;
  }, null, { timeout: 15000 });
  const clock = () => page.evaluate(() => document.querySelector("audio-edition").shadowRoot.querySelector("audio").currentTime);
  const from = await clock();
  await page.waitForFunction((since) =>
    document.querySelector("audio-edition").shadowRoot.querySelector("audio").currentTime > since + 0.3, from, { timeout: 15000 });
  found.played = true;
  await page.keyboard.press("Enter");
  found.paused = await page.evaluate(() => document.querySelector("audio-edition").shadowRoot.querySelector("audio").paused);
  await player.locator("select").selectOption("1.5");
  found.rate = await page.evaluate(() => document.querySelector("audio-edition").shadowRoot.querySelector("audio").playbackRate);
  const standing = await clock();
  await player.locator("button").nth(2).click();
  found.jumped = Math.round(await clock() - standing);
  found.after = await page.evaluate(shape);
  found.globals = await page.evaluate((known) => Object.keys(window).filter((name) => !known.includes(name)), found.known);
}

(async () => {
  const browser = await chromium.launch({ executablePath, args: quiet });
  const context = await browser.newContext({ javaScriptEnabled: scripts !== false });
  const page = await context.newPage();
  const found = { console: [], foreign: [] };
  page.on("console", (m) => ["error", "warning"].includes(m.type()) && !m.text().includes("favicon") && found.console.push(m.text()));
  page.on("pageerror", (error) => found.console.push(String(error)));
  page.on("request", (request) => found.foreign.push(new URL(request.url()).host));
  if (scripts === false) {
    await page.goto(url, { waitUntil: "load" });
    found.visible = await page.locator("audio-edition a").isVisible();
    found.link = await page.locator("audio-edition a").getAttribute("href");
  } else {
    const blank = await context.newPage();
    await blank.goto(url.replace(/[^/]*$/, "plain.html"), { waitUntil: "load" });
    found.known = await blank.evaluate(() => Object.keys(window));
    await blank.close();
    await page.goto(url, { waitUntil: "load" });
    if (seeks) await listen(page, found);
    else {
      await page.waitForTimeout(1000);
      found.visible = await page.locator("audio-edition a").isVisible();
    }
    delete found.known;
    found.foreign = [...new Set(found.foreign)];
  }
  if (seeks) {
    found.violations = [];
    for (const options of [{}, { colorScheme: "dark" }, { forcedColors: "active" }, { viewport: { width: 320, height: 640 } }]) {
      const open = await browser.newContext({ ...options, bypassCSP: true });
      const seen = await open.newPage();
      await seen.goto(url, { waitUntil: "load" });
      await seen.waitForFunction(() => document.querySelector("audio-edition").hasAttribute("data-found"));
      await seen.evaluate(() => document.querySelector("audio-edition").shadowRoot.querySelector("details")?.setAttribute("open", ""));
      await seen.addScriptTag({ path: axe });
      const result = await seen.evaluate((values) => window.axe.run(document, { runOnly: values }), tags);
      found.violations.push(...result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).slice(0, 2).join(" | ")}`));
      found.wide = Math.max(found.wide ?? 0, await seen.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth));
      await open.close();
    }
  }
  await browser.close();
  console.log(JSON.stringify(found));
})();
