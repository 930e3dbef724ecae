"""Reading a question to the incidents, as it is typed or stands in an address."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast, get_args

from recoupe.errors import InputError, unknown
from recoupe.model.event import EVENT_TYPES, Status
from recoupe.model.incident import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# A key, a sign and its values, or words to search for; quotation marks hold together what belongs together.
_QUOTED = r'"[^"]*"|«[^»]*»|“[^”]*”'
_TERM = re.compile(
    rf"(?P<key>[^\W\d]\w*)(?P<sign>>=|<=|≥|≤|!=|=|>|<)(?P<values>(?:{_QUOTED}|[^\s\"«“])*)|(?P<words>{_QUOTED}|\S+)"
)
_VALUE = re.compile(rf"({_QUOTED})|([^,\"«“]+)")
MOST_CORNERS = 500
YES, NO = ("yes", "true", "1", "oui"), ("no", "false", "0", "non")


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a question: the filter, its values, and the sign between them; words to search for have the key q."""

    key: str
    values: tuple[str, ...]
    sign: str = "="


def terms_of(said: str) -> tuple[Term, ...]:
    """The parts of a question as it is typed.

    >>> terms_of('place="Abou Kamal",Homs voices>=2 frappe')[0]
    Term(key='place', values=('Abou Kamal', 'Homs'), sign='=')
    """
    out = []
    for found in _TERM.finditer(said):
        if found["words"] is not None:
            out.append(Term("q", (_bare(found["words"]),)))
            continue
        values = tuple(v for pair in _VALUE.findall(found["values"]) if (v := _bare(pair[0] or pair[1]).strip()))
        out.append(Term(found["key"], values, {"≥": ">=", "≤": "<="}.get(found["sign"], found["sign"])))
    return tuple(term for term in out if term.key != "q" or term.values[0].strip())


def terms_of_query(pairs: Iterable[tuple[str, str]]) -> tuple[Term, ...]:
    """The parts of a question that stands in an address: what is empty was not asked, a count is the least number."""
    out: list[Term] = []
    for key, value in pairs:
        if value.strip() and ALIASES.get(key, key) == "q":
            out += [Term("q", (_bare(found[0]),)) for found in re.finditer(rf"{_QUOTED}|\S+", value)]
        elif value.strip():
            out.append(Term(key, (value.strip(),), ">=" if key in COUNTED else "="))
    return tuple(out)


def filters(terms: Iterable[object]) -> dict[str, Any]:
    """The fields of a Selection that these parts fill.

    Raises:
        InputError: a filter or a value is not known; the message guesses what was meant.
    """
    out: dict[str, Any] = {}
    for term in cast("Iterable[Term]", terms):
        key = ALIASES.get(term.key.lower(), term.key.lower())
        if key in PASSED_OVER:
            continue
        if key not in FILTERS:
            raise unknown("filter", term.key, [*FILTERS, *ALIASES])
        field, read = FILTERS[key]
        if not term.values:
            raise InputError(f"The filter “{term.key}” has no value.", f"Write it as {key}={EXAMPLES[key]}")
        signs = COUNT_SIGNS if field in COUNTED else ("=",)
        if term.sign not in signs:
            raise InputError(f"“{term.key}{term.sign}” cannot be asked.", f"Write it as {key}{signs[0]}{EXAMPLES[key]}")
        said = (",".join(term.values),) if field in DRAWN else term.values
        values = tuple(read(value, key) for value in said)
        if field not in SINGLE:
            out[field] = tuple(dict.fromkeys((*out.get(field, ()), *values)))
        elif len(values) > 1 or out.get(field, values[0]) != values[0]:
            raise InputError(f"The filter “{key}” takes one value.", f"Write it as {key}={EXAMPLES[key]}")
        else:
            out[field] = values[0] + (1 if term.sign == ">" else 0) if field in COUNTED else values[0]
    if out.get("since") and out.get("until") and out["since"] > out["until"]:
        raise InputError(f"No day lies between {out['since']} and {out['until']}.", "Give since the earlier day.")
    return out


def _bare(said: str) -> str:
    return said[1:-1] if said[:1] in '"«“' and len(said) > 1 else said


