// A second coder's form: what is filled in becomes judgements that count for agreement alone.
import { post } from "../api.js";

const form = document.getElementById("blind");

/** What the form says, event by event. */
function decisions() {
  const { report, coder } = form.dataset;
  return [...form.querySelectorAll("fieldset")].flatMap((part) => {
    const base = { left: { report, event: part.dataset.event }, by: coder, blind: true };
    if (part.querySelector("[name=none]").checked) return [{ ...base, verdict: "set-aside" }];
    const filled = [...part.querySelectorAll("input:not([name=none]), select")].filter((field) => field.value.trim());
    if (!filled.length) return [{ ...base, verdict: "right", field: "event" }];
    return filled.map((field) => {
      const value = field.value.trim();
      return { ...base, verdict: "corrected", field: field.name, instead: value === "-" ? "" : value };
    });
  });
}

form?.addEventListener("submit", async (submit) => {
  submit.preventDefault();
  const told = form.querySelector(".problem");
  told.textContent = "";
  try {
    for (const decision of decisions()) await post("judgements", decision);
    location.assign(`/review/blind?coder=${encodeURIComponent(form.dataset.coder)}`);
  } catch (problem) {
    told.textContent = `${problem.message} ${problem.remedy || ""}`.trim();
  }
});
