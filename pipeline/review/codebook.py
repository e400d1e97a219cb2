"""What the labels mean, in Dutch and in short, for the sheets and code lists that reviewers get."""

from __future__ import annotations

from pipeline.labels import Dimension

DEFINITIONS: dict[tuple[Dimension, str], str] = {
    (Dimension.KIND, "goal"): (
        "Een toestand, resultaat, richting of actie die de opstellers zelf willen bereiken of waaraan zij zich binden."
    ),
    (Dimension.KIND, "monitoring"): (
        "Hoe, wanneer of waarmee resultaten worden gemeten, geëvalueerd, gecontroleerd of gerapporteerd."
    ),
    (Dimension.KIND, "contact"): "Afspraak over overleg tussen partijen: wie, hoe vaak, in welk gremium.",
    (Dimension.KIND, "realisation"): "Wat tot nu toe is gedaan, bereikt, uitgegeven of gemeten (of juist niet).",
    (Dimension.KIND, "other"): "Al het andere: context, wet, definitie, motief, leeswijzer, advies van een derde.",
    (Dimension.LEVEL, "strategic"): "Waar het uiteindelijk om gaat: een blijvend effect voor samenleving of doelgroep.",
    (Dimension.LEVEL, "tactical"): "Langs welke weg: programmalijn, aanpak, samenwerking, kader voor enkele jaren.",
    (Dimension.LEVEL, "operational"): "Wat er concreet gebeurt: een actie, product of dienst die iemand kan afvinken.",
    (Dimension.MEASURABILITY, "quantitative"): "De uitspraak noemt zelf een streefwaarde voor iets telbaars.",
    (Dimension.MEASURABILITY, "qualitative"): "Geen streefwaarde; een jaartal of een aantal thema's is er geen.",
    (Dimension.RESULT, "input"): "Geld, personeel, capaciteit of voorzieningen, beschikbaar gesteld of bespaard.",
    (Dimension.RESULT, "process"): "Een werkwijze, samenwerking, organisatie, procedure, systeem of plan.",
    (Dimension.RESULT, "output"): "Een product, dienst of hoeveelheid die aan de doelgroep wordt geleverd.",
    (Dimension.RESULT, "outcome"): "Een verandering in de samenleving, bij de doelgroep of in het gebruik van zorg.",
    (Dimension.BUDGET, "yes"): "Het gaat om geld: een kader, bezuiniging, plafond, subsidie of tarief.",
    (Dimension.BUDGET, "no"): "Het gaat niet om geld.",
    (Dimension.TIME_BOUND, "yes"): "Er staat wanneer het bereikt moet zijn: datum, jaar, periode of gepland moment.",
    (Dimension.TIME_BOUND, "no"): "Er staat niet wanneer het bereikt moet zijn; 'jaarlijks' is geen moment.",
}
