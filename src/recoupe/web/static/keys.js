// Keys of a page: bind them with what they do; “?” shows them all.
import { _ } from "./words.js";

const bound = new Map();

function typing(target) {
  return target.closest("input, select, textarea, [contenteditable=true]") !== null;
}

/** bind({ j: [() => next(), "Next incident"], "/": … }): a key (or several with blanks between), what it does, and its words. */
export function bind(keys) {
  for (const [names, [act, words]] of Object.entries(keys)) {
    for (const name of names.split(" ")) bound.set(name, { act, words, names });
  }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (document.querySelector("dialog[open]")) return;
  const found = event.key === "?" ? { act: show } : bound.get(event.key);
  if (!found) return;
  event.preventDefault();
  found.act(event);
});

/** Show all keys of the page in a dialog. */
export function show() {
  const dialog = document.createElement("dialog");
  dialog.className = "keys";
  dialog.setAttribute("aria-labelledby", "keys-title");
  const title = Object.assign(document.createElement("h2"), { id: "keys-title", textContent: _("Keys") });
  const list = document.createElement("dl");
  const said = new Set();
  for (const { words, names } of bound.values()) {
    if (said.has(names)) continue;
    said.add(names);
    const key = document.createElement("dt");
    for (const name of names.split(" ")) {
      key.append(Object.assign(document.createElement("kbd"), { textContent: name }), " ");
    }
    list.append(key, Object.assign(document.createElement("dd"), { textContent: words }));
  }
  const help = document.createElement("dt");
  help.append(Object.assign(document.createElement("kbd"), { textContent: "?" }));
  list.append(help, Object.assign(document.createElement("dd"), { textContent: _("Show these keys") }));
  const close = Object.assign(document.createElement("button"), { textContent: _("Close") });
  close.addEventListener("click", () => dialog.close());
  dialog.append(title, list, close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
