// One <audio> and the editions it can play -> what is heard now, told to whoever asked; and where to go from there.
// Tells of: passage, word, chapter, second, playing, edition, slept, failed.

const hear = (target, names, act) => {
  for (const name of names.split(" ")) target.addEventListener(name, act);
};

// `editions` makes a Timeline of a level of detail.
const playerOf = (audio, editions, detail) => {
  const told = {};
  let line = editions(detail);
  let now = {};
  let permitted = -1;
  let until = Infinity;
  let failed = false;
  let frame = 0;
  const tell = (name, value) => told[name]?.forEach((act) => act(value));
  const set = (name, value) => {
    if (now[name] === value) return;
    now[name] = value;
    tell(name, value);
  };
  const startOf = (index) => (index < line.count ? line.start(Math.max(index, 0)) : line.ms);
  // The same passage, or the first behind the notes that it begins, where these are skipped and were not asked for.
  const past = (index) => {
    if (line.group(index) !== permitted) permitted = -1;
    while (player.skips && line.isSkippable(index) && line.group(index) !== permitted) index = line.beyond(index);
    return index;
  };
  // See what is heard at this moment, and tell of what is not as it was.
  const look = () => {
    const { ms, playing } = player;
    const passage = line.at(ms);
    if (playing && ms >= until) {
      audio.currentTime = until / 1000;
      return player.sleep();
    }
    if (playing && past(passage) !== passage) return player.seek(startOf(past(passage)));
    // Another passage's word is another word, even if it is the third of both.
    if (passage !== now.passage) delete now.word;
    set("passage", passage);
    set("word", passage < 0 ? -1 : line.wordAt(passage, ms));
    set("chapter", line.chapterAt(ms));
    set("second", Math.floor(ms / 1000));
  };
  // As often as the screen is drawn, while it plays and is seen; `timeupdate` does for the rest.
  const run = () => {
    frame = requestAnimationFrame(() => {
      frame = 0;
      look();
      if (player.playing) run();
    });
  };
  const changed = () => {
    look();
    set("playing", player.playing);
    if (player.playing && !frame) run();
  };
  const fail = () => {
    failed = true;
    changed();
    tell("failed", audio.error?.code === MediaError.MEDIA_ERR_NETWORK);
  };
  // Where in this edition lies what was heard of another: the same passage, or the nearest before it that is in both.
  const same = (from, index, ms) => {
    for (let at = index; at >= 0; at -= 1) {
      const to = from.anchor(at) ? line.find(from.anchor(at)) : undefined;
      if (to === undefined) continue;
      const longer = line.end(to) - line.start(to) - from.end(at) + from.start(at);
      return line.start(to) + (at === index && Math.abs(longer) < 50 ? Math.max(ms - from.start(at), 0) : 0);
    }
    return 0;
  };
  const player = {
    audio,
    tell,
    skips: false,
    get timeline() { return line; },
    get ms() { return audio.currentTime * 1000; },
    get playing() { return !audio.paused && !audio.ended; },
    get index() { return now.passage ?? -1; },
    on(name, act) {
      (told[name] ??= []).push(act);
      return player;
    },
    seek(ms) {
      audio.currentTime = Math.min(Math.max(ms, 0), line.ms) / 1000;
      if (until < Infinity) player.stopAtChapter();
      look();
    },
    // To a passage that somebody asked for, be it a note or not.
    go(index) {
      permitted = line.group(index);
      player.seek(startOf(index));
    },
    step(by) {
      if (by > 0) player.seek(startOf(past(player.index + 1)));
      else player.go(Math.max(player.index + by, 0));
    },
    chapter(by) {
      const to = line.chapters[Math.min(Math.max(now.chapter + by, 0), line.chapters.length - 1)];
      if (to) player.seek(to[0]);
    },
    leave: () => player.seek(startOf(line.beyond(player.index))),
    play() {
      if (failed) {
        const at = audio.currentTime;
        failed = false;
        audio.load();
        audio.currentTime = at;
      }
      // What is wrong comes as an event of the element; a browser's refusal leaves Play to be pressed.
      audio.play().catch(changed);
    },
    toggle: () => (player.playing ? audio.pause() : player.play()),
    speed(rate) {
      audio.preservesPitch = true;
      audio.defaultPlaybackRate = audio.playbackRate = rate;
    },
    read(name) {
      if (name === line.detail) return;
      const [from, { playing, index, ms }] = [line, player];
      line = editions(name);
      audio.src = line.audio;
      failed = false;
      now = {};
      tell("edition", name);
      player.seek(same(from, index, ms));
      if (playing) player.play();
    },
    stopAtChapter(stops = true) { until = stops ? line.chapterEnd(line.chapterAt(player.ms)) : Infinity; },
    sleep() {
      until = Infinity;
      audio.pause();
      tell("slept");
    },
  };
  hear(audio, "timeupdate seeking seeked loadedmetadata", look);
  hear(audio, "play playing pause ended", changed);
  hear(audio, "error", fail);
  return player;
};
