"""Whether a country's or a capital's name acts (*Washington dément*) or is a mere place (*à Washington*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.recognise.actors_words import folded

if TYPE_CHECKING:
    from recoupe.model.sentence import Token
    from recoupe.model.text import Span
    from recoupe.recognise.actors_lexicon import ActorLexicon
    from recoupe.recognise.actors_words import Words

ARTICLES = frozenset({"la", "l", "les", "le"})
BARE = frozenset(
    {"israel", "cuba", "oman", "chypre", "haiti", "djibouti", "bahrein", "taiwan", "madagascar", "singapour", "etat"}
)
"""Countries without an article: elsewhere « de Syrie » says where from, « de la Syrie » whose."""
OF = frozenset({"de", "du", "des", "d"})
LONGEST_LINK = 3
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obl:agent"})
AUXILIARIES = frozenset(
    [
        "a",
        "ont",
        "est",
        "sont",
        "avait",
        "avaient",
        "aura",
        "auront",
        "aurait",
        "auraient",
        "etait",
        "etaient",
        "sera",
        "seront",
        "va",
        "vont",
        "veut",
        "veulent",
        "doit",
        "doivent",
        "peut",
        "peuvent",
        "n",
        "ne",
        "se",
        "s",
        "y",
        "dit",
    ]
)


def acts(words: Words, first: int, last: int, lexicon: ActorLexicon, *, capital: bool) -> str | None:
    """Why the name at words ``first`` to ``last`` acts, or None where it is a place.

    ``capital`` asks for more: a capital is a government only in politics, a country also where it is fought for.
    """
    cues = lexicon.cues["acting"]
    before = first - 1
    if words.form(before) in ARTICLES and words.follows(first):
        before -= 1
    form = words.form(before) if before >= 0 and words.follows(before + 1) else ""
    if form in cues["locative"]:
        return _towards(words, before, cues) if form in {"a", "au", "aux"} else None
    if form in cues["agent"]:
        return f"after “{form}”"
    if form == "apres" and words.form(before - 1) == "d":
        return "after “d'après”"
    if form in OF or (form == "" and words.form(before) in OF):
        if before == first - 1 and not capital and form in {"de", "d"} and words.form(first) not in BARE:
            return None
        return _possessing(words, before, cues, capital=capital)
    if form == "avec":
        return _among(words, before, cues["together"], "with which it is dealt")
    if form in {"entre", "et"} and (start := _entre(words, before)) >= 0:
        return _between(words, start, cues)
    if form == "a" or words.form(before) in cues["places"]:
        return None
    return _subject(words, first, last, cues) or _object(words, before, cues)


def in_one_list(words: Words, first: Span, i: int, lexicon: ActorLexicon) -> str | None:
    """*Armé par l'Iran, le Qatar et Oman*: what stands in one list with a state acts as it does."""
    k, links = i - 1, lexicon.cues["lists"]
    between: list[str] = []
    while k >= 0 and words.words[k].start >= first.end:
        between.append(words.form(k))
        k -= 1
    begins = words.first_at(first.start) or 0
    before = words.form(begins - 2) if words.form(begins - 1) in ARTICLES else words.form(begins - 1)
    allowed = links["and"] | links["articles"] | (OF if before in OF else frozenset())
    if len(between) > LONGEST_LINK or any(form not in allowed for form in between):
        return None
    gap = words.text[first.end : words.words[i].start]
    listed = any(form in links["and"] for form in between) or (gap.lstrip().startswith(",") and bool(between))
    return "in one list with a state that acts" if listed and gap.count(",") <= 1 else None


def _near(words: Words, i: int, wanted: frozenset[str], reach: int) -> str | None:
    return next((words.form(k) for k in range(i, max(-1, i - reach), -1) if words.form(k) in wanted), None)


def _towards(words: Words, before: int, cues: dict[str, frozenset[str]]) -> str | None:
    found = _near(words, before - 1, cues["towards"], 4)
    return f"to which “{found}” leads" if found else None


def _possessing(words: Words, before: int, cues: dict[str, frozenset[str]], *, capital: bool) -> str | None:
    governing = words.form(before - 1)
    if governing in cues["places"]:
        return None
    if governing in cues["possessed"]:
        return f"“{governing}” of it"
    token = words.token(before + 1) if capital else words.token(before + 2) or words.token(before + 1)
    noun = words.sentence.head(token) if token is not None and token.dep == "nmod" else None
    if noun is not None and words.sentence.start <= noun.start < words.words[before].start:
        found = folded(noun.text)
        return f"“{noun.text}” of it" if found in cues["possessed"] else None
    adjective = words.token(before - 1)
    if adjective is not None and adjective.pos == "ADJ" and words.form(before - 2) in cues["possessed"]:
        return f"“{words.form(before - 2)}” of it"
    return None


