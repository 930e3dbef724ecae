// The map by MapLibre, where the browser has WebGL 2.
import { script, sheet } from "../load.js";
import { _ } from "../words.js";
import { basemap } from "./basemap.js";
import { style } from "./style.js";

export class GlMap {
  /** @param {{moved: () => void, chosen: (keys: string[]) => void}} on */
  static async make(container, theme, start, on) {
    const [base] = await Promise.all([basemap(), script("vendor/maplibre-gl/maplibre-gl-csp.js"), sheet("vendor/maplibre-gl/maplibre-gl.css")]);
    return new GlMap(container, base, theme, start, on);
  }

  constructor(container, base, theme, start, on) {
    const { maplibregl } = window;
    maplibregl.setWorkerUrl(new URL("../vendor/maplibre-gl/maplibre-gl-csp-worker.js", import.meta.url).href);
    Object.assign(this, { base, theme, shown: {} });
    this.map = new maplibregl.Map({
      container, style: style(base, theme), attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false,
      maxPitch: 0, minZoom: 1, maxZoom: 12, fadeDuration: 0, ...start,
      locale: { "Map.Title": _("Map"), "NavigationControl.ZoomIn": _("Nearer"), "NavigationControl.ZoomOut": _("Farther") },
    });
    this.map.keyboard.disableRotation();
    this.map.touchZoomRotate.disableRotation();
    this.map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
    this.map.addControl(new maplibregl.ScaleControl({ unit: "metric" }), "bottom-left");
    this.map.on("moveend", (event) => event.originalEvent && on.moved());
    this.map.on("click", (event) => this.#clicked(event.point, on));
    this.map.on("mousemove", (event) => {
      this.map.getCanvas().style.cursor = this.#at(event.point).length ? "pointer" : "";
    });
    this.ready = new Promise((done) => this.map.once("load", done));
  }

  /** What stands at a point, the smallest first. */
  #at(point) {
    const layers = ["rings", "dots", "areas", "wide-counts"].filter((id) => this.map.getLayer(id));
    const hits = layers.length ? this.map.queryRenderedFeatures(point, { layers }) : [];
    return hits.sort((a, b) => (a.properties.radius ?? 0) - (b.properties.radius ?? 0));
  }

  async #clicked(point, on) {
    const hits = this.#at(point);
    const ring = hits.find((hit) => hit.properties.cluster);
    if (!ring) {
      on.chosen([...new Set(hits.map((hit) => hit.properties.key))]);
      return;
    }
    const zoom = await this.map.getSource("dots").getClusterExpansionZoom(ring.properties.cluster_id);
    this.map.jumpTo({ center: ring.geometry.coordinates, zoom: Math.min(zoom + 0.2, this.map.getMaxZoom()) });
    on.moved();
  }

  async show(shown) {
    this.shown = shown;
    await this.ready;
    for (const [name, data] of Object.entries(this.shown)) this.map.getSource(name)?.setData(data);
  }

  async paint(theme) {
    this.theme = theme;
    await this.ready;
    this.map.setStyle(style(this.base, theme, this.shown));
  }

  fit([west, south, east, north]) {
    this.map.fitBounds([[west, south], [east, north]], { padding: 24, maxZoom: 8, animate: false });
  }

  look({ center, zoom }) {
    this.map.jumpTo({ center, zoom });
  }

  view() {
    const { lng, lat } = this.map.getCenter();
    return { lat, lon: lng, zoom: this.map.getZoom() };
  }

  bounds() {
    const box = this.map.getBounds();
    return [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()];
  }

  lonLat(x, y) {
    const { lng, lat } = this.map.unproject([x, y]);
    return [lng, lat];
  }

  resize() {
    this.map.resize();
  }
}
