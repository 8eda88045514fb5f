// The intake page works without this file; with it the procedures are found while typing, what is missing follows the ticks, and Enter goes
// on to what is still empty. The keys that act are named in the page itself (aria-keyshortcuts) and pressed by desk.js.

const choose = document.getElementById("choose");
if (choose) {
  const find = document.getElementById("find");
  const hits = document.getElementById("hits");
  let waiting = 0;
  let asked = 0;
  let shown = find.value.trim();

  const look = async () => {
    clearTimeout(waiting);
    const turn = ++asked;
    const text = find.value.trim();
    if (text.length === 0) {
      hits.replaceChildren();
      shown = text;
      return;
    }
    const answer = await fetch(`/procedures/search?${new URLSearchParams({ q: text, as: choose.dataset.as })}`, {
      headers: { "X-Requested-With": "XMLHttpRequest" },
    });
    // Where the session has ended, Enter sends the form, and signing in leads back to it.
    if (!answer.ok) return;
    const html = await answer.text();
    // A slower answer to an older question is not shown.
    if (turn !== asked) return;
    hits.innerHTML = html;
    shown = text;
  };

  // One of those often used by its digit, in the empty field too. A code begins with a digit and a dot: the dot has a moment to follow.
  const moment = 300;
  let digit = 0;
  const put = () => {
    clearTimeout(digit);
    choose.querySelector(".choice-next")?.classList.remove("choice-next");
  };
  find.addEventListener("keydown", (event) => {
    put();
    if (event.ctrlKey || event.altKey || event.metaKey || find.value.length > 0) return;
    const key = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    const choice = key && choose.querySelector(`[aria-keyshortcuts="${key}"]`);
    if (!choice) return;
    choice.classList.add("choice-next");
    digit = setTimeout(() => {
      find.value = "";
      choice.click();
    }, moment);
  });

  find.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => look().catch(() => {}), 150);
  });

  const choices = () => [...choose.querySelectorAll(".choice")];

  // Enter chooses the only one found; among several it goes to the first.
  find.addEventListener("keydown", async (event) => {
    const text = find.value.trim();
    if (event.key !== "Enter" || event.isComposing || text.length === 0) return;
    event.preventDefault();
    if (shown !== text) await look().catch(() => {});
    if (shown !== text) {
      choose.requestSubmit();
      return;
    }
    const found = [...hits.querySelectorAll(".choice")];
    if (found.length === 1) found[0].click();
    else found[0]?.focus();
  });

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
  const receive = document.getElementById("receive");
  const everything = document.getElementById("everything");
  const content = document.getElementById("Content");
  const ticks = [...intake.querySelectorAll("[data-paper]")].filter((tick) => tick.dataset.paper);

  const show = () => {
    const names = ticks.filter((tick) => !tick.checked).map((tick) => tick.dataset.paper);
    missing.replaceChildren(...names.map((name) => Object.assign(document.createElement("li"), { textContent: name })));
    nothing.hidden = names.length > 0;
    // What is missing is what is asked for, until it is put into other words.
    if (content?.dataset.missing === "True") content.value = names.join("\n");
  };

  // Enter fills in where something was scanned. Elsewhere it goes on to the next field that is still empty and usually is not, and from the
  // last one to the button.
  const stops = () => [
    ...["ApplicantName", "BirthOn", "IdentityNumber", "Phone", "Address"].map((id) => document.getElementById(id)).filter((field) => field.value.trim().length === 0),
    ...ticks.slice(0, ticks.some((tick) => tick.checked) ? 0 : 1),
    ...[...intake.querySelectorAll("[data-asked=True]")].filter((field) => field.value.trim().length === 0),
    receive,
  ];
  intake.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key !== "Enter" || event.ctrlKey || event.isComposing || field.tagName !== "INPUT") return;
    if (field.id === "Scan" && field.value.trim().length > 0) return;
    event.preventDefault();
    stops().find((stop) => field.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING)?.focus();
  });

  // A number or a scan written on a line means that the paper is here.
  intake.addEventListener("input", (event) => {
    const row = event.target.closest("tr");
    const tick = row?.querySelector("[name$='.IsTicked'][type=checkbox]");
    if (tick && event.target !== tick && (event.target.type !== "checkbox" || event.target.checked)) tick.checked = true;
    show();
  });
  show();

  // Everything is here; pressed again, nothing is.
  if (everything) {
    everything.hidden = false;
    everything.addEventListener("click", () => {
      const all = ticks.every((tick) => tick.checked);
      for (const tick of ticks) tick.checked = !all;
      show();
      receive.focus({ preventScroll: true });
    });
  }

  // F8: the hand goes to what is to be completed.
  const notReceived = document.getElementById("not-received");
  notReceived?.addEventListener("toggle", () => {
    if (notReceived.open && !notReceived.querySelector(".field-error")) content.focus();
  });
  content?.addEventListener("input", () => delete content.dataset.missing);

  // What is wrong stands beside its field: that is where the hand goes.
  const wrong = document.querySelector(".error-summary a[href^='#']");
  const place = wrong && document.getElementById(wrong.hash.slice(1));
  if (place) (place.matches("fieldset") ? (place.querySelector("input:not([type=hidden])") ?? place) : place).focus();
}
