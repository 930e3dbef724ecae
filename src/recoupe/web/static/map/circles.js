// Areas on the globe: a centre and a radius as a polygon, so that a map draws the reach and not a pin.
const EARTH = 6371.0088; // km, mean radius
const CORNERS = 48;
const rad = Math.PI / 180;

/** The ring of points that lie so many kilometres from a centre, as lon and lat. */
export function ring(lat, lon, km) {
  const angle = Math.max(km, 0.05) / EARTH;
  const [sin, cos] = [Math.sin(lat * rad), Math.cos(lat * rad)];
  const points = [];
  for (let corner = 0; corner <= CORNERS; corner++) {
    const turn = ((corner % CORNERS) / CORNERS) * 2 * Math.PI;
    const up = Math.asin(sin * Math.cos(angle) + cos * Math.sin(angle) * Math.cos(turn));
    const across = Math.atan2(Math.sin(turn) * Math.sin(angle) * cos, Math.cos(angle) - sin * Math.sin(up));
    points.push([lon + across / rad, up / rad]);
  }
  return points;
}

/** What contains all places with their reach: west, south, east, north; null where there are none. */
export function bounds(places) {
  if (!places.length) return null;
  const box = [180, 90, -180, -90];
  for (const { lat, lon, radius } of places) {
    const high = Math.max(radius, 10) / 111;
    const wide = high / Math.max(0.2, Math.cos(lat * rad));
    box[0] = Math.min(box[0], lon - wide);
    box[1] = Math.min(box[1], lat - high);
    box[2] = Math.max(box[2], lon + wide);
    box[3] = Math.max(box[3], lat + high);
  }
  return box;
}

export const WIDE = 20; // km: what reaches farther is an area and gets no dot

/** Places as GeoJSON: the area of each, a dot where it is small enough to be a place, a name where it is not. */
export function features(places, chosen) {
  const properties = (place) => ({
    key: place.key,
    name: place.name,
    n: place.count,
    label: place.radius > WIDE ? `${place.name} ${place.count}` : place.count > 1 ? String(place.count) : "",
    wide: place.radius > WIDE,
    radius: place.radius,
    chosen: place.key === chosen,
  });
  const centred = (place) => ({ type: "Feature", properties: properties(place), geometry: { type: "Point", coordinates: [place.lon, place.lat] } });
  const collection = (list) => ({ type: "FeatureCollection", features: list });
  const wideFirst = [...places].sort((a, b) => b.radius - a.radius);
  return {
    areas: collection(wideFirst.filter((place) => place.radius > 0).map((place) => ({
      type: "Feature", properties: properties(place), geometry: { type: "Polygon", coordinates: [ring(place.lat, place.lon, place.radius)] },
    }))),
    dots: collection(wideFirst.filter((place) => place.radius <= WIDE).map((place) => centred(place))),
    names: collection(wideFirst.filter((place) => place.radius > WIDE).map((place) => centred(place))),
  };
}
