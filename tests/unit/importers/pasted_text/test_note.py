"""The note of a draft: her own words first and as she wrote them, then the rest of the page."""

import pytest

from desktop_app.importers.pasted_text import PLUGIN
from tests.corpus import need_sample

ABSTRACT = (
    "Turtles sleep little, and nobody knows why they sleep at all. We watched twelve turtles for a year in a pond. "
    "They slept less in summer than in winter, and no turtle was ever seen to dream. We conclude that dreams need fur."
)
TITLE = "A title of some length about the sleep of turtles"


def note(text: str) -> str:
    return PLUGIN.read(text).note


def test_own_words_stay_as_they_were_typed() -> None:
    words = "Ok.  I love   this one!\nI'd never have thought of fur."
    assert note(f"{words}\n\n{TITLE}\n\nAbstract\n{ABSTRACT}") == words


def test_recognised_parts_are_not_in_the_note() -> None:
    assert note(f"{TITLE}\nAnna Weber, Marco Bianchi\nAbstract\n{ABSTRACT}\nKeywords: turtles; sleep") == ""


def test_the_page_comes_after_her_words() -> None:
    page = "Skip to main content\nDownload PDF\nCookie settings"
    text = f"{page}\n{TITLE}\nAbstract\n{ABSTRACT}\n\nI must tell Ana about this."
    assert note(text) == f"I must tell Ana about this.\n\n---\n\nAlso on the page:\n\n{page}"


def test_references_and_full_text_are_of_the_page() -> None:
    full_text = f"Introduction\nThe sleep of turtles was long thought to be none. {ABSTRACT}"
    found = note(f"{TITLE}\nAbstract\n{ABSTRACT}\n{full_text}\nReferences\n1. Weber A.")
    assert found.startswith("Also on the page:\n\nIntroduction\nThe sleep of turtles")
    assert found.endswith("1. Weber A.")


def test_a_line_that_says_more_than_its_field_is_kept() -> None:
    found = note(f"{TITLE}\nReceived 3 May 2019; handled by the editor Ulla Brink\nAbstract\n{ABSTRACT}")
    assert "handled by the editor Ulla Brink" in found


def test_words_of_her_own_below_the_references_are_found() -> None:
    words = "I don't think I'll need more of this, it's all I wanted."
    text = f"{TITLE}\nAbstract\n{ABSTRACT}\nReferences\nWeber A. Turtles. Brain 2001;3:4-5.\n\n{words}"
    assert note(text).startswith("I don't think I'll need more")


def test_what_is_too_much_to_look_at_is_kept_whole() -> None:
    rest = "line of a very long page\n" * 20_000
    found = note(f"{TITLE}\nAbstract\n{ABSTRACT}\nIntroduction\n{rest}")
    assert found.count("line of a very long page") == 20_000


def test_the_sample_keeps_her_comment_and_the_blogs_head() -> None:
    text = need_sample("blog-post-vns.txt").read_text(encoding="utf-8")
    assert note(text).split("\n\n") == [
        "Kristen Sparrow • April 15, 2020",
        "High Tech Woman\nData Makes the Difference",
        next(line for line in text.split("\n") if line.startswith("Ok.")),
    ]


@pytest.mark.parametrize("text", ["Home\nMenu\nLog in", "Download PDF"])
def test_a_page_of_buttons_only(text: str) -> None:
    draft = PLUGIN.read(text)
    assert "title" in draft.unsure
    assert all(line in f"{draft.bibliography.title}\n{draft.note}" for line in text.split("\n"))
