// Signing or posting many letters works without this file; with it the button says how many are ticked, and a second press sends nothing again.

const picks = [...document.querySelectorAll("[name=Picks]")];
const button = document.getElementById("sign-chosen");
const form = document.getElementById("sign");
const show = () => {
  const chosen = picks.filter((pick) => pick.checked).length;
  button.textContent = chosen === 0 ? `${button.dataset.verb} các phiếu đã chọn` : `${button.dataset.verb} ${chosen} phiếu đã chọn`;
};
for (const pick of picks) pick.addEventListener("change", show);
show();

let sent = false;
form.addEventListener("submit", (event) => {
  if (sent) event.preventDefault();
  sent = true;
});
