// Geometry in degrees: cutting segments at a country's edge, joining them to lines, leaving out what is finer than the map.
const STEP = 0.02;

function insideRing([x, y], ring) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i];
    const [bx, by] = ring[j];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

const inside = (point, polygons) =>
  polygons.some(([outer, ...holes]) => insideRing(point, outer) && !holes.some((hole) => insideRing(point, hole)));

/** The parts of a segment that lie in the polygons, to within STEP degrees. */
export function clipped([from, to], polygons) {
  const size = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const steps = Math.min(Math.max(1, Math.ceil(size / STEP)), 2000);
  const at = (step) => [from[0] + ((to[0] - from[0]) * step) / steps, from[1] + ((to[1] - from[1]) * step) / steps];
  const parts = [];
  let begun = null;
  for (let step = 0; step <= steps; step++) {
    const within = inside(at(step), polygons);
    if (within && begun === null) begun = step;
    if ((!within || step === steps) && begun !== null) {
      const end = within ? step : step - 1;
      if (end > begun) parts.push([begun === 0 ? from : at(begun), end === steps ? to : at(end)]);
      begun = null;
    }
  }
  return parts;
}

const key = ([x, y]) => `${x.toFixed(5)} ${y.toFixed(5)}`;

/** Segments that share an end, as lines; a line ends where more than two meet. */
export function joined(segments) {
  const ends = new Map();
  segments.forEach((segment, number) => {
    for (const point of segment) ends.set(key(point), [...(ends.get(key(point)) || []), number]);
  });
  const used = new Set();
  const grown = (point, lines) => {
    for (;;) {
      const next = (ends.get(key(point)) || []).filter((number) => !used.has(number));
      if ((ends.get(key(point)) || []).length !== 2 || next.length !== 1) return lines;
      used.add(next[0]);
      const [a, b] = segments[next[0]];
      point = key(a) === key(point) ? b : a;
      lines.push(point);
    }
  };
  const lines = [];
  segments.forEach(([a, b], number) => {
    if (used.has(number)) return;
    used.add(number);
    const forth = grown(b, [b]);
    const back = grown(a, [a]);
    lines.push([...back.reverse(), ...forth]);
  });
  return lines;
}

/** Douglas and Peucker 1973: without the points that lie nearer than `fine` to the line between the others. */
export function simplified(line, fine) {
  if (line.length < 3) return line;
  const [a, b] = [line[0], line.at(-1)];
  const size = Math.hypot(b[0] - a[0], b[1] - a[1]);
  let far = 0;
  let most = 0;
  for (let i = 1; i < line.length - 1; i++) {
    const [x, y] = line[i];
    const off = size ? Math.abs((b[0] - a[0]) * (a[1] - y) - (a[0] - x) * (b[1] - a[1])) / size : Math.hypot(x - a[0], y - a[1]);
    if (off > most) [far, most] = [i, off];
  }
  if (most <= fine) return [a, b];
  return [...simplified(line.slice(0, far + 1), fine).slice(0, -1), ...simplified(line.slice(far), fine)];
}
