// When and where every incident of the case happened, row by row, and the words that numbers stand for.
import { get } from "../api.js";
import { _, term } from "../words.js";

export class Columns {
  constructor(loaded) {
    Object.assign(this, loaded); // revision, count, terms, places, place, first, differs
    this.named = { actor: new Map(loaded.terms.actor), source: new Map(loaded.terms.source) };
  }

  static async load() {
    return new Columns(await get("incidents/points"));
  }

  /** Name, kind, lat, lon and radius in km of where a row happened; undefined where nobody says. */
  site = (row) => this.places[this.place[row]];

  /** A facet's value as people read it. */
  label(facet, key) {
    if (facet === "type" || facet === "status") return term(facet, key);
    if (facet === "differs") return term("field", key);
    if (facet === "judged") return key === "yes" ? _("judged") : _("not judged");
    return this.named[facet]?.get(key) ?? key;
  }

  /** The value that stands at a number of a facet's answer. */
  key(facet, number) {
    const found = this.terms[facet === "differs" ? "field" : facet][number];
    return Array.isArray(found) ? found[0] : found;
  }
}
