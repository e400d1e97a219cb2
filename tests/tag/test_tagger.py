"""The tagger follows the codebook's structure, whatever the text, and says clearly when it cannot work."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import ModelError
from pipeline.labels import GOAL_DIMENSIONS, Dimension, DocumentKind, Kind, StatementSource
from pipeline.model import Box, Region, Statement
from pipeline.settings import Settings
from pipeline.tag import Tagger, load_tagger, tagger_version


def statement(text: str, lead_in: str | None = None) -> Statement:
    region = Region(1, Box(0, 0, 1, 1))
    return Statement("s1", 1, StatementSource.SENTENCE, text, None, ("Jeugd",), lead_in, None, (region,))


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger(Settings())


EXAMPLES = [  # sentences in the plain form of the codebook's sections
    ("We willen dat alle kinderen in onze gemeente veilig en gezond opgroeien.", Kind.GOAL, "a lasting effect"),
    (
        "In 2026 daalt het aantal uithuisplaatsingen met 15% ten opzichte van 2022.",
        Kind.GOAL,
        "a sentence with a target",
    ),
    ("We evalueren de pilot in het najaar en rapporteren daarover aan de raad.", Kind.MONITORING, "evaluation"),
    (
        "Partijen overleggen ten minste twee keer per jaar in het bestuurlijk overleg.",
        Kind.CONTACT,
        "who meets how often",
    ),
    ("In 2023 steeg het aantal meldingen van 310 naar 402.", Kind.REALISATION, "done in the past"),
    ("Volgens het CBS telt Nederland ruim drie miljoen jongeren.", Kind.OTHER, "context"),
]


@pytest.mark.parametrize(("text", "kind", "reason"), EXAMPLES, ids=[example[2] for example in EXAMPLES])
def test_plain_sentences(tagger: Tagger, text: str, kind: Kind, reason: str) -> None:
    (tagged,) = tagger.tag([statement(text)], DocumentKind.POLICY_PLAN)
    assert tagged.kind is kind, tagged.tags


def test_goal_dimensions_belong_to_goals_only(tagger: Tagger) -> None:
    for tagged in tagger.tag([statement(text) for text, *_ in EXAMPLES], DocumentKind.BUDGET):
        expected = {Dimension.KIND, *GOAL_DIMENSIONS} if tagged.kind is Kind.GOAL else {Dimension.KIND}
        assert {tag.dimension for tag in tagged.tags} == expected
        assert all(tag.maker == f"model:{tagger.version}" for tag in tagged.tags)


def test_order_and_number_of_statements_are_kept(tagger: Tagger) -> None:
    statements = [statement(text) for text, *_ in EXAMPLES] + [statement(""), statement(EXAMPLES[0][0])]
    tagged = tagger.tag(statements, DocumentKind.OTHER)
    assert [t.statement for t in tagged] == statements
    assert tagged[0].tags == tagged[-1].tags
    assert tagger.tag([], DocumentKind.OTHER) == ()


@pytest.mark.parametrize(
    ("text", "heading", "theme", "reason"),
    [
        ("Stellen van prioriteiten voor de veiligheid;", "Doelen", "1.2 Openbare orde en veiligheid", "a word"),
        ("We geven uitvoering aan het preventief jeugdbeleid.", "Doelen", "6.7 Maatwerkvoorzieningen jeugd", "clear"),
        ("De trainees zijn in 2025 ingezet voor de organisatie.", "Resultaten", None, "education? less than 0.8 sure"),
    ],
)
def test_meaning_tells_the_theme_only_where_it_is_clear(
    tagger: Tagger, text: str, heading: str, theme: str | None, reason: str
) -> None:
    (tagged,) = tagger.tag_as_goals([statement(text, heading)], DocumentKind.BUDGET, "test")
    assert tagged.slots.theme == theme, reason


def test_version_is_known_without_loading(tagger: Tagger) -> None:
    assert tagger_version(Settings()) == tagger.version


def change(folder: Path, **values: object) -> Settings:
    """Settings for a copy of the model whose description has been changed."""
    copy = folder / "model"
    shutil.copytree(Settings().model_folder, copy)
    content = json.loads((copy / "model.json").read_text(encoding="utf-8")) | values
    (copy / "model.json").write_text(json.dumps(content), encoding="utf-8")
    return replace(Settings(), model_folder=copy)


REFUSALS = [
    ({"codebook": "0.9"}, "codeboek 0.9", "another codebook"),
    ({"encoder": "iets/anders"}, "taalmodel 'iets/anders'", "another encoder"),
    ({"format": 99}, "andere versie", "another program version"),
    ({"rules": ["wants"]}, "lexicons", "other lexicons"),
    ({"version": None, "dimensions": "veel"}, "onvolledig", "a damaged description"),
]


@pytest.mark.parametrize(("values", "message", "reason"), REFUSALS, ids=[refusal[2] for refusal in REFUSALS])
def test_a_model_that_does_not_fit_is_refused(
    tmp_path: Path, values: dict[str, object], message: str, reason: str
) -> None:
    with pytest.raises(ModelError, match=message):
        load_tagger(change(tmp_path, **values))


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    settings = change(tmp_path)
    (settings.model_folder / "heads.safetensors").write_bytes(b"kapot")
    with pytest.raises(ModelError, match="beschadigd"):
        load_tagger(settings)


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="geen model"):
        load_tagger(replace(Settings(), model_folder=tmp_path / "leeg"))
