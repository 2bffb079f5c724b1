// Keeps what is heard in sight, until the reader goes elsewhere; never against the reader.

// `own` is the element that may be used without this counting as going elsewhere; `changed` hears of every turn.
const followerOf = (own, changed) => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const keys = /^(Arrow(Up|Down)|Page.*|Home|End| |Tab)$/;
  let heard;
  const leave = () => {
    if (follower.away || !follower.on || !heard) return;
    follower.away = true;
    changed();
  };
  const follower = {
    on: true,
    away: false,
    turn(on) {
      Object.assign(follower, { on, away: false });
      changed();
      follower.show(heard, true);
    },
    // Take notice of the element that is heard; if it `moves`, bring it into sight where it is not, or at once
    // wherever it is, `always`.
    show(element, moves, always = false) {
      heard = element;
      if (!element || !moves || !follower.on || follower.away) return;
      const box = element.getBoundingClientRect();
      const low = innerHeight - (parseFloat(getComputedStyle(document.documentElement).scrollPaddingBottom) || 0);
      if (!box.height || (!always && box.top > innerHeight / 12 && box.bottom < low)) return;
      const block = box.height > low / 2 ? "start" : "center";
      element.scrollIntoView({ block, inline: "nearest", behavior: always || calm.matches ? "instant" : "smooth" });
    },
  };
  hear(window, "wheel touchmove keydown", ({ target, key = " " }) =>
    own.contains(target) || !keys.test(key) || leave());
  // A press on the scroll bar, which has no event of its own.
  hear(window, "pointerdown", ({ clientX }) => clientX < document.documentElement.clientWidth || leave());
  return follower;
};
