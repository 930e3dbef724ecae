// Keys that a page answers to, and the list of them behind “?”. They can be switched off (WCAG 2.1.4).
import { element } from "./signs.js";
import { _ } from "./words.js";

/** @type {Map<string, {act: (event: KeyboardEvent) => void, words: string, names: string}>} */
const bound = new Map();
const WRITTEN = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]";
let dialog;

const off = () => localStorage.getItem("keys") === "off";

/**
 * Answer to keys: `bind({ "j ArrowDown": [next, _("Next incident")] })`, several names of one with blanks between.
 * Nothing is heard while somebody types in a field, in an open dialog, or with Ctrl, Alt or Meta held.
 */
export function bind(keys) {
  for (const [names, answer] of Object.entries(keys)) {
    const [act, words] = Array.isArray(answer) ? answer : [answer, ""];
    for (const name of names.split(" ")) bound.set(name, { act, words, names });
  }
}

const named = (names) => element("td", "", ...names.split(" ").flatMap((name) => [element("kbd", "", name), " "]));

/** Show all keys of the page in a dialog. */
export function show() {
  if (!dialog) {
    dialog = element("dialog", "keys");
    dialog.setAttribute("aria-labelledby", "keys-title");
    document.body.append(dialog);
  }
  const title = element("h2", "", _("Keys"));
  title.id = "keys-title";
  const said = new Map([...bound.values()].filter(({ words }) => words).map(({ names, words }) => [names, words]));
  const rows = [...said, ["?", _("Show these keys")]].map(([names, words]) => element("tr", "", named(names), element("td", "", words)));
  const box = element("input");
  Object.assign(box, { type: "checkbox", checked: !off() });
  box.addEventListener("change", () => localStorage.setItem("keys", box.checked ? "on" : "off"));
  const close = element("button", "first", _("Close"));
  close.addEventListener("click", () => dialog.close());
  const body = element("tbody", "", ...rows);
  dialog.replaceChildren(title, element("table", "", body), element("label", "check", box, _("Answer to single keys")), element("p", "", close));
  dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  if (event.target.matches?.(WRITTEN)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "?") {
    event.preventDefault();
    show();
  } else if (!off() && bound.has(event.key)) {
    if (event.key === "Enter" && event.target.closest?.("a, button, summary, [role=button]")) return; // it has an answer of its own
    event.preventDefault();
    bound.get(event.key).act(event);
  }
});

for (const button of document.querySelectorAll("[data-does=keys]")) button.addEventListener("click", show);
