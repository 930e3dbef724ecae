"""How surely a report tells each happening, on whose word, and where its sources differ."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.extract.accounts import accounts_of, blamed
from recoupe.extract.conditional import Use, use_of
from recoupe.extract.conditional_forms import conditional, governed
from recoupe.extract.echo import counts_only, echoes
from recoupe.extract.no_harm import echoed_tolls, with_nobody_hurt
from recoupe.extract.speakers import base_forms, plain
from recoupe.extract.vouching import Voices, distinct, presupposes, way_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.echo import Echo
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.event import Account, Event, Nuance, Source, Status, Telling, Toll
    from recoupe.model.mention import Mentions
    from recoupe.model.sentence import Sentence, Token
    from recoupe.model.text import Report

_BLAME = frozenset({"accusation", "accusations", "implication", "responsabilité", "lien", "participation", "rôle", "information", "informations", "bilan", "version"})  # fmt: skip
_DONE = frozenset(
    {
        "dû",
        "contraint",
        "contraints",
        "forcé",
        "forcés",
        "permis",
        "réussi",
        "parvenu",
        "parvenus",
        "parvenue",
        "parvenues",
        "pu",
    }
)
_ORDERED = frozenset({"décidé", "décidée", "décidées", "ordonné", "ordonnée", "ordonnées", "lancé", "effectué", "mené"})


def vouch(
    events: Sequence[Event], sources: Sequence[Source], report: Report, sentences: Sequence[Sentence], mentions: Mentions,
    pack: LanguagePack,
) -> tuple[Event, ...]:  # fmt: skip
    """The events with their sources, nearest to the fact first, with status, nuance and differing accounts.

    *Trois soldats ont été tués, selon un élu* is reported on the official's word; *auraient été tués* is hedged;
    *l'armée dément avoir tiré* is denied; *l'armée compte reprendre la ville* is planned.
    """
    place = {s.index: s for s in sentences}
    voices = Voices(sources)
    out = []
    for event in events:
        tellings = tuple(_told(t, voices, place.get(t.sentence), pack) for t in event.tellings)
        out.append(_settled(event, tellings, voices, place, report))
    found: dict[str, list[Echo]] = {}
    for echo in echoes(out, sources, sentences, mentions, pack):
        found.setdefault(echo.event, []).append(echo)
    done = tuple(_with_echoes(e, [x.source for x in found.get(e.id, ())], voices) for e in out)
    blame = blamed(done, voices, sentences, mentions, pack)
    unhurt = with_nobody_hurt(done, sentences, report.text, voices, pack)
    done = tuple(
        replace(e, accounts=accounts_of(e, voices, found.get(e.id, ()), blame.get(e.id, ()), report)) for e in done
    )
    return tuple(
        _with_tolls(e, [*unhurt.get(e.id, ()), *echoed_tolls(e, found.get(e.id, ()), mentions, report.text)])
        for e in done
    )


def _with_tolls(event: Event, apart: Sequence[tuple[Toll, Account]]) -> Event:
    """The event with the figures that stand apart from it, each on its source's word."""
    known = {account.span for account in event.accounts}
    return replace(
        event,
        tolls=(*event.tolls, *(toll for toll, _ in apart)),
        accounts=(*event.accounts, *(account for _, account in apart if account.span not in known)),
    )


def _with_echoes(event: Event, echoing: Sequence[Source], voices: Voices) -> Event:
    """The event with the sources that only take it up, and those whose very verb tells it (*Riyad menace de …*)."""
    speaking = voices.telling(*(t.trigger for t in event.tellings))
    return replace(event, sources=distinct([*(voices.by_id[i] for i in event.sources), *speaking, *echoing]))


def _told(telling: Telling, voices: Voices, sentence: Sentence | None, pack: LanguagePack) -> Telling:
    """One telling with its sources and status."""
    vouching = voices.behind(telling.trigger)
    status, why = status_of(telling, vouching, sentence, pack)
    return replace(telling, status=status, sources=distinct(vouching), because=(*telling.because, why))


