// Drawing on the map: a box or a free line that becomes an area. Escape leaves off.
const SVG = "http://www.w3.org/2000/svg";
const APART = 6; // pixels between the corners of a free line
const SMALL = 5; // pixels: less is a click by mistake
const MOST = 120; // corners that an address can carry

/**
 * Let a person draw over `container`.
 * @param {"box" | "lasso"} tool
 * @returns {Promise<number[][] | null>} corners in pixels of the container; null where nothing was drawn
 */
export function sketch(container, tool) {
  const layer = document.createElement("div");
  layer.className = "sketch";
  const svg = document.createElementNS(SVG, "svg");
  const shape = document.createElementNS(SVG, "path");
  svg.append(shape);
  layer.append(svg);
  container.append(layer);
  let points = null;

  const at = (event) => {
    const box = layer.getBoundingClientRect();
    return [Math.min(Math.max(event.clientX - box.left, 0), box.width), Math.min(Math.max(event.clientY - box.top, 0), box.height)];
  };
  const corners = () => {
    if (tool === "lasso") return points;
    const [[x1, y1], [x2, y2]] = [points[0], points.at(-1)];
    return [[Math.min(x1, x2), Math.min(y1, y2)], [Math.max(x1, x2), Math.min(y1, y2)], [Math.max(x1, x2), Math.max(y1, y2)], [Math.min(x1, x2), Math.max(y1, y2)]];
  };

  return new Promise((done) => {
    const end = (drawn) => {
      layer.remove();
      document.removeEventListener("keydown", stop, true);
      done(drawn);
    };
    const stop = (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      end(null);
    };
    document.addEventListener("keydown", stop, true);
    layer.addEventListener("pointerdown", (event) => {
      layer.setPointerCapture(event.pointerId);
      points = [at(event)];
    });
    layer.addEventListener("pointermove", (event) => {
      if (!points) return;
      const next = at(event);
      if (Math.hypot(next[0] - points.at(-1)[0], next[1] - points.at(-1)[1]) < APART) return;
      points.push(next);
      shape.setAttribute("d", `M${corners().map((corner) => corner.join(" ")).join("L")}Z`);
    });
    layer.addEventListener("pointercancel", () => end(null));
    layer.addEventListener("pointerup", () => {
      if (!points) return;
      const drawn = corners();
      const [xs, ys] = [drawn.map((corner) => corner[0]), drawn.map((corner) => corner[1])];
      const large = Math.max(...xs) - Math.min(...xs) > SMALL && Math.max(...ys) - Math.min(...ys) > SMALL;
      const every = Math.ceil(drawn.length / MOST);
      end(large && drawn.length > 2 ? drawn.filter((_corner, number) => number % every === 0) : null);
    });
  });
}
