// What lies under the incidents: countries, lines between provinces, rivers, towns; all of it shipped, none of it fetched elsewhere.
import { json, script } from "../load.js";
import { language } from "../words.js";

let loaded;

/** @returns {Promise<{land, borders, provinces, rivers, lakes, labels}>} GeoJSON, all in degrees */
export function basemap() {
  loaded ??= load();
  return loaded;
}

const collection = (features) => ({ type: "FeatureCollection", features });
const feature = (geometry, properties = {}) => ({ type: "Feature", properties, geometry });
const point = (lon, lat, properties) => feature({ type: "Point", coordinates: [lon, lat] }, properties);

/** A line that crosses the antimeridian goes on beyond 180° instead of jumping to the other side. */
function unbroken(line) {
  let turn = 0;
  return line.map(([lon, lat], corner) => {
    if (corner) turn += lon - line[corner - 1][0] > 180 ? -360 : lon - line[corner - 1][0] < -180 ? 360 : 0;
    return [lon + turn, lat];
  });
}

const ANTARCTICA = "010"; // winds around the pole, which no flat polygon can

function landOf(atlas) {
  const { features } = window.topojson.feature(atlas, atlas.objects.countries);
  return collection(features.filter((country) => country.id !== ANTARCTICA && country.geometry).map(({ geometry: { type, coordinates } }) =>
    feature({ type: "MultiPolygon", coordinates: (type === "Polygon" ? [coordinates] : coordinates).map((rings) => rings.map(unbroken)) })));
}

function countryName(code, names) {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

async function load() {
  const [atlas, theatres] = await Promise.all([
    json("vendor/world-atlas/countries-50m.json"), json("basemap/theatres.json"), script("vendor/topojson-client/topojson-client.min.js"),
  ]);
  const { topojson } = window;
  const countries = atlas.objects.countries;
  const names = new Intl.DisplayNames([language], { type: "region" });
  const waters = theatres.waters.map((water) => feature(
    water.kind === "lake" ? { type: "Polygon", coordinates: [water.line] } : { type: "LineString", coordinates: water.line },
    { name: language === "fr" ? water.fr : water.name, kind: water.kind },
  ));
  return {
    land: landOf(atlas),
    borders: { type: "MultiLineString", coordinates: topojson.mesh(atlas, countries, (a, b) => a !== b).coordinates.map(unbroken) },
    provinces: { type: "MultiLineString", coordinates: theatres.lines },
    rivers: collection(waters.filter((water) => water.properties.kind === "river")),
    lakes: collection(waters.filter((water) => water.properties.kind === "lake")),
    labels: collection([
      ...theatres.countries.map(([code, lon, lat, reach]) => point(lon, lat, { kind: "country", name: countryName(code, names), rank: reach > 300 ? 1 : 2 })),
      ...theatres.provinces.map(([name, lon, lat]) => point(lon, lat, { kind: "province", name, rank: 2 })),
      ...theatres.towns.map(([name, lon, lat, rank]) => point(lon, lat, { kind: "town", name, rank })),
    ]),
  };
}

/** Colours of the map in light and dark; the same roles as the page's. */
export const PALETTE = {
  light: { sea: "#dce5ea", land: "#f7f6f3", border: "#918c80", province: "#bdb8ab", water: "#8fb4c8", label: "#5a5750", halo: "#f7f6f3", mark: "#0b5c7a", chosen: "#a3290f", onMark: "#ffffff" },
  dark: { sea: "#0f1519", land: "#1d2024", border: "#6b727a", province: "#434950", water: "#355c73", label: "#a7abb1", halo: "#15171a", mark: "#7cc7e8", chosen: "#ff9d85", onMark: "#0c1418" },
};