def _among(words: Words, before: int, wanted: frozenset[str], why: str) -> str | None:
    return why if _near(words, before - 1, wanted, 6) else None


def _entre(words: Words, before: int) -> int:
    """Where the *entre* stands that opens the pair; -1 for none."""
    return next((k for k in range(before, max(-1, before - 6), -1) if words.form(k) == "entre"), -1)


def _between(words: Words, start: int, cues: dict[str, frozenset[str]]) -> str | None:
    """*l'accord entre l'Ukraine et la Russie* acts; *la frontière entre le Mali et le Niger* does not."""
    wanted = cues["pacts"] | cues["places"]
    nearest = next((words.form(k) for k in range(start - 1, max(-1, start - 6), -1) if words.form(k) in wanted), "")
    return "one side of “entre”" if nearest in cues["pacts"] else None


def _finite(token: Token | None) -> bool:
    return token is not None and token.pos in {"VERB", "AUX"} and token.feat("VerbForm") == "Fin"


def _subject(words: Words, first: int, last: int, cues: dict[str, frozenset[str]]) -> str | None:
    end = words.words[last - 1].end
    if words.text[end : end + 2].lstrip().startswith(":"):
        return None
    if words.form(last) in {"eux", "elles", "elle", "lui"} and last + 1 < len(words):
        return f"“{words.form(last)}” takes it up"
    verb = _verb(words, first, last)
    if verb is not None and (verb.pos not in {"NOUN", "PROPN"} or words.sentence.child(verb, "cop") is not None):
        is_state = verb.lemma in cues["states"] and words.sentence.child(verb, "xcomp") is None
        return None if is_state or verb.pos in {"NOUN", "PROPN"} else f"with the verb “{verb.text}”"
    before = first - 2 if words.form(first - 1) in ARTICLES else first - 1
    if words.form(before) in cues["reporting"]:
        return f"“{words.form(before)}” before it"
    if words.form(last) == "et" and words.follows(last) and _plural_verb_follows(words, last + 1):
        return "one of two subjects"
    return _verb_follows(words, last, cues) or _opens(words, first, last)


def _verb(words: Words, first: int, last: int) -> Token | None:
    """The word of which the parser takes the name for the subject or the agent."""
    tokens = [token for k in range(first, last) if (token := words.token(k)) is not None and token.dep in SUBJECTS]
    return words.sentence.head(tokens[0]) if tokens else None


def _opens(words: Words, first: int, last: int) -> str | None:
    """*Asmara nie.*, *La Turquie livre …*: what opens a sentence and goes on without a preposition is its subject."""
    article = first > 0 and words.form(first - 1) in ARTICLES
    token = words.token(last) if words.follows(last) else None
    if (first - article) != 0 or token is None or token.pos not in {"VERB", "AUX", "NOUN", "ADV", "X"}:
        return None
    return "it opens the sentence"


def _verb_follows(words: Words, last: int, cues: dict[str, frozenset[str]]) -> str | None:
    for k in range(last, min(last + 2, len(words))):
        if not words.words[k].joined:
            break
        token = words.token(k)
        if k == last and words.form(k) in cues["reporting"] and (token is None or token.pos not in {"NOUN", "ADJ"}):
            return f"“{words.form(k)}” follows"
        if _finite(token) or (words.form(k) in AUXILIARIES and words.text[words.words[k].start] != "à"):
            still = token is not None and token.lemma in cues["states"] and words.sentence.child(token, "xcomp") is None
            return None if still else f"“{words.form(k)}” follows"
    return None


def _plural_verb_follows(words: Words, i: int) -> bool:
    """*La Russie et la Turquie sont …*: after the second of two names stands a verb in the plural."""
    for k in range(i, min(i + 5, len(words))):
        token = words.token(k)
        if words.form(k) in {"ont", "sont", "vont"}:
            return True
        if token is not None and _finite(token):
            return token.feat("Number") == "Plur"
        if not words.words[k].joined or not (words.words[k].capital or words.form(k) in ARTICLES):
            return False
    return False


def _object(words: Words, before: int, cues: dict[str, frozenset[str]]) -> str | None:
    if words.form(before) in cues["objects"] and words.follows(before + 1):
        return f"object of “{words.form(before)}”"
    token = words.token(before + 1)
    verb = words.sentence.head(token) if token is not None and token.dep == "obj" else None
    return f"object of “{verb.text}”" if verb is not None and verb.text.lower() in cues["objects"] else None
