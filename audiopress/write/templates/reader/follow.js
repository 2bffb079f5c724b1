// Keeps what is heard in sight, until the reader goes elsewhere; never against the reader.

class Follower {
  // `own` is the element that may be used without this counting as going elsewhere; `changed` hears of every turn.
  constructor(own, changed) {
    this.changed = changed;
    this.on = true;
    this.away = false;
    this.element = null;
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
    const keys = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", " ", "Tab"];
    const within = (event) => own.contains(event.target);
    addEventListener("wheel", (event) => within(event) || this.leave(), { passive: true });
    addEventListener("touchmove", (event) => within(event) || this.leave(), { passive: true });
    addEventListener("keydown", (event) => within(event) || !keys.includes(event.key) || this.leave());
    // A press on the scroll bar, which has no event of its own.
    addEventListener("pointerdown", (event) => event.clientX < document.documentElement.clientWidth || this.leave());
  }
  turn(on) {
    this.on = on;
    this.back();
  }
  leave() {
    if (this.away || !this.on || !this.element) return;
    this.away = true;
    this.changed();
  }
  back() {
    this.away = false;
    this.changed();
    if (this.on) this.show(this.element, true);
  }
  // Take notice of the element that is heard; bring it into sight if it is not.
  show(element, always = false) {
    this.element = element;
    if (!element || !this.on || this.away) return;
    const box = element.getBoundingClientRect();
    const low = innerHeight - parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom || 0);
    if (!box.height || (!always && box.top > innerHeight / 12 && box.bottom < low)) return;
    const block = box.height > low / 2 ? "start" : "center";
    element.scrollIntoView({ block, inline: "nearest", behavior: this.calm.matches ? "instant" : "smooth" });
  }
}
