// The button is of use only where there is a script to press it.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
  if (button.autofocus) button.focus();
}

// Printed: the eye goes to whoever is next.
window.addEventListener("afterprint", () => document.querySelector("[data-next]")?.focus());
