"""Sentences made of treebank phrases in the moulds of reports: events told by nouns, titles, relatives with an object.

« La prise du camp par un groupe armé a surpris les habitants. »
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.train.treebanks import Tree, Word

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    Phrase = tuple[Word, ...]

#: Nouns that tell an event with « de » and « par »: form, article, gender.
HAPPENINGS = (
    ("prise", "la", "Fem"), ("capture", "la", "Fem"), ("destruction", "la", "Fem"), ("libération", "la", "Fem"),
    ("arrestation", "l'", "Fem"), ("attaque", "l'", "Fem"), ("exécution", "l'", "Fem"), ("évacuation", "l'", "Fem"),
    ("enlèvement", "l'", "Masc"), ("bombardement", "le", "Masc"), ("meurtre", "le", "Masc"), ("siège", "le", "Masc"),
    ("pillage", "le", "Masc"), ("contrôle", "le", "Masc"), ("déploiement", "le", "Masc"), ("retrait", "le", "Masc"),
)  # fmt: skip
#: What such an event does to somebody: participle, present, infinitive.
EFFECTS = (
    ("surpris", "surprend", "surprendre"), ("choqué", "choque", "choquer"), ("provoqué", "provoque", "provoquer"),
    ("entraîné", "entraîne", "entraîner"), ("indigné", "indigne", "indigner"), ("affaibli", "affaiblit", "affaiblir"),
    ("suivi", "suit", "suivre"), ("précédé", "précède", "précéder"),
)  # fmt: skip
#: Titles: first word, preposition, second noun, preposition.
TITLES = (
    ("Mort", "de", "explosion", "de"), ("Attaque", "contre", "route", "de"), ("Offensive", "contre", "région", "de"),
    ("Retrait", "de", "ville", "de"), ("Libération", "de", "nuit", "de"), ("Tirs", "contre", "zone", "de"),
)  # fmt: skip
#: What someone has done to someone, with the agreement of a masculine plural: participle, infinitive.
DEEDS = (
    ("chassés", "chasser"),
    ("arrêtés", "arrêter"),
    ("accusés", "accuser"),
    ("attaqués", "attaquer"),
    ("vus", "voir"),
)
RETURNS = (("revenus", "revenir"), ("partis", "partir"), ("morts", "mourir"), ("arrivés", "arriver"))

_PAST = "Gender=Masc|Number={}|Tense=Past|VerbForm=Part"
_NOW = "Mood=Ind|Number={}|Person=3|Tense=Pres|VerbForm=Fin"


class _Growing:
    """A sentence that is put together from the left; heads are given as places and may be filled in later."""

    def __init__(self) -> None:
        self.words: list[Word] = []

    def word(self, form: str, lemma: str, pos: str, dep: str, head: int = -1, feats: str = "") -> int:
        space = not form.endswith("'")
        self.words.append(Word(form, lemma, pos, feats, head, dep, space))
        return len(self.words) - 1

    def phrase(self, phrase: Phrase, dep: str, head: int, preposition: str = "") -> int:
        """Append a noun phrase, its article drawn into « du » or « des », and give the place of its noun."""
        rows = list(phrase)
        top = next(i for i, w in enumerate(rows) if w.head == i)
        first = rows[0]
        drawn = (
            {"le": "du", "les": "des"}.get(first.form.lower()) if preposition == "de" and first.pos == "DET" else None
        )
        base = len(self.words) + bool(preposition and not drawn)
        if drawn:
            rows[0] = Word(drawn, "de", "ADP", "", first.head, "case", True)
        elif preposition:
            vowel = preposition == "de" and first.form[0].lower() in "aeiouéèêhâî"
            self.word("d'" if vowel else preposition, preposition, "ADP", "case", base + top)
        if first.pos in {"DET", "NUM"}:
            rows[0] = replace(rows[0], form=rows[0].form[0].lower() + rows[0].form[1:])
        for i, row in enumerate(rows):
            outer = i == top
            self.words.append(replace(row, head=head if outer else row.head + base, dep=dep if outer else row.dep))
        self.words[-1] = replace(self.words[-1], space=True)
        return base + top

    def hang(self, place: int, head: int) -> None:
        self.words[place] = replace(self.words[place], head=head)

    def tree(self, stop: bool = True) -> Tree:
        root = next(i for i, w in enumerate(self.words) if w.head == i)
        if stop:
            self.words[-1] = replace(self.words[-1], space=False)
            self.word(".", ".", "PUNCT", "punct", root)
        first = self.words[0]
        self.words[0] = replace(first, form=first.form[0].upper() + first.form[1:])
        return Tree("moulds", tuple(self.words))


def moulded(rng: random.Random, phrases: Sequence[Phrase]) -> Tree:
    """One sentence from one of the moulds."""
    return rng.choice((_event, _event, _title, _relative))(rng, phrases)


def _event(rng: random.Random, phrases: Sequence[Phrase]) -> Tree:
    """« L'arrestation d'un élu par la police choque les habitants. »."""
    noun, article, gender = rng.choice(HAPPENINGS)
    past, present, verb = rng.choice(EFFECTS)
    new = _Growing()
    det = new.word(article, "le", "DET", "det", feats="Definite=Def|Number=Sing|PronType=Art")
    top = new.word(noun, noun, "NOUN", "nsubj", feats=f"Gender={gender}|Number=Sing")
    new.hang(det, top)
    new.phrase(rng.choice(phrases), "nmod", top, "de")
    new.phrase(rng.choice(phrases), "nmod", top, "par")
    if rng.random() < 0.6:
        helper = new.word("a", "avoir", "AUX", "aux", feats=_NOW.format("Sing"))
        root = new.word(past, verb, "VERB", "root", feats=_PAST.format("Sing"))
        new.hang(helper, root)
    else:
        root = new.word(present, verb, "VERB", "root", feats=_NOW.format("Sing"))
    new.hang(root, root)
    new.hang(top, root)
    new.phrase(rng.choice(phrases), "obj", root)
    return new.tree()


def _title(rng: random.Random, phrases: Sequence[Phrase]) -> Tree:
    """« Mort d'un pompier dans l'explosion d'un dépôt »."""
    first, preposition, second, joined = rng.choice(TITLES)
    new = _Growing()
    root = new.word(first, first.lower(), "NOUN", "root")
    new.hang(root, root)
    new.phrase(rng.choice(phrases), "nmod", root, preposition)
    case = new.word("dans", "dans", "ADP", "case")
    article = "l'" if second[0] in "aeo" else "la"
    det = new.word(article, "le", "DET", "det", feats="Definite=Def|Number=Sing|PronType=Art")
    place = new.word(second, second, "NOUN", "nmod", root, "Gender=Fem|Number=Sing")
    new.hang(case, place)
    new.hang(det, place)
    new.phrase(rng.choice(phrases), "nmod", place, joined)
    return new.tree(stop=rng.random() < 0.3)


