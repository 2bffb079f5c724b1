// The places of an article that can be heard: its passages' elements, and “play from here” at each block of it.

const WHOLE = "table, figure, pre, aside, details";
const BLOCK = `${WHOLE}, h2, h3, h4, h5, h6, p, li, dt, dd, blockquote, div`;
const BEFORE = "table, figure, pre, details, h2, h3, h4, h5, h6, div";

// The element that stands for a passage, or for a closed part of the page what can be seen of it.
const elementOf = (anchor) => {
  const element = anchor ? document.getElementById(anchor) : null;
  return element?.closest("details:not([open])")?.querySelector("summary") ?? element;
};

// What to light up of it: the text of its own words, or nothing less than the element (null).
const rangeOf = (element, own) => {
  if (!own || element.matches("summary") || !element.textContent.trim()) return null;
  const range = document.createRange();
  range.selectNodeContents(element);
  return range;
};

// One button to a block, of which one only is a stop of the Tab key (APG, roving tabindex); arrows go to the others.
class Places {
  constructor(article, label, play) {
    this.article = article;
    this.label = label;
    this.buttons = [];
    this.stop = null;
    article.addEventListener("click", (event) => {
      const button = event.target.closest(".from");
      if (button) play(Number(button.value));
    });
    article.addEventListener("keydown", (event) => this.move(event));
  }
  // The buttons for an edition; those of another go.
  fill(line) {
    for (const button of this.buttons) button.remove();
    this.buttons = [];
    this.blocks = new Map();
    for (let index = 0; index < line.count; index += 1) {
      const element = line.anchor(index) && document.getElementById(line.anchor(index));
      const block = element && (element.closest(WHOLE) ?? element.closest(BLOCK));
      if (!block || block.closest("header") || this.blocks.has(block)) continue;
      // A list item's first paragraph begins where the item does.
      const first = block.previousElementSibling?.matches("li > .from:first-child");
      this.blocks.set(block, first ? block.previousElementSibling : this.put(block, index));
    }
    this.stop = null;
    this.rest(this.buttons[0]);
  }
  put(block, index) {
    const button = document.createElement("button");
    const words = block.textContent.trim().split(/\s+/).slice(0, 6).join(" ");
    Object.assign(button, { type: "button", className: "from", value: index, tabIndex: -1, title: this.label });
    button.setAttribute("aria-label", words ? `${this.label}: ${words}` : this.label);
    if (block.matches(BEFORE)) (block.closest(".scroll") ?? block).before(button);
    else block.prepend(button);
    this.buttons.push(button);
    return button;
  }
  // Have the Tab key stop at the block of an element.
  at(element) {
    const block = element && (element.closest(WHOLE) ?? element.closest(BLOCK));
    this.rest(this.blocks.get(block));
  }
  rest(button) {
    if (!button || button === this.stop || this.stop === document.activeElement && this.stop) return;
    if (this.stop) this.stop.tabIndex = -1;
    button.tabIndex = 0;
    this.stop = button;
  }
  move(event) {
    const at = this.buttons.indexOf(event.target);
    const last = this.buttons.length - 1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const button = this.buttons[Math.min(Math.max(to, 0), last)];
    button.focus();
    this.stop.tabIndex = -1;
    button.tabIndex = 0;
    this.stop = button;
  }
}

// Where an address leads, in milliseconds: #t=73.2, #t=1:13 (W3C Media Fragments § 4.2.1), #s12, a section; else null.
const placeIn = (hash, line) => {
  const name = /%(?![0-9a-f]{2})/i.test(hash) ? "" : decodeURIComponent(hash.slice(1));
  const time = /^t=(?:npt:)?([\d:.]+)/.exec(name);
  if (time) return time[1].split(":").reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;
  const element = name && document.getElementById(name);
  if (!element) return null;
  const inside = [element, ...element.querySelectorAll("[id]")].find((one) => line.find(one.id) !== undefined);
  return inside ? line.start(line.find(inside.id)) : null;
};
