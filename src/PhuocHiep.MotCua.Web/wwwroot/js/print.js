// The button is of use only where there is a script to press it; its key is pressed by desk.js.

const key = (name) => Object.assign(document.createElement("kbd"), { textContent: name, ariaHidden: "true" });

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
  button.setAttribute("aria-keyshortcuts", "F9");
  button.append(" ", key("F9"));
  if (button.autofocus) button.focus();
}

// The paper that ends an intake, before whoever takes in: the way to the next one.
const bar = document.querySelector(".print-bar");
const intake = document.querySelector(".masthead a[href='/dossiers/new']");
if (bar && intake && /\/(receipt|completion-request|refusal-slip)$/.test(location.pathname)) {
  const next = Object.assign(document.createElement("a"), { className: "btn btn-secondary", href: intake.href, textContent: "Tiếp nhận hồ sơ khác " });
  next.dataset.next = "";
  next.setAttribute("aria-keyshortcuts", "Escape");
  next.append(key("Esc"));
  bar.append(next);
}

// Printed: the eye goes to whoever is next.
window.addEventListener("afterprint", () => document.querySelector("[data-next]")?.focus());
