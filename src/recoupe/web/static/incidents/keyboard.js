// The keyboard on the incidents' page: j and k go along the rows, / searches, u goes back.
import { bind } from "../keys.js";
import { _ } from "../words.js";

const VIEWS = ["both", "table", "map"];

/** @param {{address: import("./state.js").Address, table: import("./table.js").IncidentTable, choose: Function}} page */
export function keys({ address, table, choose }) {
  const step = (by) => () => {
    const next = table.beside(address.state.row, by);
    if (next) {
      choose({ row: next }, { quietly: true });
      table.mark(next, { focus: true });
    } else if (table.items.length) turn(by)();
  };
  const turn = (by) => () => {
    const button = document.querySelectorAll("#turner button")[by < 0 ? 0 : 1];
    if (!document.getElementById("turner").hidden && !button.disabled) button.click();
  };
  bind({
    j: [step(1), _("Next incident")],
    k: [step(-1), _("Incident before")],
    Enter: [() => address.state.row && table.body.querySelector("tr.here a")?.click(), _("Open the incident")],
    "/": [() => document.getElementById("q").focus(), _("Search")],
    u: [() => address.back(), _("Back to the selection before")],
    n: [turn(1), _("Next page of the table")],
    p: [turn(-1), _("Page before")],
    f: [() => document.querySelector("#filters summary")?.focus(), _("Filters")],
    v: [() => choose({ view: VIEWS[(VIEWS.indexOf(address.state.view) + 1) % VIEWS.length] }), _("Table, map or both")],
  });
}
