"""Lines that are institutions, and lines that are not."""

import pytest

from desktop_app.domain.affiliation_words import (
    ends_in_country,
    looks_like_address,
    looks_like_affiliation,
    names_institution,
    without_mark,
)


@pytest.mark.parametrize(
    "line",
    [
        "Department of Sense Organs, Sapienza University of Rome, Italy",
        "National Research Council (CNR), Institute of Biochemistry & Cell Biology (IBBC) Rome, Italy",
        "Psychiatry Unit San Salvatore Hospital, L’Aquila, Italy",
        "1Department of Physiology, Universidad de Salamanca, Salamanca, Spain",
        "a School of GeoSciences, University of Edinburgh, Edinburgh, UK",
        "Institut für Allgemeinmedizin, Universität Marburg, Marburg, Deutschland",
        "Massachusetts General Hospital",
        "University of Oslo",
    ],
)
def test_institution(line: str) -> None:
    assert looks_like_affiliation(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Rome",
        "We thank the University of Rome, Italy, for its support.",
        "Patients were recruited in a university hospital, among others",
        "I went to the Department of Physics, Rome",
        "Which university, if any, is the best?",
        "Anna Weber, Marco Bianchi",
        "The effect of hospital noise on sleep, mood and memory in intensive care units",
    ],
)
def test_no_institution(line: str) -> None:
    assert not looks_like_affiliation(line)


def test_address_is_told_by_its_country() -> None:
    assert looks_like_address("National Museums of Kenya, Nairobi, Kenya")
    assert looks_like_address("2 National Museums of Kenya, Nairobi, Kenya.")
    assert not looks_like_address("Kenya, a country of many rivers")
    assert not looks_like_address("we went to Nairobi, Kenya")
    assert not looks_like_address("Kenya")


def test_country_at_the_end() -> None:
    assert ends_in_country("Berlin, Germany.")
    assert not ends_in_country("Germany and its rivers")
    assert not ends_in_country("")


def test_mark_is_taken_off() -> None:
    assert without_mark("1Department of Physics") == "Department of Physics"
    assert without_mark("(2) Department of Physics") == "Department of Physics"
    assert without_mark("Department of Physics") == "Department of Physics"


def test_words_of_institutions() -> None:
    assert names_institution("somewhere at a university")
    assert not names_institution("somewhere at home")
