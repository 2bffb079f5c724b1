// A page of a preview: loads itself anew where it has changed, and only says so while something is playing.
(() => {
  "use strict";
  const { version } = document.currentScript.dataset;
  const playing = () => [...document.querySelectorAll("audio, video")].some((one) => !one.paused && !one.ended);
  let source = null;
  let note = null;

  function tell() {
    if (note) return;
    note = document.createElement("div");
    note.lang = "en";
    note.dir = "ltr";
    note.setAttribute("role", "status");
    Object.assign(note.style, {
      position: "fixed", insetInline: "0", top: "0", zIndex: "2147483647", padding: "0.5rem 1rem",
      background: "Canvas", color: "CanvasText", borderBottom: "2px solid CanvasText", font: "1rem/1.5 sans-serif",
      textAlign: "center",
    });
    document.body.append(note);
    note.append("This page has changed. ");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Reload";
    Object.assign(button.style, { font: "inherit", minHeight: "2rem", padding: "0 0.75rem" });
    button.addEventListener("click", () => location.reload());
    note.append(button);
  }

  async function look() {
    const address = location.pathname + location.search;
    const answer = await fetch(address, { method: "HEAD", cache: "no-store" }).catch(() => null);
    if (!answer || answer.headers.get("etag") === version) return;
    if (playing()) tell();
    else location.reload();
  }

  // A browser opens six connections to a server at most: a page that nobody sees keeps none.
  function listen() {
    if (source) source.close();
    source = null;
    if (document.visibilityState === "hidden") return;
    source = new EventSource("/.audiopress/changes");
    source.addEventListener("open", look);
    source.addEventListener("changed", look);
  }

  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", listen);
  addEventListener("pagehide", () => source && source.close());
})();
