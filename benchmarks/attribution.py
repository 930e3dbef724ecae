"""Measure attributions, negation and the reportive conditional.

    python benchmarks/attribution.py TML_DIR [--misses]

``TML_DIR`` holds articles of the French TimeBank (Bittar 2010) as TimeML. Measured are:

- links: an SLINK of type EVIDENTIAL joins a word of saying to what is said. It is found where a cue overlaps the one
  and what the cue brings covers the other. Precision is over the cues on marked events that bring a clause or a quote as
  evidence; demands, blame and denials are linked otherwise in the corpus. The figure over all verbs stands beside it.
- negation: of the words marked as events, those with ``polarity="NEG"``.
- conditional: the sentences of the pack's own ``status.toml``, each with the use of its conditional.

The peer is the rule-based French quote extractor of the Gender Gap Tracker for the links, eds-nlp 0.23 for negation,
both run on the same 54 articles.
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from recoupe import parse
from recoupe.extract.attribution import sayings
from recoupe.extract.conditional import use_of
from recoupe.extract.conditional_forms import conditional
from recoupe.extract.negation import negated
from recoupe.ground.actors import settle_actors
from recoupe.lang.pack import load_pack
from recoupe.model.mention import Mentions
from recoupe.model.text import Report, Span
from recoupe.recognise.actors import actors
from recoupe.world import load_world

PEER = {"links recall": 50.7, "links precision": 53.2, "negation F1": 58.0}
EVIDENTIAL = {"EVIDENTIAL", "NEG_EVIDENTIAL"}
CLAUSES = {"que", "inf", "quote", "incise", "comme"}
OTHER_LINKS = {"demand", "accusation", "responsibility", "denial"}  # MODAL, FACTIVE and NEGATIVE links in the corpus


@dataclass(frozen=True)
class Marked:
    """One word marked as an event in a TimeML file."""

    span: Span
    kind: str
    negative: bool


@dataclass(frozen=True)
class Article:
    """One TimeML file: its text, its events by instance, its evidential links."""

    name: str
    text: str
    events: dict[str, Marked]
    links: tuple[tuple[str, str], ...]


def article(path: Path) -> Article:
    """Read one file; offsets count in the text as it is returned."""
    root = ET.parse(path).getroot()  # noqa: S314  a corpus on the reader's own disk
    pieces: list[str] = []
    found: list[tuple[int, int, dict[str, str]]] = []

    def walk(element: ET.Element) -> None:
        start = sum(map(len, pieces))
        pieces.append(element.text or "")
        for child in element:
            walk(child)
            pieces.append(child.tail or "")
        if element.tag == "EVENT":
            found.append((start, sum(map(len, pieces)), dict(element.attrib)))

    body = root.find("TEXT")
    assert body is not None
    walk(body)
    text = "".join(pieces)
    events = {
        a["eiid"]: Marked(Span(start, end), a.get("class", ""), a.get("polarity") == "NEG")
        for start, end, a in found
        if "eiid" in a
    }
    links = tuple(
        (link.get("eventInstanceID", ""), link.get("subordinatedEventInstance", ""))
        for link in root.iter("SLINK")
        if link.get("relType") in EVIDENTIAL
    )
    return Article(path.stem, text, events, links)


def f1(precision: float, recall: float) -> float:
    """The harmonic mean, 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def main() -> None:  # noqa: C901  one rule after the other
    """Print the figures, and with --misses what was missed."""
    folder, misses = Path(sys.argv[1]), "--misses" in sys.argv
    pack, world = load_pack("fr"), load_world()
    parser = parse.load(pack)
    links = hits = cues = right = verbs = true = 0
    negative = [0, 0, 0]
    for path in sorted(folder.glob("*.tml")):
        here = article(path)
        report = Report(here.name, here.text, "")
        sentences = parser.sentences(here.text)
        who = settle_actors(actors(here.text, sentences, world, pack), (), report, sentences, world, pack)
        said = [s for s in sayings(report, sentences, Mentions(actors=who), pack, world) if s.rule.startswith("verb")]
        pairs = [
            (here.events[a].span, here.events[b].span) for a, b in here.links if a in here.events and b in here.events
        ]
        for cue, content in pairs:
            links += 1
            hit = any(
                s.cue is not None and s.cue.overlaps(cue) and any(x.overlaps(content) for x in s.scope) for s in said
            )
            hits += hit
            if misses and not hit:
                print("missed", here.name, cue.of(here.text), "→", content.of(here.text), sep="\t")
        for saying in said:
            marked = next(
                (e for e in here.events.values() if saying.cue is not None and e.span.overlaps(saying.cue)), None
            )
            if marked is None:
                continue
            good = any(
                saying.cue is not None and saying.cue.overlaps(cue) and any(x.overlaps(content) for x in saying.scope)
                for cue, content in pairs
            )
            verbs, true = verbs + 1, true + good
            if saying.rule.rpartition("/")[2] not in CLAUSES or saying.commitment in OTHER_LINKS:
                continue
            cues, right = cues + 1, right + good
            if misses and not good:
                print("unlinked", here.name, saying.text, saying.cue_text, saying.rule, sep="\t")
        for marked in here.events.values():
            sentence = next((s for s in sentences if s.start <= marked.span.start < s.end), None)
            token = sentence.head_of(marked.span) if sentence is not None else None
            says = sentence is not None and token is not None and negated(sentence, token, pack)
            negative[0] += says and marked.negative
            negative[1] += says and not marked.negative
            negative[2] += marked.negative and not says
            if misses and says != marked.negative:
                around = here.text[marked.span.start - 40 : marked.span.end + 20].replace("\n", " ")
                print("negation", "spurious" if says else "missed", here.name, around, sep="\t")
    tp, fp, fn = negative
    precision, recall = tp / max(1, tp + fp), tp / max(1, tp + fn)
    print(f"links: {links}, found {hits}: recall {100 * hits / max(1, links):.1f} (peer {PEER['links recall']})")
    print(
        f"cues on marked events: {cues}, linked {right}: precision {100 * right / max(1, cues):.1f} (peer {PEER['links precision']})"
    )
    print(f"every verb cue on a marked event: {verbs}, linked {true}: precision {100 * true / max(1, verbs):.1f}")
    print(
        f"negated: P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * f1(precision, recall):.1f} (peer {PEER['negation F1']})"
    )
    reported = [0, 0, 0]
    for row in pack.lexicon("status")["uses"]:
        for text in row["sentences"]:
            says = any(
                conditional(t) and use_of(s, t, pack) == "reported" for s in parser.sentences(text) for t in s.tokens
            )
            want = row["use"] == "reported"
            reported[0] += says and want
            reported[1] += says and not want
            reported[2] += want and not says
    tp, fp, fn = reported
    print(
        f"reportive conditional: P {100 * tp / max(1, tp + fp):.1f} R {100 * tp / max(1, tp + fn):.1f} of {tp + fn} in the pack's own sentences"
    )


if __name__ == "__main__":
    main()
