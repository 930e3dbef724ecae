"""According to whom: sources, their kind and name, relays and chains, pronouns, quotes, scope."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from extract.sourced import PACK, WORLD, parser, sources, told
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.extract.attribution import attributions, sayings
from recoupe.extract.chain import chain_in_words, origin_of, slug
from recoupe.extract.quotes import quote_at, quotes
from recoupe.model.text import Span

if TYPE_CHECKING:
    from recoupe.model.event import Source


def _only(text: str, outlet: str | None = None) -> Source:
    found = sources(text, outlet)
    assert len(found) == 1, [(s.text, s.cue_text) for s in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "named"),
    [
        ("Le ministère de la Défense a annoncé deux morts.", "official", True),
        ("Un responsable a annoncé la mort du maire.", "official", False),
        ("Des témoins ont raconté que la ville brûlait.", "witness", False),
        ("Selon un expert, la ville tombera.", "expert", False),
        ("Selon l'OSDH, trois chars ont brûlé.", "monitor", True),
        ("Selon une ONG, trois chars ont brûlé.", "monitor", False),
        ("Selon Reuters, trois chars ont brûlé.", "outlet", True),
        ("Selon un bilan provisoire, neuf soldats sont morts.", "document", False),
        ("Le Hezbollah a annoncé la mort de deux combattants.", "armed-group", True),
        ("Des sources proches du Hezbollah évoquent deux morts.", "armed-group", False),
        ("Selon des sources médicales, neuf soldats sont morts.", "official", False),
        ("Selon un communiqué du gouvernement, neuf soldats sont morts.", "document", True),
        ("Moscou affirme que le pont est intact.", "official", True),
    ],
)
def test_a_source_has_its_kind_and_is_named_or_not(text: str, kind: str, named: bool) -> None:
    source = _only(text)
    assert (source.kind, source.named) == (kind, named)


def test_a_person_with_title_is_one_named_source() -> None:
    source = _only("Le porte-parole du Pentagone, John Kirby, a dit que la base était intacte.")
    assert (source.text, source.named) == ("Le porte-parole du Pentagone, John Kirby", True)


def test_what_one_is_told_by_is_not_part_of_who_tells() -> None:
    source = _only("La base a été touchée, a dit un officier à Reuters.")
    assert (source.text, source.via) == ("un officier", "Reuters")


@pytest.mark.parametrize(
    "text",
    [
        "Selon une source militaire citée par Al-Masdar News, deux camions ont sauté.",
        "Deux camions ont sauté, a indiqué une source militaire à Al-Masdar News.",
        "Une source militaire a confié à Al-Masdar News que deux camions avaient sauté.",
    ],
)
def test_a_two_step_chain_leads_from_the_witness_through_the_relay(text: str) -> None:
    source = next(s for s in sources(text) if s.kind != "outlet")
    assert (source.via, source.chain[1:]) == ("Al-Masdar News", ("al-masdar-news",))


def test_an_outlet_that_closes_the_sentence_relays_who_speaks_in_it() -> None:
    found = sources("Le ministre a dit que la trêve tenait, rapporte al-Hurra.")
    assert [(s.text, s.via) for s in found] == [("Le ministre", "al-Hurra"), ("al-Hurra", None)]


def test_whom_an_agency_cites_is_a_source_of_its_own_relayed_by_it() -> None:
    found = sources("Le drone a été abattu, rapporte Reuters citant un responsable irakien.")
    assert [(s.text, s.via) for s in found] == [("Reuters", None), ("un responsable irakien", "Reuters")]


def test_a_post_on_a_platform_is_no_relay() -> None:
    assert _only("« Le pont est détruit », a écrit le gouverneur sur Telegram.").via is None


def test_the_chain_is_printed_in_words() -> None:
    text = "Deux camions ont sauté, a indiqué une source militaire à Al-Masdar News."
    report, sentences, mentions = told(text)
    source = attributions(report, sentences, mentions, PACK, WORLD)[0]
    words = "une source militaire (official, unnamed) → Al-Masdar News → this report"
    assert chain_in_words(source, report, WORLD) == words


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Selon l'OSDH, trois chars ont brûlé.", "osdh"),
        ("L'agence Sana a annoncé deux morts.", "sana"),
        ("Le Pentagone a confirmé deux morts.", "pentagon"),
        ("Le Hachd al-Chaabi a annoncé la mort de deux combattants.", "hachd"),
        ("La coalition internationale a annoncé deux frappes.", "cjtf-oir"),
        ("Selon un responsable américain cité par CNN, le port a brûlé.", "anonymous:us-official@cnn"),
        ("Selon une source de sécurité, le port a brûlé.", "anonymous:security-source@gazette-du-nord"),
    ],
)
def test_an_origin_is_the_voice_at_which_the_chain_begins(text: str, origin: str) -> None:
    assert sources(text, "Gazette du Nord")[0].origin == origin


def test_an_origin_can_be_asked_for_again() -> None:
    report, sentences, mentions = told("Selon l'OSDH, trois chars ont brûlé.")
    source = attributions(report, sentences, mentions, PACK, WORLD)[0]
    assert origin_of(source, report, WORLD) == source.origin


def test_an_id_is_made_of_a_name_without_article_accents_and_ligatures() -> None:
    assert slug("Le Phare de l'Œuvre") == "phare-de-l-oeuvre"


def test_a_pronoun_takes_over_who_was_named_before() -> None:
    found = sources("Le ministre Karim Daoud a annoncé deux morts. « C'est un drame », a-t-il ajouté.")
    assert [(s.text, s.named, s.kind) for s in found] == [
        ("Le ministre Karim Daoud", True, "official"),
        ("il", True, "official"),
    ]


def test_these_sources_take_over_camp_and_kind() -> None:
    found = sources("Des sources proches du Hezbollah évoquent deux morts. Selon ces sources, la route est coupée.")
    assert [(s.kind, s.near) for s in found] == [("armed-group", "hezbollah")] * 2


def test_the_organisation_is_the_monitor_that_was_named() -> None:
    found = sources("L'OSDH a annoncé deux morts. L'ONG précise que la route est coupée.")
    assert [s.origin for s in found] == ["osdh", "osdh"]


def test_a_nearby_subject_replaces_a_pronoun_in_the_same_sentence() -> None:
    found = sources("Les talibans ont tué neuf policiers, mais ils démentent toute attaque contre l'école.")
    assert [s.text for s in found] == ["Les talibans"]


def test_nobody_speaks_in_an_impersonal_sentence() -> None:
    assert sources("Il faut dire que la route est longue. Rien ne permet de dire que le pont tiendra.") == ()


def test_what_stands_in_a_quote_is_not_told_by_the_outlet() -> None:
    found = sources("« Je crois que le maire a dit que tout irait bien », raconte une habitante.")
    assert [s.text for s in found] == ["une habitante"]


def test_a_responsibility_that_nobody_claimed_has_no_source() -> None:
    assert sources("L'attaque n'a pas été revendiquée.") == ()


def test_a_claim_of_responsibility_names_who_claims() -> None:
    source = _only("Une attaque revendiquée par Daech a tué cinq soldats.")
    assert (source.text, source.commitment) == ("Daech", "responsibility")


def test_a_negated_verb_of_saying_is_unable() -> None:
    assert _only("Le porte-parole n'a pas précisé si la base était touchée.").commitment == "unable"


def test_an_unknown_verb_is_one_of_saying_behind_a_quote() -> None:
    assert _only("« C'est de la propagande », a balayé le ministre.").text == "le ministre"


def test_asides_between_verb_and_infinitive_are_skipped() -> None:
    source = _only("Le commandement a indiqué pour sa part avoir détruit deux drones.")
    assert source.scope[0].of("Le commandement a indiqué pour sa part avoir détruit deux drones.").startswith("avoir")


def test_a_mark_at_the_end_names_the_agency() -> None:
    source = sources("Trois obus sont tombés sur le port.\n\n(avec Reuters)")[-1]
    assert (source.text, source.rule) == ("Reuters", "mark")


def test_a_dateline_is_the_reports_own_head_and_no_source() -> None:
    assert sources("BEYROUTH (AFP) - Trois obus sont tombés sur le port.") == ()


def test_figures_in_a_list_have_their_sources_in_brackets() -> None:
    found = sources("Bilan de la journée. Morts : 5 (Sana), 9 (OSDH).")
    assert [s.origin for s in found] == ["sana", "osdh"]


def test_a_preface_vouches_for_what_follows_it() -> None:
    text = "Selon le maire, trois obus sont tombés sur le port."
    assert "trois obus" in _only(text).scope[0].of(text)


def test_a_closing_preface_vouches_for_what_stands_before_it() -> None:
    text = "Trois obus sont tombés sur le port, selon le maire."
    assert _only(text).scope[0].of(text).startswith("Trois obus")


def test_two_sources_in_one_sentence_vouch_for_their_own_part() -> None:
    text = "Trois roquettes sont tombées selon l'OSDH, huit projectiles selon la coalition internationale."
    first, second = sources(text)
    assert ("Trois" in first.scope[0].of(text), "Trois" in second.scope[0].of(text)) == (True, False)


def test_a_quote_over_two_sentences_is_vouched_for_to_its_end() -> None:
    text = "« Ils ont tiré. Puis ils ont brûlé le marché », a raconté un habitant."
    assert any("tiré" in s.of(text) and "marché" in s.of(text) for s in _only(text).scope)


def test_a_conditional_that_follows_is_still_the_sources() -> None:
    text = "L'armée affirme avoir frappé le camp. Deux dépôts auraient été détruits."
    assert any("dépôts" in s.of(text) for s in _only(text).scope)


def test_another_fact_that_follows_is_the_outlets_own() -> None:
    text = "L'armée affirme avoir frappé le camp. La ville compte deux hôpitaux."
    assert not any("hôpitaux" in s.of(text) for s in _only(text).scope)


def test_denial_and_blame_of_one_source_stand_apart() -> None:
    found = sources("Le gouvernement a démenti tout bombardement et a accusé les rebelles d'avoir tiré.")
    assert [s.commitment for s in found] == ["denial", "accusation"]


def test_two_cues_of_one_source_are_two_sayings_and_one_source() -> None:
    text = "Le ministre a annoncé deux morts, ajoutant que la route était coupée."
    report, sentences, mentions = told(text)
    assert len(sayings(report, sentences, mentions, PACK, WORLD)) == 2
    assert len(attributions(report, sentences, mentions, PACK, WORLD)) == 1


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Il a dit « oui » et « non ».", ["« oui »", "« non »"]),
        ("Il a dit “oui”.", ["“oui”"]),
        ('Il a dit "oui".', ['"oui"']),
        ("« Il a dit « oui » hier ».", ["« Il a dit « oui » hier »"]),
        ("« Il n'a jamais fermé.", []),
        ("« Un.\n\n« Deux. »", ["« Un.\n\n« Deux. »"]),
    ],
)
def test_quotes_are_found_whatever_their_marks(text: str, inside: list[str]) -> None:
    assert [q.of(text) for q in quotes(text)] == inside


def test_a_place_outside_every_quote_has_none() -> None:
    assert quote_at(quotes("Il a dit « oui »."), 0) is None


@given(st.text(alphabet='«»“”" \nab.', max_size=60))
def test_quotes_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = quotes(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "text", ["", " ", "a", "😀", "قال المصدر", "selon", "«", "Selon .", "(AFP)", "dit", "a-t-il dit"]
)
def test_odd_texts_give_no_fault(text: str) -> None:
    assert isinstance(sources(text), tuple)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["selon", "le", "maire", "a", "dit", "que", ",", "«", "»", "AFP", "(", ")", "il", "citant", "."]
        ),
        max_size=14,
    )
)
def test_any_order_of_words_gives_sources_inside_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for source in sources(text):
        assert source.span.of(text) == source.text
        assert all(Span(0, len(text)).covers(s) for s in source.scope)


def test_the_same_text_gives_the_same_sources() -> None:
    text = "Selon l'OSDH et Sana, trois chars ont brûlé, a dit un officier à Reuters."
    assert parser() is parser()
    assert sources(text) == sources(text)
