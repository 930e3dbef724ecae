"""Read actors from sentences without the model: words without grammar, as when the parse fails."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recoupe.ground.actors import settle_actors
from recoupe.lang.pack import load_pack
from recoupe.model.sentence import Sentence, Token
from recoupe.model.text import Report, Span
from recoupe.recognise.actors import actors
from recoupe.world import load_world

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model.mention import Actor, Place

PACK, WORLD = load_pack("fr"), load_world()
MARKED = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")


def bare(text: str) -> tuple[Sentence, ...]:
    """Sentences with words and no grammar at all."""
    out: list[Sentence] = []
    for match in re.finditer(r"[^.!?\n]+[.!?]*", text):
        if not match.group().strip():
            continue
        tokens = [
            Token(i, w.group(), match.start() + w.start(), match.start() + w.end(), w.group().lower(), "", "", i, "")
            for i, w in enumerate(re.finditer(r"\w+['’]?|[^\w\s]", match.group()))
        ]
        out.append(Sentence(len(out), 0, match.start(), match.end(), tuple(tokens)))
    return tuple(out)


def parsed(drawn: str) -> tuple[str, tuple[Sentence, ...]]:
    """One sentence with its tree: ``form POS head relation [features]``, the words parted by a stroke."""
    rows = [row.split() for row in drawn.split("/")]
    text, tokens = "", []
    for i, (form, pos, head, dep, *feats) in enumerate(rows):
        tokens.append(
            Token(i, form, len(text), len(text) + len(form), form.lower(), pos, "".join(feats), int(head), dep)
        )
        text += form if form.endswith("'") else f"{form} "
    return text, (Sentence(0, 0, 0, len(text), tuple(tokens)),)


def read(text: str, sentences: Sequence[Sentence] | None = None, places: Sequence[Place] = ()) -> tuple[Actor, ...]:
    """The settled actors of a text."""
    told = bare(text) if sentences is None else sentences
    found = actors(text, told, WORLD, PACK)
    return settle_actors(found, places, Report("test", text, ""), told, WORLD, PACK)


def drawn(marked: str) -> tuple[str, list[tuple[Span, str]]]:
    """A sentence with its mentions drawn in it: ``L'[armée malienne|malian-army] …`` → the text, the spans, the ids."""
    text, spans, last = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[last : match.start()]
        spans.append((Span(len(text), len(text) + len(match.group(1))), match.group(2)))
        text += match.group(1)
        last = match.end()
    return text + marked[last:], spans


def as_drawn(marked: str) -> str:
    """The same sentence with the ids that were read: equal to ``marked`` where all is right."""
    text, spans = drawn(marked)
    read_actors = read(text)
    out, last = "", 0
    for span, _ in spans:
        over = [actor for actor in read_actors if actor.span.overlaps(span)]
        ids = {actor.id for actor in over}
        out += f"{text[last : span.start]}[{span.of(text)}|{', '.join(sorted(map(str, ids))) or 'nobody'}]"
        last = span.end
    return out + text[last:]
