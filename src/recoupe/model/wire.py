"""The nouns as JSON, and back: what the case keeps and what other programs read.

pydantic builds the reader and the writer from the frozen dataclasses themselves, so that a field added to a noun is
carried at once; a field with a default that is missing in older JSON takes that default.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from recoupe.errors import InputError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")
_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}


def json_of(noun: object) -> bytes:
    """The noun as one JSON object (UTF-8): ``json_of(Span(0, 4))`` is ``b'{"start":0,"end":4}'``."""
    return _adapter(type(noun)).dump_json(noun)


def noun_of(kind: type[T], raw: bytes | str) -> T:
    """The noun that the JSON tells: ``noun_of(Span, '{"start": 0, "end": 4}')`` is ``Span(0, 4)``.

    Raises:
        InputError: the JSON is broken, or a field is missing or of another type; the message names the first fault.
    """
    from pydantic import ValidationError  # a fifth of a second that most commands do not need

    try:
        found: T = _adapter(kind).validate_json(raw)
    except ValidationError as fault:
        first = fault.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise InputError(
            f"This JSON is no {kind.__name__.lower()}: {where}: {first['msg']}.",
            "It must be what recoupe itself wrote, whole and of this version or an older one.",
        ) from fault
    return found


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        from pydantic import TypeAdapter

        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]
