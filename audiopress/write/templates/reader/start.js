// The page: its player, its article, and what the one has to do with the other.

const parsed = (selector) => JSON.parse(document.querySelector(selector).textContent);
const about = parsed("[data-reader=page]");
const audio = document.querySelector("audio");
const root = audio.closest(".player");
const article = document.querySelector("article");
const lines = new Map();
const editions = (detail) => {
  if (!lines.has(detail)) lines.set(detail, new Timeline(parsed(`[data-edition="${detail}"]`)));
  return lines.get(detail);
};
const player = new Player(audio, editions, about.detail);
const controls = new Controls(root, player, about.words);
const place = new Memory(`audiopress ${about.address}`);
const habits = new Memory("audiopress");
const lit = new Highlighter("read");
const bar = root.querySelector(".controls");
const backwards = root.querySelector("[data-does=back]");
const turn = root.querySelector("[data-does=follow]");
const follower = new Follower(root, () => {
  controls.offer(backwards, follower.on && follower.away);
  turn.setAttribute("aria-pressed", String(follower.on));
});
const begin = (index) => {
  player.go(index);
  player.play();
};
const places = new Places(article, about.words.from, begin);
let text = null;

player.on("passage", (index) => {
  const line = player.timeline;
  const element = elementOf(line.anchor(index));
  const own = line.own(index);
  text = null;
  lit.sentence(element, element && rangeOf(element, own));
  places.at(element);
  if (player.playing) follower.show(element);
  else follower.element = element;
});
player.on("word", (word) => {
  const line = player.timeline;
  if (word < 0 || !lit.element) return lit.word(null);
  text ??= new DenseText(lit.element);
  const [start, end] = line.words(player.index)[word];
  lit.word(text.length === line.length(player.index) ? text.range(start, end) : null);
});

// Chapters: links without a script, buttons with one.
const chapters = [...document.querySelectorAll("nav .time")].map((link, index) => {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "time", textContent: link.textContent, title: link.getAttribute("aria-label") });
  button.setAttribute("aria-label", button.title);
  button.addEventListener("click", () => {
    const section = player.timeline.chapters.find((chapter) => chapter[2] === about.chapters[index]);
    player.seek(section ? section[0] : 0);
    player.play();
  });
  link.replaceWith(button);
  return button.closest("li");
});
player.on("chapter", (now) => {
  const section = player.timeline.chapters[now]?.[2];
  chapters.forEach((item, index) => {
    if (about.chapters[index] === section) item.setAttribute("aria-current", "true");
    else item.removeAttribute("aria-current");
  });
});

Object.assign(controls.acts, {
  follow: () => {
    follower.turn(!follower.on);
    habits.keep({ follow: follower.on });
  },
  back: () => follower.back(),
  copy: async () => {
    const line = player.timeline;
    const index = Math.max(player.index, 0);
    const link = new URL(line.own(index) ? `#${encodeURIComponent(line.anchor(index))}` : `#t=${line.start(index) / 1000}`, location.href);
    history.replaceState(null, "", link);
    // Refused without permission, absent without https: the address bar has it all the same.
    const copied = await Promise.resolve(navigator.clipboard?.writeText(link.href).then(() => true)).catch(() => false);
    controls.say(copied ? about.words.copied : about.words.uncopied);
  },
});
Object.assign(controls.sets, {
  edition: (detail) => player.read(detail),
  skips: (on) => habits.keep({ skips: (player.skips = on) }),
  click: (on) => habits.keep({ click: (clicks = on) }),
});
let clicks = false;
article.addEventListener("click", (event) => {
  if (!clicks || event.target.closest("a, button, summary, audio, .player") || String(getSelection())) return;
  const element = event.target.closest("[id]");
  const index = element ? player.timeline.find(element.id) : undefined;
  if (index !== undefined) begin(index);
});

// What is remembered, and where the address leads: positioned, lit, focusable; nothing plays by itself (WCAG 1.4.2).
const open = (hash) => {
  const ms = placeIn(hash, player.timeline);
  if (ms === null) return false;
  player.seek(ms);
  player.go(Math.max(player.index, 0));
  player.seek(ms);
  const element = elementOf(player.timeline.anchor(player.index));
  if (!element) return true;
  if (!element.matches("a, button, summary")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  follower.show(element, true);
  return true;
};
const recall = () => {
  const { skips = false, click = false, follow = true } = habits.all;
  const { ms = 0, detail = about.detail, speed = 1 } = place.all;
  root.querySelector("[data-sets=skips]").checked = player.skips = skips;
  root.querySelector("[data-sets=click]").checked = clicks = click;
  follower.on = follow;
  controls.speed(speed);
  if (detail !== about.detail && document.querySelector(`[data-edition="${CSS.escape(detail)}"]`)) player.read(detail);
  if (ms > 0 && ms < player.timeline.ms - 5000) player.seek(ms);
};
const keep = () => place.keep({ ms: Math.round(player.ms), detail: player.timeline.detail, speed: audio.playbackRate });

audio.controls = false;
bar.hidden = false;
document.documentElement.classList.add("reading");
places.fill(player.timeline);
controls.edition();
recall();
open(location.hash);
player.look();
follower.turn(follower.on);
controls.say("");
player.on("edition", () => places.fill(player.timeline)).on("playing", keep).on("speed", keep).on("edition", keep);
player.on("second", (second) => second % 5 || keep());
addEventListener("pagehide", keep);
addEventListener("hashchange", () => (/^#t=/.test(location.hash) || !player.playing) && open(location.hash));
announce(player, about);
