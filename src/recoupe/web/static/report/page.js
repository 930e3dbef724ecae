// One report: marks in the text, events beside it, corrections.
import { _ } from "../words.js";
import { say } from "../base.js";
import { corrections } from "../judging/correcting.js";
import { painter, placeAt, selectedIn } from "../marking.js";
import { additions } from "./adding.js";

const shown = JSON.parse(document.getElementById("shown").textContent);
const element = document.getElementById("text");
const here = document.getElementById("here");
const KINDS = ["source", "actor", "place", "time", "toll", "trigger"];
const { text, at, paint } = painter(element, Object.fromEntries([...KINDS, "event", "asked"].map((name, i) => [name, i])));
const words = ([start, end]) => text.slice(at.unit(start), at.unit(end));

for (const kind of KINDS) draw(kind, true);

function draw(kind, wanted) {
  paint(kind, wanted ? shown.marks.filter((mark) => mark[2] === kind) : []);
}

for (const box of document.querySelectorAll("[data-marks]")) {
  box.addEventListener("change", () => draw(box.dataset.marks, box.checked));
}

/** Show some characters: marked as asked for, in sight. */
function ask(spot) {
  paint("asked", [spot]);
  const range = new Range();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = at.unit(spot[0]);
  let node = walker.nextNode();
  while (node && left > node.length) [left, node] = [left - node.length, walker.nextNode()];
  if (!node) return;
  range.setStart(node, Math.min(left, node.length));
  range.collapse(true);
  const box = range.getBoundingClientRect();
  if (box.top < 60 || box.bottom > innerHeight - 60) scrollBy({ top: box.top - innerHeight / 3, behavior: "smooth" });
}

/** Show one event: its words underlined, its entry marked. */
function show(event) {
  for (const entry of document.querySelectorAll(".event")) entry.classList.toggle("shown", entry.dataset.event === event);
  const spots = shown.events[event] || [];
  paint("event", spots);
  if (spots.length) ask(spots[0]);
  document.getElementById(`event-${event}`)?.scrollIntoView({ block: "nearest" });
}

const spotOf = (link) => link.dataset.spot.split("-").map(Number);

document.addEventListener("click", (click) => {
  const link = click.target.closest("a[data-spot], a[data-show]");
  if (!link || click.metaKey || click.ctrlKey || click.shiftKey) return;
  click.preventDefault();
  if (link.dataset.show) show(link.dataset.show);
  else {
    const entry = link.closest("[data-event]");
    if (entry) show(entry.dataset.event);
    ask(spotOf(link));
  }
  history.replaceState(null, "", link.getAttribute("href"));
});

// A click in the text says what stands there.
element.addEventListener("click", (click) => {
  if (!getSelection().isCollapsed) return;
  const place = placeAt(element, at, click.clientX, click.clientY);
  const marks = place === null ? [] : shown.marks.filter(([start, end]) => start <= place && place <= end);
  here.hidden = !marks.length;
  const list = document.createElement("ul");
  for (const [start, end, kind, note] of marks) {
    const line = document.createElement("li");
    line.append(Object.assign(document.createElement("span"), { className: `key ${kind}`, textContent: words([start, end]) }), ` ${note}`);
    list.append(line);
  }
  here.replaceChildren(list);
  const event = Object.keys(shown.events).find((name) => shown.events[name].some(([start, end]) => start <= place && place <= end));
  if (event) {
    for (const entry of document.querySelectorAll(".event")) entry.classList.toggle("shown", entry.dataset.event === event);
    paint("event", shown.events[event]);
  }
});

// j and k go from event to event.
document.addEventListener("keydown", (key) => {
  if (key.ctrlKey || key.metaKey || key.altKey || key.target.closest("input, select, textarea, dialog")) return;
  const events = Object.keys(shown.events);
  const now = events.indexOf(document.querySelector(".event.shown")?.dataset.event);
  const next = { j: now + 1, k: now < 0 ? 0 : now - 1 }[key.key];
  if (next !== undefined && events[next]) {
    show(events[next]);
    document.getElementById(`event-${events[next]}`).focus({ preventScroll: true });
  }
});

corrections({ codes: shown.codes, report: shown.report });
additions({ report: shown.report, element, words, selected: () => selectedIn(element, at) });
if (shown.at) ask(shown.at);
if (location.hash.startsWith("#event-")) show(decodeURIComponent(location.hash.slice(7)));
if (!shown.marks.length) say(_("Nothing is marked in this report."));
