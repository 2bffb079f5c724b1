// node seek.cjs URL TIMES BROWSER -> how long the browser finds a sound file, and for each time, in seconds, that it is
// sent to: where it says it is, and the first samples that it plays from there, as JSON
const { chromium } = require("playwright-core");

const [url, times, executablePath] = process.argv.slice(2);
const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--no-sandbox", "--autoplay-policy=no-user-gesture-required"];

async function seek([url, times]) {
  const audio = new Audio(url);
  const when = (name) => new Promise((resolve, reject) => {
    audio.addEventListener(name, resolve, { once: true });
    audio.addEventListener("error", () => reject(new Error(audio.error.message)), { once: true });
  });
  await when("loadedmetadata");
  const context = new AudioContext({ sampleRate: 48000 });
  const tap = context.createScriptProcessor(4096, 1, 1);
  let hear = () => {};
  tap.onaudioprocess = (event) => hear(Array.from(event.inputBuffer.getChannelData(0)));
  context.createMediaElementSource(audio).connect(tap).connect(context.destination);
  await context.resume();
  const silence = () => new Promise((resolve) => { hear = (block) => block.some((x) => x !== 0) || resolve(); });
  const blocks = (count) => new Promise((resolve) => {
    const held = [];
    hear = (block) => {
      if (held.length || block.some((x) => x !== 0)) held.push(...block);
      if (held.length >= 4096 * count) resolve(held);
    };
  });
  const found = [];
  for (const time of times) {
    await silence();
    const sought = when("seeked");
    audio.currentTime = time;
    await sought;
    const at = audio.currentTime;
    const heard = blocks(3);
    await audio.play();
    found.push({ at, heard: (await heard).map((x) => Math.round(x * 32767)) });
    audio.pause();
  }
  return { duration: audio.duration, seeks: found };
}

(async () => {
  const browser = await chromium.launch({ executablePath, args: quiet });
  const page = await browser.newPage();
  await page.goto(new URL(".", url).href);
  console.log(JSON.stringify(await page.evaluate(seek, [url, JSON.parse(times)])));
  await browser.close();
})().catch((problem) => { console.error(problem); process.exit(1); });
