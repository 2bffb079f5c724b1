// What is heard, lit up on a page: Ranges by the CSS Custom Highlight API, which changes no metrics and no element.
// Styled by ::highlight(NAME-sentence) and ::highlight(NAME-word); where the API is missing, or an element has no text
// (a picture), by the class NAME-now on the element. aria-current tells the same to those who do not see it.

class Highlighter {
  constructor(name, registry = globalThis.CSS?.highlights) {
    this.name = name;
    this.registry = globalThis.Highlight ? registry : undefined;
    this.element = null;
  }
  // Light up an element, or a Range in it; nothing of what was lit before stays lit.
  sentence(element, range = null) {
    this.clear();
    if (!element) return;
    this.element = element;
    element.setAttribute("aria-current", "true");
    if (!range && element.textContent.trim()) {
      range = document.createRange();
      range.selectNodeContents(element);
    }
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
