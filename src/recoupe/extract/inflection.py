"""The written forms of regular French verbs, so that a lemma that the model gets wrong is still found.

*pilonnaient*, *ont ratissé*: rare verbs are where a small model errs; verbs in -er are regular.
"""

from __future__ import annotations

ER = (
    "e", "es", "ent", "ons", "ez", "ais", "ait", "aient", "ions", "iez", "a", "èrent", "ai", "as", "âmes", "ât", "er",
    "era", "eront", "erait", "eraient", "erons", "erez", "erai", "eras", "ant", "é", "ée", "és", "ées",
)  # fmt: skip
IR = (
    "is", "it", "issons", "issez", "issent", "issait", "issaient", "ir", "ira", "iront", "irait", "iraient", "issant",
    "i", "ie", "ies", "irent",
)  # fmt: skip
IRREGULAR: dict[str, tuple[str, ...]] = {
    "détruire": (
        "détruit",
        "détruite",
        "détruits",
        "détruites",
        "détruisent",
        "détruisait",
        "détruisant",
        "détruisaient",
        "détruira",
    ),
    "abattre": ("abat", "abattent", "abattu", "abattue", "abattus", "abattues", "abattait", "abattant", "abattra"),
    "prendre": (
        "prend",
        "prennent",
        "pris",
        "prise",
        "prises",
        "prenait",
        "prenaient",
        "prenant",
        "prit",
        "prirent",
        "prendra",
    ),
    "reprendre": (
        "reprend",
        "reprennent",
        "repris",
        "reprise",
        "reprises",
        "reprenait",
        "reprenaient",
        "reprenant",
        "reprit",
    ),
    "conquérir": ("conquis", "conquise", "conquises", "conquiert"),
    "reconquérir": ("reconquis", "reconquise", "reconquises"),
    "fuir": ("fuit", "fuient", "fui", "fuyait", "fuyaient", "fuyant", "fuira"),
    "mourir": ("meurt", "meurent", "mort", "morte", "morts", "mortes", "mourait", "moururent", "mourut"),
    "tendre": ("tendu", "tendue", "tendus", "tendues", "tend"),
    "perdre": ("perd", "perdent", "perdu", "perdue", "perdus", "perdues", "perdait", "perdant", "perdra"),
    "atteindre": ("atteint", "atteinte", "atteints", "atteintes", "atteignent", "atteignait", "atteignant"),
    "soutenir": ("soutient", "soutiennent", "soutenu", "soutenue", "soutenus", "soutenaient", "soutenait"),
    "détenir": ("détient", "détiennent", "détenu", "détenus", "détenait"),
    "combattre": ("combat", "combattent", "combattu", "combattait", "combattaient"),
    "vaincre": ("vaincu", "vaincus", "vaincue", "vainquit"),
    "défaire": ("défait", "défaits", "défaite", "défaites"),
    "interdire": ("interdit", "interdite", "interdits", "interdisent"),
    "conduire": ("conduit", "conduite", "conduits", "conduisent"),
    "intervenir": ("intervenu", "intervenus", "intervient", "interviennent", "intervenue", "intervenues"),
}


def verb_forms(lemmas: list[str]) -> dict[str, str]:
    """Each written form and its verb: ``{"pilonné": "pilonner", …}``; a form of two verbs belongs to the first."""
    out: dict[str, str] = {}
    for lemma in lemmas:
        for form in forms_of(lemma):
            out.setdefault(form, lemma)
    return out


def forms_of(lemma: str) -> tuple[str, ...]:
    """The forms of one verb: *lancer* gives lance, lançait, lancé; an irregular verb those that are listed."""
    if lemma in IRREGULAR:
        return (lemma, *IRREGULAR[lemma])
    if lemma.endswith("ir"):
        return (lemma, *(lemma[:-2] + ending for ending in IR))
    if not lemma.endswith("er"):
        return (lemma,)
    stem = lemma[:-2]
    out = [lemma]
    for ending in ER:
        soft = ending[0] in "aoâ"
        here = stem
        if soft and stem.endswith("c"):
            here = stem[:-1] + "ç"
        elif soft and stem.endswith("g"):
            here = stem + "e"
        out.append(here + ending)
        if ending in {"e", "es", "ent"} and len(stem) > 2 and stem[-2] in "eé":
            out.append(stem[:-2] + "è" + stem[-1] + ending)
        if ending in {"e", "es", "ent", "era", "eront"} and stem.endswith("oy"):
            out.append(stem[:-1] + "i" + ending)
    return tuple(dict.fromkeys(out))
