// The intake page works without this file; with it the procedures are found while typing and what is missing follows the ticks.

const choose = document.getElementById("choose");
if (choose) {
  const find = document.getElementById("find");
  const hits = document.getElementById("hits");
  let waiting = 0;
  let asked = 0;

  const look = async () => {
    const turn = ++asked;
    const text = find.value.trim();
    if (text.length === 0) {
      hits.replaceChildren();
      return;
    }
    const answer = await fetch(`/procedures/search?${new URLSearchParams({ q: text, as: choose.dataset.as })}`, {
      headers: { "X-Requested-With": "XMLHttpRequest" },
    });
    if (answer.status === 401) location.reload();
    if (!answer.ok) return;
    const html = await answer.text();
    // A slower answer to an older question is not shown.
    if (turn === asked) hits.innerHTML = html;
  };

  find.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => look().catch(() => {}), 150);
  });

  const choices = () => [...choose.querySelectorAll(".choice")];
  choose.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const all = choices();
    const at = all.indexOf(document.activeElement);
    if (at < 0 && document.activeElement !== find) return;
    const next = event.key === "ArrowDown" ? at + 1 : at - 1;
    if (next >= all.length) return;
    event.preventDefault();
    (next < 0 ? find : all[next]).focus();
  });
}

const intake = document.getElementById("intake");
if (intake) {
  const missing = document.getElementById("missing");
  const nothing = document.getElementById("nothing-missing");
  const ticks = [...intake.querySelectorAll("[data-paper]")].filter((tick) => tick.dataset.paper);

  const show = () => {
    const names = ticks.filter((tick) => !tick.checked).map((tick) => tick.dataset.paper);
    missing.replaceChildren(...names.map((name) => Object.assign(document.createElement("li"), { textContent: name })));
    nothing.hidden = names.length > 0;
  };

  // Enter in the first field fills in; in any other it receives, also where the first field still holds what was looked for.
  intake.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.target.tagName !== "INPUT" || event.target.id === "Scan") return;
    event.preventDefault();
    intake.requestSubmit(intake.querySelector(".intake-answers button"));
  });

  // A number or a scan written on a line means that the paper is here.
  intake.addEventListener("input", (event) => {
    const row = event.target.closest("tr");
    const tick = row?.querySelector("[name$='.IsTicked'][type=checkbox]");
    if (tick && event.target !== tick && (event.target.type !== "checkbox" || event.target.checked)) tick.checked = true;
    show();
  });
  show();
}
