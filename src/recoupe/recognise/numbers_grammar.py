"""The patterns of French counts, compiled from ``numbers.toml`` once per language pack."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from recoupe.recognise.numerals import DIGITS, SPACE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.lang.pack import LanguagePack

GAP = rf"(?:{SPACE}|\n(?!\n))"


@dataclass(frozen=True)
class Grammar:
    """What the language says of numbers: values of words, kinds of hedges, and the patterns made of them.

    ``atom`` finds one numeral or collective noun; the others look at what stands just before or after it.
    """

    words: dict[str, int]
    rounds: dict[str, int]
    vague: dict[str, tuple[int, int | None]]
    follows: dict[str, tuple[str, ...]]
    not_after: dict[str, frozenset[str]]
    hedges: dict[str, str]
    many: frozenset[str]
    no_plural_noun: frozenset[str]
    atom: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    later: re.Pattern[str]
    counted_off: re.Pattern[str]
    unit_after: re.Pattern[str]
    date_after: re.Pattern[str]
    year_before: re.Pattern[str]
    not_one: re.Pattern[str]
    numeral_after: re.Pattern[str]


def either(forms: Iterable[str]) -> str:
    """An alternation of these forms, longest first; blanks may be any blank, apostrophes either sign."""
    longest = sorted(set(forms), key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", GAP + "+").replace("'", "['’]") for form in longest)


def plain(form: str) -> str:
    """A form as the lexicon writes it: small letters, single blanks, straight apostrophe."""
    return re.sub(r"\s+", " ", form.lower().replace("’", "'"))


def _elided(forms: list[str]) -> list[str]:
    return [*forms, *(form[:-1] + "'" for form in forms if form.endswith(" de"))]


@cache
def number_grammar(pack: LanguagePack) -> Grammar:
    """The compiled grammar of one language pack."""
    data: dict[str, Any] = pack.lexicon("numbers")
    words: dict[str, int] = data["words"]
    rounds = {form: value for one, value in data["round"].items() for form in (one, one + "s")}
    vague = {form: (v["low"], v.get("high")) for v in data["vague"] for form in v["forms"]}
    many, spec = data["many"], data["not_a_count"]
    before = [f for h in data["hedge"] for f in _elided(h["before"])]
    after = [f for h in data["hedge"] for f in h.get("after", [])]
    months = either(spec["months"])
    tail = rf"(?P<hedge>{either(after)})(?!\w)(?!{GAP}d[e'’])"
    return Grammar(
        words=words,
        rounds=rounds,
        vague=vague,
        follows={f: tuple(w) for v in data["vague"] for f, w in v.get("follows", {}).items()},
        not_after={f: frozenset(w) for v in data["vague"] for f, w in v.get("not_after", {}).items()},
        hedges={f: h["bound"] for h in data["hedge"] for f in _elided([*h["before"], *h.get("after", [])])},
        many=frozenset(many["forms"]),
        no_plural_noun=frozenset(spec["no_plural_noun"]),
        atom=_compiled(_atom(words, rounds, vague, many)),
        before=_compiled(rf"(?<!\w)(?P<hedge>{either(before)})(?:{GAP}|(?<=['’]))+(?:(?:les|ces){GAP})?$"),
        after=_compiled(rf",?{GAP}{tail}"),
        later=_compiled(rf"{GAP}[^\W\d]+(?:{GAP}[^\W\d]+)??{GAP}{tail}"),
        counted_off=_compiled(
            rf"(?:(?<!\w)(?:{either(spec['before'])}){GAP}?|[^\W\d]|[-–_/#@:.,]\d*|\d{GAP}?h{GAP}?"
            rf"|\d\d\d\d-)$"
        ),
        unit_after=_compiled(
            rf"{GAP}?(?:{either(spec['after'])})(?!\w)|{GAP}?h\d\d|[-–/][^\W\d]|[/:]\d|[^\W\d]|[.,]\d|-\d*[^\W\d]"
        ),
        date_after=_compiled(
            rf"(?:er)?{GAP}(?:(?:au|et|ou|à|-|–|,){GAP}\d\d?(?:er)?{GAP})?(?:{months})(?!\w)|[-/.]\d{{1,2}}[-/.]\d{{2}}"
        ),
        year_before=_compiled(
            rf"(?:(?<!\w)(?:{either(spec['year_before'])}){GAP}?|(?<!\w)(?:{months})\.?{GAP}|[(/–-]{GAP}?)$"
        ),
        not_one=_compiled(rf"{GAP}(?:{either(spec['not_one'])})\b|[.,;:)…]"),
        numeral_after=_compiled(rf"{GAP}(?:\d|(?:{either(words)})\b)"),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _atom(words: dict[str, int], rounds: dict[str, int], vague: dict[str, Any], many: dict[str, list[str]]) -> str:
    word = either(words)
    scales = either(w for w, value in words.items() if value >= 1000)
    masses = either(w for w, value in words.items() if value >= 1_000_000 and w.endswith("s"))
    run = rf"(?:{word})(?:(?:-|{GAP}|-et-|{GAP}et{GAP})(?:{word}))*"
    figures = rf"(?:\d+[.,]\d{{1,3}}(?={GAP}(?:{scales})\b)|{DIGITS})"
    return (
        rf"(?P<scaled>(?P<figure>{figures}){GAP}(?P<scale>{scales}))\b"
        rf"|(?P<digits>{DIGITS})"
        rf"|\b(?:(?P<many>{either([*many['forms'], *many['also']])}|{word}){GAP})?"
        rf"(?:(?:{either(many['adjectives'])}){GAP})?(?P<round>{either(rounds)})"
        rf"(?:{GAP}(?:de{GAP}|d['’])(?P<of>milliers|{masses}))?\b"
        rf"|\b(?:{either(many['forms'])}){GAP}(?P<masses>{masses})\b"
        rf"|\b(?P<vague>{either(vague)})\b|\b(?P<words>{run})\b"
    )
