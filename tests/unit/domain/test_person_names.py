"""Printed names of people and lists of authors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.paper import Contributor
from desktop_app.domain.person_names import parse_people, parse_person, share_of_names, split_people


@pytest.mark.parametrize(
    ("printed", "person"),
    [
        ("Marie Curie", Contributor("Curie", "Marie")),
        ("Curie, Marie", Contributor("Curie", "Marie")),
        ("CURIE M", Contributor("CURIE", "M")),
        ("Curie M.", Contributor("Curie", "M.")),
        ("M. S. Curie", Contributor("Curie", "M. S.")),
        ("Kim S-H", Contributor("Kim", "S-H")),
        ("Ludwig van Beethoven", Contributor("Beethoven", "Ludwig", particle="van")),
        ("Pedro de la Fuente", Contributor("Fuente", "Pedro", particle="de la")),
        ("van der Berg, A.", Contributor("Berg", "A.", particle="van der")),
        ("Mohammed El Amrani", Contributor("El Amrani", "Mohammed")),
        ("Aoife Ní Bhriain", Contributor("Ní Bhriain", "Aoife")),
        ("Rashid al-Farsi", Contributor("al-Farsi", "Rashid")),
        ("Martin Luther King Jr.", Contributor("King", "Martin Luther", suffix="Jr.")),
        ("Dr. Anna Weber, PhD", Contributor("Weber", "Anna")),
        ("Anna Weber1,2*", Contributor("Weber", "Anna")),
        ("Anna Weber (1)", Contributor("Weber", "Anna")),
        ("金 一", Contributor("一", "金")),
        ("김창호", Contributor(literal="김창호")),
        ("The ALIVE Consortium", Contributor(literal="The ALIVE Consortium")),
    ],
)
def test_name_is_taken_apart(printed: str, person: Contributor | None) -> None:
    found = parse_people(printed)
    assert (found[0] if found else None) == person


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Results",
        "University of Rome",
        "see page 3",
        "what is this?",
        "Abstract Keywords",
        "a b c",
        "Department Physics",
        "x" * 200,
        "January Smith",
        "Open Access",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert parse_person(text) is None


@pytest.mark.parametrize(
    ("printed", "families"),
    [
        ("A. Weber, B. Bianchi & C. Chen", ["Weber", "Bianchi", "Chen"]),
        ("Weber A, Bianchi B and Chen C", ["Weber", "Bianchi", "Chen"]),
        ("Weber, A. B., Bianchi, C., & Chen, D.", ["Weber", "Bianchi", "Chen"]),
        ("Weber, Anna; Bianchi, Marco; Chen, Li", ["Weber", "Bianchi", "Chen"]),
        ("Anna Weber1,2, Marco Bianchi3 and Li Chen1", ["Weber", "Bianchi", "Chen"]),
        ("Anna Weber a b, Marco Bianchi c", ["Weber", "Bianchi"]),
        ("Anna Weber, MD, PhD1; Marco Bianchi, MSc2; et al", ["Weber", "Bianchi"]),
        ("by Anna Weber 1,*,†ORCID,Marco Bianchi 2ORCID andLi Chen 3", ["Weber", "Bianchi", "Chen"]),
        ("Anna Weber ORCID: orcid.org/0000-0002-1825-0097, Marco Bianchi", ["Weber", "Bianchi"]),
        ("View ORCID ProfileAnna Weber, Marco Bianchi", ["Weber", "Bianchi"]),
        ("Anna Weber\nMarco Bianchi", ["Weber", "Bianchi"]),
        ("Anna Weber und Marco Bianchi", ["Weber", "Bianchi"]),
        ("Anna Weber, anna@x.example, Marco Bianchi", ["Weber", "Bianchi"]),
        ("Anna Weber, Anna Weber", ["Weber"]),
    ],
)
def test_list_of_authors(printed: str, families: list[str]) -> None:
    assert [person.family for person in parse_people(printed)] == families


def test_share_of_names_tells_lists_from_sentences() -> None:
    assert share_of_names("Anna Weber, Marco Bianchi") == (2, 1.0)
    assert share_of_names("we found, in mice, that nothing helps")[0] == 0
    assert share_of_names("") == (0, 0.0)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_is_bearable(text: str) -> None:
    assert all(piece.strip() for piece in split_people(text))
    for person in parse_people(text):
        assert person.literal or person.family
