"""Full-text search over the reports of a case: FTS5 in SQLite, tsvector in PostgreSQL, the same answers from both."""

from __future__ import annotations

import zlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text

from recoupe.model.text import Span
from recoupe.store.tables import REPORT
from recoupe.store.words import places, searched, terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from recoupe.store.words import Term

AROUND = 160  # characters of an excerpt
WORD = 30  # an excerpt runs on for so many characters to end with a whole word
MOST_PLACES = 200
LONGEST_ROW = 16_383  # PostgreSQL counts positions up to here
LARGEST = 700_000  # bytes of distinct words; a tsvector holds a megabyte with its positions


@dataclass(frozen=True, slots=True)
class Found:
    """One report that says what was searched for.

    ``spans`` are the places in the report's text (at most 200), ``excerpt`` the stretch around the richest of them and
    ``words`` what stands there.
    """

    report: str
    outlet: str | None
    published: str | None
    title: str | None
    spans: tuple[Span, ...]
    excerpt: Span
    words: str


@dataclass(frozen=True, slots=True)
class Search:
    """So many reports say it; ``found`` are those asked for, the last added first."""

    total: int
    found: tuple[Found, ...]


def lay_out_search(link: Connection) -> None:
    """The table of words, which each database has in its own way."""
    if link.dialect.name == "sqlite":
        link.execute(
            text(
                "CREATE VIRTUAL TABLE IF NOT EXISTS report_words USING fts5("
                "words, content='', tokenize=\"unicode61 remove_diacritics 2\")"
            )
        )
        return
    link.execute(
        text(
            "CREATE TABLE IF NOT EXISTS report_words ("
            "report_id INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE, words tsvector NOT NULL)"
        )
    )
    link.execute(text("CREATE INDEX IF NOT EXISTS ix_report_words_words ON report_words USING gin (words)"))


def index(link: Connection, key: int, body: str, title: str | None, before: str | None = None) -> None:
    """Make a report's words findable; ``before`` is the title under which they were until now ("" for none)."""
    row = searched(body, title)
    if link.dialect.name != "sqlite":
        link.execute(
            text(
                "INSERT INTO report_words VALUES (:key, CAST(:row AS tsvector)) "
                "ON CONFLICT (report_id) DO UPDATE SET words = excluded.words"
            ),
            {"key": key, "row": _vector(row)},
        )
        return
    if before is not None:
        gone = {"key": key, "row": searched(body, before)}
        link.execute(text("INSERT INTO report_words (report_words, rowid, words) VALUES ('delete', :key, :row)"), gone)
    link.execute(text("INSERT INTO report_words (rowid, words) VALUES (:key, :row)"), {"key": key, "row": row})


def search(link: Connection, asked: str, limit: int, offset: int) -> Search:
    """The reports that say it, the last added first.

    Raises:
        InputError: there is no word in what is asked.
    """
    wanted = terms(asked)
    lite = link.dialect.name == "sqlite"
    query = {"query": _fts5(wanted) if lite else _tsquery(wanted)}
    where = "report_words MATCH :query" if lite else "words @@ CAST(:query AS tsquery)"
    key = "rowid" if lite else "report_id"
    total = link.execute(text(f"SELECT count(*) FROM report_words WHERE {where}"), query).scalar_one()  # noqa: S608 - our own words alone
    keys = link.execute(
        text(f"SELECT {key} FROM report_words WHERE {where} ORDER BY {key} DESC LIMIT :limit OFFSET :offset"),  # noqa: S608
        {**query, "limit": limit, "offset": offset},
    )
    ids = [int(row[0]) for row in keys]
    rows = {row.id: row for row in link.execute(select(REPORT).where(REPORT.c.id.in_(ids)))} if ids else {}
    return Search(int(total), tuple(_found(rows[one], wanted) for one in ids if one in rows))


def _found(row: Any, wanted: tuple[Term, ...]) -> Found:  # noqa: ANN401 - a row has no type
    body = zlib.decompress(row.text).decode()
    spans = places(body, wanted)
    excerpt = _excerpt(body, spans)
    return Found(
        row.name, row.outlet or None, row.published, row.title, spans[:MOST_PLACES], excerpt, excerpt.of(body)
    )  # fmt: skip


def _excerpt(body: str, spans: Sequence[Span]) -> Span:
    """The stretch with most places in it, the first of several; it begins and ends with whole words."""
    best, most = (spans[0].start if spans else 0), 0
    for number, span in enumerate(spans):
        reach = sum(1 for other in spans[number : number + 40] if other.end <= span.start + AROUND)
        if reach > most:
            best, most = span.start, reach
    start, end = max(best - AROUND // 4, 0), min(max(best - AROUND // 4, 0) + AROUND, len(body))
    end = max(end, min(next((s.end for s in spans if s.start == best), end), len(body)))
    while 0 < start < best and not body[start - 1].isspace():
        start += 1
    whole = next(
        (at for at in range(end, min(end + WORD, len(body))) if body[at].isspace()), min(end + WORD, len(body))
    )
    return Span(start, whole)


def _fts5(wanted: tuple[Term, ...]) -> str:
    """What is asked in FTS5's own words; each term is quoted, so that nothing in it is taken for a command."""
    yes = " AND ".join(_quoted(term) for term in wanted if not term.no)
    no = [_quoted(term) for term in wanted if term.no]
    return f"({yes}) NOT ({' OR '.join(no)})" if no else yes


def _quoted(term: Term) -> str:
    return f'"{" ".join(term.row)}"{"*" if term.begins else ""}'


def _tsquery(wanted: tuple[Term, ...]) -> str:
    """The same for PostgreSQL."""
    out = []
    for term in wanted:
        row = [f"'{word}'" for word in term.row]
        if term.begins:
            row[-1] += ":*"
        out.append(f"{'!' if term.no else ''}({' <-> '.join(row)})")
    return " & ".join(out)


def _vector(row: str) -> str:
    """Words with their positions as PostgreSQL writes them; of a text with too many distinct words the commonest."""
    at: dict[str, list[int]] = {}
    for number, word in enumerate(row.split()):
        at.setdefault(word, []).append(min(number + 1, LONGEST_ROW))
    if sum(len(word.encode()) + 2 * min(len(where), 256) + 8 for word, where in at.items()) > LARGEST:
        count = Counter({word: len(where) for word, where in at.items()})
        room, kept = LARGEST, {}
        for word, _ in count.most_common():
            room -= len(word.encode()) + 2 * min(len(at[word]), 256) + 8
            if room < 0:
                break
            kept[word] = at[word]
        at = kept
    return " ".join(f"'{word}':{','.join(map(str, dict.fromkeys(where[:256])))}" for word, where in at.items())
