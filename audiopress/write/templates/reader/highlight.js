// What is heard, lit up on a page: Ranges by the CSS Custom Highlight API, which changes no metrics and no element.
// Where the API is missing, or an element is lit without a Range (a picture, a whole table), it has the class NAME-now,
// for the page to style. aria-current tells the same to those who do not see it.

// Not by colour alone (WCAG 1.4.1). In a sheet of the script's own: validators do not know ::highlight() yet. A page
// may set --NAME-wash, --NAME-tint and --NAME-line.
const lights = (name) => `
::highlight(${name}-sentence) { background-color: var(--${name}-wash, #ffe9a8); color: inherit; text-decoration: underline 2px var(--${name}-line, #b07a00); }
::highlight(${name}-word) { background-color: var(--${name}-tint, #ffc83d); color: inherit; text-decoration: underline 3px currentColor; }`;

class Highlighter {
  constructor(name, registry = globalThis.CSS?.highlights) {
    this.name = name;
    this.registry = globalThis.Highlight ? registry : undefined;
    this.element = null;
    if (!this.registry) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(lights(name));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  // Light up an element, or no more than a Range in it; nothing of what was lit before stays lit.
  sentence(element, range = null) {
    this.clear();
    if (!element) return;
    this.element = element;
    element.setAttribute("aria-current", "true");
    if (range && this.registry) this.registry.set(`${this.name}-sentence`, new Highlight(range));
    else element.classList.add(`${this.name}-now`);
  }
  // Light up a word, or none, in the sentence that is lit.
  word(range) {
    if (range && this.registry) this.registry.set(`${this.name}-word`, new Highlight(range));
    else this.registry?.delete(`${this.name}-word`);
  }
  clear() {
    this.registry?.delete(`${this.name}-sentence`);
    this.word(null);
    this.element?.removeAttribute("aria-current");
    this.element?.classList.remove(`${this.name}-now`);
    this.element = null;
  }
}
