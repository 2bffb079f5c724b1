// One <audio> and the editions it can play -> what is heard now, told to whoever asked; and where to go from there.
// Tells of: passage, word, chapter, second, playing, edition, slept, failed.

class Player {
  constructor(audio, editions, detail) {
    this.audio = audio;
    this.editions = editions;
    this.told = new Map();
    this.now = {};
    this.skips = false;
    this.permitted = -1;
    this.until = null;
    this.failed = false;
    this.timeline = editions(detail);
    const look = () => this.look();
    for (const name of ["timeupdate", "seeking", "seeked", "loadedmetadata"]) audio.addEventListener(name, look);
    for (const name of ["play", "playing", "pause", "ended"]) audio.addEventListener(name, () => this.changed());
    audio.addEventListener("error", () => this.fail());
  }
  on(name, hear) {
    this.told.set(name, [...(this.told.get(name) ?? []), hear]);
    return this;
  }
  tell(name, value) { for (const hear of this.told.get(name) ?? []) hear(value); }
  get ms() { return this.audio.currentTime * 1000; }
  get playing() { return !this.audio.paused && !this.audio.ended; }
  get index() { return this.now.passage ?? -1; }
  // See what is heard at this moment, and tell of what is not as it was.
  look() {
    const ms = this.ms;
    const line = this.timeline;
    const passage = line.at(ms);
    if (this.playing && this.passes(passage, ms)) return;
    // Another passage's word is another word, even if it is the third of both.
    if (passage !== this.index) this.now.word = undefined;
    this.set("passage", passage);
    this.set("word", passage < 0 ? -1 : line.wordAt(passage, ms));
    this.set("chapter", line.chapterAt(ms));
    this.set("second", Math.floor(ms / 1000));
  }
  set(name, value) {
    if (this.now[name] === value) return;
    this.now[name] = value;
    this.tell(name, value);
  }
  // Whether a moment is passed over: notes that are skipped, or the end of the chapter that was to be the last.
  passes(passage, ms) {
    if (this.until !== null && ms >= this.until) {
      this.sleep();
      return true;
    }
    const next = this.past(passage);
    if (next === passage) return false;
    this.seek(this.startOf(next));
    return true;
  }
  // The same passage, or the first behind the notes that it begins, where these are skipped and were not asked for.
  past(index) {
    const line = this.timeline;
    if (line.group(index) !== this.permitted) this.permitted = -1;
    while (this.skips && line.isSkippable(index) && line.group(index) !== this.permitted) index = line.beyond(index);
    return index;
  }
  startOf(index) { return index < this.timeline.count ? this.timeline.start(Math.max(index, 0)) : this.timeline.ms; }
  seek(ms) {
    this.audio.currentTime = Math.min(Math.max(ms, 0), this.timeline.ms) / 1000;
    if (this.until !== null) this.until = this.timeline.chapterEnd(this.timeline.chapterAt(this.ms));
    this.look();
  }
  // To a passage that somebody asked for, be it a note or not.
  go(index) {
    this.permitted = this.timeline.group(index);
    this.seek(this.startOf(index));
  }
  step(by) {
    const from = this.index;
    if (by > 0) this.seek(this.startOf(this.past(from + 1)));
    else this.go(Math.max(from + by, 0));
  }
  chapter(by) {
    const to = Math.min(Math.max((this.now.chapter ?? 0) + by, 0), this.timeline.chapters.length - 1);
    if (to >= 0) this.seek(this.timeline.chapters[to][0]);
  }
  leave() { this.seek(this.startOf(this.timeline.beyond(this.index))); }
  play() {
    if (this.failed) this.reload();
    // A refusal is an error event of the element or the browser's own policy, and play stays to be pressed.
    this.audio.play().catch(() => this.changed());
  }
  pause() { this.audio.pause(); }
  toggle() { (this.playing ? this.pause : this.play).call(this); }
  speed(rate) {
    this.audio.preservesPitch = true;
    this.audio.defaultPlaybackRate = this.audio.playbackRate = rate;
  }
  // Another edition, at the same passage or the nearest before it that it has, too.
  read(detail) {
    if (detail === this.timeline.detail) return;
    const goes = this.playing;
    const from = this.timeline;
    const [index, ms] = [this.index, this.ms];
    this.timeline = this.editions(detail);
    this.audio.src = this.timeline.audio;
    this.failed = false;
    this.now = {};
    this.tell("edition", detail);
    this.seek(this.same(from, index, ms));
    if (goes) this.play();
  }
  same(from, index, ms) {
    for (let at = index; at >= 0; at -= 1) {
      const to = from.anchor(at) ? this.timeline.find(from.anchor(at)) : undefined;
      if (to === undefined) continue;
      const [start, end] = [this.timeline.start(to), this.timeline.end(to)];
      const alike = at === index && Math.abs(end - start - (from.end(at) - from.start(at))) < 50;
      return alike ? start + Math.max(ms - from.start(at), 0) : start;
    }
    return 0;
  }
  reload() {
    const at = this.audio.currentTime;
    this.failed = false;
    this.audio.load();
    this.audio.currentTime = at;
  }
  fail() {
    this.failed = true;
    this.changed();
    this.tell("failed", this.audio.error?.code === MediaError.MEDIA_ERR_NETWORK);
  }
  sleep() {
    this.until = null;
    this.pause();
    this.tell("slept");
  }
  changed() {
    this.look();
    this.set("playing", this.playing);
    if (this.playing && !this.frame) this.run();
  }
  // As often as the screen is drawn, while it plays and is seen; `timeupdate` does for the rest.
  run() {
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.look();
      if (this.playing) this.run();
    });
  }
}