def _any(said: str, _key: str) -> str:
    return said


def _one_of(what: str, known: Iterable[str]) -> Callable[[str, str], str]:
    names = tuple(known)

    def read(said: str, _key: str) -> str:
        plain = said.lower()
        if plain not in names:
            raise unknown(what, said, names)
        return plain

    return read


def _day(said: str, key: str) -> str:
    """The first day of a month or a year where it begins the question, the last where it ends it."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", said)
    wrong = InputError(f"“{said}” is no day, month or year.", f"Write it as {key}={EXAMPLES[key]}")
    if found is None:
        raise wrong
    try:
        year, month = int(found[1]), int(found[2]) if found[2] else (1 if key == "since" else 12)
        day = int(found[3]) if found[3] else 1 if key == "since" else monthrange(year, month)[1]
        return date(year, month, day).isoformat()
    except ValueError:
        raise wrong from None


def _count(said: str, key: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", said):
        raise InputError(f"“{said}” is no number for “{key}”.", f"Write it as {key}>={EXAMPLES[key]}")
    return int(said)


def _yes_or_no(said: str, key: str) -> bool:
    if said.lower() in YES + NO:
        return said.lower() in YES
    raise InputError(f"“{said}” is neither yes nor no.", f"Write it as {key}=yes or {key}=no")


def _numbers(said: str, count: int, key: str) -> tuple[float, ...]:
    try:
        found = tuple(float(part) for part in re.split(r"[,\s]+", said.strip()))
    except ValueError:
        found = ()
    if len(found) != count or not all(abs(number) <= 360 for number in found):
        raise InputError(f"“{said[:60]}” is not {count} numbers in degrees.", f'Write it as {key}="{EXAMPLES[key]}"')
    return found


def _box(said: str, key: str) -> tuple[float, ...]:
    box = _numbers(said, 4, key)
    if box[1] > box[3]:
        raise InputError(f"The box “{said}” is upside down.", "It is west,south,east,north.")
    return box


def _area(said: str, key: str) -> tuple[tuple[float, ...], ...]:
    corners = [corner for corner in said.split(";") if corner.strip()]
    if not 3 <= len(corners) <= MOST_CORNERS:
        raise InputError(f"An area has from three corners to {MOST_CORNERS}.", f'Write it as {key}="{EXAMPLES[key]}"')
    return tuple(_numbers(corner, 2, key) for corner in corners)


FILTERS: dict[str, tuple[str, Callable[[str, str], Any]]] = {
    "q": ("words", _any),
    "type": ("types", _one_of("type of event", EVENT_TYPES)),
    "actor": ("actors", _any),
    "since": ("since", _day),
    "until": ("until", _day),
    "place": ("places", _any),
    "within": ("within", _any),
    "outlet": ("outlets", _any),
    "source": ("sources", _any),
    "status": ("statuses", _one_of("status", get_args(Status))),
    "differs": ("differs", _one_of("field", FIELDS)),
    "voices": ("voices", _count),
    "reports": ("reports", _count),
    "killed": ("killed", _count),
    "judged": ("judged", _yes_or_no),
    "placed": ("placed", _yes_or_no),
    "bbox": ("box", _box),
    "area": ("area", _area),
}
"""Every filter, the field of a Selection that it fills, and how its value is read."""

EXAMPLES = {
    "q": "bus", "type": "shelling,airstrike", "actor": "islamic-state", "since": "2018-05", "until": "2018-12-10",
    "place": '"Abou Kamal"', "within": "Mali", "outlet": '"Le Relais"', "source": "osdh", "status": "reported",
    "differs": "killed", "voices": "2", "reports": "2", "killed": "10", "judged": "yes", "placed": "yes",
    "bbox": "35,32,43,38", "area": "35,32;43,32;43,38",
}  # fmt: skip
ALIASES = {"from": "since", "to": "until", "in": "within", "country": "within", "text": "q", "words": "q"}
PASSED_OVER = ("sort",)  # of an address: the order is the format's own
COUNTED = ("voices", "reports", "killed")
COUNT_SIGNS = (">=", ">")
DRAWN = ("box", "area")
SINGLE = ("since", "until", "judged", "placed", *COUNTED, *DRAWN)