def status_of(  # noqa: C901, PLR0912  one rule after the other
    telling: Telling, vouching: Sequence[Source], sentence: Sentence | None, pack: LanguagePack
) -> tuple[Status, str]:
    """The status of one telling, and the rule that gave it, in words."""
    hints = set(telling.realis)
    use = _use(telling, sentence, pack)
    # Who denies in their own words says in the quote what is so: « L'armée a tenu le pont », se défend un officier.
    deniers = (s for s in vouching if s.commitment == "denial" and way_of(s) != "quote")
    denier = next((s for s in deniers if not _only_blame(s, telling, sentence)), None)
    if denier is not None:
        return "denied", f"{denier.text} denies it"
    actual = sentence is not None and _carried_out(telling, sentence)
    if "negated" in hints and "threatened" not in hints:
        return "denied", "negated"
    if "denied" in hints and not vouching:
        return "denied", "said to be denied"
    if use == "reported":
        return "hedged", "reportive conditional"
    if use in {"expected", "counterfactual", "wish", "future_in_past"}:
        return "planned", f"conditional: {use}"
    if "ceased" in hints:
        hints -= {"future", "planned"}
    if sentence is not None and _announced(telling, sentence, pack):
        return "planned", "said to be coming"
    if "planned" in hints and sentence is not None and _aims_only(telling, sentence):
        hints.discard("planned")
    if hints & {"threatened", "purpose", "hypothetical", "future", "feared"} and not actual:
        return "planned", ", ".join(sorted(hints & {"threatened", "purpose", "hypothetical", "future", "feared"}))
    if "planned" in hints and not actual:
        return "planned", "planned"
    if any(s.commitment == "demand" and way_of(s) in {"que", "inf"} for s in vouching):
        return "planned", "demanded"
    if use == "possible" or ("possible" in hints and not actual):
        return "hedged", "possible"
    if "attempted" in hints and sentence is not None and _sought(telling, sentence):
        return "planned", "sought"
    if "ceased" in hints:
        return "asserted", "taken for granted"
    speaking = [s for s in vouching if not presupposes(s) and not counts_only(s, pack)]
    if speaking:
        return "reported", f"on the word of {speaking[0].text}"
    return "asserted", "in the report's own voice"


def _use(telling: Telling, sentence: Sentence | None, pack: LanguagePack) -> Use | None:
    """The use of the conditional in which the happening is told, None where it is told in none."""
    if sentence is None:
        return None
    token = sentence.head_of(telling.trigger)
    if token is None:
        return None
    inside = sentence.tokens_in(telling.trigger)
    for other in sentence.tokens:
        if not conditional(other):
            continue
        verb = governed(sentence, other)
        near = (
            token.feat("VerbForm") == "Inf"
            and 0 < token.i - other.i <= 6
            and not any(t.pos == "VERB" for t in sentence.tokens[other.i + 1 : token.i])
        )
        if (
            near
            or verb.i == token.i
            or other in inside
            or verb in inside
            or _hangs_on(sentence, token, verb)
            or _hangs_on(sentence, token, other)
        ):
            return use_of(sentence, other, pack)
    return None


def _hangs_on(sentence: Sentence, token: Token, verb: Token) -> bool:
    """Whether the word stands in the verb's own clause: as subject, object or complement, in no clause of its own."""
    here = token
    for _ in range(4):
        bound = here.dep == "advcl" and here.feat("VerbForm") in {"Part", "Inf", "Ger"}
        clause = here.dep in {"acl:relcl", "acl", "ccomp", "advcl", "parataxis", "appos"}
        if clause and here.i != verb.i and not bound:
            return False
        head = sentence.head(here)
        if head is None:
            return False
        if head.i == verb.i:
            return here.dep != "conj" or here.pos != "VERB" or here.feat("VerbForm") != "Fin"
        here = head
    return False


def _carried_out(telling: Telling, sentence: Sentence) -> bool:
    """*ont pu fuir*, *qui ont permis de tuer*, *a ordonné une frappe*: the governing verb says that it was done."""
    token = sentence.head_of(telling.trigger)
    if token is None:
        return False
    before = [plain(t.text) for t in sentence.tokens[max(0, token.i - 5) : token.i]]
    if "pu" in before and not {"auraient", "aurait"} & set(before):
        return True
    if any(w in _DONE for w in before):
        return True
    return token.pos in {"NOUN", "PROPN"} and any(w in _ORDERED for w in before)


