"""The tables of a case. Reports and judgements are kept; readings can be read again; incidents are derived.

A change here is a migration in ``migrations/versions``; the tests compare the two.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA = "0005"  # the newest migration

# Lists are sorted by code points everywhere, not by the customs of a database's country.
NAME = Text().with_variant(Text(collation="C"), "postgresql")

TABLES = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# ``outlet`` is "" where none is known, since the same words by two outlets are two reports (one copies the other).
REPORT = Table(
    "report",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("name", NAME, nullable=False, unique=True),
    Column("sha256", String(64), nullable=False),
    Column("outlet", Text, nullable=False, default=""),
    Column("published", Text),
    Column("published_basis", Text),
    Column("url", Text),
    Column("title", Text),
    Column("language", Text),
    Column("camp", Text),
    Column("text", LargeBinary, nullable=False),  # zlib, UTF-8
    Column("original", LargeBinary),  # zlib; None where the text's own bytes are the original, or none were kept
    Column("added", Text),  # as the caller gives it, ISO 8601
    UniqueConstraint("sha256", "outlet"),
)

# ``told_of`` digests the report's metadata: a reading made without a date is not one made with it.
READING = Table(
    "reading",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("report_id", ForeignKey("report.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("told_of", String(64), nullable=False),
    Column("json", LargeBinary, nullable=False),  # zlib, as model.wire writes it, without the report
    Column("events", Integer, nullable=False),
    Column("added", Text),
    UniqueConstraint("report_id", "reader", "told_of"),
)

JUDGEMENT = Table(
    "judgement",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("revokes", Text),
    Column("json", LargeBinary, nullable=False),
)

# What a list shows of an incident stands in columns (``model.incident_line``), so that none need be decoded for it.
INCIDENT = Table(
    "incident",
    TABLES,
    Column("id", NAME, primary_key=True),
    Column("sort", NAME, nullable=False),  # the first day, else the date as written, else "~"
    Column("type", Text, nullable=False),
    Column("edtf", Text),
    Column("first", Text),
    Column("last", Text),
    Column("place", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("low", Integer),
    Column("high", Integer),
    Column("reports", Integer, nullable=False),
    Column("voices", Integer, nullable=False),
    Column("differ", Text, nullable=False),  # fields, parted by spaces
    Column("doubt", Float, nullable=False),
    Column("json", LargeBinary, nullable=False),
    Index(None, "sort", "id"),
    Index(None, "doubt", "id"),
)

MEMBER = Table(
    "member",
    TABLES,
    Column("incident", ForeignKey("incident.id", ondelete="CASCADE"), primary_key=True),
    Column("report", NAME, primary_key=True),
    Column("event", NAME, primary_key=True),
    Index(None, "report"),
)

# An incident's id that is no longer in use, and where its events went: None where they went nowhere.
FORMER = Table(
    "former",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("was", Text, nullable=False),
    Column("now", Text),
    Column("at", Text),
    Index(None, "was"),
)

# What became of each incident, in the order in which it did: ``what`` is added, changed or gone.
CHANGE = Table(
    "change",
    TABLES,
    Column("seq", Integer, primary_key=True),
    Column("incident", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("now", Text),  # of one that is gone: where most of its events went
    Column("at", Text),
    Column("digest", String(32)),  # of the incident's JSON; None of one that is gone
    Index(None, "incident"),
)

# What the incidents were derived from: a program that stopped between reading and matching is found out by it.
DERIVED = Table(
    "derived",
    TABLES,
    Column("name", Text, primary_key=True),
    Column("source", String(64), nullable=False),  # a digest of the readings and judgements
)

# What matching remembers, so that one more report is compared only with what is near it (``match.nearby``).
MARK = Table(
    "mark",
    TABLES,
    Column("mark", BigInteger, primary_key=True, autoincrement=False),
    Column("report", NAME, primary_key=True),
    Index(None, "report"),
    sqlite_with_rowid=False,
)

HEARD = Table(
    "heard",
    TABLES,
    Column("report", NAME, primary_key=True),  # each pair stands here both ways
    Column("event", NAME, primary_key=True),
    Column("other", NAME, primary_key=True),
    Column("other_event", NAME, primary_key=True),
    Column("good", Boolean, nullable=False),
    Index(None, "other"),
    sqlite_with_rowid=False,
)

FAMILY = Table(
    "family",
    TABLES,
    Column("report", NAME, primary_key=True),  # each pair stands here both ways
    Column("other", NAME, primary_key=True),
    Index(None, "other"),
    sqlite_with_rowid=False,
)

# The places that a person gave to this case, a list a file.
PLACES = Table(
    "places",
    TABLES,
    Column("name", NAME, primary_key=True),
    Column("form", Text, nullable=False),
    Column("json", LargeBinary, nullable=False),  # zlib
)
