"""Where Dutch sentences end. `|` marks the ends in the expected text."""

import pytest

from pipeline.segment.dutch import split_sentences
from pipeline.segment.sentences import sentence_spans

SENTENCES = [
    ("De raad besluit. Het college voert uit.", "De raad besluit.|Het college voert uit.", "plain"),
    ("Conform art. 2.7 Jeugdwet geldt dit.", "Conform art. 2.7 Jeugdwet geldt dit.", "article"),
    (
        "De inzet m.b.t. Wmo en jeugd daalt.",
        "De inzet m.b.t. Wmo en jeugd daalt.",
        "dotted abbreviation before a capital",
    ),
    ("Het kost € 1,4 mln. De raad stemt in.", "Het kost € 1,4 mln.|De raad stemt in.", "mln. at the end"),
    ("Het kost € 1,4 mln. per jaar.", "Het kost € 1,4 mln. per jaar.", "mln. in the middle"),
    ("Wethouder J. de Vries opent. Daarna eten.", "Wethouder J. de Vries opent.|Daarna eten.", "initial"),
    ("Dhr. P.J. Jansen tekent.", "Dhr. P.J. Jansen tekent.", "initials and title"),
    ("Op 1 jan. 2025 start het. Dan volgt meer.", "Op 1 jan. 2025 start het.|Dan volgt meer.", "month"),
    ("In het 2e kwartaal. Daarna niet.", "In het 2e kwartaal.|Daarna niet.", "ordinal"),
    ("Er zijn folders, posters, enz. De raad is blij.", "Er zijn folders, posters, enz.|De raad is blij.", "enz. ends"),
    ("De kosten e.d. komen later.", "De kosten e.d. komen later.", "e.d. goes on"),
    ("Wat willen we? We willen groei!", "Wat willen we?|We willen groei!", "other signs"),
    ("Hij zei: 'Kom.' Daarna ging hij.", "Hij zei: 'Kom.'|Daarna ging hij.", "quote behind the point"),
    ("Zie par. 3.2. Daar staat meer.", "Zie par. 3.2.|Daar staat meer.", "section number at the end"),
    ("Dit start in fase 2. De raad besluit.", "Dit start in fase 2.|De raad besluit.", "number at the end"),
    ("Het gaat om 1.200 inwoners.", "Het gaat om 1.200 inwoners.", "thousands"),
    ("Van 7,4 naar 8. Dat is goed.", "Van 7,4 naar 8.|Dat is goed.", "mark at the end"),
    ("Wij werken samen met o.a. GGD en politie.", "Wij werken samen met o.a. GGD en politie.", "o.a."),
    ("Kijk op www.gemeente.nl. Daar staat het.", "Kijk op www.gemeente.nl.|Daar staat het.", "web address"),
    ("Het doel... De rest volgt.", "Het doel...|De rest volgt.", "ellipsis"),
    ("(Zie bijlage 2.) De raad stemt in.", "(Zie bijlage 2.)|De raad stemt in.", "bracket behind the point"),
    ("Dat is zo. (Zie ook hieronder.)", "Dat is zo.|(Zie ook hieronder.)", "bracket opens a sentence"),
    ("In 2025. 80% is tevreden.", "In 2025.|80% is tevreden.", "digit opens a sentence"),
    ("Het CBS (incl. GGD) telt mee.", "Het CBS (incl. GGD) telt mee.", "abbreviation in brackets"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SENTENCES)
def test_sentence_ends(text: str, expected: str, reason: str) -> None:
    assert "|".join(text[start:end] for start, end in sentence_spans(text)) == expected, reason
    assert split_sentences(text) == sentence_spans(text), "spaCy's tokens keep the ends"
