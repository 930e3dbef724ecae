// What every page has: light or dark, and one-line messages.
import { _ } from "./words.js";

const root = document.documentElement;

function shownTheme() {
  return root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

document.querySelector("[data-does=theme]")?.addEventListener("click", () => {
  const theme = shownTheme() === "dark" ? "light" : "dark";
  root.dataset.theme = theme;
  document.cookie = `theme=${theme}; Path=/; Max-Age=31536000; SameSite=Strict`;
  document.dispatchEvent(new CustomEvent("theme", { detail: theme }));
  say(theme === "dark" ? _("Dark") : _("Light"));
});

/** Say something in one line, seen and read aloud; it goes after a few seconds. */
export function say(words, seconds = 4) {
  const place = document.getElementById("said");
  place.textContent = words;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => (place.textContent = ""), seconds * 1000);
}
