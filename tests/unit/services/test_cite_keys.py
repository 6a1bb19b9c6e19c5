"""Cite keys from names, years and letters."""

import pytest

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.paper import Bibliography, Contributor
from desktop_app.services.cite_keys import check_cite_key, made_cite_key


def key(parts: Bibliography, *taken: str) -> str:
    return made_cite_key(parts, taken.__contains__)


def by(*people: Contributor, **parts: object) -> Bibliography:
    return Bibliography(contributors=people, **{"title": "On nerves", **parts})


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (by(Contributor("Breit", "Sigrid"), year=2018), "breit2018"),
        (by(Contributor("Müller-Øst", "A"), year=2020), "mullerost2020"),
        (by(Contributor("Strauß"), year=1999), "strauss1999"),
        (by(Contributor(literal="World Health Organization"), year=2021), "world2021"),
        (by(Contributor("Heide", "Hans", particle="von der")), "heide"),
        (by(Contributor("李", "明"), title="The nerve of it", year=2020), "nerve2020"),
        (Bibliography(title="On the Vagus", year=2020), "vagus2020"),
        (Bibliography(title="The"), "the"),
        (Bibliography(title="題名"), "paper"),
        (by(Contributor("Editor", role="editor"), year=2001), "editor2001"),
    ],
)
def test_a_key_is_made_of_name_and_year(parts: Bibliography, expected: str) -> None:
    assert key(parts) == expected


def test_a_taken_key_gets_a_letter() -> None:
    parts = by(Contributor("Breit"), year=2018)
    assert key(parts, "breit2018") == "breit2018a"
    taken = ["breit2018", *(f"breit2018{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")]
    assert key(parts, *taken) == "breit2018aa"


@pytest.mark.parametrize("text", ["", "two words", "a,b", "{key}", "x" * 101])
def test_what_bibtex_cannot_take_is_refused(text: str) -> None:
    with pytest.raises(ReaderError):
        check_cite_key(text)


def test_a_typed_key_is_trimmed() -> None:
    assert check_cite_key(" Breit:2018 ") == "Breit:2018"
