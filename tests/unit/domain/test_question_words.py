"""The words of a question: stop words go, forms of one word meet, in four languages."""

import pytest

from desktop_app.domain.question_words import content_stems, language_of, stem
from desktop_app.domain.related_words import related_families
from desktop_app.domain.word_families import beginning_of, family_of


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (("stimulate", "stimulated", "stimulation", "stimulating"), "en"),
        (("study", "studies", "studied"), "en"),
        (("measure", "measured", "measurement", "measures"), "en"),
        (("plan", "planned", "planning"), "en"),
        (("Messung", "Messungen"), "de"),
        (("mesuré", "mesurée", "mesures"), "fr"),
        (("células", "célula"), "es"),
    ],
)
def test_forms_of_a_word_meet(words: tuple[str, ...], language: str) -> None:
    assert len({stem(word, language) for word in words}) == 1


@pytest.mark.parametrize("word", ["virus", "glass", "data", "BDNF", "p53", "gene"])
def test_a_stem_is_the_beginning_of_its_word(word: str) -> None:
    assert word.lower().startswith(stem(word, "en"))


def test_only_the_words_with_a_meaning_stay() -> None:
    assert content_stems("Where are the neurotrophins found, and where are neurotrophins used?", "en") == (
        "neurotrophin",
    )
    assert content_stems("Wo kommen die Neurotrophine vor?", "de") == ("komm", "neurotrophin")


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Where are they found?", "en"),
        ("Wo werden die Neurotrophine gebildet?", "de"),
        ("Où sont les neurotrophines dans le cerveau ?", "fr"),
        ("¿Dónde están las neurotrofinas?", "es"),
        ("BDNF", "en"),
    ],
)
def test_the_language_of_a_question(question: str, language: str) -> None:
    assert language_of(question) == language


def test_what_a_text_may_call_it() -> None:
    related = related_families("en")
    assert family_of("participants", "en") in related[family_of("volunteers", "en")]
    assert related_families("de") == {}


@pytest.mark.parametrize(
    "words",
    [
        ("accurate", "accuracy"),
        ("reproduce", "reproducible", "reproducibility", "reproduction"),
        ("converge", "convergence"),
        ("analyse", "analyze", "analysis", "analytical"),
        ("behaviour", "behavioural"),
        ("dense", "density"),
    ],
)
def test_the_members_of_a_family_meet(words: tuple[str, ...]) -> None:
    assert len({family_of(word, "en") for word in words}) == 1


@pytest.mark.parametrize("word", ["accuracy", "haemorrhage", "VNS".lower(), "analysis", "p53", "age"])
def test_a_beginning_is_one(word: str) -> None:
    assert word.startswith(beginning_of(word, "en"))
