// The player's own controls around the <audio>: native elements, bound to what they do.

// 125 -> "2 minutes 5 seconds", in a language.
const lasting = (seconds, language) => {
  const parts = { hour: Math.floor(seconds / 3600), minute: Math.floor(seconds / 60) % 60, second: seconds % 60 };
  const told = Object.entries(parts).filter(([unit, count]) => count || (unit === "second" && !seconds));
  return told.map(([unit, count]) =>
    count.toLocaleString(language, { style: "unit", unit, unitDisplay: "long" })).join(" ");
};

// 125 -> "2:05"
const clock = (seconds) => new Date(seconds * 1000).toISOString().slice(11, 19).replace(/^00:0?|^0/, "");

// In the root, data-does names what a button does, data-key its key, data-sets what an input sets, data-shows what an
// element shows. Whoever binds more adds to `acts` and `sets`.
const controlsOf = (root, player, words) => {
  const find = (kind, name) => root.querySelector(`[data-${kind}="${CSS.escape(name)}"]`);
  const slider = root.querySelector("[type=range]");
  const status = root.querySelector("[role=status]");
  const language = slider.closest("[lang]").lang;
  let said;
  let timer;
  const acts = {
    play: () => player.toggle(),
    rewind: () => player.seek(player.ms - 15000),
    forward: () => player.seek(player.ms + 15000),
    previous: () => player.step(-1),
    repeat: () => player.step(0),
    next: () => player.step(1),
    "chapter-previous": () => player.chapter(-1),
    "chapter-next": () => player.chapter(1),
    leave: () => player.leave(),
  };
  const show = (name, text) => { find("shows", name).textContent = text; };
  // The one place in which something is announced (WCAG 4.1.3); never the sentence, which is being read aloud.
  const say = (text, wrong = false) => {
    clearTimeout(said);
    status.classList.toggle("wrong", wrong);
    status.textContent = text;
    if (!wrong) said = setTimeout(() => { status.textContent = ""; }, 6000);
  };
  // A button that is there for a while; the focus is not lost with it.
  const offer = (button, shown) => {
    if (!shown && button === document.activeElement) find("does", "play").focus({ preventScroll: true });
    button.hidden = !shown;
  };
  const speed = (rate) => {
    player.speed(rate);
    find("sets", "speed").value = rate;
    say(`${words.speed}: ${rate}×`);
    player.tell("speed");
  };
  const faster = (by) => {
    const { options, selectedIndex } = find("sets", "speed");
    if (options[selectedIndex + by]) speed(options[selectedIndex + by].value);
  };
  const sets = {
    speed,
    // Minutes, "chapter" or "".
    timer: (value) => {
      clearTimeout(timer);
      player.stopAtChapter(value === "chapter");
      if (+value) timer = setTimeout(() => player.sleep(), value * 60000);
      say(`${words.timer}: ${find("sets", "timer").selectedOptions[0].text}`);
    },
  };
  const at = (second) => {
    slider.value = second;
    show("now", clock(second));
  };
  // Told on focus and when it is moved; not while it plays, else a screen reader would talk over the voice.
  const spell = () => {
    const [now, whole] = [+slider.value, +slider.max].map((one) => lasting(one, language));
    slider.setAttribute("aria-valuetext", words.of.replace("{0}", now).replace("{1}", whole));
  };
  // Keys count only here, where the focus is (WCAG 2.1.4), and only where the focused control has no use for them.
  const press = (event) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || target.matches("select, [type=radio]")) return;
    const more = target.closest(".more[open]");
    const button = find("key", key.toLowerCase());
    if (key === "Escape" && more) {
      more.open = false;
      more.firstElementChild.focus();
    } else if (key === "<" || key === ">") faster(key === "<" ? -1 : 1);
    else if (button) acts[button.dataset.does]();
    else return;
    event.preventDefault();
  };
  hear(root, "click", ({ target }) => acts[target.closest("[data-does]")?.dataset.does]?.());
  hear(root, "change", ({ target }) =>
    sets[target.dataset.sets]?.(target.type === "checkbox" ? target.checked : target.value));
  hear(root, "keydown", press);
  hear(slider, "focus", spell);
  hear(slider, "input", () => spell(player.seek(slider.value * 1000)));
  player.on("second", at).on("slept", () => {
    clearTimeout(timer);
    find("sets", "timer").value = "";
    say(words.slept);
  }).on("failed", (cut) => say(cut ? words.cut : words.broken, true)).on("playing", (playing) => {
    const button = find("does", "play");
    button.ariaLabel = button.title = playing ? words.pause : words.play;
    button.classList.toggle("on", playing);
    if (playing && status.matches(".wrong")) say("");
  }).on("chapter", (index) => {
    const title = player.timeline.chapters[index]?.[1] ?? "";
    show("chapter", title);
    if (player.playing && title) say(words.chapter.replace("{}", title));
  }).on("passage", (index) => {
    const { timeline } = player;
    const role = timeline.isEscapable(index) && timeline.groups[timeline.group(index)][1];
    const button = find("does", "leave");
    button.textContent = words.leave[role] ?? words.leave.other;
    offer(button, role);
  }).on("edition", () => {
    const { timeline } = player;
    slider.max = Math.floor(timeline.ms / 1000);
    show("whole", clock(Math.round(timeline.ms / 1000)));
    find("sets", "skips").parentElement.hidden = !timeline.groups.some(([kind]) => kind === "skippable");
    for (const one of root.querySelectorAll("[data-sets=edition]")) one.checked = one.value === timeline.detail;
    at(Math.floor(player.ms / 1000));
  });
  return { acts, sets, find, offer, say, speed };
};
