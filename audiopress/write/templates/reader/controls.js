// The player's own controls around the <audio>: native elements, bound to what they do.

// 125 -> "2 minutes 5 seconds", in a language.
const lasting = (seconds, language) => {
  const parts = [["hour", Math.floor(seconds / 3600)], ["minute", Math.floor(seconds / 60) % 60], ["second", seconds % 60]];
  const told = parts.filter(([unit, count]) => count || (unit === "second" && seconds === 0));
  return told.map(([unit, count]) =>
    new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(count)).join(" ");
};

// 125 -> "2:05"
const clock = (seconds) => {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const end = String(seconds % 60).padStart(2, "0");
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${end}` : `${minutes}:${end}`;
};

const SHORTCUTS = {
  " ": "play", k: "play", j: "rewind", l: "forward", ",": "previous", ".": "next", r: "repeat",
  "[": "chapter-previous", "]": "chapter-next", "<": "slower", ">": "faster", f: "follow", c: "copy",
};

class Controls {
  constructor(root, player, words) {
    Object.assign(this, { root, player, words, timer: 0 });
    this.language = root.closest("[lang]").lang;
    this.slider = root.querySelector("[type=range]");
    this.rate = this.find("[data-sets=speed]");
    this.acts = {
      play: () => player.toggle(),
      rewind: () => player.seek(player.ms - 15000),
      forward: () => player.seek(player.ms + 15000),
      previous: () => player.step(-1),
      repeat: () => player.step(0),
      next: () => player.step(1),
      "chapter-previous": () => player.chapter(-1),
      "chapter-next": () => player.chapter(1),
      slower: () => this.faster(-1),
      faster: () => this.faster(1),
      leave: () => player.leave(),
    };
    this.sets = { speed: (value) => this.speed(Number(value)), timer: (value) => this.sleep(value) };
    root.addEventListener("click", (event) => this.acts[event.target.closest("[data-does]")?.dataset.does]?.());
    root.addEventListener("change", (event) => this.set(event.target));
    root.addEventListener("keydown", (event) => this.press(event));
    this.slider.addEventListener("input", () => {
      player.seek(this.slider.value * 1000);
      this.spell();
    });
    this.slider.addEventListener("focus", () => this.spell());
    player.on("second", (second) => this.at(second)).on("playing", (playing) => this.playing(playing));
    player.on("chapter", (chapter) => this.chapter(chapter)).on("passage", (index) => this.passage(index));
    player.on("slept", () => this.slept()).on("failed", (cut) => this.say(cut ? words.cut : words.broken, true));
    player.on("edition", () => this.edition());
  }
  find(selector) { return this.root.querySelector(selector); }
  set(input) { this.sets[input.dataset.sets]?.(input.type === "checkbox" ? input.checked : input.value); }
  // Keys count only here, where the focus is (WCAG 2.1.4), and only where the focused control has no use for them.
  press(event) {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === "Escape") this.close();
    if (target.matches("select, [type=radio]") || (key === " " && target.matches("button, input, summary, a"))) return;
    const act = this.acts[SHORTCUTS[key.toLowerCase()]];
    if (!act) return;
    event.preventDefault();
    act();
  }
  close() {
    const more = this.find(".more");
    if (!more.open) return;
    more.open = false;
    more.firstElementChild.focus();
  }
  // The one place in which something is announced (WCAG 4.1.3); never the sentence, which is being read aloud.
  say(text, wrong = false) {
    const status = this.find("[role=status]");
    clearTimeout(this.said);
    status.classList.toggle("wrong", wrong);
    status.textContent = text;
    if (text && !wrong) this.said = setTimeout(() => { status.textContent = ""; }, 6000);
  }
  edition() {
    const { timeline } = this.player;
    this.slider.max = Math.floor(timeline.ms / 1000);
    this.find("[data-shows=whole]").textContent = clock(Math.round(timeline.ms / 1000));
    const notes = timeline.groups.some(([kind]) => kind === "skippable");
    this.find("[data-sets=skips]").closest("label").hidden = !notes;
    for (const radio of this.root.querySelectorAll("[data-sets=edition]")) radio.checked = radio.value === timeline.detail;
    this.at(Math.floor(this.player.ms / 1000));
  }
  at(second) {
    this.slider.value = second;
    this.find("[data-shows=now]").textContent = clock(second);
  }
  // Told on focus and when it is moved; not while it plays, else a screen reader would talk over the voice.
  spell() {
    const [now, whole] = [Number(this.slider.value), Number(this.slider.max)].map((one) => lasting(one, this.language));
    this.slider.setAttribute("aria-valuetext", this.words.of.replace("{0}", now).replace("{1}", whole));
  }
  playing(playing) {
    const button = this.find("[data-does=play]");
    const name = playing ? this.words.pause : this.words.play;
    button.setAttribute("aria-label", name);
    button.title = name;
    button.classList.toggle("on", playing);
    if (playing && this.find(".wrong")) this.say("");
  }
  chapter(index) {
    const title = this.player.timeline.chapters[index]?.[1] ?? "";
    this.find("[data-shows=chapter]").textContent = title;
    if (this.player.playing && title) this.say(this.words.chapter.replace("{}", title));
  }
  passage(index) {
    const { timeline } = this.player;
    const role = timeline.isEscapable(index) ? timeline.groups[timeline.group(index)][1] : "";
    const button = this.find("[data-does=leave]");
    button.textContent = this.words.leave[role] ?? this.words.leave.other;
    this.offer(button, role !== "");
  }
  // A button that is there for a while; the focus is not lost with it.
  offer(button, shown) {
    if (!shown && button === document.activeElement) this.find("[data-does=play]").focus({ preventScroll: true });
    button.hidden = !shown;
  }
  speed(rate) {
    this.player.speed(rate);
    this.rate.value = String(rate);
    this.say(`${this.words.speed}: ${this.rate.selectedOptions[0]?.text ?? rate}`);
    this.player.tell("speed", rate);
  }
  faster(by) {
    const option = this.rate.options[this.rate.selectedIndex + by];
    if (option) this.speed(Number(option.value));
  }
  // Minutes, "chapter" or "".
  sleep(value) {
    const choice = this.find("[data-sets=timer]");
    clearTimeout(this.timer);
    this.player.until = value === "chapter" ? this.player.timeline.chapterEnd(this.player.now.chapter ?? 0) : null;
    if (Number(value)) this.timer = setTimeout(() => this.player.sleep(), Number(value) * 60000);
    this.say(`${this.words.timer}: ${choice.selectedOptions[0].text}`);
  }
  slept() {
    clearTimeout(this.timer);
    this.find("[data-sets=timer]").value = "";
    this.say(this.words.slept);
  }
}
