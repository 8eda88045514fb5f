// For everyone at the desk. Every page works without this file; with it keys act as the page says they do, and a form is sent once.

const isText = (field) => field.matches?.("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=button], [type=submit])");

// A digit is the key that bears it: an input method that writes Vietnamese may have other plans for the letter.
const named = (event) => {
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1];
  const key = digit ?? event.key;
  const shift = event.shiftKey && key.length > 1 && "Shift";
  return [event.ctrlKey && "Control", event.altKey && "Alt", event.metaKey && "Meta", shift, key].filter(Boolean).join("+");
};

// aria-keyshortcuts is what a page says; a click is what happens. A letter or digit acts only where nothing is being written, and no key
// leads away from a field that is being filled in.
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.repeat || event.isComposing) return;
  const key = named(event);
  const writing = isText(event.target);
  if (writing && key.length === 1) return;
  const able = [...document.querySelectorAll("[aria-keyshortcuts]")].filter((it) =>
    it.getAttribute("aria-keyshortcuts").split(" ").includes(key) && !it.disabled && it.checkVisibility() && !(writing && it.closest(".masthead")));
  const target = able.find((it) => it.closest("main")) ?? able[0];
  if (!target) return;
  event.preventDefault();
  target.click();
  if (target.type === "checkbox") target.focus();
});
document.documentElement.classList.add("keys");

// A second press while the answer is on its way sends nothing. The button stays usable until the form has been gathered: its name may matter.
const again = (form) => {
  delete form.dataset.sent;
  form.removeAttribute("aria-busy");
  for (const button of form.querySelectorAll("button[data-waiting]")) {
    button.disabled = false;
    delete button.dataset.waiting;
  }
};
const longest = 10_000;
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "true";
  form.setAttribute("aria-busy", "true");
  setTimeout(() => {
    for (const button of form.querySelectorAll("button:not([type=button]):not(:disabled)")) {
      button.disabled = true;
      button.dataset.waiting = "true";
    }
  });
  setTimeout(() => again(form), longest);
});

// A page that the back button brings out of the browser's memory waits for nothing.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(again);
});
