// One incident: confirm, correct, split, merge, settle, undo; the keys of the page.
import { _ } from "../words.js";
import { say } from "../base.js";
import { corrections } from "../judging/correcting.js";
import { decide, judge, judgeTogether } from "../judging/deciding.js";

const shown = JSON.parse(document.getElementById("shown").textContent);
const told = (words) => say(words, 8);
corrections({ codes: shown.codes });

/** The accounts as events of reports, each once; `picked` says whether their boxes are ticked. */
function ends() {
  const found = new Map();
  for (const head of document.querySelectorAll("th.account[data-event]")) {
    const { report, event } = head.dataset;
    if (!event) continue;
    const key = JSON.stringify([report, event]);
    const end = found.get(key) || { report, event, picked: false };
    end.picked ||= head.querySelector("[data-pick]").checked;
    found.set(key, end);
  }
  return [...found.values()];
}

const bare = ({ report, event }) => ({ report, event });

const DOES = {
  confirm() {
    const every = ends();
    const chosen = every.some((end) => end.picked) ? every.filter((end) => end.picked) : every;
    decide(() => judgeTogether(chosen.map((end) => ({ verdict: "right", left: bare(end) }))), told);
  },
  split() {
    const every = ends();
    const out = every.filter((end) => end.picked);
    const kept = every.filter((end) => !end.picked);
    if (!out.length || !kept.length) return told(_("Choose some of the accounts, not all: they become another incident."));
    const decisions = out.flatMap((left) => kept.map((right) => ({ verdict: "not-same", left: bare(left), right: bare(right) })));
    decide(() => judgeTogether(decisions), told);
  },
  back() {
    if (document.referrer.startsWith(location.origin)) history.back();
    else location.assign("/");
  },
};

document.addEventListener("click", (click) => {
  const button = click.target.closest("[data-does], [data-pair], [data-settle]");
  if (!button) return;
  const { does, pair, settle, left, leftEvent, right, rightEvent, report, spot, field } = button.dataset;
  if (does in DOES) {
    click.preventDefault();
    DOES[does]();
  } else if (pair) {
    const decision = { verdict: pair, left: { report: left, event: leftEvent }, right: { report: right, event: rightEvent } };
    decide(() => judge(decision), told);
  } else if (settle) {
    const [start, end] = spot.split("-").map(Number);
    decide(() => judge({ verdict: "settled", left: { report }, span: { start, end }, field, instead: settle }), told);
  }
});

document.getElementById("merging").addEventListener("submit", (submit) => {
  submit.preventDefault();
  const named = submit.target.elements.other.value.trim();
  const cut = named.lastIndexOf(":");
  const first = ends()[0];
  if (cut < 1 || !first) return told(_("Name a report and its event: report.txt:e1"));
  const right = { report: named.slice(0, cut), event: named.slice(cut + 1) };
  decide(() => judge({ verdict: "same", left: bare(first), right }), told);
});

document.addEventListener("keydown", (key) => {
  if (key.ctrlKey || key.metaKey || key.altKey || key.target.closest("input, select, textarea, dialog")) return;
  if (key.key === "u") DOES.back();
});
