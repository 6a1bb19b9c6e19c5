"""Where a cross-reference points, by the text of the pages."""

import pytest

from desktop_app.domain.reference_targets import ReferenceTargets
from desktop_app.domain.reference_words import references_in

PAGES = (
    "A study of nerves\n\n1 Introduction\n\nNerves grow (Smith et al., 2019) as Fig. 2 shows [2].\n"
    "Figure 2 also tells what Table 1 does.\n\nE = mc2 (4)\n\nBy Eq. (4) this holds; see Eq. (4)\n",
    "Figure 2: Nerves of a rat.\nThe scale is 1 mm.\n\nTable 1 Numbers of nerves.\n1 2 3\n\n"
    "2.1 Methods of staining\n\nWe stained (Wu, 2001).\n",
    "12\n\nReferences\n\n[1] A. Jones. Old nerves. 2001.\n[2] B. Smith, C. Jones. New nerves\nin rats. 2019.\n"
    "[3] M. Wu. Stains. 2001.\n",
)


def told(sentence: str) -> list[str | None]:
    """The text at the targets of what the sentence points at."""
    targets = ReferenceTargets(PAGES)
    places = [targets.of(reference) for reference in references_in(sentence)]
    return [PAGES[place.page_index][place.start : place.end].strip() if place else None for place in places]


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("Fig. 2", "Figure 2: Nerves of a rat.\nThe scale is 1 mm."),
        ("Table 1", "Table 1 Numbers of nerves.\n1 2 3"),
        ("Eq. 4", "E = mc2 (4)"),
        ("Section 2.1", "2.1 Methods of staining"),
        ("[2]", "[2] B. Smith, C. Jones. New nerves\nin rats. 2019."),
        ("[3]", "[3] M. Wu. Stains. 2001."),
        ("Wu, 2001", "[3] M. Wu. Stains. 2001."),
    ],
)
def test_a_target_is_found(sentence: str, target: str) -> None:
    assert told(sentence) == [target]


def test_the_first_author_counts_before_a_second_one() -> None:
    (found,) = told("(Smith et al., 2019)")
    assert found is not None
    assert found.startswith("[2] B. Smith")


def test_what_is_nowhere_has_no_target() -> None:
    assert told("Fig. 9, Table 7, Eq. 8, [40], Miller, 1999, Section 8.8") == [None] * 6


def test_numbers_of_pages_and_years_are_no_entries() -> None:
    pages = ("Text [1] and [2].\n", "References\n1. Jones A. Nerves.\n2019 was a year.\n7\n2. Wu B. Stains.\n")
    targets = ReferenceTargets(pages)
    places = [targets.of(reference) for reference in references_in("[1] [2]")]
    starts = [pages[place.page_index][place.start :][:7] for place in places if place]
    assert starts == ["1. Jone", "2. Wu B"]


@pytest.mark.parametrize("written", ["Alexander Quinn Nichol and Prafulla Dhariwal", "Nichol, A. Q., & Dhariwal, P"])
def test_two_authors_lead_to_the_entry_of_the_two(written: str) -> None:
    wanted = f"{written}. Improved models. 2021."
    page = f"References\n\nAlex Nichol, Prafulla Dhariwal, Aditya Ramesh,\nand Mark Chen. Glide. 2021.\n\n{wanted}\n"
    (reference,) = references_in("(Nichol and Dhariwal, 2021)")
    place = ReferenceTargets([page]).of(reference)
    assert page[place.start : place.end].strip() == wanted
