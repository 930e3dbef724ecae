// What the modules say, in the language of the page. English stands in the modules, French in locale/fr/js/*.po.
const browser = JSON.parse(document.getElementById("browser")?.textContent || "{}");

export const language = browser.language || "en";

/** A sentence in the page's language; {names} are filled in. */
export function _(words, values = {}) {
  const said = browser.words?.[words] ?? words;
  return said.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

/** A word of a closed list (type, status, field, agreement, source, verdict, site …). */
export function term(kind, value) {
  return browser.terms?.[kind]?.[value] ?? value ?? "";
}

const days = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
const numbers = new Intl.NumberFormat(language);

/** An ISO day as the language writes it; anything else as it is. */
export function day(iso) {
  return /^\d{4}-\d\d-\d\d$/.test(iso || "") ? days.format(new Date(`${iso}T00:00:00Z`)) : iso || "";
}

export function number(value) {
  return value == null ? "" : numbers.format(value);
}
