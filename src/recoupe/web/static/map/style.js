// The map's style for MapLibre: no tiles, no fonts from anywhere; letters are drawn by the browser from its own fonts.
import { PALETTE } from "./basemap.js";

const FONT = ["Noto Sans", "Segoe UI", "Arial", "sans-serif"];
const geojson = (data, more = {}) => ({ type: "geojson", data, ...more });
const EMPTY = { type: "FeatureCollection", features: [] };

function label(id, kind, size, more = {}) {
  return {
    id, type: "symbol", source: "labels", filter: ["==", ["get", "kind"], kind], ...more,
    layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": size, "text-padding": 6, "text-max-width": 7, ...more.layout },
  };
}

// An area smaller than some 6 pixels is under its dot; drawn, it would be a speck that says nothing.
const SEEN = [">", ["*", ["get", "radius"], ["^", 2, ["zoom"]]], 400];

/** @returns {object} a MapLibre style with the basemap and the incidents */
export function style(base, theme, { areas = EMPTY, dots = EMPTY, names = EMPTY, drawn = EMPTY } = {}) {
  const colour = PALETTE[theme];
  const words = { "text-color": colour.label, "text-halo-color": colour.halo, "text-halo-width": 1.2 };
  const mark = ["case", ["get", "chosen"], colour.chosen, colour.mark];
  return {
    version: 8,
    sources: {
      land: geojson(base.land), borders: geojson(base.borders), provinces: geojson(base.provinces), rivers: geojson(base.rivers),
      lakes: geojson(base.lakes), labels: geojson(base.labels), areas: geojson(areas), names: geojson(names), drawn: geojson(drawn),
      dots: geojson(dots, { cluster: true, clusterRadius: 26, clusterMaxZoom: 8, clusterProperties: { total: ["+", ["get", "n"]], any: ["any", ["get", "chosen"]] } }),
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour.sea } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colour.land } },
      { id: "lakes", type: "fill", source: "lakes", paint: { "fill-color": colour.water, "fill-opacity": 0.7 } },
      { id: "rivers", type: "line", source: "rivers", minzoom: 3, paint: { "line-color": colour.water, "line-width": ["interpolate", ["linear"], ["zoom"], 3, 0.7, 8, 2] } },
      { id: "provinces", type: "line", source: "provinces", minzoom: 4, paint: { "line-color": colour.province, "line-width": 1, "line-dasharray": [3, 3] } },
      { id: "borders", type: "line", source: "borders", paint: { "line-color": colour.border, "line-width": ["interpolate", ["linear"], ["zoom"], 2, 0.6, 7, 1.4] } },
      { id: "areas", type: "fill", source: "areas", filter: SEEN, paint: { "fill-color": mark, "fill-opacity": ["case", ["get", "chosen"], 0.22, ["get", "wide"], 0.05, 0.12] } },
      { id: "reaches", type: "line", source: "areas", filter: ["all", SEEN, ["!", ["get", "wide"]]], paint: { "line-color": mark, "line-width": ["case", ["get", "chosen"], 2.5, 1] } },
      { id: "wide-reaches", type: "line", source: "areas", filter: ["get", "wide"], paint: { "line-color": mark, "line-width": ["case", ["get", "chosen"], 2.5, 1], "line-dasharray": [4, 3] } },
      { id: "drawn", type: "line", source: "drawn", paint: { "line-color": colour.chosen, "line-width": 2, "line-dasharray": [2, 2] } },
      label("river-names", "", 11, { source: "rivers", filter: ["has", "name"], minzoom: 6, layout: { "symbol-placement": "line" }, paint: { ...words, "text-color": colour.water } }),
      label("town-names", "town", 11, { minzoom: 5, filter: ["all", ["==", ["get", "kind"], "town"], [">=", ["zoom"], ["match", ["get", "rank"], 1, 5, 2, 5.5, 6.5]]], layout: { "symbol-sort-key": ["get", "rank"] }, paint: words }),
      label("province-names", "province", 12, { minzoom: 5.5, layout: { "text-letter-spacing": 0.08 }, paint: { ...words, "text-opacity": 0.75 } }),
      label("country-names", "country", ["interpolate", ["linear"], ["zoom"], 2, 11, 6, 15], { maxzoom: 7, layout: { "text-transform": "uppercase", "text-letter-spacing": 0.1, "symbol-sort-key": ["get", "rank"] }, paint: words }),
      { // several places that lie too close to be told apart here: a ring, no dot
        id: "rings", type: "circle", source: "dots", filter: ["has", "point_count"],
        paint: {
          "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "total"]], 1, 9, 10, 14, 60, 24], "circle-color": colour.halo, "circle-opacity": 0.85,
          "circle-stroke-color": ["case", ["get", "any"], colour.chosen, colour.mark], "circle-stroke-width": 2,
        },
      },
      {
        id: "dots", type: "circle", source: "dots", filter: ["!", ["has", "point_count"]],
        paint: { "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "n"]], 1, 5, 3, 9, 15, 18], "circle-color": mark, "circle-opacity": 0.9, "circle-stroke-color": colour.halo, "circle-stroke-width": 1.5 },
      },
      {
        id: "counts", type: "symbol", source: "dots",
        layout: { "text-field": ["case", ["has", "point_count"], ["to-string", ["get", "total"]], ["get", "label"]], "text-font": FONT, "text-size": 11, "text-allow-overlap": true },
        paint: { "text-color": ["case", ["has", "point_count"], colour.mark, colour.onMark] },
      },
      {
        id: "wide-counts", type: "symbol", source: "names",
        layout: { "text-field": ["get", "label"], "text-font": FONT, "text-size": 12, "symbol-sort-key": ["-", 0, ["get", "n"]], "text-allow-overlap": false },
        paint: { "text-color": mark, "text-halo-color": colour.halo, "text-halo-width": 1.5 },
      },
    ],
  };
}
