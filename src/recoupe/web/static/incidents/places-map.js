// The map beside the table: places of the selection, what was drawn on it, what stands at one place.
import { bounds, features } from "../map/circles.js";
import { get } from "../api.js";
import { drawMap } from "../map/map.js";
import { sketch } from "../map/sketch.js";
import { element } from "../signs.js";
import { say } from "../base.js";
import { _, number } from "../words.js";
import { line } from "./line.js";
import { selectionQuery } from "./state.js";

const MOST_LISTED = 10;
const NEAR = 0.001; // degrees, about 100 m: a box that holds one centre and no other
const round = (value) => Number(value.toFixed(3));

/** What is chosen on the map as GeoJSON: the box or the area in the address. */
function drawnArea({ bbox, area }) {
  const rings = [];
  if (bbox) {
    const [w, s, e, n] = bbox.split(",").map(Number);
    rings.push([[w, s], [e, s], [e, n], [w, n], [w, s]]);
  }
  if (area) {
    const corners = area.split(";").map((corner) => corner.split(",").map(Number));
    rings.push([...corners, corners[0]]);
  }
  return { type: "FeatureCollection", features: rings.map((ring) => ({ type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: ring } })) };
}

export class PlacesMap {
  /**
   * @param {HTMLElement} place the figure
   * @param {(change: object, how?: object) => void} choose
   */
  constructor(place, choose) {
    this.place = place;
    this.choose = choose;
    this.canvas = place.querySelector(".map");
    this.panel = place.querySelector(".at-place");
    for (const button of place.querySelectorAll("[data-tool]")) button.addEventListener("click", () => this.#tool(button));
    this.panel.querySelector("[data-does=close]").addEventListener("click", () => (this.panel.hidden = true));
    this.panel.addEventListener("keydown", (event) => event.key === "Escape" && (this.panel.hidden = true));
    new ResizeObserver(() => this.map?.resize()).observe(this.canvas);
  }

  async #begun(state, places) {
    this.beginning ??= (async () => {
      const [lat, lon, zoom] = state.at.split(",").map(Number);
      const given = Number.isFinite(zoom);
      const map = await drawMap(this.canvas, given ? { center: [lon, lat], zoom } : { center: [38, 34], zoom: 4 }, {
        moved: () => this.#moved(),
        chosen: (keys) => this.#opened(keys),
      });
      this.map = map;
      this.at = state.at;
      if (!given) this.#fit(places);
      this.canvas.dataset.ready = "yes";
    })().catch((error) => {
      this.canvas.replaceChildren(element("p", "quiet", _("The map cannot be drawn here; the table of places below says the same.")));
      throw error;
    });
    await this.beginning;
  }

  /** Draw the places of a selection; `row` is the number of the incident that is chosen. */
  async show(columns, { places }, state, row) {
    Object.assign(this, { places, state });
    await this.#begun(state, places);
    if (this.state !== state) return; // another selection came meanwhile
    const chosen = row == null ? "" : (columns.site(row) ?? []).slice(2).join(",");
    if (state.at && state.at !== this.at) {
      const [lat, lon, zoom] = state.at.split(",").map(Number);
      if (Number.isFinite(zoom)) this.map.look({ center: [lon, lat], zoom });
      this.at = state.at;
    }
    await this.map.show({ ...features(places, chosen), drawn: drawnArea(state) });
    if (!this.panel.hidden) this.panel.hidden = !this.places.some((place) => place.key === this.panel.dataset.key);
  }

  #moved() {
    const { lat, lon, zoom } = this.map.view();
    this.at = `${round(lat)},${round(lon)},${zoom.toFixed(1)}`;
    this.choose({ at: this.at }, { quietly: true });
  }

  #fit(places) {
    const near = places.filter((place) => place.radius < 200);
    const box = bounds(near.length ? near : places);
    if (box) this.map.fit(box);
  }

  #opened(keys) {
    const found = keys.map((key) => this.places.find((place) => place.key === key)).filter(Boolean);
    if (found.length) this.open(found[0]);
    else this.panel.hidden = true;
  }

  /** List what happened at a place, beside the map; with `look`, bring the map there. */
  async open(place, { look = false } = {}) {
    if (look) this.map?.fit(bounds([place]));
    const box = [place.lon - NEAR, place.lat - NEAR, place.lon + NEAR, place.lat + NEAR].map((degrees) => degrees.toFixed(4)).join(",");
    this.panel.hidden = false;
    this.panel.dataset.key = place.key;
    this.panel.querySelector("h2").textContent = place.name || `${place.lat}, ${place.lon}`;
    this.panel.querySelector(".reach").textContent = place.radius
      ? _("somewhere within {km} km of the centre", { km: number(place.radius) })
      : "";
    this.panel.querySelector("[data-does=only]").onclick = () => {
      this.panel.hidden = true;
      this.choose({ bbox: box, area: "", page: "1" });
    };
    if (look) this.panel.querySelector("h2").focus();
    const { items, total } = await get("incidents", [...selectionQuery({ ...this.state, bbox: box }), ["size", MOST_LISTED]]);
    if (this.panel.dataset.key !== place.key) return;
    this.panel.querySelector("ul").replaceChildren(...items.map(line));
    this.panel.querySelector(".rest").textContent = total > items.length ? _("and {n} more", { n: number(total - items.length) }) : "";
  }

  async #tool(button) {
    const { tool } = button.dataset;
    if (!this.map) return;
    if (tool === "fit") this.#fit(this.places);
    else if (tool === "seen") this.choose({ bbox: this.map.bounds().map(round).join(","), area: "", page: "1" });
    else {
      button.setAttribute("aria-pressed", "true");
      say(tool === "box" ? _("Drag a box over the map. Escape leaves off.") : _("Draw around what you want. Escape leaves off."));
      const corners = await sketch(this.canvas, tool);
      button.setAttribute("aria-pressed", "false");
      if (!corners) return;
      const points = corners.map(([x, y]) => this.map.lonLat(x, y).map(round));
      if (tool === "lasso") this.choose({ area: points.map((point) => point.join(",")).join(";"), bbox: "", page: "1" });
      else {
        const [lons, lats] = [points.map((point) => point[0]), points.map((point) => point[1])];
        this.choose({ bbox: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)].join(","), area: "", page: "1" });
      }
    }
  }
}
