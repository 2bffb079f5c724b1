// <audio-edition src="https://host/show/slug/">: plays the episode, and lights up what is heard in the article around
// it. What an author writes inside the element stays until the player is there, and for good where it cannot be.

const SENTENCE = "audio-edition-sentence";
const WORD = "audio-edition-word";
const LIT = `
::highlight(${SENTENCE}) { background-color: #ffe58a; color: #1d1b18; text-decoration: underline 1px; }
::highlight(${WORD}) { background-color: #ffcf33; color: #1d1b18; text-decoration: underline 3px; }
`;

// A sheet of our own: no policy of the page's concerns it, and it adds no element to the page.
const sheet = (text) => {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
};
const shared = { lit: null, inside: null, playing: null };

class AudioEdition extends HTMLElement {
  #shadow = this.attachShadow({ mode: "open" });
  #asked = "";
  connectedCallback() {
    if (!this.#shadow.hasChildNodes()) this.#shadow.append(make("slot"));
    const src = this.getAttribute("src");
    if (!src || this.#asked === src) return;
    this.#asked = src;
    this.#open(src).catch(() => {
      // Not there, or not for this site: what the author wrote inside stays, and leads to the episode's own page.
      this.#asked = "";
    });
  }
  disconnectedCallback() {
    this.player?.audio.pause();
    this.#dark();
  }
  async #open(src) {
    const base = new URL(src.replace(/\/?$/, "/"), document.baseURI);
    const edition = this.getAttribute("edition");
    const answer = await fetch(new URL(edition ? `read-along.${edition}.json` : "read-along.json", base));
    if (!answer.ok) throw new Error(String(answer.status));
    const data = await answer.json();
    this.timeline = new Timeline(data);
    this.player = new Player(data, base);
    shared.inside ??= sheet(STYLE);
    this.#shadow.adoptedStyleSheets = [shared.inside];
    this.#shadow.replaceChildren(this.player.element);
    this.#listen();
    if (globalThis.CSS?.highlights && globalThis.Highlight) await this.#find(data.text);
  }
  async #find(sentences) {
    if (!shared.lit) {
      shared.lit = sheet(LIT);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, shared.lit];
    }
    const named = this.getAttribute("text");
    const root = named ? document.querySelector(named) : this.closest("article, main, [role=main]");
    const text = new HostText(root ?? document.body);
    await text.look(sentences);
    this.text = text;
    this.setAttribute("data-found", text.count);
    this.#show();
  }
  #listen() {
    const { audio } = this.player;
    audio.addEventListener("play", () => {
      if (shared.playing && shared.playing !== this) shared.playing.player.audio.pause();
      shared.playing = this;
      this.#follow();
    });
    for (const event of ["seeked", "pause", "timeupdate"]) audio.addEventListener(event, () => this.#show());
    audio.addEventListener("ended", () => this.#dark());
  }
  #follow() {
    this.#show();
    if (!this.player.audio.paused) requestAnimationFrame(() => this.#follow());
  }
  #show() {
    const { ms, audio } = this.player;
    if (audio.ended || (shared.playing && shared.playing !== this) || (audio.paused && !ms)) return;
    shared.playing = this;
    const index = this.timeline.at(ms);
    const word = index < 0 ? -1 : this.timeline.wordAt(index, ms);
    const now = `${index} ${word}`;
    if (this.now === now && this.lit === this.text) return;
    this.now = now;
    this.lit = this.text;
    this.player.current(this.timeline.chapterAt(ms));
    if (!this.text) return;
    light(SENTENCE, index < 0 ? null : this.text.range(index));
    light(WORD, word < 0 ? null : this.text.range(index, ...this.timeline.words(index)[word].slice(0, 2)));
  }
  #dark() {
    if (shared.playing !== this) return;
    shared.playing = null;
    this.now = "";
    light(SENTENCE, null);
    light(WORD, null);
  }
}

const light = (name, range) => {
  if (range) CSS.highlights.set(name, new Highlight(range));
  else globalThis.CSS?.highlights?.delete(name);
};

if (!customElements.get("audio-edition")) customElements.define("audio-edition", AudioEdition);