def _relative(rng: random.Random, phrases: Sequence[Phrase]) -> Tree:
    """« Les habitants que la milice avait chassés sont revenus. »."""
    plural = [
        p for p in phrases if any(w.head == i and "Gender=Masc|Number=Plur" in w.feats for i, w in enumerate(p))
    ] or phrases
    done, deed = rng.choice(DEEDS)
    back, returning = rng.choice(RETURNS)
    new = _Growing()
    top = new.phrase(rng.choice(plural), "nsubj", -1)
    agent = rng.choice(phrases)
    bare = agent[0].form[0].lower() in "aeiouéèê"
    que = new.word("qu'" if bare else "que", "que", "PRON", "obj", feats="PronType=Rel")
    subject = new.phrase(agent, "nsubj", -1)
    many = "Number=Plur" in new.words[subject].feats
    form = rng.choice(("avaient", "ont") if many else ("avait", "a"))
    helper = new.word(form, "avoir", "AUX", "aux", feats=_NOW.format("Plur" if many else "Sing"))
    if form.startswith("av"):
        new.words[helper] = replace(new.words[helper], feats=new.words[helper].feats.replace("Pres", "Imp"))
    verb = new.word(done, deed, "VERB", "acl:relcl", top, _PAST.format("Plur"))
    for place in (que, subject, helper):
        new.hang(place, verb)
    be = new.word("sont", "être", "AUX", "aux", feats=_NOW.format("Plur"))
    root = new.word(back, returning, "VERB", "root", feats=_PAST.format("Plur"))
    for place in (be, top, root):
        new.hang(place, root)
    return new.tree()
