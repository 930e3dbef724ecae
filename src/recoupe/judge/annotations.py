"""Judgements as W3C Web Annotations, one a line, and back.

The target is the report with a TextPositionSelector and a TextQuoteSelector, the creator whoever signed, the
motivation what a reader of annotations expects (*editing*, *assessing*, *linking*, *identifying*). The decision itself
stands in ``recoupe:judgement``, whole, so that the way back loses nothing.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from recoupe.errors import InputError
from recoupe.judge.telling import in_words
from recoupe.model.judgement import Judgement
from recoupe.model.wire import json_of, noun_of

if TYPE_CHECKING:
    from recoupe.model.judgement import Told

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OWN = "recoupe:judgement"
VOCABULARY = "https://w3id.org/recoupe/"
MOTIVATIONS = {
    "same": "linking",
    "not-same": "linking",
    "right": "assessing",
    "wrong": "assessing",
    "corrected": "editing",
    "settled": "identifying",
    "added": "describing",
    "set-aside": "moderating",
    "revoked": "editing",
}


def annotation(judgement: Judgement) -> dict[str, Any]:
    """The judgement as one Web Annotation (JSON-LD)."""
    ends = [end for end in (judgement.words or judgement.left, judgement.right) if end is not None]
    targets = [_target(end) for end in ends]
    return {
        "@context": [CONTEXT, {"recoupe": VOCABULARY}],
        "id": f"urn:recoupe:judgement:{judgement.id}",
        "type": "Annotation",
        "motivation": MOTIVATIONS[judgement.verdict],
        "creator": {"type": "Person", "name": judgement.by},
        "created": judgement.at,
        "body": {"type": "TextualBody", "value": _said(judgement), "format": "text/plain", "language": "en"},
        "target": targets[0] if len(targets) == 1 else targets,
        OWN: json.loads(json_of(judgement)),
    }


def annotation_line(judgement: Judgement) -> str:
    """The judgement as one line of JSON, without the line end."""
    return json.dumps(annotation(judgement), ensure_ascii=False)


def judgements_of(text: str, name: str) -> tuple[Judgement, ...]:
    """The judgements of a file of annotations, or of plain judgements as ``judge list --format jsonl`` writes them.

    Raises:
        InputError: a line is none; the message names the file and the line.
    """
    out: list[Judgement] = []
    for number, line in enumerate(text.split("\n"), 1):  # splitlines parts at U+2028 too, which a quote may hold
        if not line.strip():
            continue
        try:
            found = json.loads(line)
            raw = found.get(OWN) or found.get("judgement") or found
            out.append(noun_of(Judgement, json.dumps(raw)))
        except (json.JSONDecodeError, AttributeError, InputError) as fault:
            raise InputError(
                f"{name}, line {number}, is no judgement: {fault}.", "Give a file that “recoupe judge write” wrote."
            ) from fault
    return tuple(out)


def _said(judgement: Judgement) -> str:
    return f"{in_words(judgement)} ({judgement.note})" if judgement.note else in_words(judgement)


def _target(end: Told) -> dict[str, Any]:
    selectors: list[dict[str, Any]] = []
    if end.trigger is not None:
        selectors.append({"type": "TextPositionSelector", "start": end.trigger.start, "end": end.trigger.end})
    if end.quote is not None:
        quote = {"exact": end.quote.exact, "prefix": end.quote.prefix, "suffix": end.quote.suffix}
        selectors.append({"type": "TextQuoteSelector", **{key: value for key, value in quote.items() if value}})
    source = f"urn:sha256:{end.sha256}" if end.sha256 else f"urn:recoupe:report:{end.report}"
    return {"type": "SpecificResource", "source": source, "selector": selectors} if selectors else {"source": source}
