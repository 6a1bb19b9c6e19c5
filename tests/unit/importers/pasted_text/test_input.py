"""What may come in: nothing, a word, garbage, far too much, source code of a page; each is read or refused in time."""

import time
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import ReaderError
from desktop_app.importers.pasted_text import PLUGIN
from tests.unit.importers.pasted_text.test_note import ABSTRACT, TITLE

#: seconds of processor time; what is read takes about one, what grows with the square of its length takes minutes
MAX_CPU_S = 15.0

LONG: Mapping[str, str] = {
    "empty lines": "\n" * 1_000_000,
    "a million lines": "x\n" * 1_000_000,
    "one line": "abc def " * 350_000,
    "one word": "a" * 2_900_000,
    "no letters": " " * 2_000_000 + "." * 900_000,
    "titles": "\n".join(f"This Could Be A Title Of Paper {number} here" for number in range(9_000)),
    "institutions": "Department of Physics, University of X, Rome, Italy\n" * 9_000,
    "headings": "Abstract\n" + "Introduction\nKeywords\n" * 9_000,
    "doubts": "I'm not sure where it is found. I wonder whether it works.\n" * 5_000,
    "references": "Smith J, Doe A. A title of it. J Neurosci. 2020;40(3):1-10. doi:10.1000/xyz\n" * 3_000,
    "sentences": "Smith J. A title. of. paper. here. and. more. of. that. kind. with. no. end. 2020 x\n" * 3_000,
    "names": ("Jane Doe, " * 1_100 + "\n") * 20,
    "volumes": ("volume 1 " * 40 + "\n") * 700,
    "dates": ("Received 12 " * 30 + "\n") * 700,
    "addresses": ("http://" * 80 + "\n") * 400,
    "mail": ("a@a." * 90 + "\n") * 600,
    "quotes": "> " * 20 + "x\n" * 90_000,
    "wrapped": "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor\n" * 6_000,
    "abstracts": "Abstract\n" + f"{ABSTRACT}\n" * 3_000,
    "brackets": "(" * 11_000 + "\n" + "“" * 11_000 + " 2020",
}

TRICKY = (
    *(
        "Received ",
        "volume 1",
        "doi:10.1000/",
        "(",
        ")",
        "“",
        "a, ",
        "A. ",
        "and ",
        "http://",
        "a@",
        "PMID: ",
        "1",
        " ",
        "-",
        "–",
    ),
    *(
        "Abstract: ",
        "Keywords: ",
        "I wonder ",
        "not sure if ",
        "? ",
        "! ",
        "Jane Doe",
        "University of ",
        "2020",
        "Jan ",
        ";",
        ":",
        "\n",
    ),
)


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_long_text_is_read_or_refused_in_time(text: str) -> None:
    started = time.process_time()
    try:
        titles = [PLUGIN.read(text).bibliography.title]
    except ReaderError:
        titles = []
    assert bool(titles) == any(letter.isalnum() for letter in text)
    assert all(len(title) <= 500 for title in titles)
    assert time.process_time() - started < MAX_CPU_S


@given(st.lists(st.sampled_from(TRICKY), min_size=1, max_size=4).map("".join))
@settings(max_examples=40, deadline=None)
def test_repetition_does_not_slow_it_down(piece: str) -> None:
    started = time.process_time()
    try:
        PLUGIN.read(piece * (60_000 // len(piece)))
    except ReaderError:
        assert not any(letter.isalnum() for letter in piece)
    assert time.process_time() - started < MAX_CPU_S


@pytest.mark.parametrize("text", ["a" * 10_000_000, "words " * 2_000_000])
def test_far_too_much_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ReaderError, match=r"too much for one paper; paste the part with the title and the abstract\.$"):
        PLUGIN.read(text)
    with pytest.raises(ReaderError, match="too much for one paper"):
        PLUGIN.read("", f"<p>{text}</p>")


def test_a_single_word_is_a_title_to_be_checked() -> None:
    draft = PLUGIN.read("neurotrophins")
    assert draft.bibliography.title == "neurotrophins"
    assert {"title", "authors"} <= draft.unsure


def test_a_doi_alone_is_kept() -> None:
    draft = PLUGIN.read("https://doi.org/10.1016/j.neubiorev.2020.03.035")
    assert draft.bibliography.doi == "10.1016/j.neubiorev.2020.03.035"
    assert "title" in draft.unsure


def test_her_own_words_alone_are_a_note() -> None:
    draft = PLUGIN.read("I read something about turtles today. I wonder whether they dream.")
    assert draft.note == "I read something about turtles today. I wonder whether they dream."
    assert "title" in draft.unsure
    assert [offer.text for offer in draft.offers] == ["Do they dream?"]


def test_controls_are_dropped() -> None:
    draft = PLUGIN.read(f"{TITLE}\x00\ud800\n\nAbstract\n\x1b{ABSTRACT}\ufffe\n\nI never thought of that\x07!")
    assert draft.bibliography.title == TITLE
    assert draft.bibliography.abstract == ABSTRACT
    assert draft.note == "I never thought of that!"


def test_source_of_a_page_is_read_as_the_page() -> None:
    source = f"<!DOCTYPE html>\n<html><body><h1>{TITLE}</h1><h2>Abstract</h2><p>{ABSTRACT}</p></body></html>"
    draft = PLUGIN.read(source)
    assert (draft.bibliography.title, draft.bibliography.abstract, draft.note) == (TITLE, ABSTRACT, "")
    assert draft.spans == ()


def test_a_text_that_only_mentions_a_tag_is_a_text() -> None:
    assert "<div>" in PLUGIN.read(f"{TITLE}\nAbstract\n{ABSTRACT}\n\nI think <div> is a tag.").note
