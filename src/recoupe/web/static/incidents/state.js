// What is asked and how it is shown, kept in the page's address so that it can be sent, bookmarked and gone back to.

/** Filters of which several values may be chosen at once. */
export const MANY = ["type", "status", "differs", "outlet", "actor", "source"];
/** Filters of one value. */
export const ONE = ["q", "from", "to", "bbox", "area", "voices", "judged", "placed"];
/** How it is shown; no part of the selection. */
const SHOWN = { sort: "date", view: "both", page: "1", row: "", at: "", zoom: "" };
const FIELDS = [...ONE, ...Object.keys(SHOWN)];

/**
 * @typedef {Record<string, string | string[]>} State every field of MANY as a list, all others as a string
 */

/** @returns {State} */
export function stateOf(search) {
  const query = new URLSearchParams(search);
  const state = {};
  for (const name of MANY) state[name] = query.getAll(name);
  for (const name of FIELDS) state[name] = query.get(name) ?? SHOWN[name] ?? "";
  return state;
}

function queryOf(state, names) {
  const query = new URLSearchParams();
  for (const name of names) {
    for (const value of [state[name]].flat()) if (value && value !== SHOWN[name]) query.append(name, value);
  }
  return query;
}

/** The selection and its order, as the API takes them; `without` leaves names out. */
export const selectionQuery = (state, without = []) =>
  queryOf(state, [...ONE, ...MANY, "sort"].filter((name) => !without.includes(name)));

/** The address of the page that shows this. */
export function addressOf(state) {
  const query = queryOf(state, [...ONE, ...MANY, ...Object.keys(SHOWN)]).toString();
  return query ? `?${query}` : location.pathname;
}

/** How many filters are set. */
export const filterCount = (state) => ONE.filter((name) => state[name]).length + MANY.reduce((n, name) => n + state[name].length, 0);

/** No filter; the way it is shown stays. */
export const cleared = () => Object.fromEntries([...ONE.map((name) => [name, ""]), ...MANY.map((name) => [name, []]), ["page", "1"], ["row", ""]]);

/** The state in the address bar, and whoever wants to know when it changes. */
export class Address {
  constructor(changed) {
    this.state = stateOf(location.search);
    this.changed = changed;
    addEventListener("popstate", () => {
      const before = this.state;
      this.state = stateOf(location.search);
      this.changed(this.state, before);
    });
  }

  /** How many selections lie behind this one on this page. */
  get depth() {
    return history.state?.depth ?? 0;
  }

  /** Back to the selection before; where there is none, to all incidents. */
  back() {
    if (this.depth) history.back();
    else if (filterCount(this.state)) this.set(cleared());
  }

  /** Change some fields. `quietly` replaces the entry of the history instead of adding one (typing, moving the map). */
  set(change, { quietly = false } = {}) {
    const before = this.state;
    this.state = { ...before, ...change };
    const address = addressOf(this.state);
    if (address !== addressOf(before)) {
      if (quietly) history.replaceState(history.state, "", address);
      else history.pushState({ depth: this.depth + 1 }, "", address);
    }
    sessionStorage.setItem("selection", location.search); // one incident's page leads back to the same selection
    this.changed(this.state, before);
  }
}
