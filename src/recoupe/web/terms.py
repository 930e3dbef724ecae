"""The closed lists of words (types of event, statuses, fields, verdicts …) as a page says them."""

from __future__ import annotations

from recoupe.web.words import gettext


def _(words: str) -> str:
    return words  # marked for the catalogue here, said by term() when the language is known


TERMS: dict[str, dict[str, str]] = {
    "type": {
        "clash": _("clash"), "assault": _("assault"), "airstrike": _("airstrike"), "shelling": _("shelling"),
        "bombing": _("bombing"), "shootdown": _("shooting down"), "killing": _("killing"),
        "abduction": _("abduction"), "arrest": _("arrest"), "capture": _("capture of ground"),
        "advance": _("advance"), "withdrawal": _("withdrawal"), "siege": _("siege"),
        "deployment": _("deployment"), "movement": _("movement"), "support": _("support"),
        "destruction": _("destruction"), "displacement": _("displacement"), "protest": _("protest"),
        "agreement": _("agreement"), "talks": _("talks"), "proposal": _("proposal"), "threat": _("threat"),
        "sanction": _("sanction"), "aid": _("aid"),
    },
    "status": {
        "asserted": _("asserted"), "reported": _("reported"), "hedged": _("hedged"), "denied": _("denied"),
        "planned": _("planned"),
    },
    "field": {
        "type": _("what"), "agent": _("by whom"), "target": _("against whom"), "place": _("where"),
        "time": _("when"), "killed": _("killed"), "injured": _("injured"), "weapon": _("with what"),
        "count": _("how many"), "outcome": _("outcome"), "objects": _("what was hit"), "origin": _("from where"),
        "destination": _("to where"), "captured": _("captured"), "missing": _("missing"), "status": _("how surely"),
        "nuance": _("more exactly"), "aggregate": _("several in one"), "sources": _("according to"),
    },
    "nuance": {
        "predicted": _("predicted"), "attempted": _("attempted"), "did_not_happen": _("did not happen"),
        "counterfactual": _("counterfactual"), "unknown": _("not known"),
        "responsibility_claimed": _("responsibility claimed"), "presupposed": _("presupposed"),
        "possible": _("possible"), "conditional_report": _("reported conditional"),
    },
    "aggregate": {"yes": _("yes"), "no": _("no")},
    "agreement": {
        "agree": _("the accounts agree"), "compatible": _("one account is vaguer, none contradicts"),
        "differ": _("the accounts differ"), "one": _("only one account says"), "none": _("no account says"),
    },
    "source": {
        "outlet": _("outlet"), "official": _("official"), "armed-group": _("armed group"), "monitor": _("monitor"),
        "expert": _("expert"), "witness": _("witness"), "document": _("document"),
    },
    "outcome": {
        "repelled": _("repelled"), "foiled": _("foiled"), "succeeded": _("succeeded"), "failed": _("failed"),
    },
    "of": {"target": _("of the target"), "agent": _("of the attackers"), "civilians": _("civilians")},
    "verdict": {
        "same": _("one happening"), "not-same": _("two happenings"), "right": _("right"), "wrong": _("wrong"),
        "corrected": _("corrected"), "settled": _("settled"), "added": _("entered by hand"),
        "set-aside": _("set aside"), "revoked": _("taken back"),
    },
    "state": {
        "standing": _("holds"), "revoked": _("taken back"), "overruled": _("decided anew"),
        "orphaned": _("its words are gone"), "blind": _("blind"),
    },
    "copy": {"near-copy": _("near copy"), "rewriting": _("rewriting")},
    "site": {
        "country": _("country"), "region": _("region"), "governorate": _("province"), "city": _("city"),
        "village": _("village"), "base": _("base"), "field": _("oil or gas field"), "river": _("river"),
        "border": _("border"), "desert": _("desert"), "facility": _("facility"),
    },
}  # fmt: skip


def term(kind: str, value: str | None) -> str:
    """A word of a closed list in the language of this request: ``term("type", "airstrike")`` is *frappe aérienne*.

    A word that is not in the list comes back as it is.
    """
    return gettext(TERMS[kind][value]) if value is not None and value in TERMS[kind] else value or ""


def terms() -> dict[str, dict[str, str]]:
    """All closed lists in the language of this request, for the modules in the browser."""
    return {kind: {value: gettext(words) for value, words in row.items()} for kind, row in TERMS.items()}