def _aims_only(telling: Telling, sentence: Sentence) -> bool:
    """*l'attentat a visé une foule*, *l'attaque visait le port*: the attack aims, nobody plans it."""
    token = sentence.head_of(telling.trigger)
    if token is None or token.pos not in {"NOUN", "PROPN"}:
        return False
    head = sentence.head(token)
    around = [*sentence.children(token, "acl", "acl:relcl"), *([head] if head is not None else [])]
    return any(plain(t.text).startswith("vis") for t in around)


def _announced(telling: Telling, sentence: Sentence, pack: LanguagePack) -> bool:
    """*une offensive prochaine*, *une éventuelle attaque*: the adjective says that it has not been yet."""
    token = sentence.head_of(telling.trigger)
    if token is None or token.pos not in {"NOUN", "PROPN"}:
        return False
    coming = frozenset(pack.lexicon("status")["plan"]["adjectives"])
    return any(set(base_forms(t)) & coming for t in sentence.children(token, "amod"))


def _sought(telling: Telling, sentence: Sentence) -> bool:
    """*cherchaient à s'emparer* is a plan, *a tenté d'évacuer* a deed that was tried."""
    return any(
        plain(t.lemma) == "chercher" or plain(t.text).startswith("cherch")
        for t in sentence.tokens[: (sentence.head_of(telling.trigger) or sentence.tokens[-1]).i]
    )


def _only_blame(source: Source, telling: Telling, sentence: Sentence | None) -> bool:
    """*démentent toute responsabilité dans l'attentat*: the attack stands, the blame is denied."""
    if sentence is None:
        return False
    words = [
        plain(t.text)
        for t in sentence.tokens
        if any(s.covers(t.span) for s in source.scope) and t.start < telling.trigger.start
    ]
    return any(w in _BLAME for w in words[:4]) or source.cue_text in {"rejette", "a rejeté"}


def _settled(
    event: Event, tellings: tuple[Telling, ...], voices: Voices, place: dict[int, Sentence], report: Report
) -> Event:
    main = main_telling(tellings, place, report)
    order = [main, *(t for t in tellings if t is not main)]
    found = [voices.by_id[i] for t in order for i in t.sources]
    for toll in event.tolls or tuple(x for x in (event.killed, event.injured) if x is not None):
        found += voices.behind(toll.span)
    ids = distinct(found)
    vouching = [voices.by_id[i] for i in ids]
    return replace(event, tellings=tellings, status=main.status, nuance=_nuance(main, vouching), sources=ids)


def main_telling(tellings: Sequence[Telling], place: dict[int, Sentence], report: Report) -> Telling:
    """The telling by which a happening's status goes: the first of the body, for a headline cuts its source short."""
    body = [t for t in tellings if t.sentence in place and not _headline(place[t.sentence], report)]
    return body[0] if body else tellings[0]


def _headline(sentence: Sentence, report: Report) -> bool:
    line = report.text[sentence.start : sentence.end].rstrip()
    return (
        sentence.paragraph == 0
        and sentence.index <= 1
        and "\n" in report.text.strip()
        and len(line) < 160
        and not line.endswith(("…", "»"))
    )


_NUANCES: tuple[tuple[str, Nuance], ...] = (
    ("negated", "did_not_happen"), ("reportive conditional", "conditional_report"), ("conditional: expected", "predicted"),
    ("conditional: counterfactual", "counterfactual"), ("future", "predicted"), ("possible", "possible"),
)  # fmt: skip


def _nuance(main: Telling, vouching: Sequence[Source]) -> Nuance | None:
    why = main.because[-1]
    for words, nuance in _NUANCES:
        if words in why:
            return nuance
    if "attempted" in main.realis:
        return "attempted"
    if any(s.commitment == "responsibility" for s in vouching):
        return "responsibility_claimed"
    if main.status == "reported" and vouching and all(s.commitment == "unable" for s in vouching):
        return "unknown"
    if main.status == "asserted" and main.sources:
        return "presupposed"
    return None
