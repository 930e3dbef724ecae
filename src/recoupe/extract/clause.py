"""Who stands where around a verb or a noun: logical subject, logical object, complements with their prepositions.

*Le poste a été attaqué par des rebelles* and *Des rebelles ont attaqué le poste* give the same clause. Where the parser
gives no governor, the nearest words do (Universal Dependencies; the parse is often wrong, rules must not fall with it).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.extract.heading import after_the_dateline, dateline_end
from recoupe.extract.phrases import (
    CLITICS,
    antecedent,
    counted_by,
    governor,
    is_reflexive,
    is_source,
    nearest_left,
    partitive,
    preposition,
    relative_object,
    with_coordinates,
)

if TYPE_CHECKING:
    from recoupe.extract.scene import Scene
    from recoupe.model.sentence import Sentence, Token

# Verbs that form their past with *être*: *sont entrés* is no passive.
WITH_ETRE = frozenset({
    "entrer", "tomber", "intervenir", "venir", "aller", "partir", "arriver", "mourir", "décéder", "parvenir", "rester", "naître",
    "repartir", "survenir", "revenir", "devenir", "retourner",
})  # fmt: skip
PERHAPS_ETRE = frozenset({"passer", "descendre", "monter", "sortir", "débarquer", "retomber"})
DEEP = 40
OBLIQUE = ("obl", "nmod", "advcl", "xcomp", "obl:mod", "obl:arg", "iobj")


@dataclass(frozen=True, slots=True)
class Clause:
    """A trigger and its positions. ``verb`` is the verb, or the noun itself for a nominal telling.

    ``others`` are complements with their preposition, lower case; for *par* of a passive see ``subjects``.
    """

    verb: Token
    subjects: tuple[Token, ...] = ()
    objects: tuple[Token, ...] = ()
    others: tuple[tuple[str, Token], ...] = ()
    passive: bool = False
    reflexive: bool = False
    bare: bool = False


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb's grammatical subject undergoes: *a été tué*, *tués dans une attaque*.

    Of a participle that another coordinates (*tué et blessé*) the first one decides.
    """
    seen = {verb.i}
    while (found := _passive_alone(sentence, verb)) is None:
        verb = sentence.tokens[verb.head]
        if verb.i in seen:
            return False
        seen.add(verb.i)
    return found


def _passive_alone(sentence: Sentence, verb: Token) -> bool | None:
    """Whether a verb is passive, None where the verb that it is coordinated with decides."""
    if verb.lemma.lower() in WITH_ETRE | PERHAPS_ETRE and not sentence.child(verb, "obl:agent"):
        return any(k.text.lower() == "été" for k in sentence.children(verb, "aux", "aux:pass"))
    if sentence.child(verb, "aux:pass", "nsubj:pass", "obl:agent"):
        return True
    if any(
        kid.lemma == "être" and kid.text.lower() in {"été", "étant"} for kid in sentence.children(verb, "aux", "cop")
    ):
        return True
    if not _past_participle(verb):
        return False
    if verb.dep == "conj" and not sentence.child(verb, "aux", "nsubj"):
        head = sentence.tokens[verb.head]
        return None if head.i != verb.i and head.pos in {"VERB", "AUX", "ADJ"} else False
    return not sentence.child(verb, "aux", "aux:tense", "aux:pass", "cop") and not _auxiliary_before(sentence, verb)


def _auxiliary_before(sentence: Sentence, verb: Token) -> bool:
    """An auxiliary that the parser hung elsewhere: *ont* … *tiré*."""
    for token in reversed(sentence.tokens[max(0, verb.i - 3) : verb.i]):
        if token.lemma in {"avoir", "être"} and token.pos in {"AUX", "VERB"}:
            return token.head in {verb.i, token.i} or sentence.tokens[token.head].i == verb.i
        if token.pos in {"NOUN", "PROPN", "PUNCT"}:
            return False
    return False


def _past_participle(verb: Token) -> bool:
    form = verb.text.lower()
    if form.endswith(("é", "ée", "és", "ées")):
        return verb.pos in {"ADJ", "VERB"} or verb.i == 0  # no finite form ends so, whatever the tagger says
    marked = "VerbForm=Part" in verb.feats and "Tense=Pres" not in verb.feats
    return marked or (
        verb.pos in {"ADJ", "VERB"}
        and form.rstrip("es").endswith(("é", "i", "u", "it", "is", "uit"))
        and "Mood" not in verb.feats
        and "VerbForm=Inf" not in verb.feats
        and not form.endswith("ant")
    )


def _untimed(scene: Scene, tokens: list[Token]) -> list[Token]:
    """Without days and hours, which no verb does or undergoes (*reprendre la veille*)."""
    return [t for t in tokens if not scene.times_at(t)]


def clause_of(scene: Scene, verb: Token) -> Clause:
    """The positions around a verb, from the tree and, where it is silent, from the governing clause."""
    known = scene.clauses
    found = known.get(verb.i)
    if found is None:
        above = tuple(scene.sentence.ancestors(verb))
        if len(above) > DEEP:
            # A list of hundreds of verbs: those above are read first, so that no reading waits for hundreds of others.
            for up in reversed(above):
                if up.i not in known:
                    known[up.i] = _read(scene, up)
        # A parse may lead from a verb back to itself (*« faire taire »*); on the way round it has no positions yet.
        known[verb.i] = Clause(verb)
        found = known[verb.i] = _read(scene, verb)
    return found


