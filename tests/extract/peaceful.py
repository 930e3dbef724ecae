"""Ten reports that tell no event of a war, though they speak its language: sport, trade, opinion, weather, culture."""

from __future__ import annotations

REPORTS = {
    "football": (
        "Les Lions bombardent les Aigles\n\nPremière attaque, premier but : dès la deuxième minute, le buteur a fusillé le gardien "
        "d'une frappe sous la barre. Les visiteurs, assiégés dans leur surface, ont repoussé plusieurs offensives avant de "
        "capituler. Le troisième tir, un missile de vingt mètres, a achevé le match (3-0). L'entraîneur a salué une équipe de "
        "guerriers. Les supporters ont envahi la pelouse."
    ),
    "economie": (
        "La guerre des prix fait rage\n\nLe distributeur a lancé une offensive commerciale contre ses concurrents. Les tarifs du "
        "lait ont explosé en un an et la bourse a chuté de 3 %. Le groupe a pris le contrôle de sa filiale et va se retirer du "
        "marché espagnol. Les syndicats ont signé un accord avec la direction ; les négociations salariales ont repris lundi."
    ),
    "opinion": (
        "La bataille des retraites\n\nLe gouvernement essuie un tir de barrage des syndicats. Le ministre a ouvert le feu dans une "
        "tribune, l'opposition a riposté par une salve de critiques. C'est une bombe politique, et la majorité bat en retraite "
        "sur l'âge. La réforme, prise en otage par les calculs, risque d'exploser en plein vol au Parlement."
    ),
    "meteo": (
        "Une tempête frappe la côte\n\nLa tempête a tué deux personnes et blessé dix autres dans la nuit de lundi à mardi. Les vents "
        "ont détruit des maisons et coupé la route du littoral. Quatre cents habitants ont été évacués à cause des inondations. "
        "Les pompiers ont secouru des automobilistes pris au piège par les eaux."
    ),
    "cinema": (
        "Le film qui dynamite les codes\n\nLe réalisateur signe un thriller explosif sur un braquage. L'actrice, bombardée "
        "de questions à son arrivée, a conquis le public du festival. Le film a été pris d'assaut dès l'ouverture des guichets. "
        "La critique a tiré à boulets rouges sur le scénario."
    ),
    "justice": (
        "Le maire attaqué en justice\n\nUne association a attaqué l'arrêté devant le tribunal. La bataille juridique dure depuis "
        "trois ans. L'avocat a dénoncé une attaque personnelle et le juge a suspendu la décision. Le procès reprendra mardi."
    ),
    "sante": (
        "La grippe gagne du terrain\n\nL'épidémie progresse dans toutes les régions et l'hôpital est assiégé. Le virus a tué cinquante "
        "patients depuis janvier. Les médecins mènent un combat quotidien et réclament des renforts. La campagne de vaccination "
        "a été lancée lundi."
    ),
    "technologie": (
        "Une attaque informatique paralyse la banque\n\nDes pirates ont ciblé les serveurs de la banque. Une cyberattaque avait "
        "déjà frappé le groupe en mars. L'entreprise a déployé une mise à jour et renforcé ses défenses. Les clients ont reçu "
        "un message les invitant à changer de mot de passe."
    ),
    "cyclisme": (
        "Raid en solitaire dans les Alpes\n\nLe coureur a attaqué dans le dernier col et pris le contrôle de la course. Le peloton a "
        "explosé sous les coups de boutoir de son équipe. Son rival, tombé dans la descente, a abandonné. Il s'est emparé du "
        "maillot jaune à l'arrivée."
    ),
    "nature": (
        "Les frelons envahissent les jardins\n\nLe frelon s'attaque aux ruches et décime les abeilles. Les apiculteurs ont détruit "
        "quarante nids cet été. L'espèce progresse de dix kilomètres par an. La commune a lancé une opération de nettoyage "
        "et distribué des pièges aux habitants."
    ),
}
