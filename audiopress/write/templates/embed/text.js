// The sentences of an episode -> where they stand on somebody else's page, whose words may have been set or edited a
// little differently. Nothing of the page is changed.

// Signs that a site sets in its own way, each as one that both sides have; "" for what nobody sees.
const ALIKE = new Map([
  ..."\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033".split("").map((sign) => [sign, '"']),
  ..."\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u0060\u00b4".split("").map((sign) => [sign, "'"]),
  ..."\u2010\u2011\u2012\u2013\u2014\u2015\u2212".split("").map((sign) => [sign, "-"]),
  ..."\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff".split("").map((sign) => [sign, ""]),
  ["\u2026", "..."], ["\u00d7", "x"],
]);

// Text without white space, as it is compared; `from[i]` is where its i-th character stands in the text given.
class Alike {
  constructor(dense) {
    const text = [];
    this.from = [];
    for (let at = 0; at < dense.length; at += 1) {
      const sign = dense[at];
      const seen = ALIKE.get(sign) ?? sign;
      // A dash may have been typed as two hyphens.
      if (seen === "-" && text[text.length - 1] === "-") continue;
      for (const one of seen) {
        text.push(one);
        this.from.push(at);
      }
    }
    this.text = text.join("");
    this.from.push(dense.length);
  }
}

// Characters that a sentence has to have to be found wherever it stands; a shorter one only between two that are found.
const TELLING = 16;
// How many characters of the page may lie between that and the one before it.
const NEAR = 600;
// How long to look before the page may do something else, in milliseconds.
const SLICE = 12;
const pause = () => new Promise((resolve) => setTimeout(resolve));

class HostText {
  constructor(root) {
    this.dense = new DenseText(root, "script, style, noscript, template, textarea, select, button, audio-edition");
    this.found = [];
  }
  // Look for every sentence; in the end `found[i]` is where the i-th begins in the page's text, or -1.
  async look(sentences) {
    await pause();
    this.host = new Alike(this.dense.text);
    this.own = [];
    this.found = new Array(sentences.length).fill(-1);
    const sure = [];
    let since = 0;
    for (let index = 0; index < sentences.length; index += 1) {
      this.own.push(new Alike(sentences[index].replace(/\s+/g, "")));
      const place = this.only(this.own[index].text);
      if (place >= 0) sure.push([index, place]);
      if (performance.now() - since > SLICE) {
        await pause();
        since = performance.now();
      }
    }
    for (const [index, place] of rising(sure)) this.found[index] = place;
    this.between();
  }
  // Where a telling sentence stands that stands there once; else -1.
  only(text) {
    if (text.length < TELLING) return -1;
    const place = this.host.text.indexOf(text);
    return place >= 0 && this.host.text.indexOf(text, place + 1) < 0 ? place : -1;
  }
  // What is short or stands there more than once: the first place behind what is before it, and before what is behind.
  between() {
    let from = 0;
    const ends = new Array(this.found.length);
    for (let index = this.found.length - 1, end = this.host.text.length; index >= 0; index -= 1) {
      ends[index] = end;
      if (this.found[index] >= 0) end = this.found[index];
    }
    this.found.forEach((place, index) => {
      const { text } = this.own[index];
      if (place < 0 && text) {
        const near = this.host.text.slice(from, Math.min(ends[index], from + NEAR + text.length)).indexOf(text);
        if (near >= 0) this.found[index] = from + near;
      }
      if (this.found[index] >= 0) from = this.found[index] + text.length;
    });
  }
  get count() { return this.found.filter((place) => place >= 0).length; }
  // The Range of a sentence, or of the characters [start, end) of it, counted without white space; null where it is not.
  range(index, start = 0, end = -1) {
    const place = this.found[index];
    if (!(place >= 0)) return null;
    const own = this.own[index];
    const first = place + lastBy(own.from.length - 1, (at) => own.from[at], start);
    const last = end < 0 ? place + own.text.length - 1 : place + lastBy(own.from.length - 1, (at) => own.from[at], end - 1);
    if (last < first) return null;
    return this.dense.range(this.host.from[first], this.host.from[last] + 1);
  }
}

// The longest run of [index, place] in which the places rise: a sentence that was moved does not pull the others along.
const rising = (pairs) => {
  const tails = [];
  const before = new Array(pairs.length);
  pairs.forEach(([, place], at) => {
    const length = lastBy(tails.length, (one) => pairs[tails[one]][1], place - 1) + 1;
    before[at] = length ? tails[length - 1] : -1;
    tails[length] = at;
  });
  const run = [];
  for (let at = tails.length ? tails[tails.length - 1] : -1; at >= 0; at = before[at]) run.push(pairs[at]);
  return run.reverse();
};
