// The table of the selected incidents: a page of rows at a time, one of them the row where the keyboard is.
import { agreement, element, status } from "../signs.js";
import { _, number, term } from "../words.js";
import { href, span, stretch } from "./line.js";

export const SIZE = 100; // rows of a page: drawn in a few milliseconds, and the browser's own search finds them
const SORTS = { date: "date", killed: "-killed", voices: "-voices", doubt: "-doubt" };
const MOST_ACTORS = 4;
const WIDE = 20; // km: what reaches farther is named with its kind

const cell = (classes, label, ...inside) => {
  const made = element("td", classes, ...inside);
  made.dataset.label = label; // shown before the value where the row is a card
  made.setAttribute("role", "cell");
  return made;
};

const figure = (words) => words || element("span", "quiet", "–");

/** The page on which a row stands, from 1; 0 where it is not selected. */
export function pageOf(rows, row) {
  const at = rows.indexOf(row);
  return at < 0 ? 0 : Math.floor(at / SIZE) + 1;
}

export class IncidentTable {
  /**
   * @param {HTMLElement} place the region that holds the table
   * @param {{sort: (order: string) => void, choose: (id: string) => void, turn: (page: number) => void}} on
   */
  constructor(place, on) {
    Object.assign(this, { place, on, items: [], first: 0, total: 0 });
    this.body = place.querySelector("tbody");
    this.turner = document.getElementById("turner");
    for (const button of place.querySelectorAll("thead [data-sort]")) {
      button.addEventListener("click", () => on.sort(this.#next(button.dataset.sort)));
    }
    this.body.addEventListener("click", (event) => {
      const row = event.target.closest("tr");
      if (row && !event.target.closest("a")) on.choose(row.dataset.id);
    });
    for (const button of this.turner.querySelectorAll("button")) {
      button.addEventListener("click", () => on.turn(Number(button.dataset.turn)));
    }
  }

  #next(sort) {
    const usual = SORTS[sort];
    return this.sort === usual ? (usual.startsWith("-") ? sort : `-${sort}`) : usual;
  }

  /**
   * Draw a page of the selection.
   * @param {import("./columns.js").Columns} columns
   * @param {{items: object[], total: number, page: number}} answer
   */
  show(columns, { items, total, page }, { sort, row }) {
    Object.assign(this, { items, total, page, sort, first: (page - 1) * SIZE });
    this.body.replaceChildren(...items.map((incident, offset) => this.#row(columns, incident, this.first + offset)));
    this.place.querySelector("table").setAttribute("aria-rowcount", total + 1);
    for (const head of this.place.querySelectorAll("thead th[data-of]")) {
      const up = sort === head.dataset.of;
      head.setAttribute("aria-sort", sort === `-${head.dataset.of}` ? "descending" : up ? "ascending" : "none");
    }
    this.#turn(page, Math.max(1, Math.ceil(total / SIZE)));
    this.mark(row);
  }

  #turn(page, pages) {
    this.turner.hidden = pages < 2;
    const [back, on] = this.turner.querySelectorAll("button");
    Object.assign(back, { disabled: page <= 1 }).dataset.turn = page - 1;
    Object.assign(on, { disabled: page >= pages }).dataset.turn = page + 1;
    this.turner.querySelector("span").textContent = _("{first}–{last} of {all}", {
      first: number(this.first + 1), last: number(this.first + this.items.length), all: number(this.total),
    });
  }

  #row(columns, incident, index) {
    const meter = element("span", "meter");
    meter.style.setProperty("--share", incident.doubt);
    meter.setAttribute("aria-hidden", "true");
    const made = element(
      "tr", "",
      cell("when", _("When"), stretch(incident.date) || element("span", "quiet", _("undated"))),
      this.#what(columns, incident),
      this.#where(incident),
      cell("number", _("Killed"), figure(span(incident.killed))),
      cell("number injured", _("Injured"), figure(span(incident.injured))),
      cell("number voices", _("Voices"), String(incident.voices), element("span", "quiet", ` / ${incident.reports}`)),
      this.#differ(incident),
      this.#outlets(incident),
      cell("number doubt", _("Doubt"), meter, ` ${Math.round(incident.doubt * 100)}`),
      cell("judged", _("Judged"), incident.judged ? element("span", "sign agree", "✓", element("span", "unseen", _("judged"))) : ""),
    );
    made.dataset.id = incident.id;
    made.setAttribute("role", "row");
    made.setAttribute("aria-rowindex", index + 2);
    return made;
  }

  #what(columns, incident) {
    const link = element("a", "", term("type", incident.type));
    link.href = href(incident);
    const made = cell("what", _("What"), link);
    const [told] = incident.statuses;
    if (told && told !== "asserted" && told !== "reported") made.append(" ", status(told));
    const actors = incident.actors.map((actor) => columns.label("actor", actor));
    if (actors.length) {
      const who = element("span", "who quiet", actors.slice(0, MOST_ACTORS).join(" · ") + (actors.length > MOST_ACTORS ? " …" : ""));
      who.title = actors.join(" · ");
      made.append(who);
    }
    return made;
  }

  #where({ place, place_text: said }) {
    const made = cell("where", _("Where"), said ?? place?.name ?? "");
    if (place?.lat == null) made.append(" ", element("span", "tag", _("no position")));
    else if (place.radius_km > WIDE) made.append(" ", element("span", "quiet", `(${term("site", place.kind)})`));
    return made;
  }

  #outlets({ outlets }) {
    const made = cell("outlets", _("Outlets"), outlets.join(", "));
    made.title = outlets.join(", ");
    return made;
  }

  #differ({ differs, reports }) {
    const made = cell("differ-on", _("Differ on"));
    if (differs.length) {
      const sign = element("span", "", "≠ ");
      sign.setAttribute("aria-hidden", "true");
      made.append(element("span", "fields", sign, differs.map((field) => term("field", field)).join(", ")));
    } else if (reports > 1) made.append(agreement("agree"));
    else made.append(element("span", "unseen", _("one account")));
    return made;
  }

  /** Show which incident is chosen; with `focus`, bring its link under the keyboard. */
  mark(id, { focus = false } = {}) {
    for (const row of this.body.querySelectorAll("tr.here")) {
      row.classList.remove("here");
      row.removeAttribute("aria-current");
    }
    const row = id && this.body.querySelector(`tr[data-id="${CSS.escape(id)}"]`);
    if (!row) return;
    row.classList.add("here");
    row.setAttribute("aria-current", "true");
    row.scrollIntoView({ block: "nearest" });
    if (focus) row.querySelector("a").focus({ preventScroll: true });
  }

  /** The incident `step` rows on from another, on this page; null beyond its edge. */
  beside(id, step) {
    const at = this.items.findIndex((incident) => incident.id === id);
    return this.items[at < 0 ? (step > 0 ? 0 : this.items.length - 1) : at + step]?.id ?? null;
  }
}
