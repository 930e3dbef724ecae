"""Which tellings of one sentence tell one happening, by its grammar.

*Trois soldats ont été tués dans une attaque menée par les rebelles*: *tués* is bound to *attaque*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extract.phrases import preposition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extract.scene import Scene
    from recoupe.extract.tellings import Draft

CAUSES = frozenset({"dans", "par", "lors", "à", "suite", "après", "durant", "pendant", "au", "sous", "de", "lors de"})

APART = frozenset({"pour", "contre", "avant", "depuis", "malgré", "outre", "sur", "concernant", "envers"})


def bind(scene: Scene, drafts: list[Draft]) -> None:
    """Which tellings of the sentence tell one happening: bound to the one that tells it best."""
    at = {d.trigger.token.i: n for n, d in enumerate(drafts)}
    for n, draft in enumerate(drafts):
        if not draft.violent and _opens(scene, draft, at, drafts):
            draft.bound = at[draft.trigger.token.head]
        if (pair := _undergone(draft, drafts)) is not None and pair != n:
            draft.bound = pair
            continue
        if not draft.violent or draft.assailants_fell:
            continue
        m = _grammar(scene, draft, at, drafts)
        if (
            m is not None
            and m != n
            and drafts[m].violent
            and bound_to(drafts, m) != n
            and draft.telling.type != "shootdown"
            and drafts[m].telling.type != "shootdown"
        ):
            draft.bound = m
    for n, draft in enumerate(drafts):
        if draft.harm and draft.bound is None and not draft.assailants_fell:
            near = [
                m
                for m, d in enumerate(drafts)
                if d.violent
                and m != n
                and not d.harm
                and d.telling.type != "shootdown"
                and bound_to(drafts, m) != n
                and _same_stretch(scene, draft, d)
                and not is_apart(draft, d)
            ]
            if near:
                draft.bound = min(near, key=lambda m: abs(drafts[m].trigger.token.i - draft.trigger.token.i))


def _undergone(draft: Draft, drafts: Sequence[Draft]) -> int | None:
    """*a été la cible d'un tir*: the shot is what the words before it tell."""
    if not draft.trigger.nominal or not draft.violent:
        return None
    return next(
        (
            m
            for m, d in enumerate(drafts)
            if d.trigger.partner is not None
            and d.trigger.frame.subject == "target"
            and any(t.i == draft.trigger.token.i and prep in {"de", "d'"} for prep, t in d.trigger.clause.others)
        ),
        None,
    )


def _opens(scene: Scene, draft: Draft, at: dict[int, int], drafts: Sequence[Draft]) -> bool:
    """*Chassés de la ville, les rebelles perdent le nord*: one loss, told twice over."""
    token = draft.trigger.token
    over = at.get(token.head)
    same = over is not None and over != at[token.i] and drafts[over].telling.type == draft.telling.type
    return same and token.i == scene.sentence.tokens[0].i and draft.trigger.clause.passive


def is_apart(deed: Draft, blow: Draft) -> bool:
    """*Les rebelles ont tué dix soldats, mais nient avoir part à l'attentat*: a deed with its doer, and a blow apart from it."""
    aside = blow.adjunct and preposition(blow.scene.sentence, blow.trigger.token) in APART
    return aside and _own_deed(deed) and deed.scene is blow.scene


def _own_deed(draft: Draft) -> bool:
    clause = draft.trigger.clause
    return bool(draft.telling.agent) and not clause.passive and not draft.trigger.token.text.lower().endswith("ant")


def bound_to(drafts: Sequence[Draft], n: int) -> int:
    """The telling that this one is bound to in the end; itself where it is free."""
    seen: set[int] = set()
    while (up := drafts[n].bound) is not None and n not in seen:
        seen.add(n)
        n = up
    return n


def _grammar(scene: Scene, draft: Draft, at: dict[int, int], drafts: Sequence[Draft]) -> int | None:  # noqa: C901, PLR0912  one rule after the other
    """The telling that the grammar makes one with this: its subject, its cause, the noun that it describes."""
    sentence, clause, token = scene.sentence, draft.trigger.clause, draft.trigger.token
    if not draft.trigger.nominal:
        for other in (*clause.subjects, *clause.objects):
            if other.i in at and other.i != token.i:
                return at[other.i]
        for prep, other in clause.others:
            if other.i in at and (draft.harm or prep in {"lors", "dans", "durant", "pendant"}) and prep in CAUSES:
                return at[other.i]
        for kid in sentence.children(token, "obl", "obl:mod", "obl:arg", "obl:agent", "nmod", "advmod"):
            for deep in (kid, *sentence.children(kid, "nmod", "obl", "conj")):
                if deep.i in at and draft.harm and not draft.another and deep.i != token.i:
                    return at[deep.i]
        head = sentence.head(token)
        if head is not None and head.i in at and token.dep in {"advcl", "acl", "acl:relcl", "conj"}:
            over = drafts[at[head.i]]
            if token.dep != "conj" or (draft.harm and over.violent) or (draft.harm and over.harm):
                gerund = token.dep == "advcl" and preposition(sentence, token) in {"pour", "afin", "avant", "sans"}
                return None if gerund else at[head.i]
        if (
            head is not None
            and token.dep in {"acl", "acl:relcl"}
            and head.head in at
            and scene.is_a(head, "thrown", "weapon")
        ):
            return at[head.head]
        thrown = {t.i for t in (*clause.subjects, *clause.objects) if scene.is_a(t, "thrown")}
        for other_draft in drafts:
            around = other_draft.trigger.clause
            if other_draft is not draft and thrown & {t.i for t in (*around.subjects, *around.objects)}:
                return at[other_draft.trigger.token.i]
        for subject in clause.subjects:
            for kid in sentence.children(subject, "acl"):
                if kid.i in at and kid.i != token.i:
                    return at[kid.i]
        return None
    head = sentence.head(token)
    if head is not None and head.i in at and token.dep in {"nmod", "appos", "obl", "conj"} and not draft.another:
        over = drafts[at[head.i]]
        if token.dep == "appos" or (
            over.trigger.nominal
            and token.dep == "nmod"
            and over.trigger.frame.name in {"explosion", "tir", "salve", "opération", "série"}
        ):
            return at[head.i]
    if head is not None and token.dep == "nmod" and head.pos == "NOUN" and head.i not in at:
        return None
    return None


def _same_stretch(scene: Scene, one: Draft, other: Draft) -> bool:
    """No relative clause, semicolon or other day between them."""
    a, b = sorted((one.trigger.token.i, other.trigger.token.i))
    between = scene.sentence.tokens[a:b]
    if any(t.text in {";", ":", "»", "."} for t in between):
        return False
    times = (one.telling.time, other.telling.time)
    if (
        times[0] is not None
        and times[1] is not None
        and times[0] != times[1]
        and not any(t.text.lower() == "dans" for t in between)
    ):
        return False
    return not (other.another and one.trigger.token.i < other.trigger.token.i)
