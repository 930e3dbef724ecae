"""Which days the time expressions of a report are: from the text, from publication, from the narrative.

*Hier* is counted from publication, *le lendemain* from the narrative; a year that nothing fixes stays open
(``XXXX-12-11``). Never today's date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.ground.times_anchor import anchor_of
from recoupe.ground.times_narrative import Narrative
from recoupe.ground.times_published import published_range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.lang.pack import LanguagePack
    from recoupe.model.found import FoundTime
    from recoupe.model.mention import Days, Time
    from recoupe.model.sentence import Sentence
    from recoupe.model.text import Report


def settle_times(
    found: Sequence[FoundTime], report: Report, sentences: Sequence[Sentence], pack: LanguagePack
) -> tuple[tuple[Time, ...], Days | None]:
    """The days of every found time, in order of the text, and when the report was published as far as is known.

    Publication is the report's own where it has one, otherwise the range of days that its times allow: a report that
    tells of 4 June and of more than 48 hours of fighting is of 6 June or later. None where they allow nothing.

    Args:
        found: what was recognised, in order of the text.
        report: its ``published`` (EDTF: a day, a month, a year or a range) anchors *hier* and *mardi*.
        sentences: the parsed sentences; may be empty.
        pack: the language, for its calendar and for the years that names imply.
    """
    del sentences  # the tense was told when the times were found
    anchor = anchor_of(found, report, pack)
    narrative = Narrative(found, report.text, anchor, pack)
    times = tuple(narrative.settled(one) for one in found)
    return times, published_range(found, times, report, anchor)
