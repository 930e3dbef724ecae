// One key per answer: 1 one happening, 2 two, 3 later, z takes the last answer back.
import { say } from "../base.js";
import { judge, undo } from "../judging/deciding.js";

const answers = document.getElementById("answers");
const LAST = "last-answer";
const told = (problem) => say(`${problem.message} ${problem.remedy || ""}`.trim(), 8);
const button = (name) => answers.querySelector(`[data-answer="${name}"]`);

button("undo").hidden = !sessionStorage.getItem(LAST);

async function answer(name) {
  const pressed = button(name);
  if (!pressed || pressed.hidden || answer.busy) return;
  answer.busy = true;
  try {
    const skip = Number(answers.dataset.skip);
    if (name === "skip") return location.assign(`/review?skip=${skip + 1}`);
    if (name === "undo") {
      if (await undo(sessionStorage.getItem(LAST))) {
        sessionStorage.removeItem(LAST);
        location.reload();
      }
      return;
    }
    const { left, right } = answers.dataset;
    const kept = await judge({ verdict: name, left: JSON.parse(left), right: JSON.parse(right) });
    if (!kept) return;
    sessionStorage.setItem(LAST, kept.judgement.id);
    location.assign(skip ? `/review?skip=${skip}` : "/review");
  } catch (problem) {
    told(problem);
  } finally {
    answer.busy = false;
  }
}

answers.addEventListener("click", (click) => {
  const name = click.target.closest("[data-answer]")?.dataset.answer;
  if (name) answer(name);
});

document.addEventListener("keydown", (key) => {
  if (key.ctrlKey || key.metaKey || key.altKey || key.target.closest("input, select, textarea, dialog")) return;
  const name = { 1: "same", 2: "not-same", 3: "skip", z: "undo" }[key.key];
  if (name) answer(name);
});
