// What is remembered between visits; a browser that stores nothing (private windows, blocked storage) forgets, no more.

const memory = (key) => {
  const all = () => {
    try {
      return JSON.parse(localStorage[key]) ?? {};
    } catch {
      return {};
    }
  };
  const keep = (values) => {
    try {
      localStorage[key] = JSON.stringify({ ...all(), ...values });
    } catch {
      // Storage is blocked or full: the page works without it.
    }
  };
  return { all, keep };
};
