"""The paper's own DOI, its dates and its place of publication; a DOI of another work is never taken."""

import pytest

from desktop_app.domain.errors import ReaderError
from desktop_app.importers.pdf_file import PLUGIN
from desktop_app.pdf.ports import PdfFacts
from tests.unit.importers.pdf_file.made_pages import Set, article, facts

HEAD = (Set("Dry stone walls as memory of the landscape", 18, y=90), Set("Eilidh Macrae, Domenico Pozzi", 11))
FOOT = 760.0


def doi_of(
    *lines: Set, xmp: dict[str, str] | None = None, info: dict[str, str] | None = None
) -> tuple[str | None, bool]:
    draft = PLUGIN.read(facts([*article(*HEAD), *lines], xmp=xmp, info=info), "a.pdf")
    return draft.bibliography.doi, "doi" in draft.unsure


@pytest.mark.parametrize(
    "line",
    [
        "doi:10.1000/walls.1",
        "https://doi.org/10.1000/walls.1",
        "DOI 10.1000/WALLS.1",
        "How to cite: Macrae E. Dry stone walls. https://doi.org/10.1000/walls.1",
    ],
)
def test_a_stamp_is_taken(line: str) -> None:
    assert doi_of(Set(line, 8, y=FOOT)) == ("10.1000/walls.1", False)


@pytest.mark.parametrize(
    "line",
    [
        "The data are available at https://doi.org/10.5281/zenodo.1",
        "Code: https://doi.org/10.5281/zenodo.1",
        "A correction to https://doi.org/10.1000/other was published",
        "[3] Weber A. Walls. Brain 2001;3(1):4-5. doi:10.1000/other",
        "as we have shown in the work that is at 10.1000/other and which was the first of its kind in our field",
        "doi:10.1000/walls.1.g001",
    ],
)
def test_a_doi_of_something_else_is_not_taken(line: str) -> None:
    assert doi_of(Set(line, 8, y=300))[0] is None


def test_a_doi_in_the_references_is_not_taken() -> None:
    lines = [
        Set("References", 12, bold=True),
        Set("Weber A. Walls of the north", 9),
        Set("https://doi.org/10.1000/other", 9),
    ]
    assert doi_of(*lines, Set("page foot", 8, y=FOOT)) == (None, False)


def test_two_stamps_that_disagree_are_shown_as_unsure() -> None:
    lines = (Set("doi:10.1000/one", 8, y=FOOT), Set("doi:10.1000/two", 8, y=FOOT + 10))
    assert doi_of(*lines) == (None, True)


@pytest.mark.parametrize("name", ["prism:doi", "dc:identifier", "pdfx:doi", "crossmark:DOI"])
def test_metadata_is_believed(name: str) -> None:
    assert doi_of(xmp={name: "doi:10.1000/Walls.1"}) == ("10.1000/walls.1", False)
    assert doi_of(info={"doi": "10.1000/Walls.1"}) == ("10.1000/walls.1", False)


def test_metadata_that_the_page_contradicts_is_not_taken() -> None:
    assert doi_of(Set("doi:10.1000/one", 8, y=FOOT), xmp={"prism:doi": "10.1000/two"}) == (None, True)


def test_dates_of_the_first_page() -> None:
    page = [
        *article(*HEAD),
        Set("Received 3 May 2018; accepted 3 December 2018", 8, y=700),
        Set("Published: 11 January 2019", 8),
    ]
    parts = PLUGIN.read(facts(page), "a.pdf").bibliography
    assert (parts.received, parts.accepted, parts.published, parts.year) == (
        "2018-05-03",
        "2018-12-03",
        "2019-01-11",
        2019,
    )


def test_date_below_its_label_in_the_margin() -> None:
    page = [*article(*HEAD), Set("Accepted:", 8, y=700), Set("3 December 2018", 8)]
    assert PLUGIN.read(facts(page), "a.pdf").bibliography.accepted == "2018-12-03"


def test_place_from_a_running_head() -> None:
    page = [Set("Macrae et al. Journal of Stone 2019, 77(2):12-29", 8, y=20), *article(*HEAD)]
    parts = PLUGIN.read(facts(page), "a.pdf").bibliography
    assert (parts.container, parts.volume, parts.issue, parts.pages, parts.year) == (
        "Journal of Stone",
        "77",
        "2",
        "12-29",
        2019,
    )


def test_place_from_xmp() -> None:
    xmp = {
        "prism:publicationName": "Journal of Stone",
        "prism:volume": "77",
        "prism:startingPage": "12",
        "prism:endingPage": "29",
        "prism:publicationDate": "2019-04",
    }
    parts = PLUGIN.read(facts(article(*HEAD), xmp=xmp), "a.pdf").bibliography
    assert (parts.container, parts.volume, parts.pages, parts.issued, parts.year) == (
        "Journal of Stone",
        "77",
        "12–29",
        "2019-04",
        2019,
    )


def test_stamp_of_a_preprint() -> None:
    page = [*article(*HEAD), Set("arXiv:2203.04321v3 [cs.LG] 17 Jun 2022", 20, y=200, x=10, upright=False)]
    parts = PLUGIN.read(facts(page), "a.pdf").bibliography
    assert (parts.type, parts.arxiv, parts.year) == ("article", "2203.04321", 2022)


def test_year_of_a_copyright_line() -> None:
    draft = PLUGIN.read(facts([*article(*HEAD), Set("© 2017 The Authors", 8, y=FOOT)]), "a.pdf")
    assert draft.bibliography.year == 2017
    assert "year" not in draft.unsure


def test_year_the_file_was_made_is_unsure() -> None:
    draft = PLUGIN.read(facts(article(*HEAD), info={"creationdate": "D:20150102030405Z"}), "a.pdf")
    assert draft.bibliography.year == 2015
    assert "year" in draft.unsure


@pytest.mark.parametrize("date", ["2019-13-01", "soon", ""])
def test_a_broken_date_in_xmp_is_none(date: str) -> None:
    assert PLUGIN.read(facts(article(*HEAD), xmp={"prism:coverDate": date}), "a.pdf").bibliography.issued is None


def test_a_locked_file_is_refused() -> None:
    with pytest.raises(ReaderError, match="locked"):
        PLUGIN.read(PdfFacts(page_count=0, password_needed=True), "a.pdf")
