"""A judgement in words, for lists and histories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.judge.values import EVENT
from recoupe.model.judgement import added_event

if TYPE_CHECKING:
    from recoupe.model.judgement import Judgement, Told


def in_words(judgement: Judgement) -> str:
    """What was decided, in a few words: ``a.txt:e1 killed: 9 → 12``; the note is left aside."""
    j = judgement
    here = called(j.left)
    if j.verdict in ("same", "not-same") and j.right is not None:
        return f"{here} {'=' if j.verdict == 'same' else '≠'} {called(j.right)}"
    if j.verdict == "corrected":
        return f"{here} {j.field}: {j.value or 'nothing'} → {j.instead or 'nothing'}"
    if j.verdict == "right" and j.field == EVENT:
        return f"{here} is an event"
    if j.verdict in ("right", "wrong"):
        about = f"{j.field} {j.value or 'nothing'}" if j.field else "the event"
        return f"{here} {about} is {j.verdict}"
    if j.verdict == "settled":
        words = f"“{j.left.quote.exact}”" if j.left.quote else "a mention"
        return f"{j.left.report} {words} is {j.instead}"
    if j.verdict == "added":
        words = f"“{j.left.quote.exact}”" if j.left.quote else "a stretch"
        fields = ", ".join(f"{field} {value}" for field, value in j.fields if value)
        return f"{j.left.report}:{added_event(j)} {words}: {fields}"
    if j.verdict == "set-aside":
        return f"{here} set aside"
    return f"revokes {j.revokes}"


def called(told: Told) -> str:
    """A report and its event, as the shell names them: ``a.txt:e1``."""
    return f"{told.report}:{told.event}" if told.event else told.report
