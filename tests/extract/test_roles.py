"""Who did what to whom: roles by grammar, drawn in the sentence."""

from __future__ import annotations

import pytest
from extract.drawn import assert_read

ACTIVE = [
    "[Des hommes armés|agent] ont [tué|trigger] [trois civils|killed] près de [Ménaka|place].",
    "[L'armée malienne|agent] a [bombardé|trigger] un camp [des djihadistes|target] près de [Tessalit|place].",
    "[Les rebelles|agent] ont [attaqué|trigger] [une garnison|target] à [Goma|place].",
    "[Le M23|agent] a [repris|trigger] la ville de [Masisi|place] mercredi.",
    "[Des miliciens|agent] ont [enlevé|trigger] [deux humanitaires|target] à [Djibo|place].",
    "[Les forces ukrainiennes|agent] ont [pilonné|trigger] [des positions russes|target] près de [Tokmak|place].",
    "[L'aviation israélienne|agent] a [frappé|trigger] [le Hezbollah|target] à [Baalbek|place].",
    "[La police|agent] a [arrêté|trigger] [cinq suspects|target] à [Niamey|place].",
    "[Les djihadistes|agent] ont [incendié|trigger] une école à [Arbinda|place].",
    "[L'armée|agent] a [encerclé|trigger] [les insurgés|target] dans [la vallée|place].",
    "[Les paramilitaires|agent] ont [pillé|trigger] un hôpital à [Nyala|place].",
    "[La milice|agent] a [abattu|trigger] un drone au-dessus de [Sanaa|place].",
    "[Les talibans|agent] ont [exécuté|trigger] [quatre policiers|target] à [Ghazni|place].",
    "[Les soldats|agent] ont [ouvert le feu|trigger] sur [la foule|target] à [Conakry|place].",
    "[Les séparatistes|agent] ont [tendu une embuscade|trigger] à [une patrouille|target] près de [Kidal|place].",
    "[Moscou|agent] a [déployé|trigger] des missiles près de [Kaliningrad|place].",
    "[Les insurgés|agent] ont [pris d'assaut|trigger] [la garnison|target] de [Palma|place].",
    "[Les shebab|agent] ont [attaqué|trigger] [un convoi de l'Union africaine|target] près de [Marka|place].",
    "[L'armée soudanaise|agent] a [bombardé|trigger] [les FSR|target] à [Omdourman|place].",
    "[Le gouvernement|agent] a [expulsé|trigger] dix diplomates de [la junte|target].",
]
PASSIVE = [
    "[Trois soldats|target] ont été [tués|trigger] par [des djihadistes|agent] à [Boulikessi|place].",
    "[Le village|place] a été [bombardé|trigger] par [l'aviation|agent] dans la nuit.",
    "La base a été [attaquée|trigger] par [des rebelles|agent] [lundi|time].",
    "[Deux journalistes|target] ont été [enlevés|trigger] par [des hommes armés|agent] près de [Ghardabiya|place].",
    "La ville de [Boukavou|place] a été [prise|trigger] par [les rebelles|agent].",
    "[Dix combattants|target] ont été [arrêtés|trigger] par [l'armée|agent] à [Mossoul|place].",
    "Un drone a été [abattu|trigger] par [la défense antiaérienne|agent] près de [Koursk|place].",
    "[Une patrouille|target] a été [attaquée|trigger] près de [Tillabéri|place].",
    "[Les habitants|target] ont été [massacrés|trigger] par [des miliciens|agent] à [Beni|place].",
    "Un dépôt d'armes a été [détruit|trigger] par [l'armée ukrainienne|agent] à [Louhansk|place].",
    "[Le commandant|target] [tué|trigger] par [un drone|agent:x-drone] était recherché.",
    "Trois villages ont été [repris|trigger] par [les troupes gouvernementales|agent] près de [Taëz|place].",
]
NOUNS = [
    "L'[attaque|trigger] de [Daech|agent] contre [l'armée|target] à [Palmyre|place] a fait dix morts.",
    "L'[offensive|trigger] de [l'armée|agent] contre [les rebelles|target] a commencé à [Alep|place].",
    "Les [frappes|trigger] de [l'aviation russe|agent] contre [les insurgés|target] ont repris à [Idleb|place].",
    "Une [embuscade|trigger] tendue par [les rebelles|agent] a tué six soldats près de [Torodi|place].",
    "Un [raid|trigger] mené par [l'armée|agent] contre [la milice|target] a fait sept morts à [Jénine|place].",
    "L'[assassinat|trigger] [du général|target] par [un commando|agent] a eu lieu à [Bagdad|place].",
    "La [prise|trigger] de [Goma|place] par [les rebelles|agent] a surpris les soldats.",
    "Le [bombardement|trigger] de [Kharkiv|place] par [l'armée russe|agent] a fait trois morts.",
    "Des [affrontements|trigger] entre [l'armée|agent] et [la milice|target] ont fait vingt morts à [Khartoum|place].",
    "Le [retrait|trigger] des [troupes françaises|agent] de [Gao|place] a commencé.",
    "L'[enlèvement|trigger] [des deux prêtres|target] par [des hommes armés|agent] a eu lieu à [Kaduna|place].",
    "Les [tirs de roquettes|trigger] [du Hezbollah|agent] sur [Haïfa|place] ont blessé deux civils.",
    "Une [attaque|trigger] revendiquée par [les shebab|agent] a visé [l'armée|target] à [Mogadiscio|place].",
    "L'[assaut|trigger] lancé par [les rebelles|agent] contre [la garnison|target] a duré deux heures.",
    "L'[explosion|trigger] d'une voiture piégée a tué dix soldats à [Kaboul|place].",
    "Le [siège|trigger] de [Djibo|place] par [les djihadistes|agent] dure depuis deux ans.",
]
RELATIVES = [
    "[Les miliciens|agent] qui ont [attaqué|trigger] [le poste|place] venaient du nord.",
    "La ville que [les rebelles|agent] ont [prise|trigger] mardi compte dix mille habitants.",
    "[Les soldats|target] [tués|trigger] à [Ansongo|place] étaient douze.",
    "Une bombe [larguée|trigger] par [l'aviation|agent] sur [le camp|place] a tué sept réfugiés.",
    "[L'armée|agent], qui a [bombardé|trigger] [les rebelles|target] à [Bunia|place], parle de succès.",
    "C'est [l'armée rwandaise|agent] qui a [bombardé|trigger] le camp.",
]
CONTROL = [
    "[L'armée|agent] a tenté de [reprendre|trigger] la ville de [Bakhmout|place].",
    "[Les rebelles|agent] cherchent à [s'emparer|trigger] de [Marib|place].",
    "[Les djihadistes|agent] ont réussi à [prendre|trigger] la base de [Labbezanga|place].",
    "[Les insurgés|agent] veulent [attaquer|trigger] [la capitale|place].",
    "[L'armée|agent] a commencé à [avancer|trigger] vers [Kherson|destination].",
    "[Les soldats|agent] ont pu [reprendre|trigger] le village de [Robotyne|place].",
]
TOGETHER = [
    "[L'armée|agent] et [la milice|agent] ont [attaqué|trigger] [les rebelles|target] à [Sebha|place].",
    "[Les rebelles|agent] ont [attaqué|trigger] [l'armée|target] et [la police|target] à [Bor|place].",
    "[Les soldats turcs|agent] et [les rebelles syriens|agent] ont [pris|trigger] la ville d'[Afrin|place].",
    "[Les deux milices|agent] s'[affrontent|trigger] à [Tripoli|place].",
]
TOOLS = [
    "[Des missiles|weapon] tirés par [l'armée russe|agent] ont [touché|trigger] un immeuble à [Dnipro|place].",
    "[Des drones|weapon] [des rebelles|agent] ont [frappé|trigger] une raffinerie à [Djeddah|place].",
    "[Plusieurs roquettes|weapon] ont [visé|trigger] la base de [l'armée américaine|target] à [Erbil|place].",
    "[Des obus|weapon] sont [tombés|trigger] sur un marché à [Omdourman|place].",
    "[L'armée|agent] a [tiré|trigger] [dix missiles|weapon] sur [Odessa|place].",
    "[Un avion de combat|weapon] de [l'armée syrienne|agent] a [bombardé|trigger] un village près de [Hama|place].",
]
CLAIMS = [
    "L'[attaque|trigger] a été revendiquée par [le groupe État islamique|agent].",
    "Les [attentats|trigger], revendiqués par [les shebab|agent], ont visé un hôtel de [Mogadiscio|place].",
]
BYSTANDERS = [
    "Selon [l'armée|actor], [des rebelles|agent] ont [attaqué|trigger] un poste à [Bria|place].",
    "[Les rebelles|agent], selon [la police|actor], ont [tué|trigger] [deux civils|killed].",
    "[Des hommes armés|agent] ont [tué|trigger] [trois civils|killed], a annoncé [l'armée|actor].",
    "D'après [le gouvernement|actor], [les rebelles|agent] ont [incendié|trigger] un village.",
]


