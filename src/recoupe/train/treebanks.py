"""Treebanks as one: read from CoNLL-U, contracted words joined, labels and features brought to one set."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Of the subtypes only these are kept; the rest differ from treebank to treebank.
KEPT = frozenset({"nsubj:pass", "obl:agent", "acl:relcl", "aux:pass", "expl:subj", "expl:pass"})
#: The features that mean the same in every treebank once brought to one form.
FEATURES = (
    "Definite",
    "Gender",
    "Mood",
    "Number",
    "Person",
    "Polarity",
    "Poss",
    "PronType",
    "Reflex",
    "Tense",
    "VerbForm",
)


#: Verbs of saying: lemma, participle, third person of the present.
SAYING = (
    ("déclarer", "déclaré", "déclare"), ("affirmer", "affirmé", "affirme"), ("indiquer", "indiqué", "indique"),
    ("annoncer", "annoncé", "annonce"), ("ajouter", "ajouté", "ajoute"), ("estimer", "estimé", "estime"),
    ("expliquer", "expliqué", "explique"), ("préciser", "précisé", "précise"), ("rapporter", "rapporté", "rapporte"),
    ("souligner", "souligné", "souligne"), ("assurer", "assuré", "assure"), ("raconter", "raconté", "raconte"),
    ("dénoncer", "dénoncé", "dénonce"), ("confirmer", "confirmé", "confirme"), ("témoigner", "témoigné", "témoigne"),
    ("rappeler", "rappelé", "rappelle"), ("regretter", "regretté", "regrette"),
    ("confier", "confié", "confie"), ("insister", "insisté", "insiste"), ("accuser", "accusé", "accuse"),
)  # fmt: skip
_SAY = frozenset(lemma for lemma, _, _ in SAYING) | {"dire", "écrire", "répondre", "conclure"}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a tree; ``head`` counts from 0 in its sentence, the root is its own head."""

    form: str
    lemma: str
    pos: str
    feats: str
    head: int
    dep: str
    space: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence of a treebank and the document it comes from."""

    source: str
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The sentence as written."""
        return "".join(w.form + " " * w.space for w in self.words).strip()


def trees(path: Path) -> Iterator[Tree]:
    """The sentences of one CoNLL-U file, in order."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and line[0] != "#"]
        if not any(row[0].isdigit() for row in rows):
            continue
        name = next((line.split("=", 1)[1].strip() for line in block.splitlines() if line.startswith("# sent_id")), "")
        yield Tree(source=_document(path.stem, name), words=harmonised(_joined(rows)))


def _document(stem: str, name: str) -> str:
    # Sequoia: « Europar.550_00011 »; PUD: « n01001011 », the last two or three digits count sentences.
    if "_" in name:
        return f"{stem}/{name.rsplit('_', 1)[0]}"
    return f"{stem}/{name[:6]}"


def _joined(rows: list[list[str]]) -> tuple[Word, ...]:
    """The words with contracted ones (1-2 du) as one, which takes what the outer of its parts has."""
    plain = {row[0]: row for row in rows if row[0].isdigit()}
    groups: list[tuple[list[str], str, str]] = []
    last = 0
    for row in rows:
        if re.fullmatch(r"\d+-\d+", row[0]):
            first, last = (int(n) for n in row[0].split("-"))
            groups.append(([str(n) for n in range(first, last + 1)], row[1], row[9]))
        elif row[0].isdigit() and int(row[0]) > last:
            groups.append(([row[0]], row[1], row[9]))
    place = {n: g for g, (numbers, _, _) in enumerate(groups) for n in numbers}
    words = []
    for g, (numbers, form, misc) in enumerate(groups):
        outer = next((plain[n] for n in numbers if plain[n][6] not in numbers), plain[numbers[0]])
        head = g if outer[6] == "0" else place[outer[6]]
        feats = outer[5] if outer[5] != "_" else ""
        words.append(Word(form, outer[2], outer[3], feats, head, outer[7], "SpaceAfter=No" not in misc))
    return tuple(words)


def harmonised(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The same tree with one set of relations, features and lemmas."""
    words = _incise(words)
    return tuple(_harmonised(i, word, words) for i, word in enumerate(words))


