// The text of an element without its white space -> Ranges of it. Knows of no page and changes none.

const BLANK = /\s/;

class DenseText {
  // `skipped` is a selector of elements whose text does not count.
  constructor(root, skipped = "script, style, button") {
    this.nodes = [];
    this.starts = [];
    let length = 0;
    const text = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement?.closest(skipped) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    while (walker.nextNode()) {
      const dense = walker.currentNode.data.replace(/\s+/g, "");
      if (!dense) continue;
      this.nodes.push(walker.currentNode);
      this.starts.push(length);
      text.push(dense);
      length += dense.length;
    }
    this.text = text.join("");
  }
  get length() { return this.text.length; }
  // The Range of the characters [start, end), in UTF-16 units other than white space; null where there are none.
  range(start, end) {
    if (start >= end || start < 0 || end > this.length) return null;
    const range = document.createRange();
    range.setStart(...this.place(start));
    const [node, offset] = this.place(end - 1);
    range.setEnd(node, offset + 1);
    return range;
  }
  // The text node, and the offset in it, of a character.
  place(index) {
    const at = lastBy(this.starts.length, (one) => this.starts[one], index);
    const node = this.nodes[at];
    let left = index - this.starts[at];
    let offset = 0;
    for (;; offset += 1) if (!BLANK.test(node.data[offset]) && left-- === 0) break;
    return [node, offset];
  }
}
