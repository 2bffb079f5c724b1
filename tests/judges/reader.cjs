// node reader.cjs SCENE URL ARGUMENT BROWSER -> what becomes of an episode's page in the hands of a reader, as JSON
const { chromium } = require("playwright-core");

const [scene, url, argument, executablePath] = process.argv.slice(2);
const given = JSON.parse(argument);
const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--no-sandbox", "--mute-audio"];
const problems = [];

// What the page shows of where it is.
const state = () => {
  const audio = document.querySelector("audio");
  const text = (name) => [...(CSS.highlights?.get(name) ?? [])].map((range) => range.toString()).join("");
  const seen = (selector) => { const found = document.querySelector(selector); return Boolean(found?.checkVisibility()); };
  const box = document.querySelector("article span[aria-current], article [id][aria-current]")?.getBoundingClientRect();
  const bar = document.querySelector(".controls").getBoundingClientRect();
  return {
    time: audio.currentTime,
    playing: !audio.paused,
    rate: audio.playbackRate,
    pitch: audio.preservesPitch,
    file: audio.currentSrc.split("/").pop() || audio.getAttribute("src"),
    current: [...document.querySelectorAll("article [aria-current]:not(li)")].map((one) => one.id).join(" "),
    sentence: text("read-sentence"),
    word: text("read-word"),
    lit: document.querySelectorAll(".read-now").length,
    status: document.querySelector("[role=status]").textContent,
    label: document.querySelector("[data-does=play]").getAttribute("aria-label"),
    spoken: document.querySelector("[type=range]").getAttribute("aria-valuetext"),
    follows: document.querySelector("[data-does=follow]").getAttribute("aria-pressed"),
    back: seen("[data-does=back]"),
    leave: seen("[data-does=leave]") ? document.querySelector("[data-does=leave]").textContent : "",
    chapter: document.querySelector("nav li[aria-current]")?.textContent.trim() ?? "",
    edition: document.querySelector("[data-sets=edition]:checked")?.value ?? "",
    insight: Boolean(box) && box.top >= 0 && box.bottom <= Math.min(innerHeight, bar.top > 0 ? bar.top : innerHeight),
    scroll: Math.round(scrollY),
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    hash: location.hash,
    focus: document.activeElement.id || document.activeElement.dataset.does || document.activeElement.dataset.sets
      || document.activeElement.type || document.activeElement.className || document.activeElement.tagName,
    native: audio.controls,
    shown: [...document.querySelectorAll(".player, .controls, .from, nav")].filter((one) => one.checkVisibility()).length,
  };
};

const frames = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const seen = async (page) => { await frames(page); return page.evaluate(state); };
const seek = async (page, seconds) => {
  await page.evaluate((to) => new Promise((done) => {
    const audio = document.querySelector("audio");
    if (audio.readyState) audio.addEventListener("seeked", done, { once: true });
    else { audio.preload = "auto"; audio.addEventListener("canplay", done, { once: true }); }
    audio.currentTime = to;
  }), seconds);
  return seen(page);
};
const soon = (page, test, argument) => page.waitForFunction(test, argument, { timeout: 10000, polling: 20 });
const playing = (page) => soon(page, () => !document.querySelector("audio").paused && document.querySelector("audio").readyState > 2);
const open = async (page, hash = "") => { await page.goto(url + hash, { waitUntil: "load" }); return seen(page); };
const show = (page, selector) => page.evaluate((one) => {
  const more = document.querySelector(one).closest(".more");
  if (more) more.open = true;
}, selector);

