"""Lines that say where a paper appeared, whole references, and kinds of work."""

import pytest

from desktop_app.importers.pasted_text.citation_line import parse_citation_line
from desktop_app.importers.pasted_text.paper_kind import kind_of
from desktop_app.importers.pasted_text.reference_line import parse_reference, parse_result_line


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Brain, Volume 143, Issue 2, February 2021, Pages 123–140", ("Brain", "143", "2", "123–140", "2021-02")),
        ("Volume 141, October 2022, 104831", (None, "141", None, "104831", "2022-10")),
        ("Volume 29, Issue 4 e13012", (None, "29", "4", "e13012", None)),
        ("Volume 34, 2020 - Issue 3", (None, "34", "3", None, "2020")),
        (
            "Sci Chron volume 10, Article number: 12987 (2020) Cite this article",
            ("Sci Chron", "10", None, "12987", "2020"),
        ),
        ("J Quiet Med. 2021 Mar 15;47(3):211-225.", ("J Quiet Med", "47", "3", "211-225", "2021-03-15")),
        (
            "1. Ann Tidal Sci. 2018 Nov;9(4):77-91. doi: 10.5555/x. Epub 2018 Aug 2.",
            ("Ann Tidal Sci", "9", "4", "77-91", "2018-11"),
        ),
        ("J Slow Physiol. 2019 Apr; 12(3): 123–130.", ("J Slow Physiol", "12", "3", "123–130", "2019-04")),
        ("Odors 2023, 4(2), 88-107; https://doi.org/10.3390/odors4020008", ("Odors", "4", "2", "88-107", "2023")),
        ("Front. Slow Neurosci., 27 May 2021", ("Front. Slow Neurosci.", None, None, None, "2021-05-27")),
        ("Band 31, Heft 4, Seiten 210–219 (2017)", (None, "31", "4", "210–219", "2017")),
        ("Vol. 8, núm. 1 (2020), pp. 15-29", (None, "8", "1", "15-29", "2020")),
        ("vol. 2010, Article ID 12345", (None, "2010", None, "12345", "2010")),
        (
            "Odor Plasticity, vol. 2016, Article ID 2031, 8 pages, 2017",
            ("Odor Plasticity", "2016", None, "2031", "2017"),
        ),
        ("Volume 2012 |Article ID 868305", (None, "2012", None, "868305", "2012")),
        ("Notes of Slowness, vol. 2010, pp. 1-12", ("Notes of Slowness", "2010", None, "1-12", None)),
        ("Page(s): 123 - 134", (None, None, None, "123-134", None)),
    ],
)
def test_place(line: str, parts: tuple[str | None, ...]) -> None:
    found = parse_citation_line(line)
    assert found is not None
    assert (found.name, found.volume, found.issue, found.pages, found.date) == parts


@pytest.mark.parametrize(
    "line",
    [
        "",
        "The volume 3 of water was added to the dish, and then we waited for the fish to come back",
        "In 2019 we counted 12 birds",
        "Anna Weber, Marco Bianchi",
        "x" * 1000,
    ],
)
def test_no_place(line: str) -> None:
    assert parse_citation_line(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Novak P, Imran S. Salt and the sense of time. J Inner Clocks. 2016;22(5):301-12. doi:10.5555/jic.2016.22.301",
        "[3] Novak P, Imran S. Salt and the sense of time. J Inner Clocks. 2016;22(5):301-12.",
        "Novak, P., & Imran, S. (2016). Salt and the sense of time. J Inner Clocks, 22(5), 301–12. https://doi.org/10.5555/x",
        "Novak, P. & Imran, S. Salt and the sense of time. J Inner Clocks 22, 301–12 (2016).",
        "Novak P and Imran S (2016) Salt and the sense of time. J Inner Clocks 22:301-12. doi: 10.5555/x",
        "P. Novak, S. Imran, “Salt and the sense of time,” J Inner Clocks, vol. 22, no. 5, pp. 301–12, 2016.",
    ],
)
def test_reference(line: str) -> None:
    found = parse_reference(line)
    assert found is not None
    assert found.title == "Salt and the sense of time"
    assert [person.family for person in found.contributors] == ["Novak", "Imran"]
    assert (found.container, found.volume, found.year) == ("J Inner Clocks", "22", 2016)
    assert (found.pages or "").replace("–", "-") == "301-12"


def test_a_title_that_asks_goes_on_after_its_question() -> None:
    line = (
        "Haugland S, Obi C (2020) Do crows recognise bicycles? A field experiment in Oslo. PLoS Bike 15(6): e0234567."
    )
    found = parse_reference(line)
    assert found is not None
    assert (found.title, found.container) == ("Do crows recognise bicycles? A field experiment in Oslo", "PLoS Bike")


@pytest.mark.parametrize(
    "line", ["", "We counted birds in 2016. They were many. It rained.", "Anna Weber, Marco Bianchi 2016"]
)
def test_no_reference(line: str) -> None:
    assert parse_reference(line) is None


def test_result_of_a_search() -> None:
    found = parse_result_line("Y Arai, G Söderberg - Cognition and Furniture, 2020 - Taylor & Francis")
    assert found is not None
    assert [person.family for person in found.contributors] == ["Arai", "Söderberg"]
    assert (found.container, found.year) == ("Cognition and Furniture", 2020)
    assert parse_result_line("A walk - in the park, 2020") is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Review article", "review"),
        ("REVIEW ARTICLE", "review"),
        ("Systematic Review", "review"),
        ("Open AccessReview", "review"),
        ("Review | Open Access", "review"),
        ("ORIGINAL RESEARCH article", "article-journal"),
        ("Randomized Controlled Trial", "article-journal"),
        ("Preprint", "article"),
        ("Chapter", "chapter"),
        ("PhD thesis", "thesis"),
        ("Review of the week", None),
        ("Turtles", None),
        ("", None),
    ],
)
def test_kind(line: str, kind: str | None) -> None:
    assert kind_of(line) == kind
