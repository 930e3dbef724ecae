// The form that corrects one field of one event, the buttons that confirm, refuse and undo. An event's entry carries
// data-event (and data-report where the page shows several reports); its buttons data-edit, data-act, data-undo.
import { say } from "../base.js";
import { term } from "../words.js";
import { decide, judge, undo } from "./deciding.js";

const dialog = document.getElementById("correcting");
const form = dialog.querySelector("form");
const fields = form.elements;
const told = (words) => say(words, 8);

/** Wire the page: `codes` are the fields that have a closed list, `report` the report of a page that shows one. */
export function corrections({ codes, report = "" }) {
  let end = { report, event: "" };

  document.addEventListener("click", (click) => {
    const button = click.target.closest("button");
    if (!button) return;
    const entry = button.closest("[data-event]");
    const of = entry ? { report: entry.dataset.report || report, event: entry.dataset.event } : end;
    if (button.dataset.edit) {
      end = of;
      open(button.dataset.edit, button.dataset.written);
    } else if (["right", "wrong"].includes(button.dataset.act)) {
      decide(() => judge({ verdict: button.dataset.act, left: of }), told);
    } else if (button.dataset.undo) decide(() => undo(button.dataset.undo), told);
  });

  function open(field, written = "") {
    fields.field.value = field;
    fields.instead.value = written;
    fields.note.value = "";
    dialog.querySelector(".problem").textContent = "";
    offer(field, written);
    dialog.showModal();
    (fields.code.hidden ? fields.instead : fields.code).focus();
  }

  /** Fields with a closed list are chosen, others typed. */
  function offer(field, written) {
    const list = codes[field];
    fields.code.hidden = !list;
    fields.instead.hidden = !!list;
    fields.code.replaceChildren(...(list || []).map((code) => new Option(term(field, code), code, code === written, code === written)));
  }

  fields.field.addEventListener("change", () => {
    const of = `[data-event="${CSS.escape(end.event)}"] [data-edit="${fields.field.value}"]`;
    const written = document.querySelector(of)?.dataset.written || "";
    fields.instead.value = written;
    offer(fields.field.value, written);
  });

  form.addEventListener("submit", (submit) => {
    if (submit.submitter?.value !== "keep") return;
    submit.preventDefault();
    const field = fields.field.value;
    const instead = (codes[field] ? fields.code : fields.instead).value.trim();
    const decision = { verdict: "corrected", left: end, field, instead, note: fields.note.value.trim() };
    decide(() => judge(decision), (words) => (dialog.querySelector(".problem").textContent = words));
  });
}
