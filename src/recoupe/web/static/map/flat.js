// The map by Leaflet, where the browser has no WebGL 2: the same layers, drawn on a canvas.
import { script, sheet } from "../load.js";
import { _ } from "../words.js";
import { PALETTE, basemap } from "./basemap.js";

export class FlatMap {
  /** @param {{moved: () => void, chosen: (keys: string[]) => void}} on */
  static async make(container, theme, start, on) {
    const [base] = await Promise.all([basemap(), script("vendor/leaflet/leaflet.js"), sheet("vendor/leaflet/leaflet.css")]);
    return new FlatMap(container, base, theme, start, on);
  }

  constructor(container, base, theme, start, on) {
    const { L } = window;
    Object.assign(this, { base, theme, on, shown: {} });
    this.map = L.map(container, { attributionControl: false, preferCanvas: true, minZoom: 1, maxZoom: 12, zoomControl: false, zoomAnimation: false, fadeAnimation: false });
    L.control.zoom({ zoomInTitle: _("Nearer"), zoomOutTitle: _("Farther"), position: "topright" }).addTo(this.map);
    L.control.scale({ imperial: false }).addTo(this.map);
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", _("Map"));
    this.map.setView([start.center[1], start.center[0]], start.zoom + 1);
    this.map.on("dragend zoomend", () => on.moved());
    this.under = L.layerGroup().addTo(this.map);
    this.over = L.layerGroup().addTo(this.map);
    this.map.on("zoomend", () => this.#names());
    this.names = L.layerGroup().addTo(this.map);
    this.ready = Promise.resolve();
    this.paint(theme);
  }

  paint(theme) {
    const { L } = window;
    const colour = PALETTE[theme];
    this.theme = theme;
    this.map.getContainer().style.background = colour.sea;
    this.under.clearLayers();
    const layer = (data, style) => L.geoJSON(data, { style, interactive: false }).addTo(this.under);
    layer(this.base.land, { fillColor: colour.land, fillOpacity: 1, stroke: false });
    layer(this.base.lakes, { fillColor: colour.water, fillOpacity: 0.7, stroke: false });
    layer(this.base.rivers, { color: colour.water, weight: 1.5 });
    layer(this.base.provinces, { color: colour.province, weight: 1, dashArray: "3 3" });
    layer(this.base.borders, { color: colour.border, weight: 1.2 });
    this.#names();
    this.show(this.shown);
  }

  #names() {
    const { L } = window;
    const zoom = this.map.getZoom() - 1;
    this.names.clearLayers();
    const wanted = this.base.labels.features.filter(({ properties: { kind, rank } }) =>
      kind === "country" ? zoom >= (rank === 1 ? 2.5 : 4) && zoom < 7 : kind === "town" ? zoom >= 4 + rank : false);
    for (const { properties, geometry } of wanted) {
      const said = document.createElement("span");
      said.textContent = properties.name;
      const icon = L.divIcon({ className: `place-name ${properties.kind}`, html: said, iconSize: null });
      L.marker([geometry.coordinates[1], geometry.coordinates[0]], { icon, interactive: false, keyboard: false }).addTo(this.names);
    }
  }

  async show(shown) {
    const { L } = window;
    const colour = PALETTE[this.theme];
    this.shown = shown;
    this.over.clearLayers();
    const mark = (properties) => (properties.chosen ? colour.chosen : colour.mark);
    const named = ({ properties }) => {
      const said = document.createElement("span");
      said.textContent = `${properties.name} (${properties.n})`;
      return said;
    };
    const listen = (feature, layer) => layer.on("click", () => this.on.chosen([feature.properties.key])).bindTooltip(() => named(feature));
    if (shown.areas) {
      L.geoJSON(shown.areas, {
        style: ({ properties }) => ({ color: mark(properties), weight: properties.chosen ? 2.5 : 1, fillOpacity: properties.wide ? 0.05 : 0.12, dashArray: properties.wide ? "4 3" : null }),
        onEachFeature: listen,
      }).addTo(this.over);
    }
    if (shown.dots) {
      L.geoJSON(shown.dots, {
        pointToLayer: ({ properties }, at) => L.circleMarker(at, { radius: 4 + Math.min(16, Math.sqrt(properties.n) * 1.5), color: colour.halo, weight: 1.5, fillColor: mark(properties), fillOpacity: 0.9 }),
        onEachFeature: listen,
      }).addTo(this.over);
    }
    if (shown.drawn) L.geoJSON(shown.drawn, { style: { color: colour.chosen, weight: 2, dashArray: "4 4", fill: false }, interactive: false }).addTo(this.over);
  }

  fit([west, south, east, north]) {
    this.map.fitBounds([[south, west], [north, east]], { padding: [24, 24], maxZoom: 9, animate: false });
  }

  look({ center, zoom }) {
    this.map.setView([center[1], center[0]], zoom + 1, { animate: false });
  }

  view() {
    const { lat, lng } = this.map.getCenter();
    return { lat, lon: lng, zoom: this.map.getZoom() - 1 };
  }

  bounds() {
    const box = this.map.getBounds();
    return [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()];
  }

  lonLat(x, y) {
    const { lat, lng } = this.map.containerPointToLatLng([x, y]);
    return [lng, lat];
  }

  resize() {
    this.map.invalidateSize();
  }
}
