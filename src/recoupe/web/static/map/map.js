// A map of places with their reach: MapLibre, or Leaflet where WebGL 2 is missing. Fetched only when a map is shown.

/** Whether the browser can draw with WebGL 2. */
function hasWebGl2() {
  try {
    const context = document.createElement("canvas").getContext("webgl2");
    context?.getExtension("WEBGL_lose_context")?.loseContext();
    return Boolean(context);
  } catch {
    return false;
  }
}

export const shownTheme = () =>
  document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

/**
 * @param {HTMLElement} container
 * @param {{center: [number, number], zoom: number}} start lon and lat
 * @param {{moved?: () => void, chosen?: (keys: string[]) => void}} on what a person does with it
 * @returns {Promise<{show, fit, look, view, bounds, lonLat, resize, ready}>} `show({areas, dots, drawn})` takes GeoJSON of circles.js
 */
export async function drawMap(container, start, on = {}) {
  const heard = { moved: () => {}, chosen: () => {}, ...on };
  let map;
  if (hasWebGl2()) {
    const { GlMap } = await import("./gl.js");
    map = await GlMap.make(container, shownTheme(), start, heard);
  } else {
    const { FlatMap } = await import("./flat.js");
    map = await FlatMap.make(container, shownTheme(), start, heard);
  }
  const repaint = () => map.paint(shownTheme());
  document.addEventListener("theme", repaint);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  return map;
}
