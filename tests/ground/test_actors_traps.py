"""Who acts: metonymy, nationalities, words that lead back, groups named like towns; and what only looks like an actor."""

from __future__ import annotations

import pytest
from recognise.actors_reading import as_drawn, read

ACTS = [
    # a capital or a country for its government
    "[Ankara|turkey] a démenti toute incursion.",
    "Selon [Moscou|russia], le convoi n'était pas armé.",
    "[Téhéran|iran] promet une riposte.",
    "Le blindé a été livré par la [France|france].",
    "Le [Tchad|x-chad] accuse le [Soudan|sudan] d'armer les rebelles.",
    "Le groupe est soutenu par l'[Iran|iran], la [Russie|russia] et la [Chine|x-china].",
    "Ils ont obtenu le soutien du [Qatar|qatar] et de la [Turquie|turkey].",
    "La [Maison Blanche|united-states] regrette ces morts.",
    "Le [Kremlin|russia] n'a rien confirmé.",
    # nouns with an adjective, a country, a leader
    "L'[aviation israélienne|israeli-air-force] a tiré deux missiles.",
    "Des [soldats maliens|malian-army], [nigériens|nigerien-army] et [burkinabè|burkinabe-army] patrouillent ensemble.",
    "Les [armées du Tchad|x-chadian-army], du [Niger|nigerien-army] et du [Nigeria|x-nigerian-army] se coordonnent.",
    "Les [gouvernements britannique|united-kingdom], [danois|x-denmark] et [belge|x-belgium] ont reconnu leur part.",
    "Les [troupes pro-Assad|x-pro-government-forces] ont repris la crête.",
    "Des [forces pro-Haftar|libyan-national-army] tiennent le port.",
    "Les [milices pro-iraniennes|pro-iran-militias] ont quitté la rive.",
    "Un [drone ukrainien|ukrainian-forces] s'est abattu sur un dépôt.",
    "Le [ministère russe de la Défense|russia] annonce la prise du bourg.",
    "Les [forces armées du Soudan|sudanese-army] reculent.",
    # groups
    "Les [shebab|al-shabaab] ont fait sauter un pont.",
    "Le [M23|m23] a pris le carrefour.",
    "Des [combattants de Daech|islamic-state] se sont rendus.",
    "Le [Hezbollah|hezbollah] a enterré trois des siens.",
    "Les [FSR|rapid-support-forces] bombardent le marché.",
    "Les [Houthis|houthis] ont visé un pétrolier.",
    "[Boko Haram|boko-haram] a brûlé six maisons.",
    "Y siègent [Ahrar al-Cham|x-ahrar-al-sham] puis [Harakat Nour al-Din al-Zenki|x-harakat-nour-al-din-al-zenki].",
    # words that lead back
    "Daech a attaqué le poste. Les [terroristes|islamic-state] ont fui.",
    "Boko Haram a frappé la base. L'[organisation|boko-haram] a revendiqué l'attaque.",
    "Le M23 a frappé à l'aube. Les [assaillants|m23] ont fui.",
    "L'armée malienne a riposté. L'[armée|malian-army] parle de dix morts.",
    "Les Forces démocratiques syriennes avancent. Cette [coalition|syrian-democratic-forces] a pris le barrage.",
    "Daech recule. On trouve aussi des [groupes islamistes|jihadists] parmi eux.",
    "Les rebelles syriens ont fui. Les [insurgés|syrian-rebels] ont perdu le pont.",
    # nobody knows who
    "Des [hommes armés non identifiés|unknown] ont arrêté le bus.",
    "Le camion a été stoppé par des [individus non identifiés|unknown].",
    "Des [hommes en treillis|unknown] ont emmené le maire.",
]  # fmt: skip
NOBODY = [
    # places
    ("Un obus est tombé en Ukraine.", "Ukraine"),
    ("Il est rentré à Moscou.", "Moscou"),
    ("Ils ont quitté Damas au matin.", "Damas"),
    ("Des frappes ont touché la Syrie, le Liban et l'Irak.", "Liban"),
    ("Le Canada compte dix provinces.", "Canada"),
    ("La frontière entre le Mali et le Niger est fermée.", "Niger"),
    ("La ville est à l'est de Bagdad.", "Bagdad"),
    # persons and things that bear such a name
    ("La base d'Aïn al-Assad a été visée.", "Assad"),
    ("La statue de Hafez al-Assad est tombée.", "Assad"),
    ("Le Mouvement perpétuel est une illusion.", "Mouvement"),
    ("Sa police d'assurance est échue.", "police"),
    ("Il reprend des forces après sa maladie.", "forces"),
    ("Cette unité de mesure est oubliée.", "unité"),
    ("La frégate est un oiseau de mer.", "frégate"),
    ("Elle porte un pull bleu marine.", "marine"),
    ("Les éléments du dossier manquent.", "éléments"),
    ("Le gisement appartient à une compagnie.", "compagnie"),
    # words that lead to nobody, or not to the actor named last
    ("L'aviation occidentale a survolé la crête.", "aviation"),
    ("Les soldats de l'armée ennemie ont fui.", "armée"),
    ("Une milice a pris le bourg. L'ONG en a recueilli la preuve. L'organisation accuse un chef local.", "organisation"),
    ("Les forces progouvernementales ont pris le bourg. L'organisation demande une enquête.", "organisation"),
    ("Les djihadistes de Daech reculent. Cette coalition a pris le barrage.", "coalition"),
    ("Il y a eu dix morts au marché.", "Il"),
    ("Il faut que les combats cessent.", "Il"),
]  # fmt: skip


VAGUE = {None, "x-coalition", "x-army"}


@pytest.mark.parametrize("marked", ACTS)
def test_an_actor_is_found_and_is_the_right_one(marked: str) -> None:
    assert as_drawn(marked) == marked


@pytest.mark.parametrize(("sentence", "word"), NOBODY)
def test_what_only_looks_like_an_actor_is_none(sentence: str, word: str) -> None:
    start = sentence.rindex(word)
    found = [actor for actor in read(sentence) if actor.span.start <= start < actor.span.end and actor.id not in VAGUE]
    assert [(actor.text, actor.id) for actor in found] == []


def test_there_are_sixty_traps() -> None:
    assert len(ACTS) + len(NOBODY) >= 60
