"""Events: who did what to whom, where, when, with what result, as one report tells it.

Each sentence's triggers become tellings, tellings of one happening become one event, and what could have told one and
didn't stays on record with the reason. Status and sources come afterwards, from the attribution.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extract.aftermath import ended
from recoupe.extract.carried import carried_on
from recoupe.extract.continued import continued
from recoupe.extract.focus import placed
from recoupe.extract.frames import load_lexicon
from recoupe.extract.making import event_of
from recoupe.extract.same_happening import grouped
from recoupe.extract.scene import scenes
from recoupe.extract.stray_tolls import blows, give_toll
from recoupe.extract.substance import speaks_of_arms, why_left_out
from recoupe.extract.tellings import Draft, drafts_of
from recoupe.model.event import Event, Silence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.kin import Register
    from recoupe.extract.scene import Scene
    from recoupe.lang.pack import LanguagePack
    from recoupe.model.mention import Mentions
    from recoupe.model.sentence import Sentence
    from recoupe.model.text import Report


def events(
    report: Report,
    sentences: Sequence[Sentence],
    mentions: Mentions,
    pack: LanguagePack,
    register: Register | None = None,
) -> tuple[tuple[Event, ...], tuple[Silence, ...]]:
    """What a report tells as having happened, been meant, feared or denied; and what was looked at and left.

    *Des hommes armés ont tué trois civils près de Ménaka* gives one event: killing, three civilians killed, near Ménaka.

    Args:
        report: the text itself.
        sentences: its sentences as parsed.
        mentions: times, places, actors and numbers, settled.
        pack: the language's lexicons.
        register: the known actors, to tell kin from stranger; without it only equal ids are kin.

    Returns:
        The events, in the order in which they are first told, with status "asserted" and no sources; and a silence for
        each word that could have told an event and gave none.
    """
    lexicon = load_lexicon(pack)
    stage = scenes(sentences, report.text, mentions, lexicon)
    armed = speaks_of_arms(stage)
    opening = _lead_paragraph(stage)
    told: list[tuple[Draft, ...]] = []
    silences: list[Silence] = []
    orphans = []
    for scene in stage:
        title = (
            scene.sentence.paragraph == 0
            and len(stage) > 2
            and scene.sentence.index <= 1
            and not report.text[scene.sentence.start : scene.sentence.end].rstrip().endswith(".")
        )
        drafts, loose, refused = drafts_of(scene, pack, armed=armed, title=title)
        lead = not title and len(stage) > 3 and scene.sentence.paragraph <= opening
        for draft in drafts:
            draft.lead = lead
        silences += [Silence(r.span, r.why) for r in refused]
        orphans += [(scene, counted) for counted in loose]
        told.append(drafts)
    happenings = grouped(told, register)
    struck = blows(happenings)
    for scene, counted in orphans:
        give_toll(scene, counted, happenings, struck)
    kept = []
    for happening in happenings:
        why = why_left_out(happening, armed=armed)
        if why is None:
            kept.append(happening)
        else:
            silences += [Silence(draft.telling.trigger, why) for draft in happening.drafts]
    kept.sort(key=lambda h: min(d.telling.trigger.start for d in h.drafts))
    out = tuple(event_of(f"e{n}", happening, register) for n, happening in enumerate(kept, 1))
    out = ended(continued(carried_on(out, kept, register), kept), stage, register)
    return placed(out, stage), tuple(sorted(silences, key=lambda s: s.span))


def _lead_paragraph(stage: Sequence[Scene]) -> int:
    """The first paragraph that is more than a headline or a dateline."""
    return next((s.sentence.paragraph for s in stage if s.sentence.paragraph > 0 and len(s.sentence.tokens) >= 8), 0)
