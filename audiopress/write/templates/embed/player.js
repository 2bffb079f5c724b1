// The inside of the element: native sound, buttons, a list of chapters.

const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3];
const STEP = 15;

const STYLE = `
:host { display: block; container-type: inline-size; margin: 1rem 0; color-scheme: light dark; }
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
.player { padding: 1rem; border: 1px solid #8a8378; border-radius: .5rem; background: #f3f0e9; color: #1d1b18; font: 1rem/1.5 system-ui, sans-serif; text-align: start; }
p { margin: 0 0 .5rem; } p:empty { display: none; }
.title { font-weight: bold; }
a { color: #0b57a4; display: inline-block; min-height: 1.5rem; }
audio { display: block; width: 100%; margin: 0 0 .5rem; }
.row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: 0 0 .5rem; }
button, select { min-width: 2.25rem; min-height: 2.25rem; padding: .25rem .75rem; font: inherit; color: inherit; background: #fdfcf9; border: 1px solid #8a8378; border-radius: .25rem; cursor: pointer; }
ol { margin: .5rem 0 0; padding: 0; list-style: none; } li { margin: 0 0 .25rem; } li button { text-align: start; }
li button[aria-current] { border-width: 2px; font-weight: bold; }
summary { cursor: pointer; min-height: 1.5rem; }
:focus-visible { outline: 3px solid #0b57a4; outline-offset: 2px; }
@media (prefers-color-scheme: dark) {
  .player { background: #232120; color: #ece8e1; border-color: #857e73; } a { color: #8ec5ff; }
  button, select { background: #171614; border-color: #857e73; } :focus-visible { outline-color: #8ec5ff; }
}
`;

// An element of these attributes, with these children.
const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

const clock = (ms) => {
  const seconds = Math.floor(ms / 1000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, "0"));
  const hours = Math.floor(seconds / 3600);
  return hours ? `${hours}:${parts.join(":")}` : `${Number(parts[0])}:${parts[1]}`;
};

class Player {
  constructor({ about, audio, ms, chapters }, base) {
    const data = { ...about, audio, ms, chapters };
    const { words } = data;
    this.data = data;
    this.audio = make("audio", {
      controls: "", preload: "none", src: new URL(data.audio, base).href, "aria-label": `${data.title}: ${data.label}`,
    });
    this.play = this.button(words.play, () => this.toggle());
    this.speed = make("select", { "aria-label": words.speed }, ...SPEEDS.map((speed) => {
      const option = make("option", { value: speed }, `${speed}×`);
      option.selected = speed === 1;
      return option;
    }));
    this.speed.addEventListener("change", () => { this.audio.playbackRate = Number(this.speed.value); });
    this.status = make("p", { role: "status" });
    this.chapters = data.chapters.map(([start, title]) => this.button(`${title} (${clock(start)})`, () => this.seek(start, true)));
    this.element = make("section", { class: "player", "aria-label": data.label, lang: data.interface }, ...this.parts(base));
    for (const event of ["play", "pause", "ended"]) this.audio.addEventListener(event, () => this.told());
    this.audio.addEventListener("error", () => { this.status.textContent = words.failed; });
    this.audio.addEventListener("playing", () => { this.status.textContent = ""; });
  }
  parts(base) {
    const { words } = this.data;
    const own = { lang: this.data.language, dir: this.data.direction };
    const back = this.button(`−${STEP}`, () => this.seek(this.ms - STEP * 1000), words.back.replace("{}", STEP));
    const forward = this.button(`+${STEP}`, () => this.seek(this.ms + STEP * 1000), words.forward.replace("{}", STEP));
    const chapters = make("ol", own, ...this.chapters.map((one) => make("li", {}, one)));
    return [
      make("p", { class: "title", ...own }, this.data.title),
      make("p", {}, this.data.label),
      this.audio,
      make("div", { class: "row" }, this.play, back, forward, this.speed),
      ...(this.chapters.length ? [make("details", {}, make("summary", {}, words.chapters), chapters)] : []),
      make("p", {}, make("a", { href: base.href }, words.read)),
      this.status,
    ];
  }
  button(text, act, name) {
    const button = make("button", { type: "button", ...(name ? { "aria-label": name, title: name } : {}) }, text);
    button.addEventListener("click", act);
    return button;
  }
  get ms() { return this.audio.currentTime * 1000; }
  seek(ms, andPlay = false) {
    this.audio.currentTime = Math.min(Math.max(ms, 0), this.data.ms) / 1000;
    if (andPlay) this.start();
  }
  toggle() {
    if (this.audio.paused) this.start();
    else this.audio.pause();
  }
  // A browser may refuse, or the file be gone: the native controls and the “error” event tell of it.
  start() { this.audio.play().catch(() => this.told()); }
  told() { this.play.textContent = this.audio.paused ? this.data.words.play : this.data.words.pause; }
  current(chapter) {
    this.chapters.forEach((one, index) => {
      if (index === chapter) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
    });
  }
}
