"""Treebanks as one: read from CoNLL-U, contracted words joined, labels and features brought to one set."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Of the subtypes only these are kept; the rest differ from treebank to treebank.
KEPT = frozenset({"nsubj:pass", "obl:agent", "acl:relcl", "aux:pass", "expl:subj", "expl:pass"})
#: The features that mean the same in every treebank once brought to one form.
FEATURES = ("Definite", "Gender", "Mood", "Number", "Person", "Polarity", "Poss", "PronType", "Reflex", "Tense", "VerbForm")


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
    dep = word.dep if word.dep in KEPT else word.dep.split(":")[0]
    below = [w for w in words if w.head == i and w is not word]
    governor = words[word.head]
    # PUD leaves the agent unmarked: « tué par un obus ».
    if (
        word.dep in {"obl", "obl:mod", "obl:arg"}
        and any(w.dep == "case" and w.lemma == "par" for w in below)
        and "VerbForm=Part" in governor.feats
        and "Tense=Past" in governor.feats
        and (governor.dep.startswith("acl") or any(w.dep == "aux:pass" and words[w.head] is governor for w in words))
        and word.dep == "obl"
    ):
        dep = "obl:agent"
    if word.dep == "acl" and any(w.feats.find("PronType=Rel") >= 0 for w in below):
        dep = "acl:relcl"
    # « a-t-il ajouté »: the clitic is the subject where there is no other.
    if dep == "expl:subj" and word.form.startswith("-") and governor.lemma in _SAY:
        dep = "expl:subj" if any(w.head == word.head and w.dep.startswith("nsubj") for w in words) else "nsubj"
    # « huit morts, dont trois enfants »: PUD has « dont » as a preposition.
    if word.form.lower() == "dont" and dep == "case":
        dep = "nmod"
    if dep == "nmod" and any(w.form.lower() == "dont" and w.dep == "case" for w in below):
        dep = "acl:relcl"
    pos, feats, lemma = word.pos, dict(f.split("=", 1) for f in word.feats.split("|") if "=" in f), word.lemma
    form = word.form.lower().replace("’", "'")
    if form == "dont":
        pos, feats, lemma = "PRON", {"PronType": "Rel"}, "dont"
    if form == "plusieurs" and pos == "ADJ":
        pos = "DET"
    if form in {"ne", "n'", "pas"} and pos == "ADV":
        feats["Polarity"] = "Neg"
    if form in {"se", "s'"} and pos == "PRON":
        feats, lemma = {"Person": "3", "PronType": "Prs", "Reflex": "Yes"}, "soi"
    if lemma == "_" or not lemma:
        lemma = form
    if "_" in lemma and "_" not in form:
        lemma = form
    if pos == "PRON":
        lemma = _PRONOUNS.get(form.removeprefix("-").removeprefix("t-"), lemma)
    if form in _LEMMAS:
        lemma = _LEMMAS[form]
    if pos == "ADJ" and dep == "det":
        pos = "DET"
    if form in {"si", "s'"} and dep == "mark":
        pos = "SCONJ"
    if form == "où" and pos == "ADV":
        pos, feats = "PRON", {"PronType": "Rel"}
    if pos == "DET" and feats.get("Poss"):
        feats.pop("Gender", None)
        feats.pop("PronType", None)
    if pos in {"DET", "NUM"}:
        feats.pop("Person", None)
    if pos == "NUM":
        feats = {}
    if pos == "SYM" and word.form == "%":
        pos = "NOUN"
    kept = "|".join(f"{k}={feats[k]}" for k in FEATURES if k in feats)
    return replace(word, dep=dep, pos=pos, feats=kept, lemma=lemma)


#: The stressed form is the lemma of a personal pronoun in Sequoia and GSD; PUD and FQB have « il » for all of them.
_PRONOUNS = {
    form: lemma
    for lemma, forms in {
        "moi": "je j' me m' moi", "toi": "tu te t' toi", "lui": "il elle la l' lui", "eux": "ils elles les leur eux",
        "nous": "nous", "vous": "vous", "on": "on l'on",
    }.items()
    for form in forms.split()
}  # fmt: skip
_LEMMAS = {"jusqu'": "jusque", "m.": "monsieur", "mm.": "monsieur"}