// As somebody without a mouse: Tab until the element has the focus.
const reach = async (page, selector) => {
  for (let step = 0; step < 120; step += 1) {
    if (await page.evaluate((one) => document.activeElement.matches(one), selector)) return true;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the Tab key does not come to ${selector}`);
};
// As somebody without a keyboard.
const point = async (page, selector) => {
  const element = page.locator(selector).first();
  await element.scrollIntoViewIfNeeded();
  await element.click({ timeout: 5000 });
};

const scenes = {
  async look(page) {
    await page.emulateMedia({ media: given.media ?? "screen" });
    return open(page, given.hash);
  },
  async seeks(page) {
    await open(page);
    const found = [];
    for (const time of given.times) found.push(await seek(page, time));
    return found;
  },
  // Every frame of some seconds of playing: when, what is lit.
  async plays(page) {
    await open(page);
    await seek(page, given.from);
    await page.click("[data-does=play]");
    await playing(page);
    return page.evaluate((seconds) => new Promise((done) => {
      const rows = [];
      const audio = document.querySelector("audio");
      const end = performance.now() + seconds * 1000;
      const look = () => {
        const word = [...(CSS.highlights.get("read-word") ?? [])].map(String).join("");
        const current = document.querySelector("article [id][aria-current]")?.id ?? "";
        rows.push([audio.currentTime, current, word]);
        if (performance.now() < end) requestAnimationFrame(look);
        else done(rows);
      };
      // After the page's own frame.
      requestAnimationFrame(look);
    }), given.seconds);
  },
  // Each step: [how, selector, key or value] -> the state after it; "tab" presses a key there, "click" points.
  async steps(page) {
    const found = [await open(page, given.hash)];
    if (given.from !== undefined) found[0] = await seek(page, given.from);
    for (const [how, selector, value] of given.steps) {
      if (how === "tab") { await reach(page, selector); await page.keyboard.press(value); }
      if (how === "key") await page.keyboard.press(value);
      if (how === "click") await point(page, selector);
      if (how === "alt") await page.click(selector, { modifiers: ["Alt"] });
      if (how === "choose") { await reach(page, selector); await page.keyboard.press(value); }
      if (how === "seek") await seek(page, value);
      if (how === "select") await page.selectOption(selector, value);
      if (how === "wheel") { await page.mouse.move(400, 300); await page.mouse.wheel(0, value); await page.waitForTimeout(100); }
      if (how === "wait") await page.waitForTimeout(value);
      if (how === "playing") await playing(page);
      if (how === "until") await soon(page, (to) => document.querySelector("audio").currentTime >= to, value);
      if (how === "clock") await page.clock.runFor(value);
      if (how === "reload") { await page.reload({ waitUntil: "load" }); }
      found.push(await seen(page));
    }
    return found;
  },
  async failing(page) {
    const first = await open(page);
    await page.click("[data-does=play]");
    await soon(page, () => document.querySelector("[role=status]").textContent !== "");
    const told = await seen(page);
    const words = await page.evaluate(() => document.querySelector("article").innerText.length);
    return [first, told, words];
  },
  async session(page) {
    await open(page);
    await page.click("[data-does=play]");
    await playing(page);
    return page.evaluate(() => {
      Object.defineProperty(document, "hidden", { get: () => true });
      document.dispatchEvent(new Event("visibilitychange"));
      const { title, artist, album, artwork, chapterInfo } = navigator.mediaSession.metadata;
      return { title, artist, album, artwork: artwork.map((one) => one.src), chapters: [...(chapterInfo ?? [])].map((one) => [one.startTime, one.title]) };
    });
  },
  // How long until somebody can use it, and the tasks that held it up after that while it was read and scrolled.
  async quick(page) {
    await page.addInitScript(() => {
      window.long = [];
      new PerformanceObserver((list) => window.long.push(...list.getEntries().map((one) => [one.startTime, one.duration])))
        .observe({ type: "longtask", buffered: true });
    });
    await open(page);
    const ready = await page.evaluate(() => performance.getEntriesByType("navigation")[0].domInteractive);
    const loaded = await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd);
    await page.click("[data-does=play]");
    await playing(page);
    const begun = await page.evaluate(() => performance.now());
    for (const time of given.times) {
      await page.evaluate((to) => { document.querySelector("audio").currentTime = to; }, time);
      await page.waitForTimeout(400);
      await page.mouse.move(400, 300);
      for (let turn = 0; turn < 5; turn += 1) { await page.mouse.wheel(0, 500); await page.waitForTimeout(40); }
    }
    const long = await page.evaluate(() => window.long);
    return { ready, loaded, before: long.filter(([at]) => at < begun), after: long.filter(([at]) => at >= begun) };
  },
  // Where every block of the article stands, unlit and lit; how what is lit is underlined.
  async metrics(page) {
    await open(page);
    const boxes = () => [...document.querySelectorAll("article p, article li, article h2, article td")].map((one) => {
      const { left, width, height } = one.getBoundingClientRect();
      return [left, one.offsetTop, width, height];
    });
    const before = await page.evaluate(boxes);
    const { sentence: lit } = await seek(page, given.from);
    const after = await page.evaluate(boxes);
    const [sentence, word] = await page.evaluate(() => ["read-sentence", "read-word"].map((name) =>
      getComputedStyle(document.querySelector("article [id][aria-current]"), `::highlight(${name})`).textDecorationLine));
    return { before, after, lit, sentence, word };
  },
  // The sizes of what can be pressed, and what lies under a focused element that the player might hide.
  async targets(page) {
    await open(page);
    await page.evaluate(() => { for (const one of document.querySelectorAll(".more, .shortcuts")) one.open = true; });
    const small = await page.evaluate(() => [...document.querySelectorAll("button, select, .player input, summary")]
      .filter((one) => one.checkVisibility()).map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
      .filter(([, box]) => box.width < 24 || box.height < 24).map(([name]) => name));
    await page.evaluate(() => { for (const one of document.querySelectorAll(".more")) one.open = false; });
    const hidden = [];
    for (let step = 0; step < 80; step += 1) {
      await page.keyboard.press("Tab");
      const under = await page.evaluate(() => {
        const one = document.activeElement;
        if (one === document.body || one.closest(".controls")) return "";
        const box = one.getBoundingClientRect();
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 20) / 2);
        return top && (one.contains(top) || top.contains(one)) ? "" : one.outerHTML.slice(0, 80);
      });
      if (under) hidden.push(under);
    }
    return { small, hidden, stops: await page.evaluate(() => document.querySelectorAll(".from[tabindex='0']").length) };
  },
};

(async () => {
  const policy = given.policy === undefined ? ["--autoplay-policy=no-user-gesture-required"] : [];
  const browser = await chromium.launch({ executablePath, args: [...quiet, ...policy] });
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...given.browser });
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => message.type() === "error" && !message.text().startsWith("Failed to load resource") && problems.push(message.text()));
  page.on("dialog", (dialog) => { problems.push(dialog.message()); dialog.dismiss(); });
  if (given.clock) await page.clock.install();
  if (given.init) await page.addInitScript(given.init);
  const result = await scenes[scene](page);
  await browser.close();
  console.log(JSON.stringify({ result, problems }));
})().catch((problem) => { console.error(problem); process.exit(1); });
