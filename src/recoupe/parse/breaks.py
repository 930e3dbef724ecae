"""Where a sentence surely begins or surely does not; between the two the parser decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

FINAL = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!", "!!!", "??"})
CLOSING = frozenset({"»", ")", "]", "”"})
#: What no sentence begins with.
INNER = FINAL | CLOSING | {",", ";", ":", "%", "/"}
#: Signs after which a line goes on with the same sentence: « Il l'a dit : Homs est tombée. »
CARRYING = frozenset({",", ":", ";", "(", "[", "«", "/"})


def breaks(forms: Sequence[str]) -> list[bool | None]:
    """For each word of a line: True, a sentence begins; False, none does; None, the parser is to decide.

    « La route est sûre. » Deux heures plus tard … : the closing mark belongs to the first sentence, « Deux » begins
    the second. A word in small letters begins one only after a full stop, and then the parser is asked.
    """
    found: list[bool | None] = [True] if forms else []
    # A straight quote opens or closes by turns.
    opened = bool(forms) and forms[0] == '"'
    closing = False
    for before, here, after in zip(forms, forms[1:], [*forms[2:], ""], strict=False):
        was_closing = closing
        closing = here == '"' and opened
        if here == '"':
            opened = not opened
        found.append(_begins(before, here, was_closing, closing, ended=_ended(forms, len(found)), after=after))
    return found


def _begins(before: str, here: str, was_closing: bool, closing: bool, *, ended: bool, after: str) -> bool | None:
    if here in INNER or closing or (before in CARRYING) or (before == '"' and not was_closing):
        return False
    capital = here[0].isupper() or (
        here in {'"', "«", "–", "—", "-", "(", "["} and (after[:1].isupper() or after in {"«", '"'})
    )
    if ended:
        return True if capital or (here[0].isdigit() and before != "…") else None
    return None if capital else False


def _ended(forms: Sequence[str], at: int) -> bool:
    """Whether a final sign stands before this word, closing signs skipped."""
    i = at - 1
    while i > 0 and (forms[i] in CLOSING or forms[i] == '"'):
        i -= 1
    return forms[i] in FINAL or forms[i] == "etc."
