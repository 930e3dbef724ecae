// Words selected in the text become an event; names that could mean several are settled.
import { say } from "../base.js";
import { decide, judge } from "../judging/deciding.js";

const dialog = document.getElementById("adding");
const offer = document.getElementById("selected");

/** Wire the form and the offer. `selected()` gives the selected characters of the text, `words` what they are. */
export function additions({ report, element, words, selected }) {
  let spot = null;

  document.addEventListener("selectionchange", () => {
    if (document.querySelector("dialog[open]")) return;
    const found = selected();
    offer.hidden = !found;
    if (!found) return;
    spot = found;
    const box = getSelection().getRangeAt(0).getBoundingClientRect();
    const frame = element.parentElement.getBoundingClientRect();
    offer.style.insetBlockStart = `${box.bottom - frame.top + 6}px`;
    offer.style.insetInlineStart = `${Math.max(0, Math.min(box.left - frame.left, frame.width - 180))}px`;
  });

  offer.addEventListener("click", () => {
    dialog.querySelector("form").reset();
    dialog.querySelector("blockquote").textContent = words(spot);
    dialog.querySelector(".problem").textContent = "";
    offer.hidden = true;
    dialog.showModal();
  });

  dialog.querySelector("form").addEventListener("submit", (submit) => {
    if (submit.submitter?.value !== "keep") return;
    submit.preventDefault();
    const given = [...new FormData(submit.target)].filter(([name, value]) => value.trim() && name !== "note");
    const [start, end] = spot;
    const note = submit.target.elements.note.value.trim();
    const decision = { verdict: "added", left: { report }, span: { start, end }, fields: Object.fromEntries(given), note };
    decide(() => judge(decision), (said) => (dialog.querySelector(".problem").textContent = said));
  });

  document.addEventListener("click", (click) => {
    const button = click.target.closest("[data-settle]");
    if (!button) return;
    const [start, end] = button.dataset.spot.split("-").map(Number);
    const decision = { verdict: "settled", left: { report }, span: { start, end }, field: button.dataset.field, instead: button.dataset.settle };
    decide(() => judge(decision), (said) => say(said, 8));
  });
}
