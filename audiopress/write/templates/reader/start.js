// The page: its player, its article, and what the one has to do with the other.

const parsed = (name) => JSON.parse(document.querySelector(`[data-${name}]`).textContent);
const about = parsed("reader");
const { words, detail: first, chapters: sections } = about;
const audio = document.querySelector("audio");
const root = audio.closest(".player");
const bar = root.querySelector(".controls");
const article = document.querySelector("article");
const lines = {};
const player = playerOf(audio, (detail) => (lines[detail] ??= new Timeline(parsed(`edition="${detail}"`))), first);
const controls = controlsOf(root, player, words);
const place = memory(`audiopress ${about.address}`);
const habits = memory("audiopress");
const lit = new Highlighter("read");
const follower = followerOf(bar, () => {
  controls.offer(controls.find("does", "back"), follower.on && follower.away);
  controls.find("does", "follow").ariaPressed = follower.on;
});
const begin = (index) => {
  player.go(index);
  player.play();
};
const places = placesOf(article, words.from, begin);
let text;

player.on("passage", (index) => {
  const line = player.timeline;
  const element = elementOf(line.anchor(index));
  // The text of its own words, or no less than the element.
  text = element && line.own(index) && !element.matches("summary") ? new DenseText(element) : null;
  lit.sentence(element, text?.range(0, text.length));
  places.at(element);
  follower.show(element, player.playing);
});
player.on("word", (word) => {
  const { timeline: line, index } = player;
  const [start, end] = line.words(index)[word] ?? [];
  lit.word(start >= 0 && text?.length === line.length(index) ? text.range(start, end) : null);
});

// Chapters: links without a script, buttons with one.
const items = [...document.querySelectorAll("nav a.time")].map((link, index) => {
  const button = buttonOf("time", link.textContent, link.ariaLabel);
  hear(button, "click", () => {
    player.seek(player.timeline.chapters.find((one) => one[2] === sections[index])?.[0] ?? 0);
    player.play();
  });
  link.replaceWith(button);
  return button.parentElement;
});
player.on("chapter", (now) => {
  const section = player.timeline.chapters[now]?.[2];
  items.forEach((item, index) => { item.ariaCurrent = section === sections[index] ? "true" : null; });
});

let clicks;
hear(article, "click", ({ target }) => {
  if (!clicks || target.closest("a, button, summary, .player") || String(getSelection())) return;
  const index = player.timeline.find(target.closest("[id]")?.id);
  if (index !== undefined) begin(index);
});

Object.assign(controls.acts, {
  follow: () => {
    follower.turn(!follower.on);
    habits.keep({ follow: follower.on });
  },
  back: () => follower.turn(true),
  copy: async () => {
    const line = player.timeline;
    const index = Math.max(player.index, 0);
    const hash = line.own(index) ? encodeURIComponent(line.anchor(index)) : `t=${line.start(index) / 1000}`;
    const link = new URL(`#${hash}`, location);
    history.replaceState(null, "", link);
    // Refused without permission, absent without https: the address bar has it all the same.
    const copied = await navigator.clipboard?.writeText(link.href).then(() => true, () => false);
    controls.say(copied ? words.copied : words.uncopied);
  },
});
Object.assign(controls.sets, {
  edition: (detail) => player.read(detail),
  skips: (on) => habits.keep({ skips: (player.skips = on) }),
  click: (on) => habits.keep({ click: (clicks = on) }),
});

// Where the address leads: positioned, lit, focusable; nothing plays by itself (WCAG 1.4.2).
const open = () => {
  const ms = placeIn(location.hash, player.timeline);
  if (ms === null) return;
  // A note that is led to is read, even where notes are skipped.
  player.seek(ms);
  player.go(player.index);
  player.seek(ms);
  const element = elementOf(player.timeline.anchor(player.index));
  if (!element) return;
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  follower.show(element, true, true);
};
const recall = () => {
  const { skips = false, click = false, follow = true } = habits.all();
  const { ms = 0, detail = first, speed = 1 } = place.all();
  controls.find("sets", "skips").checked = player.skips = skips;
  controls.find("sets", "click").checked = clicks = click;
  controls.speed(speed);
  controls.say("");
  if (document.querySelector(`[data-edition="${CSS.escape(detail)}"]`)) player.read(detail);
  if (ms < player.timeline.ms - 5000) player.seek(ms);
  follower.turn(follow);
};
const keep = () => place.keep({ ms: Math.round(player.ms), detail: player.timeline.detail, speed: audio.playbackRate });
const fill = () => places.fill(player.timeline);

audio.controls = bar.hidden = false;
document.documentElement.classList.add("reading");
fill();
player.tell("edition");
recall();
open();
player.on("edition", fill).on("edition", keep).on("playing", keep).on("speed", keep);
player.on("second", (second) => second % 5 || keep());
hear(window, "pagehide", keep);
hear(window, "hashchange", () => (/^#t=/.test(location.hash) || !player.playing) && open());
announce(player, about);
