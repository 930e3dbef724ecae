// Signs that stand beside every colour, as elements; templates/signs.html has the same for pages.
import { term } from "./words.js";

const AGREEMENT = { agree: "=", compatible: "≈", differ: "≠", one: "1", none: "–" };
const STATUS = { asserted: "■", reported: "◧", hedged: "?", denied: "×", planned: "▷" };

/** An element with classes and words: `element("span", "tag", "…")`. Words are text, never HTML. */
export function element(name, classes = "", ...inside) {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  made.append(...inside.filter((part) => part != null && part !== ""));
  return made;
}

function sign(kind, shown) {
  const made = element("span", "", shown);
  made.setAttribute("aria-hidden", "true");
  return element("span", `sign ${kind}`, made);
}

/** The sign of an agreement alone; its meaning for whoever cannot see it. */
export function agreement(value) {
  const made = sign(value, AGREEMENT[value] || "");
  made.title = term("agreement", value);
  made.append(element("span", "unseen", term("agreement", value)));
  return made;
}

/** Sign and word of a status. */
export function status(value) {
  const made = sign(value, STATUS[value] || "");
  made.append(term("status", value));
  return made;
}

/** A field on which accounts differ. */
export function differs(field) {
  return element("span", "tag differ", element("span", "unseen", `${term("agreement", "differ")}: `), term("field", field));
}