@pytest.mark.parametrize("drawing", ACTIVE)
def test_the_subject_does_it_to_the_object(drawing: str) -> None:
    assert_read(drawing)


@pytest.mark.parametrize("drawing", PASSIVE)
def test_in_the_passive_the_subject_undergoes(drawing: str) -> None:
    assert_read(drawing)


@pytest.mark.parametrize("drawing", NOUNS)
def test_a_noun_has_its_parties_as_complements(drawing: str) -> None:
    assert_read(drawing)


@pytest.mark.parametrize("drawing", RELATIVES)
def test_a_relative_clause_leads_back_to_its_noun(drawing: str) -> None:
    assert_read(drawing)


@pytest.mark.parametrize("drawing", CONTROL)
def test_an_infinitive_shares_the_subject_of_its_verb(drawing: str) -> None:
    assert_read(drawing)


@pytest.mark.parametrize("drawing", TOGETHER)
def test_those_joined_by_and_share_the_role(drawing: str) -> None:
    assert_read(drawing)


@pytest.mark.parametrize("drawing", TOOLS)
def test_a_weapon_that_acts_is_no_agent(drawing: str) -> None:
    assert_read(drawing)


@pytest.mark.parametrize("drawing", CLAIMS)
def test_without_another_agent_the_one_who_claims_it_is(drawing: str) -> None:
    assert_read(drawing)


