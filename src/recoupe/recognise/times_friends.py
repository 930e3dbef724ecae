"""What only looks like a time: *il a été pris*, *la résolution 1973*, *2000 soldats*, *l'accord du Vendredi saint*."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from recoupe.recognise.times_patterns import GAP, either, loose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.lang.pack import LanguagePack
    from recoupe.model.found import FoundTime
    from recoupe.model.sentence import Sentence

_LOOK = 26  # characters before: the longest phrase asked for fits in
_SENTENCE_START = re.compile(r"(?:^|[.!?»”\"\n:–—]\s*|^\W+)$")
_COUNTED = re.compile(rf"[-–](?!(?:19|20)\d\d(?!\d))\d|{GAP}(?:et|à|ou){GAP}\d[\d.]*{GAP}[^\W\d]{{3,}}[sx](?!\w)")
_PLURAL = re.compile(rf"{GAP}([^\W\d]{{3,}}[sx])(?!\w)")


@dataclass(frozen=True)
class _Friends:
    before_year: re.Pattern[str]
    after_year: re.Pattern[str]
    before_old_year: re.Pattern[str]
    before_clock: re.Pattern[str]
    before_long_clock: re.Pattern[str]
    before_feast: re.Pattern[str]
    before_summer: re.Pattern[str]
    before_event_edge: re.Pattern[str]
    after_event_edge: re.Pattern[str]
    before_year_and_noun: re.Pattern[str]
    before_bare_season: re.Pattern[str]
    with_summer: re.Pattern[str]
    exact_clock: re.Pattern[str]
    after_long_clock: re.Pattern[str]
    after_clock: re.Pattern[str]
    ends_near: re.Pattern[str]
    with_article: dict[str, re.Pattern[str]]
    long_clock: str
    before_name: re.Pattern[str]
    after_season: re.Pattern[str]
    months: re.Pattern[str]
    small_feasts: frozenset[str]
    no_noun: frozenset[str]


@cache
def _friends(pack: LanguagePack) -> _Friends:
    data = pack.lexicon("times")["friends"]

    def before(name: str) -> re.Pattern[str]:
        signs = [form for form in data[name] if not form[0].isalnum()]
        words = [form for form in data[name] if form[0].isalnum()]
        either_way = [rf"(?<!\w)(?:{loose(either(words))})", *([re.escape(sign) for sign in signs])]
        return re.compile(rf"(?:{'|'.join(either_way)}){GAP}*$", re.IGNORECASE)

    def any_of(name: str, left: str = "", right: str = "") -> re.Pattern[str]:
        return re.compile(rf"{left}(?:{loose(either(data[name]))}){right}")

    return _Friends(
        before_year=before("before_year"),
        after_year=re.compile(rf"{GAP}?(?:{loose(either(data['after_year']))})(?!\w)", re.IGNORECASE),
        before_old_year=before("before_old_year"),
        before_clock=before("before_clock"),
        before_long_clock=before("before_long_clock"),
        before_feast=before("before_feast"),
        before_summer=before("before_summer"),
        before_event_edge=before("before_event_edge"),
        after_event_edge=any_of("after_event_edge", left=GAP, right=r"\b"),
        before_year_and_noun=any_of("before_year_and_noun", left=r"(?<!\w)", right=rf"{GAP}*$"),
        before_bare_season=any_of("before_bare_season", left=r"(?<!\w)", right=rf"{GAP}*$"),
        with_summer=any_of("with_summer"),
        exact_clock=any_of("exact_clock"),
        after_long_clock=any_of("after_long_clock", left=GAP),
        after_clock=any_of("after_clock", left=GAP),
        ends_near=any_of("ends_near", right="$"),
        with_article={
            feast: re.compile(loose(form), re.IGNORECASE) for feast, form in data["feasts_with_article"].items()
        },
        long_clock=data["long_clock"],
        after_season=re.compile(rf"{GAP}(?:{loose(either(data['after_season']))})", re.IGNORECASE),
        months=re.compile(rf"(?<!\w)(?:{either(pack.lexicon('times')['months'])})[-–]$", re.IGNORECASE),
        before_name=re.compile(
            rf"(?<!\w)(?:{loose(either(data['before_name']))}){GAP}+(?:\d{{1,2}}(?:er)?{GAP})?$", re.IGNORECASE
        ),
        small_feasts=frozenset(data["small_feasts"]),
        no_noun=frozenset(pack.lexicon("numbers")["not_a_count"]["no_plural_noun"]),
    )


def is_false_friend(one: FoundTime, text: str, sentences: Sequence[Sentence], pack: LanguagePack) -> bool:
    """Whether the words mean something else here."""
    friends = _friends(pack)
    lead = text[max(0, one.span.start - _LOOK) : one.span.start]
    if friends.before_name.search(lead):
        return True
    if one.rule == "year":
        return _no_year(friends, one, text, lead)
    if one.about == "season":
        return _no_season(friends, one, text, lead, sentences)
    if one.rule == "month":
        return _no_month(friends, one, text, lead)
    if one.rule == "clock":
        return _no_hour(friends, one, text, lead)
    if one.about == "feast":
        small = (one.feast or "") in friends.small_feasts
        capital = any(c.isupper() for c in one.text)
        article = friends.with_article.get(one.feast or "")
        bare = article is not None and not article.search(one.text)
        return bool(friends.before_feast.search(lead)) or not (capital or small) or bare
    if one.rule == "edge_of_event":
        return not friends.before_event_edge.search(lead) and not friends.after_event_edge.match(text, one.span.end)
    if one.rule == "numeric_date":
        return not _is_day(one) or bool(re.search(r"[\d.,/]$", lead))
    if one.rule == "unit_near":
        return (
            one.unit in ("hour", "day") and one.direction in (1, -1) and not friends.ends_near.search(one.text)
        ) or one.unit == "hour"
    return False


def _is_day(one: FoundTime) -> bool:
    return one.day is not None and one.month is not None and 1 <= one.month <= 12 and 1 <= one.day <= 31


def _no_year(friends: _Friends, one: FoundTime, text: str, lead: str) -> bool:
    if len(one.text) > 4:
        return False  # fin 2018, l'année 2018, 97 after en
    if friends.before_year.search(lead) or friends.after_year.match(text, one.span.end):
        return True
    if re.search(r"[^\W\d][-–_/.]$|[\d][ .,:]$|[#$€£@/]$|\.$", lead) or re.match(
        r"[.,:]\d|[/_@]|-\D?[^\W\d]", text[one.span.end :]
    ):
        return True
    if _COUNTED.match(text, one.span.end):
        return True
    noun = _PLURAL.match(text, one.span.end)
    if noun and noun[1].lower() not in friends.no_noun and not friends.before_year_and_noun.search(lead):
        return True
    return len(one.text) == 4 and one.text < "1900" and not friends.before_old_year.search(lead)


def _no_season(friends: _Friends, one: FoundTime, text: str, lead: str, sentences: Sequence[Sentence]) -> bool:
    where = one.span.end - 1
    for sentence in sentences:
        if sentence.start <= where < sentence.end:
            token = sentence.token_at(where)
            if token is not None and token.pos in ("AUX", "VERB"):
                return True
    word = re.split(r"[\s'’]", one.text)[-1]
    if one.year or one.direction is not None or one.edge:
        return False
    if one.season == "22":
        return not friends.with_summer.search(one.text.lower()) and not friends.before_summer.search(lead)
    bare = one.text == word
    return (bare and (word[:1].isupper() or not friends.before_bare_season.search(lead.lower()))) or bool(
        friends.after_season.match(text, one.span.end)
    )


def _no_month(friends: _Friends, one: FoundTime, text: str, lead: str) -> bool:
    word = one.text.split()[-1]
    named = re.search(r"[^\W\d]+\.?", one.text)
    if one.year is not None:
        return False
    if word.endswith("."):
        return one.edge is None
    if re.search(r"[-–]$", lead) and not friends.months.search(lead):
        return True
    if one.direction is not None or one.edge is not None:
        return False
    if word.isupper() and len(word) > 3:
        return False
    if word[:1].isupper() and not (_SENTENCE_START.search(lead) and one.month not in (3, 5)):
        return True
    return named is None or bool(
        re.match(rf"(?:-[^\W\d]|{GAP}[A-Z][a-z]+{GAP}[A-Z])", text[one.span.end :]) and word[:1].isupper()
    )


def _no_hour(friends: _Friends, one: FoundTime, text: str, lead: str) -> bool:
    after = text[one.span.end : one.span.end + 16]
    if friends.long_clock in one.text.lower():
        exact = friends.exact_clock.search(one.text)
        of = friends.after_long_clock.match(after)
        return not exact and (not friends.before_long_clock.search(lead) or bool(of))
    if re.search(r"\d ?[hH:] ?\d", one.text):
        return bool(re.search(r"[\d:]$", lead)) or bool(re.match(r":\d\d:|[.,]\d", after))
    return bool(friends.after_clock.match(after)) or not friends.before_clock.search(lead)
