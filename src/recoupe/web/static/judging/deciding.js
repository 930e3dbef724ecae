// What a person decides: signed with a name that is asked once, sent to the API, undone with one key.
import { _ } from "../words.js";
import { post } from "../api.js";

const KEY = "coder";

/** Whoever codes here: the name that signs judgements; "" where none was given yet. */
export const coder = () => localStorage.getItem(KEY) || "";

/** The coder's name, asked for where it is not known; null where the person would rather not. */
export async function signed() {
  if (coder()) return coder();
  const given = await asked();
  if (given) localStorage.setItem(KEY, given);
  return given || null;
}

function asked() {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-labelledby", "signing");
  const form = document.createElement("form");
  form.method = "dialog";
  form.className = "stack";
  const title = Object.assign(document.createElement("h2"), { id: "signing", textContent: _("Who decides?") });
  const label = document.createElement("label");
  const input = Object.assign(document.createElement("input"), { required: true, maxLength: 80, autocomplete: "name" });
  label.append(_("Your name or initials"), " ", input);
  const keep = Object.assign(document.createElement("button"), { className: "first", textContent: _("Sign") });
  form.append(title, label, keep);
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((done) =>
    dialog.addEventListener("close", () => {
      dialog.remove();
      done(dialog.returnValue === "" && !input.value ? "" : input.value.trim());
    }),
  );
}

/** Keep a judgement; gives the API's answer, or null where nobody would sign. Throws a Problem where it is refused. */
export async function judge(decision) {
  const by = await signed();
  return by ? post("judgements", { ...decision, by }) : null;
}

/** Keep several judgements as one act, all or none; otherwise as `judge`. */
export async function judgeTogether(decisions) {
  const by = await signed();
  return by ? post("judgements/together", { decisions: decisions.map((decision) => ({ ...decision, by })) }) : null;
}

/** Take a judgement back. */
export async function undo(judgement) {
  const by = await signed();
  return by ? post(`judgements/${encodeURIComponent(judgement)}/revocation`, { by }) : null;
}

/** Decide and show the page anew; what was refused is handed to `told`, with the way out. */
export async function decide(action, told) {
  try {
    const kept = await action();
    if (kept?.fault) told(_("It is kept, but the incidents do not follow yet. {fault}", { fault: kept.fault }));
    else if (kept) location.reload();
  } catch (problem) {
    told(`${problem.message} ${problem.remedy || ""}`.trim());
  }
}
