// Corrections and events by hand: the two forms of the report's page.
import { term } from "../words.js";
import { say } from "../base.js";
import { judge } from "../judging.js";

const correcting = document.getElementById("correcting");
const adding = document.getElementById("adding");
const offer = document.getElementById("selected");

/** Wire the buttons and forms. `selected()` gives the selected characters of the text. */
export function forms({ shown, element, words, selected }) {
  const report = shown.report;
  let event = "";
  let spot = null;

  async function keep(decision, dialog) {
    try {
      const kept = await judge(decision);
      if (!kept) return;
      dialog?.close();
      location.reload();
    } catch (problem) {
      const said = `${problem.message} ${problem.remedy || ""}`;
      if (dialog) dialog.querySelector(".problem").textContent = said;
      else say(said, 8);
    }
  }

  document.addEventListener("click", (click) => {
    const button = click.target.closest("button");
    if (!button) return;
    event = button.closest("[data-event]")?.dataset.event || event;
    if (button.dataset.edit) open(button.dataset.edit, button.dataset.written);
    else if (button.dataset.settle) {
      const [start, end] = button.dataset.spot.split("-").map(Number);
      keep({ verdict: "settled", left: { report, start, end }, field: button.dataset.field, instead: button.dataset.settle });
    } else if (button.dataset.act === "right" || button.dataset.act === "wrong") {
      keep({ verdict: button.dataset.act, left: { report, event } });
    } else if (button.dataset.act === "add") begin();
  });

  const fields = correcting.querySelector("form").elements;

  function open(field, written) {
    fields.field.value = field;
    fields.instead.value = written || "";
    fields.note.value = "";
    correcting.querySelector(".problem").textContent = "";
    offerCodes(field, written);
    correcting.showModal();
    (fields.code.hidden ? fields.instead : fields.code).focus();
  }

  /** Fields with a closed list are chosen, others typed. */
  function offerCodes(field, written) {
    const codes = shown.codes[field];
    fields.code.hidden = !codes;
    fields.instead.hidden = !!codes;
    fields.code.replaceChildren(
      ...(codes || []).map((code) => new Option(term(field, code), code, code === written, code === written)),
    );
  }

  fields.field.addEventListener("change", () => {
    const line = document.querySelector(`[data-event="${CSS.escape(event)}"] [data-edit="${fields.field.value}"]`);
    fields.instead.value = line?.dataset.written || "";
    offerCodes(fields.field.value, line?.dataset.written);
  });

  correcting.querySelector("form").addEventListener("submit", (submit) => {
    if (submit.submitter?.value !== "keep") return;
    submit.preventDefault();
    const field = fields.field.value;
    const instead = (shown.codes[field] ? fields.code : fields.instead).value.trim();
    keep({ verdict: "corrected", left: { report, event }, field, instead, note: fields.note.value.trim() }, correcting);
  });

  // Words selected in the text can become an event.
  document.addEventListener("selectionchange", () => {
    if (adding.open || correcting.open) return;
    const found = selected();
    offer.hidden = !found;
    if (!found) return;
    spot = found;
    const box = getSelection().getRangeAt(0).getBoundingClientRect();
    const frame = element.parentElement.getBoundingClientRect();
    offer.style.insetBlockStart = `${box.bottom - frame.top + 6 + element.parentElement.offsetTop}px`;
    offer.style.insetInlineStart = `${Math.max(0, Math.min(box.left, innerWidth - 200))}px`;
  });

  function begin() {
    adding.querySelector("form").reset();
    adding.querySelector("blockquote").textContent = words(spot);
    adding.querySelector(".problem").textContent = "";
    offer.hidden = true;
    adding.showModal();
  }

  adding.querySelector("form").addEventListener("submit", (submit) => {
    if (submit.submitter?.value !== "keep") return;
    submit.preventDefault();
    const given = [...new FormData(submit.target)].filter(([name, value]) => value.trim() && name !== "note");
    const [start, end] = spot;
    keep({ verdict: "added", left: { report, start, end }, fields: Object.fromEntries(given), note: submit.target.elements.note.value.trim() }, adding);
  });
}
