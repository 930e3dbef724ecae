// Writes the theatres' provinces, rivers and towns for the offline basemap; see README.md beside it for what they are worth.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { clipped, joined, simplified } from "./lines.mjs";

const HERE = new URL(".", import.meta.url);
const ROOT = new URL("../../", HERE);
const STATIC = new URL("src/recoupe/web/static/", ROOT);
const require = createRequire(import.meta.url);
const d3 = require(new URL("vendor/d3/d3.min.js", STATIC).pathname);
const topojson = require(new URL("vendor/topojson-client/topojson-client.min.js", STATIC).pathname);

const THEATRES = "SY IQ LB JO IL PS YE LY SD SS TD ML BF NE NG CM CD CF UA SO ET AF".split(" ");
const TOWNS = 24; // a country: enough to find one's way, few enough to stay legible
const FINE = 0.03; // degrees, about 3 km: finer would pretend to know

const table = (text) => d3.csvParse(text);
const read = (path) => readFileSync(new URL(path, ROOT), "utf8");
const round = (value, digits = 2) => Number(value.toFixed(digits));

const cities = Object.values(JSON.parse(readFileSync(process.argv[2], "utf8")));
const units = table(read("src/recoupe/world/units.csv"));
const sites = new Map(table(read("src/recoupe/world/sites.csv")).map((site) => [site.id, site]));
const numeric = new Map(table(read("src/recoupe/world/countries.csv")).map((row) => [row.iso2, row.iso_numeric.padStart(3, "0")]));
const atlas = JSON.parse(read("src/recoupe/web/static/vendor/world-atlas/countries-50m.json"));
const shapes = new Map(topojson.feature(atlas, atlas.objects.countries).features.map((shape) => [shape.id, shape]));

/** The lines along which the nearest town changes its province, within the country. */
function provinceLines(country) {
  const shape = shapes.get(numeric.get(country));
  const towns = cities.filter((city) => city.countrycode === country && city.admin1code && city.admin1code !== "00");
  if (!shape || new Set(towns.map((town) => town.admin1code)).size < 2) return [];
  const squeeze = Math.cos((d3.mean(towns, (town) => town.latitude) * Math.PI) / 180);
  const delaunay = d3.Delaunay.from(towns, (town) => town.longitude * squeeze, (town) => town.latitude);
  const { circumcenters } = delaunay.voronoi([-400, -400, 400, 400]);
  const centre = (triangle) => [circumcenters[triangle * 2] / squeeze, circumcenters[triangle * 2 + 1]];
  const segments = [];
  for (let edge = 0; edge < delaunay.triangles.length; edge++) {
    const other = delaunay.halfedges[edge];
    if (other >= 0 && other < edge) continue;
    const [from, to] = [edge, edge % 3 === 2 ? edge - 2 : edge + 1].map((e) => towns[delaunay.triangles[e]]);
    if (from.admin1code === to.admin1code) continue;
    const start = centre(Math.floor(edge / 3));
    const third = towns[delaunay.triangles[edge % 3 === 0 ? edge + 2 : edge - 1]];
    segments.push([start, other >= 0 ? centre(Math.floor(other / 3)) : outwards(start, from, to, third, squeeze)]);
  }
  const rings = shape.geometry.type === "Polygon" ? [shape.geometry.coordinates] : shape.geometry.coordinates;
  return joined(segments.flatMap((segment) => clipped(segment, rings)))
    .map((line) => simplified(line, FINE))
    .map((line) => line.map(([x, y]) => [round(x), round(y)]));
}

/** A point far out on the line between two towns of the hull, on the side where the third town of the triangle is not. */
function outwards(start, from, to, third, squeeze) {
  const along = [(to.longitude - from.longitude) * squeeze, to.latitude - from.latitude];
  const inwards = [(third.longitude - from.longitude) * squeeze, third.latitude - from.latitude];
  const size = Math.hypot(...along) || 1;
  const side = along[1] * inwards[0] - along[0] * inwards[1] > 0 ? -12 : 12;
  return [start[0] + ((along[1] / size) * side) / squeeze, start[1] - (along[0] / size) * side];
}

const PLAIN = / (Governorate|Oblast|Province|Region|State|District|Prefecture|City)$/;
const provinces = units
  .filter((unit) => THEATRES.includes(unit.code.slice(0, 2)) && sites.get(unit.id)?.lat)
  .map((unit) => [unit.name.replace(PLAIN, ""), round(+sites.get(unit.id).lon), round(+sites.get(unit.id).lat)]);
const towns = THEATRES.flatMap((country) =>
  d3
    .sort([...sites.values()].filter((site) => site.kind === "city" && site.country === country && site.lat), (a, b) => d3.descending(+a.population, +b.population) || d3.ascending(a.id, b.id))
    .slice(0, TOWNS)
    .map((site, rank) => [site.name, round(+site.lon), round(+site.lat), rank < 2 ? 1 : rank < 8 ? 2 : 3]),
);
const countries = [...sites.values()]
  .filter((site) => site.kind === "country" && site.lat && site.country)
  .map((site) => [site.country, round(+site.lon, 1), round(+site.lat, 1), +site.radius_km]);
const waters = table(readFileSync(new URL("rivers.csv", HERE), "utf8")).map((row) => ({
  id: row.id,
  name: row.name,
  fr: row.fr,
  kind: row.kind,
  line: row.points.split(";").map((point) => point.split(" ").map(Number).reverse()),
}));
const lines = THEATRES.flatMap(provinceLines);

writeFileSync(
  new URL("basemap/theatres.json", STATIC),
  JSON.stringify({ about: "Generalised; lines between provinces are computed from GeoNames places (CC BY 4.0) and are no borders in law.", lines, provinces, towns, countries, waters }) + "\n",
);
console.log(`${lines.length} lines, ${lines.flat().length} points, ${provinces.length} provinces, ${towns.length} towns, ${waters.length} waters`);
