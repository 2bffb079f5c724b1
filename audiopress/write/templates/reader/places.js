// The places of an article that can be heard: its passages' elements, and “play from here” at each block of it.

const WHOLE = "table, figure, pre, aside, details";
const BEFORE = "table, figure, pre, details, h2, h3, h4, h5, h6, div";

// The element that stands for a passage, or for a closed part of the page what can be seen of it.
const elementOf = (anchor) => {
  const element = document.getElementById(anchor);
  return element?.closest("details:not([open])")?.querySelector("summary") ?? element;
};

const blockOf = (element) => element?.closest(WHOLE) ?? element?.closest(`${BEFORE}, p, li, dt, dd, blockquote`);

const buttonOf = (className, textContent, title) =>
  Object.assign(document.createElement("button"), { type: "button", className, textContent, title, ariaLabel: title });

// One button to a block, of which one only is a stop of the Tab key (APG, roving tabindex); arrows go to the others.
const placesOf = (article, label, play) => {
  let buttons = [];
  let blocks;
  let stop;
  const rest = (button) => {
    if (!button) return;
    if (stop) stop.tabIndex = -1;
    button.tabIndex = 0;
    stop = button;
  };
  const put = (block, value) => {
    const words = block.textContent.trim().split(/\s+/, 6).join(" ");
    const button = Object.assign(buttonOf("from", "", label), { value, tabIndex: -1, ariaLabel: `${label}: ${words}` });
    if (block.matches(BEFORE)) (block.closest(".scroll") ?? block).before(button);
    else block.prepend(button);
    buttons.push(button);
    return button;
  };
  hear(article, "click", ({ target }) => target.matches(".from") && play(+target.value));
  hear(article, "keydown", (event) => {
    const at = buttons.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || !buttons[to]) return;
    event.preventDefault();
    rest(buttons[to]);
    stop.focus();
  });
  return {
    // The buttons for an edition; those of another go.
    fill(line) {
      for (const button of buttons) button.remove();
      buttons = [];
      blocks = new Map();
      for (let index = 0; index < line.count; index += 1) {
        const block = blockOf(document.getElementById(line.anchor(index)));
        if (!block || block.closest("header") || blocks.has(block)) continue;
        // A list item's first paragraph begins where the item does.
        const before = block.previousElementSibling;
        blocks.set(block, before?.matches("li > .from:first-child") ? before : put(block, index));
      }
      rest(buttons[0]);
    },
    // Have the Tab key stop at the block of an element, unless somebody is at a button.
    at: (element) => stop === document.activeElement || rest(blocks.get(blockOf(element))),
  };
};

// Where an address leads, in milliseconds: #t=73.2, #t=1:13 (W3C Media Fragments § 4.2.1), #s12, a section; else null.
const placeIn = (hash, line) => {
  let name = hash.slice(1);
  try {
    name = decodeURIComponent(name);
  } catch {
    // No UTF-8 behind its percent signs: then it is taken as it stands.
  }
  const time = /^t=(?:npt:)?([\d:.]+)/.exec(name);
  if (time) return time[1].split(":").reduce((sum, part) => sum * 60 + (+part || 0), 0) * 1000;
  const element = name && document.getElementById(name);
  const inside = element && [element, ...element.querySelectorAll("[id]")].find((one) => line.find(one.id) >= 0);
  return inside ? line.start(line.find(inside.id)) : null;
};
