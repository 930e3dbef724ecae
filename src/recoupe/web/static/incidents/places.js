// Incidents by place: what the map draws, the same as a table, and those that no map can show.
import { get } from "../api.js";
import { element } from "../signs.js";
import { _, number, term } from "../words.js";
import { line } from "./line.js";
import { selectionQuery } from "./state.js";

const MOST = 100; // rows of the table twin: the rest is told as a number
const MOST_UNPLACED = 12;

/**
 * @typedef {{key: string, name: string, kind: string, lat: number, lon: number, radius: number, count: number}} Place
 * @returns {{places: Place[], unplaced: number}} places with most incidents first
 */
export function byPlace(columns, rows) {
  const found = new Map();
  let unplaced = 0;
  for (const row of rows) {
    const [name, kind, lat, lon, radius] = columns.site(row) ?? [];
    if (lat == null) {
      unplaced += 1;
      continue;
    }
    const key = `${lat},${lon},${radius}`;
    const place = found.get(key);
    if (place) place.count += 1;
    else found.set(key, { key, name, kind, lat, lon, radius, count: 1 });
  }
  return { places: [...found.values()].sort((a, b) => b.count - a.count), unplaced };
}

export class PlaceTable {
  /** @param {(place: Place) => void} show what happens when a place is chosen */
  constructor(show) {
    this.body = document.querySelector("#places tbody");
    this.rest = document.querySelector("#places .scrolled .rest");
    this.unplaced = document.getElementById("unplaced");
    this.unplaced.addEventListener("toggle", () => this.#list());
    this.show = show;
  }

  draw({ places, unplaced }, state) {
    this.state = state;
    this.body.replaceChildren(...places.slice(0, MOST).map((place) => this.#row(place)));
    this.rest.textContent = places.length > MOST ? _("and {n} more places", { n: number(places.length - MOST) }) : "";
    this.unplaced.hidden = !unplaced;
    this.unplaced.querySelector("strong").textContent = number(unplaced);
    this.#list();
  }

  #row(place) {
    const button = element("button", "bare", place.name || `${place.lat}, ${place.lon}`);
    button.type = "button";
    button.addEventListener("click", () => this.show(place));
    const head = element("th", "", button);
    head.scope = "row";
    const reach = place.radius ? _("within {km} km", { km: number(place.radius) }) : "";
    return element("tr", "", head, element("td", "", term("site", place.kind)), element("td", "number", reach), element("td", "number", number(place.count)));
  }

  /** Name those without a position, once somebody wants to see them. */
  async #list() {
    if (!this.unplaced.open || this.unplaced.hidden) return;
    const query = selectionQuery({ ...this.state, placed: "no" });
    this.unplaced.querySelector("a").href = `/?${query}`;
    const { items } = await get("incidents", [...query, ["size", MOST_UNPLACED]]);
    this.unplaced.querySelector("ul").replaceChildren(...items.map(line));
  }
}
