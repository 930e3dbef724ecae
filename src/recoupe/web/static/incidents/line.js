// One incident on one line, as the API tells it and as a person reads it.
import { element } from "../signs.js";
import { _, day, language, term } from "../words.js";

const short = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const month = new Intl.DateTimeFormat(language, { month: "short", year: "numeric", timeZone: "UTC" });
const DAY = 86_400_000;

/** A stretch of days as briefly as the language allows: 10–11 Dec 2018, Dec 2018, 2018. */
export function stretch(days) {
  if (!days) return "";
  const { first, last, edtf } = days;
  if (!first || !last) return edtf;
  if (first === last) return day(first);
  const [from, to] = [new Date(first), new Date(last)];
  if (Number.isNaN(+from) || Number.isNaN(+to)) return edtf;
  if (first.endsWith("-01") && new Date(+to + DAY).getUTCDate() === 1) {
    if (first.slice(0, 7) === last.slice(0, 7)) return month.format(from);
    if (first.endsWith("-01-01") && last.endsWith("-12-31")) {
      return first.slice(0, 4) === last.slice(0, 4) ? first.slice(0, 4) : `${first.slice(0, 4)}–${last.slice(0, 4)}`;
    }
  }
  return short.formatRange(from, to);
}

/** A figure as the accounts give it: 9, 9–15, empty where none gives one. */
export const span = ([low, high]) => (low == null ? "" : high == null ? `≥ ${low}` : low === high ? `${low}` : `${low}–${high}`);

export const href = (incident) => `/incidents/${encodeURIComponent(incident.id)}`;

/** A link to an incident with its day and its dead, for short lists. */
export function line(incident) {
  const link = element("a", "", [term("type", incident.type), stretch(incident.date)].filter(Boolean).join(", "));
  link.href = href(incident);
  const killed = span(incident.killed);
  return element("li", "", link, killed ? element("span", "quiet", ` · ${_("killed: {n}", { n: killed })}`) : "");
}
