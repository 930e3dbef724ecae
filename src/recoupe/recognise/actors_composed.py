"""Actors composed of a noun and a state, or of a noun and a group: *soldats maliens*, *forces armées d'Ukraine*."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.recognise.actors_lexicon import ActorLexicon, Entry, Head
    from recoupe.recognise.actors_marks import Mark
    from recoupe.recognise.actors_words import Words
    from recoupe.world.register import ActorRegister

OF = frozenset({"de", "du", "des", "d"})
ARTICLES = frozenset({"la", "l", "les", "le"})
BELONGING = frozenset({"body", "unit", "people", "members", "machine"})
DEPTH = 3
LOOSE = frozenset({"fighters", "mercenaries"})
"""Whom a state's adjective does not make part of the state: *des djihadistes tunisiens*."""
IRREGULAR = frozenset({"rebels", "separatists", "militias", "fighters", "combatants"})


@dataclass(frozen=True, slots=True)
class Composed:
    """A composition: words ``first`` to ``last`` (exclusive), its head word, its id and what it is made of."""

    first: int
    last: int
    id: str
    head: Head
    branch: str | None
    people: str | None
    why: str


@dataclass(frozen=True)
class Composer:
    """Reads compositions at a word."""

    lexicon: ActorLexicon
    register: ActorRegister
    marks: dict[int, Mark]
    words: Words

    def mark(self, i: int) -> Mark | None:
        """The lexicon's string that begins at a word."""
        return self.marks.get(self.words.words[i].start) if 0 <= i < len(self.words) else None

    def after(self, mark: Mark, i: int) -> int:
        """The word after a string that begins at word ``i``."""
        while i < len(self.words) and self.words.words[i].start < mark.end:
            i += 1
        return i

    def longest(self, table: dict[str, list[tuple[tuple[str, ...], object]]], i: int) -> tuple[int, object] | None:
        """The longest phrase of a table at a word: the word after it, and its value."""
        for phrase, value in table.get(self.words.form(i), ()):
            if self.words.phrase(i, phrase):
                return i + len(phrase), value
        return None

    def read(self, i: int, depth: int = 0) -> Composed | None:
        """The composition that begins at a word, or None."""
        found = self.longest(self.lexicon.heads, i)
        if found is None or self._is_adjective(i):
            return None
        after, value = found
        head: Head = value  # type: ignore[assignment]  # what heads are found among is heads
        for j, branch in reversed(self._modified(after, head.branch)):
            done = self._completed(i, j, replace(head, branch=branch), depth)
            if done is not None:
                return self._coordinated_end(done)
        return None

    def _is_adjective(self, i: int) -> bool:
        """*Véhicules militaires syriens*: the word only modifies the noun before it."""
        token = self.words.token(i)
        if token is None or token.pos != "ADJ" or not self.words.follows(i):
            return False
        before = self.words.token(i - 1)
        return before is not None and before.pos in {"NOUN", "PROPN", "ADJ"}

    def _modified(self, j: int, branch: str) -> list[tuple[int, str]]:
        """Where the modifiers may end, the nearest first, with the branch up to there."""
        out = [(j, branch)]
        for _ in range(5):
            if not self.words.follows(j):
                break
            found = self.longest(self.lexicon.modifiers, j)
            if found is not None:
                j, changed = found
                branch = str(changed) if changed else branch
            elif any(c.isdigit() for c in self.words.form(j)) or (
                len(self.words.form(j)) == 1 and self.words.words[j].capital
            ):
                j += 1
            else:
                break
            out.append((j, branch))
        return out

    def _completed(self, i: int, j: int, head: Head, depth: int) -> Composed | None:
        if not self.words.follows(j):
            return None
        mark = self.mark(j)
        form = self.words.form(j)
        if head.branch in LOOSE and mark is not None and (of := mark.reading("adjective")) is not None:
            further = self._completed(i, self.after(mark, j), head, DEPTH) if depth < DEPTH else None
            made = self.lexicon.special.get((of.id, head.branch)) if head.plural else None
            return further or (
                Composed(i, self.after(mark, j), made, head, None, None, f"fighters of {of.id}") if made else None
            )
        if (
            mark is not None
            and (adjective := mark.reading("adjective")) is not None
            and self._may_agree(mark, adjective)
        ):
            return self.of_people(
                i, self.after(mark, j), head, adjective.id, f"{head.branch} of {adjective.id}, by its adjective"
            )
        if head.branch != "state" and (ruler := self._for_a_leader(j)) is not None:
            return Composed(i, ruler[0], ruler[1], head, None, None, "on the side of its leader")
        if (side := self._side(j)) is not None:
            return self._on_side(i, side[0], head, side[1])
        if (own := self.longest(self.lexicon.own_side, j)) is not None and head.branch != "state":
            return Composed(i, own[0], str(own[1]), head, None, None, "on the side of the government")
        if form in self.lexicon.ties and head.sort in BELONGING:
            return self._tied(i, j + 1, head)
        if form in OF:
            return self._with_complement(i, j + 1, head, depth)
        if mark is not None and head.sort in {"members", "body", "people"} and mark.reading("name"):
            return self._of_name(i, mark, j, head)
        return None

    def _may_agree(self, mark: Mark, entry: Entry) -> bool:
        """An adjective of a state is written small, but for acronyms; *les milices Kurdes* is let pass."""
        return entry.exact or not self.words.text[mark.start].isupper() or entry.plural is not False

    def of_people(self, i: int, after: int, head: Head, people: str, why: str) -> Composed | None:
        """What a noun and a people make together, words ``i`` to ``after``: the id of that branch of that state."""
        if head.branch in LOOSE:
            return None
        own = self.lexicon.special.get((people, head.branch))
        branch = "army" if head.branch == "combatants" else head.branch
        if branch == "civilians":
            return Composed(i, after, "civilians", head, None, people, why)
        actor = own or self.register.forces(people, branch)
        return Composed(i, after, actor, head, branch, people, why) if actor else None

    def _of_name(self, i: int, mark: Mark, j: int, head: Head) -> Composed | None:
        entry = mark.reading("name")
        if entry is None or head.sort not in BELONGING - {"machine"}:
            return None
        actor = entry.id
        if self.register.kind(actor) == "state" and head.branch not in {"state", "fighters", "civilians"}:
            home = self.register.governed_by(actor)
            actor = (self.register.forces(home.id, head.branch) if home else None) or actor
        return Composed(i, self.after(mark, j), actor, head, None, None, f"belongs to {actor}")

    def _with_complement(self, i: int, j: int, head: Head, depth: int) -> Composed | None:
        while self.words.form(j) in ARTICLES and self.words.follows(j):
            j += 1
        if not self.words.follows(j):
            return None
        mark = self.mark(j)
        if mark is not None and (entry := mark.reading("country", "capital")) is not None:
            return self.of_land(i, self.after(mark, j), head, entry)
        if mark is not None and (leader := mark.reading("leader")) is not None and head.sort != "person":
            return self._of_leader(i, self.after(mark, j), head, leader.id)
        if mark is not None and mark.reading("name"):
            return self._of_name(i, mark, j, head)
        if depth >= DEPTH or head.sort == "person":
            return None
        inner = self.read(j, depth + 1)
        if inner is None or inner.head.sort in {"person", "machine", "crowd", "side"}:
            return None
        return self._around(i, head, inner)

    def of_land(self, i: int, after: int, head: Head, land: Entry) -> Composed | None:
        """*Armée du Mali*, *gouvernement de Bamako*; a capital governs, it has no soldiers of its own."""
        if head.sort in {"crowd", "person"} or (land.category == "capital" and head.sort not in {"office", "body"}):
            return None
        if head.branch == "mercenaries" and land.id in self.lexicon.sides:
            return self._on_side(i, after, head, land.id)
        return self.of_people(i, after, head, land.id, f"{head.branch} of {land.form}")

    def _tied(self, i: int, j: int, head: Head) -> Composed | None:
        """*Un groupe affilié à Al-Qaïda*, *des factions liées à Téhéran*."""
        if self.words.form(j) not in {"a", "au", "aux"} or not self.words.follows(j):
            return None
        j += 2 if self.words.form(j + 1) in ARTICLES else 1
        mark = self.mark(j) if self.words.follows(j) else None
        if mark is None:
            return None
        if (entry := mark.reading("country", "capital")) is not None:
            home = self.register.peoples.get(entry.id)
            at_home = home is not None and head.sort == "body" and entry.category == "capital"
            return (
                self.of_people(i, self.after(mark, j), head, entry.id, f"true to {entry.form}")
                if at_home
                else self._on_side(i, self.after(mark, j), head, entry.id)
            )
        if (leader := mark.reading("leader")) is not None:
            return self._of_leader(i, self.after(mark, j), head, leader.id)
        return self._of_name(i, mark, j, head)

    def _of_leader(self, i: int, after: int, head: Head, actor: str) -> Composed | None:
        home = self.register.governed_by(actor)
        if home is not None:
            return self.of_people(i, after, head, home.id, f"{head.branch} of {actor}, by its leader")
        return Composed(i, after, actor, head, None, None, f"belongs to {actor}, by its leader")

    def _around(self, i: int, head: Head, inner: Composed) -> Composed | None:
        """A noun around a composition: *soldats de l'armée syrienne*, *forces du gouvernement malien*."""
        if inner.head.sort == "office" and inner.people and head.branch in IRREGULAR:
            # Fighters of a people are its rebels, but fighters of its government fight for it.
            return Composed(i, inner.last, self._own_side(), head, None, inner.people, "fighters of a government")
        if inner.head.sort == "office" and inner.people and head.branch not in {"state", "fighters"}:
            return self.of_people(i, inner.last, head, inner.people, f"{head.branch} of a government")
        if head.sort in BELONGING or head.sort == "office":
            return Composed(i, inner.last, inner.id, head, inner.branch, inner.people, inner.why)
        return None

    def _for_a_leader(self, j: int) -> tuple[int, str] | None:
        """*Pro-Assad*, *pro-Haftar*: those of a ruler are on his government's side, those of a rebel are his own."""
        mark = self.mark(j + 1) if self.words.form(j) == "pro" and self.words.follows(j + 1) else None
        leader = mark.reading("leader") if mark is not None else None
        if mark is None or leader is None:
            return None
        home = self.register.governed_by(leader.id)
        actor = leader.id if home is None else self.lexicon.sides.get(home.id) or self._own_side()
        return self.after(mark, j + 1), actor

    def _own_side(self) -> str:
        """Those who fight for their government without being its army."""
        return str(next(iter(self.lexicon.own_side.values()))[0][1])

    def _side(self, j: int) -> tuple[int, str] | None:
        """*pro-iraniennes*, *pro Iran*, *prorusses*: the word after, and the people on whose side they are."""
        form = self.words.form(j)
        mark = self.mark(j + 1) if form == "pro" and self.words.follows(j + 1) else None
        if mark is not None and (entry := mark.reading("adjective", "country", "capital")) is not None:
            return self.after(mark, j + 1), entry.id
        if form.startswith("pro") and len(form) > 6:
            row = self.lexicon.strings.get(form[3:], None)
            if row and row[1][0].category in {"adjective", "country"}:
                return j + 1, row[1][0].id
        return None

    def _on_side(self, i: int, after: int, head: Head, people: str) -> Composed | None:
        if head.branch == "state":
            return None
        home = self.register.peoples.get(people)
        actor = self.lexicon.sides.get(people) or (
            f"x-pro-{home.adjective.lower().replace(' ', '-')}-forces" if home else None
        )
        return Composed(i, after, actor, head, None, None, f"on the side of {people}") if actor else None

    def _coordinated_end(self, done: Composed) -> Composed:
        """What still belongs to it: *forces syriennes régulières*, *rebelles ougandais des ADF*."""
        if (
            done.people
            and done.head.branch in IRREGULAR
            and self.words.form(done.last) in OF
            and self.words.follows(done.last)
        ):
            more = self._with_complement(done.first, done.last + 1, done.head, DEPTH)
            if more is not None and more.people is None:
                return more
        found = self.longest(self.lexicon.modifiers, done.last) if self.words.follows(done.last) else None
        return replace(done, last=found[0]) if found is not None and done.head.sort in BELONGING else done