def _read(scene: Scene, verb: Token) -> Clause:  # noqa: C901, PLR0912  one position after the other
    sentence = scene.sentence
    reflexive = is_reflexive(sentence, verb)
    passive = is_passive(sentence, verb) and not (reflexive and not sentence.child(verb, "obl:agent"))
    bare = passive and verb.dep in {"acl", "amod"} and scene.has_finite_verb
    subjects = [antecedent(sentence, verb, kid) for kid in sentence.children(verb, "nsubj")]
    undergoes = [antecedent(sentence, verb, kid) for kid in sentence.children(verb, "nsubj:pass")]
    objects = [
        antecedent(sentence, verb, kid)
        for kid in sentence.children(verb, "obj", "iobj")
        if kid.text.lower() not in CLITICS
    ]
    for aux in (
        *sentence.children(verb, "aux", "aux:pass", "cop"),
        *([sentence.tokens[verb.head]] if verb.dep in {"cop", "aux"} else []),
    ):
        subjects += sentence.children(aux, "nsubj", "nsubj:pass")
    agents = list(sentence.children(verb, "obl:agent"))
    subjects = [t for t in subjects if not is_source(sentence, t)]
    undergoes = [t for t in undergoes if not is_source(sentence, t)]
    others: list[tuple[str, Token]] = []
    for kid in sentence.children(verb, *OBLIQUE):
        if is_source(sentence, kid):
            continue
        prep = preposition(sentence, kid)
        if kid.dep in {"advcl", "xcomp"} and kid.pos in {"VERB", "AUX"}:
            continue
        if prep == "par" and passive and not agents and not scene.is_a(kid, "weapon", "thrown"):
            agents.append(kid)
        else:
            others.append((prep, kid))
    if passive:
        undergoes += subjects
        subjects = agents
        objects = undergoes + [o for o in objects if o not in undergoes]
    else:
        subjects += undergoes
        if len(subjects) > 1 and subjects[0].i < verb.i < subjects[-1].i:
            objects += [t for t in subjects if t.i > verb.i]
            subjects = [t for t in subjects if t.i < verb.i]
    subjects, objects = _untimed(scene, subjects), _untimed(scene, objects)
    if end := dateline_end(scene):
        subjects, objects = after_the_dateline(scene, subjects, end), after_the_dateline(scene, objects, end)
    days = [t for _, t in others if not _untimed(scene, [t])]
    others = [(prep, t) for prep, t in others if t not in days]
    # *chassé en mars de la ville*: what the parser hung on the day belongs to the verb.
    others += [
        (preposition(sentence, k), k) for t in days for k in sentence.children(t, "nmod") if not scene.times_at(k)
    ]
    if passive and not undergoes and verb.i == 0:
        objects = _opened_for(sentence, verb)
    if not (objects if passive else subjects):
        inherited = _inherited(scene, verb, passive)
        if passive:
            objects += inherited
        else:
            subjects += inherited or nearest_left(sentence, verb)
    if not passive and not objects:
        objects = relative_object(sentence, verb) or partitive(sentence, verb)
    return Clause(
        verb,
        with_coordinates(sentence, (counted_by(sentence, t) for t in subjects)),
        with_coordinates(sentence, (counted_by(sentence, t) for t in objects)),
        tuple((prep, token) for prep, kid in others for token in with_coordinates(sentence, (kid,))),
        passive,
        reflexive,
        bare,
    )


def _opened_for(sentence: Sentence, verb: Token) -> list[Token]:
    """*Chassé de la ville, le groupe multiplie les attaques*: who it is that the sentence opens on."""
    root = next((t for t in sentence.tokens if t.dep == "root"), None)
    if root is None:
        return []
    return [t for t in sentence.children(root, "nsubj", "nsubj:pass") if t.i > verb.i and t.pos != "ADJ"][:1]


def _inherited(scene: Scene, verb: Token, passive: bool) -> list[Token]:  # noqa: C901  one rule after the other
    """The subject (or, for a passive, what undergoes) that the verb shares with its governor."""
    sentence = scene.sentence
    head = governor(sentence, verb)
    if head is None:
        return _before(scene, verb) if passive else []
    if verb.dep.startswith(("acl", "amod")) and verb.dep != "acl:relcl":
        infinitive = "VerbForm=Inf" in verb.feats
        return [] if infinitive else [head]
    if verb.dep == "acl:relcl":
        return []
    if head.pos in {"VERB", "AUX", "ADJ"} or sentence.child(head, "nsubj", "nsubj:pass"):
        above = clause_of(scene, head)
        if verb.dep == "conj" and not passive:
            return list(
                above.objects
                if above.passive and not above.subjects and is_passive(sentence, verb)
                else above.subjects or (above.objects if above.passive else ())
            )
        if verb.dep == "conj" and passive:
            return list(above.objects) if above.passive else []
        if passive:
            return []
        if above.passive:
            return list(above.objects)
        if (
            scene.lemma(head)
            in {
                "ordonner",
                "contraindre",
                "forcer",
                "permettre",
                "empêcher",
                "demander",
                "obliger",
                "pousser",
                "appeler",
                "inviter",
                "autoriser",
                "accuser",
                "soupçonner",
                "suspecter",
            }
            and above.objects
        ):
            return list(above.objects)
        return list(above.subjects)
    if head.pos == "NOUN" and verb.dep in {"acl", "nmod", "obl", "xcomp", "ccomp"}:
        up = sentence.head(head)
        return list(clause_of(scene, up).subjects) if up is not None and up.pos in {"VERB", "AUX"} else []
    if head.pos in {"NOUN", "PROPN"} and passive and verb.dep in {"parataxis", "appos", "conj"}:
        return [head]
    return []


def _before(scene: Scene, verb: Token) -> list[Token]:
    """In a headline that the parser cut up: the noun right before the participle (*Trois soldats tués*)."""
    for token in reversed(scene.sentence.tokens[max(0, verb.i - 4) : verb.i]):
        if token.pos in {"NOUN", "PROPN"}:
            return [token]
        if token.pos in {"PUNCT", "ADP"}:
            break
    return []