def _incise(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """PUD hangs what is said on the verb of saying; here the verb hangs on what is said, as in the other treebanks.

    « Elle viendra, a dit son frère. » has « viendra » as its root.
    """
    root = next((i for i, w in enumerate(words) if w.head == i), 0)
    if not words or words[root].lemma not in _SAY:
        return words
    told = next((i for i, w in enumerate(words[:root]) if w.head == root and w.dep == "parataxis"), None)
    if told is None or not any(w.head == root and i > root and w.dep.startswith("nsubj") for i, w in enumerate(words)):
        return words
    out = list(words)
    out[told] = replace(words[told], head=told, dep="root")
    out[root] = replace(words[root], head=told, dep="parataxis")
    if words[-1].pos == "PUNCT" and words[-1].head == root:
        out[-1] = replace(words[-1], head=told)
    return tuple(out)


def _harmonised(i: int, word: Word, words: tuple[Word, ...]) -> Word:
    form = word.form.lower().replace("’", "'")
    dep = _relation(i, word, words)
    pos = _class(form, word, dep)
    feats = dict(f.split("=", 1) for f in word.feats.split("|") if "=" in f)
    kept = _features(form, pos, feats)
    return replace(word, dep=dep, pos=pos, feats=kept, lemma=_lemma(form, pos, word.lemma))


def _relation(i: int, word: Word, words: tuple[Word, ...]) -> str:
    below = [w for w in words if w.head == i and w is not word]
    governor = words[word.head]
    if word.dep == "obl" and any(w.dep == "case" and w.lemma == "par" for w in below) and _passive(governor, words):
        return "obl:agent"
    if word.dep == "acl" and any("PronType=Rel" in w.feats for w in below):
        return "acl:relcl"
    # « a-t-il ajouté »: the clitic is the subject where there is no other.
    if word.dep == "expl:subj" and word.form.startswith("-") and governor.lemma in _SAY:
        return "expl:subj" if any(w.head == word.head and w.dep.startswith("nsubj") for w in words) else "nsubj"
    # « huit morts, dont trois enfants »: PUD has « dont » as a preposition.
    if word.dep == "case" and word.form.lower() == "dont":
        return "nmod"
    if word.dep == "nmod" and any(w.form.lower() == "dont" and w.dep == "case" for w in below):
        return "acl:relcl"
    return word.dep if word.dep in KEPT else word.dep.split(":")[0]


def _passive(verb: Word, words: tuple[Word, ...]) -> bool:
    """Whether a participle is passive: « tué par un obus », which PUD leaves unmarked."""
    if not {"VerbForm=Part", "Tense=Past"} <= set(verb.feats.split("|")):
        return False
    return verb.dep.startswith("acl") or any(w.dep == "aux:pass" and words[w.head] is verb for w in words)


def _class(form: str, word: Word, dep: str) -> str:
    if form in {"dont", "où"} and word.pos in {"ADP", "ADV"}:
        return "PRON"
    if word.pos == "ADJ" and (dep == "det" or form == "plusieurs"):
        return "DET"
    if dep == "mark" and form in {"si", "s'"}:
        return "SCONJ"
    return "NOUN" if word.form == "%" else word.pos


def _features(form: str, pos: str, feats: dict[str, str]) -> str:
    if form in {"dont", "où"} and pos == "PRON":
        feats = {"PronType": "Rel"}
    elif form in {"se", "s'"} and pos == "PRON":
        feats = {"Person": "3", "PronType": "Prs", "Reflex": "Yes"}
    elif pos == "NUM":
        feats = {}
    elif form in {"ne", "n'", "pas"} and pos == "ADV":
        feats = feats | {"Polarity": "Neg"}
    elif pos == "DET":
        left_out = {"Person", "Gender", "PronType"} if feats.get("Poss") else {"Person"}
        feats = {k: v for k, v in feats.items() if k not in left_out}
    return "|".join(f"{k}={feats[k]}" for k in FEATURES if k in feats)


def _lemma(form: str, pos: str, lemma: str) -> str:
    if lemma in {"", "_"} or ("_" in lemma and "_" not in form):
        lemma = form
    if pos == "PRON":
        lemma = _PRONOUNS.get(form.removeprefix("-").removeprefix("t-"), lemma)
    return _LEMMAS.get(form, lemma)


#: The stressed form is the lemma of a personal pronoun in Sequoia and GSD; PUD and FQB have « il » for all of them.
_PRONOUNS = {
    form: lemma
    for lemma, forms in {
        "moi": "je j' me m' moi", "toi": "tu te t' toi", "lui": "il elle la l' lui", "eux": "ils elles les leur eux",
        "soi": "se s'", "dont": "dont", "nous": "nous", "vous": "vous", "on": "on l'on",
    }.items()
    for form in forms.split()
}  # fmt: skip
_LEMMAS = {"jusqu'": "jusque", "m.": "monsieur", "mm.": "monsieur"}
