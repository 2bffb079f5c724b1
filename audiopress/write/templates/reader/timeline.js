// What write/reading.py says of an edition -> which passage, word and chapter is heard when. Knows of no page.

// The index of the last of `count` moments that lies at or before `ms`; -1 before the first. `moment(i)` in order.
const lastBy = (count, moment, ms) => {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moment(middle) <= ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

class Timeline {
  constructor(data) {
    Object.assign(this, data);
    this.count = data.passages.length;
    this.spoken = [];
  }
  start(index) { return this.passages[index][0]; }
  end(index) { return this.passages[index][1]; }
  anchor(index) { return this.passages[index]?.[2] ?? ""; }
  own(index) { return this.passages[index]?.[3] === 1; }
  // Index in `groups`, -1 for none; and whether that may be skipped or left.
  group(index) { return this.passages[index]?.[4] ?? -1; }
  isSkippable(index) { return this.groups[this.group(index)]?.[0] === "skippable"; }
  isEscapable(index) { return this.groups[this.group(index)]?.[0] === "escapable"; }
  // The passage heard at a time in milliseconds, or in the pause before it: the last that has begun. -1 before all.
  at(ms) { return lastBy(this.count, (index) => this.start(index), Math.round(ms)); }
  chapterAt(ms) { return lastBy(this.chapters.length, (index) => this.chapters[index][0], Math.round(ms)); }
  chapterEnd(chapter) { return this.chapters[chapter + 1]?.[0] ?? this.ms; }
  // The first passage after a group that is not of it; `count` where there is none.
  beyond(index) {
    const group = this.group(index);
    let next = index + 1;
    while (next < this.count && this.group(next) === group) next += 1;
    return next;
  }
  // The first passage that an element stands for; undefined where there is none.
  find(anchor) {
    if (!this.places) {
      this.places = new Map();
      this.passages.forEach((row, index) => this.places.has(row[2]) || this.places.set(row[2], index));
    }
    return this.places.get(anchor);
  }
  // [first character, behind the last, ms] of each word of a passage, counted without white space.
  words(index) {
    if (this.spoken[index]) return this.spoken[index];
    const found = [];
    let [ms, , , , , flat] = this.passages[index] ?? [0, , , , , []];
    let place = 0;
    for (let at = 1; at < flat.length; at += 3) {
      const start = place + flat[at];
      place = start + flat[at + 1];
      ms += flat[at + 2];
      found.push([start, place, ms]);
    }
    this.spoken[index] = found;
    return found;
  }
  // How many characters a passage has, as its words are counted; 0 where the engine told of no words.
  length(index) { return this.passages[index][5][0] ?? 0; }
  wordAt(index, ms) {
    const words = this.words(index);
    return lastBy(words.length, (one) => words[one][2], Math.round(ms));
  }
}
