"""The title and the authors of made-up first pages."""

import pytest

from desktop_app.importers.pdf_file import PLUGIN
from tests.unit.importers.pdf_file.made_pages import Set, article, facts

TITLE = "Dry stone walls as memory of the landscape"
PEOPLE = Set("Eilidh Macrae, Domenico Pozzi and Wanjiru Kamau", 11)


def test_the_large_line_above_the_authors_is_the_title() -> None:
    draft = PLUGIN.read(facts(article(Set("Journal of Stone", 9), Set(TITLE, 18, y=90), PEOPLE)), "a.pdf")
    assert draft.bibliography.title == TITLE
    assert [person.family for person in draft.bibliography.authors] == ["Macrae", "Pozzi", "Kamau"]
    assert draft.unsure == frozenset()


def test_lines_of_one_size_are_one_title() -> None:
    head = (Set("Dry stone walls as mem-", 18, y=90), Set("ory of the landscape*", 18), PEOPLE)
    assert PLUGIN.read(facts(article(*head)), "a.pdf").bibliography.title == TITLE


def test_metadata_and_page_agree() -> None:
    page = article(Set(TITLE, 12, y=90, bold=True), PEOPLE)
    draft = PLUGIN.read(facts(page, info={"title": TITLE, "author": "Eilidh Macrae"}), "a.pdf")
    assert draft.bibliography.title == TITLE
    assert len(draft.bibliography.authors) == 3
    assert "title" not in draft.unsure


def test_metadata_of_another_paper_is_not_believed() -> None:
    page = article(Set(TITLE, 18, y=90), PEOPLE)
    draft = PLUGIN.read(facts(page, info={"title": "Minutes of a meeting on something else"}), "a.pdf")
    assert draft.bibliography.title == TITLE
    assert "title" in draft.unsure


@pytest.mark.parametrize(
    "stated",
    [
        "Microsoft Word - final3.docx",
        "untitled",
        "paper.dvi",
        "10.1000/xyz",
        "arXiv:2203.04321",
        "PII: S0042",
        "12345678",
        "",
    ],
)
def test_titles_that_programs_write_are_refused(stated: str) -> None:
    page = article(Set(TITLE, 18, y=90), PEOPLE)
    draft = PLUGIN.read(facts(page, info={"title": stated}), "a.pdf")
    assert draft.bibliography.title == TITLE


@pytest.mark.parametrize(
    "banner",
    [
        Set("JOURNAL OF STONE AND MEMORY", 22),
        Set("Original Research Article", 20),
        Set("www.journal.example/stone", 20),
        Set("OPEN ACCESS", 24),
        Set("University of Edinburgh, Edinburgh, Scotland", 20),
    ],
    ids=lambda banner: banner.text,
)
def test_banners_are_no_titles(banner: Set) -> None:
    draft = PLUGIN.read(facts(article(banner, Set(TITLE, 17, y=110), PEOPLE)), "a.pdf")
    assert draft.bibliography.title == TITLE


def test_the_title_may_stand_on_the_second_page() -> None:
    cover = [Set("See discussions, stats and profiles for this publication", 9), Set("Downloaded from a server", 9)]
    draft = PLUGIN.read(facts(cover, article(Set(TITLE, 18, y=90), PEOPLE)), "a.pdf")
    assert draft.bibliography.title == TITLE


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("macrae_2019.pdf", "macrae 2019"),
        ("A%20name.PDF.pdf", "A name"),
        (".pdf", "Untitled PDF"),
        ("\x00", "Untitled PDF"),
    ],
)
def test_the_file_name_is_the_last_resort(name: str, title: str) -> None:
    draft = PLUGIN.read(facts(), name)
    assert draft.bibliography.title == title
    assert {"title", "authors"} <= draft.unsure


def test_authors_with_marks_over_several_lines() -> None:
    head = (
        Set(TITLE, 18, y=90),
        Set("Eilidh Macrae", 11, raised="1,2*"),
        Set("Domenico Pozzi", 11, raised="2"),
        Set("1 School of GeoSciences, University of Edinburgh, UK", 9),
    )
    draft = PLUGIN.read(facts(article(*head)), "a.pdf")
    assert [person.family for person in draft.bibliography.authors] == ["Macrae", "Pozzi"]


def test_authors_of_the_metadata_where_none_are_printed() -> None:
    page = article(Set(TITLE, 18, y=90), Set("A paper of many words and of no name", 11))
    draft = PLUGIN.read(facts(page, info={"author": "Macrae, Eilidh; Pozzi, Domenico"}), "a.pdf")
    assert [person.family for person in draft.bibliography.authors] == ["Macrae", "Pozzi"]


@pytest.mark.parametrize("name", ["Administrator", "user1", "Elsevier", "x@y.example", "12"])
def test_user_names_are_no_authors(name: str) -> None:
    draft = PLUGIN.read(facts(article(Set(TITLE, 18, y=90)), info={"author": name}), "a.pdf")
    assert draft.bibliography.authors == ()
    assert "authors" in draft.unsure
