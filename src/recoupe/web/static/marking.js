// Marks in a text that stays one piece: the CSS Custom Highlight API where it is there, else spans around stretches.
// Places are counted in characters (code points), as everywhere in recoupe; the browser counts UTF-16 units.

/** From characters to UTF-16 units and back for one text. */
export function places(text) {
  const units = [];
  let at = 0;
  for (const sign of text) {
    units.push(at);
    at += sign.length;
  }
  units.push(at);
  const straight = at === units.length - 1;
  return {
    unit: (place) => (straight ? place : units[Math.min(place, units.length - 1)]),
    place: (unit) => {
      if (straight) return unit;
      let low = 0, high = units.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (units[middle] < unit) low = middle + 1;
        else high = middle;
      }
      return low;
    },
    length: units.length - 1,
  };
}

/** A painter for the one text node of an element: `paint("place", [[3, 9], …])` marks anew what has that name. */
export function painter(element, priorities = {}) {
  const text = element.textContent;
  const at = places(text);
  return { text, at, paint: globalThis.Highlight && CSS.highlights ? highlights(element, at, priorities) : spans(element, text, at) };
}

function highlights(element, at, priorities) {
  return (name, spots) => {
    const node = element.firstChild;
    const ranges = spots.map(([start, end]) => {
      const range = new Range();
      range.setStart(node, at.unit(start));
      range.setEnd(node, at.unit(end));
      return range;
    });
    const made = new Highlight(...ranges);
    made.priority = priorities[name] || 0;
    CSS.highlights.set(name, made);
  };
}

function spans(element, text, at) {
  const named = new Map();
  return (name, spots) => {
    named.set(name, spots);
    const cuts = new Set([0, at.length]);
    for (const list of named.values()) for (const [start, end] of list) cuts.add(start).add(end);
    const order = [...cuts].sort((a, b) => a - b);
    const parts = order.slice(0, -1).map((start, i) => {
      const end = order[i + 1];
      const words = text.slice(at.unit(start), at.unit(end));
      const names = [...named].filter(([, list]) => list.some(([a, b]) => a <= start && end <= b)).map(([key]) => key);
      if (!names.length) return words;
      return Object.assign(document.createElement("span"), { className: names.join(" "), textContent: words });
    });
    element.replaceChildren(...parts);
  };
}

/** Where in the element's text (in characters) a point of the screen lies; null where it lies elsewhere. */
export function placeAt(element, at, x, y) {
  const caret = document.caretPositionFromPoint?.(x, y);
  const range = caret ? null : document.caretRangeFromPoint?.(x, y);
  const node = caret?.offsetNode ?? range?.startContainer;
  return node && element.contains(node) ? at.place(before(element, node) + (caret?.offset ?? range.startOffset)) : null;
}

/** The selected characters inside the element, white space at the ends left out; null where there are none. */
export function selectedIn(element, at) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return null;
  const words = range.toString();
  const start = before(element, range.startContainer) + range.startOffset + (words.length - words.trimStart().length);
  const end = start + words.trim().length;
  return end > start ? [at.place(start), at.place(end)] : null;
}

function before(element, node) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let units = 0;
  for (let text = walker.nextNode(); text && text !== node; text = walker.nextNode()) units += text.length;
  return units;
}
