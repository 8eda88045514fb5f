// The queue works without this file; with it the keyboard walks the rows (other keys: desk.js) and what is ticked is counted.

const writing = (field) => field.matches?.("textarea, select, input:not([type=checkbox], [type=radio])");
const links = () => [...document.querySelectorAll(".dossiers tbody .code a")];
const search = document.getElementById("q");
const hand = document.getElementById("hand-on-act");

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "Escape" && event.target === search) {
    links()[0]?.focus();
    return;
  }
  if (writing(event.target)) return;
  const rows = links();
  const row = event.target.closest?.(".dossiers tbody tr");
  const act = {
    ArrowDown: () => step(rows, row, 1),
    ArrowUp: () => step(rows, row, -1),
    "/": () => search,
    c: () => hand?.querySelector("select"),
    x: () => row?.querySelector("input[type=checkbox]"),
  }[event.key];
  const target = act?.();
  if (!target) return;
  event.preventDefault();
  if (event.key === "c") hand.open = true;
  if (event.key === "x") target.click();
  else target.focus();
});

// From the row where the focus is; from anywhere else the first row, or the last.
const step = (rows, row, by) => {
  const at = rows.findIndex((link) => link.closest("tr") === row);
  if (at < 0) return document.activeElement === document.body || by > 0 ? rows[by > 0 ? 0 : rows.length - 1] : undefined;
  return rows[at + by];
};

const all = document.getElementById("HandOn_All");
if (all) {
  const picks = [...document.querySelectorAll("[name='HandOn.Picks']")];
  const count = document.getElementById("chosen-count");
  const show = () => {
    const chosen = picks.filter((pick) => pick.checked).length;
    all.checked = chosen === picks.length;
    count.textContent = chosen === 0 ? "" : ` (${chosen} hồ sơ)`;
    hand.classList.toggle("hand-on-chosen", chosen > 0);
  };
  all.addEventListener("change", () => {
    for (const pick of picks) pick.checked = all.checked;
    show();
  });
  for (const pick of picks) pick.addEventListener("change", show);
  if (all.checked) for (const pick of picks) pick.checked = true;
  show();
}