@pytest.mark.parametrize("drawing", BYSTANDERS)
def test_who_says_so_takes_no_part(drawing: str) -> None:
    assert_read(drawing)


HELD = [
    "[L'armée|agent] a [pris|trigger] [Kona|place], fief des [rebelles|target].",
    "[L'armée|agent] a [pris|trigger] [Kona|place], dernier point de passage contrôlé par les [rebelles|target].",
    "[L'aviation|agent] a [bombardé|trigger] [Kona|place], tenue par les [rebelles|target].",
    "[L'aviation|agent] a [bombardé|trigger] [Kona|place], une ville aux mains des [rebelles|target].",
    "[L'armée|agent] a [repris|trigger] la ville de [Kona|place], contrôlée par les [rebelles|target] depuis 2012.",
    "[L'armée|agent] a [repris|trigger] la ville occupée par [les djihadistes|target].",
]
NOT_HELD = [
    "[L'armée|agent] a [pris|trigger] [Kona|place], une ville de commerçants. Les [rebelles|actor] négocient.",
    "[L'armée|agent] a [pris|trigger] [Kona|place] ; le nord est tenu par les [Kurdes|actor].",
]


@pytest.mark.parametrize("drawing", HELD)
def test_who_holds_the_place_is_who_was_hit(drawing: str) -> None:
    assert_read(drawing)


@pytest.mark.parametrize("drawing", NOT_HELD)
def test_who_holds_another_place_was_not(drawing: str) -> None:
    assert_read(drawing)
