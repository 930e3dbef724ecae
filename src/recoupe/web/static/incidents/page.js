// The incidents' page: one selection, shown as a table, a map and a timeline; all of it in the address.
import { get } from "../api.js";
import { say } from "../base.js";
import { _, number } from "../words.js";
import { Columns } from "./columns.js";
import { Facets } from "./facets.js";
import { keys } from "./keyboard.js";
import { PlaceTable, byPlace } from "./places.js";
import { PlacesMap } from "./places-map.js";
import { Address, filterCount, selectionQuery } from "./state.js";
import { IncidentTable, SIZE, pageOf } from "./table.js";
import { Timeline } from "./timeline.js";

const TYPING = 180; // milliseconds without a key before a search is sent
const BESIDE = matchMedia("(min-width: 64rem)"); // room for table and map side by side
const page = document.querySelector(".incidents");
const part = (name) => document.getElementById(name);

let columns = null;
let answer = null; // what the last question gave: rows, facets, rows without the choice of days, places
let asked = 0;

const address = new Address((state, before) => changed(state, before));
const choose = (change, how) => address.set(change, how);

const facets = new Facets(part("filters"), part("chosen"), choose);
const table = new IncidentTable(part("table"), {
  sort: (sort) => choose({ sort, page: "1" }),
  choose: (row) => choose({ row }, { quietly: true }),
  turn: (page) => {
    choose({ page: String(page), row: "" });
    part("table").scrollIntoView({ block: "start" });
  },
});
const timeline = new Timeline(part("timeline"), (days) => choose({ ...days, page: "1" }));
const map = new PlacesMap(part("places"), choose);
const placeTable = new PlaceTable((place) => {
  map.open(place, { look: true });
});

async function ask(state) {
  const mine = ++asked;
  page.setAttribute("aria-busy", "true");
  try {
    const days = state.from || state.to;
    const query = selectionQuery(state);
    const [found, around, listed, loaded] = await Promise.all([
      get("incidents/select", [...query, ["row", state.row]]),
      days ? get("incidents/select", selectionQuery(state, ["from", "to"])) : null,
      pageAsked(state, Number(state.page) || 1),
      columns ?? Columns.load(),
    ]);
    if (mine !== asked) return; // a newer question is on its way
    columns = found.revision === loaded.revision ? loaded : await Columns.load();
    answer = { ...found, around: (around ?? found).rows, places: byPlace(columns, found.rows), listed };
    const chosenPage = pageOf(found.rows, found.row) || (listed.items.length || !found.total ? 0 : 1);
    if (chosenPage && chosenPage !== listed.page) answer.listed = await pageAsked(state, chosenPage);
    if (mine === asked) draw(state);
  } catch (problem) {
    if (mine === asked) part("count").textContent = [problem.message, problem.remedy].filter(Boolean).join(" ");
  } finally {
    if (mine === asked) page.removeAttribute("aria-busy");
  }
}

const pageAsked = (state, turned) => get("incidents", [...selectionQuery(state), ["page", turned], ["size", SIZE]]);

function draw(state) {
  const { total, listed, facets: counts } = answer;
  table.show(columns, listed, state);
  part("count").textContent = filterCount(state)
    ? _("{n} of {all} incidents", { n: number(total), all: number(columns.count) })
    : _("{n} incidents", { n: number(total) });
  part("none").hidden = total > 0 || columns.count === 0;
  part("empty").hidden = columns.count > 0;
  part("table").hidden = total === 0;
  for (const link of document.querySelectorAll("[data-file]")) link.href = `/export/${link.dataset.file}?${selectionQuery(state)}`;
  facets.show(columns, counts, state);
  const mine = answer;
  painted(() => {
    if (mine !== answer) return; // a newer answer draws itself
    timeline.show(columns, answer.rows, answer.around, address.state);
    placeTable.draw(answer.places, address.state);
    showView(address.state);
  });
}

/** Do this once the browser has painted what is there now: the table comes first, the drawings after it. */
function painted(then) {
  if (document.hidden) setTimeout(then);
  else requestAnimationFrame(() => setTimeout(then));
}

/** Another page of the same selection. */
async function turned(state) {
  const listed = await pageAsked(state, Number(state.page) || 1);
  if (state.page !== address.state.page) return; // turned on meanwhile
  answer.listed = listed;
  table.show(columns, listed, address.state);
}

/** The number of the row that is chosen, for the map; undefined where none is. */
function chosenRow(state) {
  const at = answer.listed.items.findIndex((incident) => incident.id === state.row);
  return at < 0 ? answer.row : answer.rows[(answer.listed.page - 1) * SIZE + at];
}

/** Which parts are seen; the map is fetched when it is first seen. */
function showView(state) {
  page.dataset.view = state.view;
  const shown = state.view === "both" && !BESIDE.matches ? "table" : state.view;
  for (const button of document.querySelectorAll("button[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === shown));
  const days = Boolean(state.from || state.to);
  const zoom = document.querySelector("[data-does=zoom]");
  zoom.setAttribute("aria-pressed", String(Boolean(state.zoom)));
  zoom.disabled = !days;
  part("timeline").classList.toggle("chosen", days);
  if (shown !== "table" && answer && columns.count) {
    map.show(columns, answer.places, state, state.row ? chosenRow(state) : null).catch((error) => console.warn(error));
  }
}

function changed(state, before) {
  if (part("q") !== document.activeElement) part("q").value = state.q;
  if (!answer || selectionQuery(state).toString() !== selectionQuery(before).toString()) {
    ask(state);
    return;
  }
  if (state.page !== before.page) turned(state);
  else table.mark(state.row);
  if (state.zoom !== before.zoom) timeline.show(columns, answer.rows, answer.around, state);
  showView(state);
}

let typing;
part("q").addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => {
    const q = part("q").value.trim();
    if (q !== address.state.q) choose({ q, page: "1" }, { quietly: Boolean(address.state.q && q) });
  }, TYPING);
});
for (const button of document.querySelectorAll("button[data-view]")) {
  button.addEventListener("click", () => choose({ view: button.dataset.view }));
}
document.querySelector("[data-does=zoom]").addEventListener("click", () => choose({ zoom: address.state.zoom ? "" : "1" }));
document.querySelector("[data-does=copy]").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(location.href);
    say(_("The address of this selection is copied."));
  } catch {
    say(location.href, 10);
  }
});
const menu = document.querySelector(".menu");
document.addEventListener("click", (event) => {
  if (!menu.contains(event.target) || event.target.closest("[data-file]")) menu.open = false;
});
menu.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
BESIDE.addEventListener("change", () => showView(address.state));
if (matchMedia("(max-width: 48rem)").matches) document.querySelector("#filters .more").open = false; // the incidents come first
keys({ address, table, choose });
part("q").value = address.state.q;
showView(address.state);
sessionStorage.setItem("selection", location.search);
ask(address.state);
