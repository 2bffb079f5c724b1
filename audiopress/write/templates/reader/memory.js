// What is remembered between visits; a browser that stores nothing (private windows, blocked storage) forgets, no more.

class Memory {
  constructor(key) { this.key = key; }
  get all() {
    try {
      return JSON.parse(localStorage.getItem(this.key)) ?? {};
    } catch {
      return {};
    }
  }
  keep(values) {
    try {
      localStorage.setItem(this.key, JSON.stringify({ ...this.all, ...values }));
    } catch {
      // Storage is blocked or full: the page works without it.
    }
  }
}
