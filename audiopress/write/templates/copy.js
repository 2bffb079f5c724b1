// The button beside the feed's address: there where the browser can copy, gone where it cannot.
const field = document.getElementById("feed-address");
const button = document.getElementById("copy-address");
const said = document.getElementById("copied");
button.hidden = false;
field.addEventListener("focus", () => field.select());
button.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(field.value);
    said.textContent = said.dataset.text;
  } catch {
    // No clipboard without https, or the reader forbids it: the address is selected, ready for the keyboard.
    field.focus();
    field.select();
  }
});
