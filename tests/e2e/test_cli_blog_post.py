"""A blog post that quotes an abstract, from the file to the questions it leaves open."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cli_shapes import ADDED, MARK, PAPER, QUESTION, fits
from tests.corpus import need_sample
from tests.e2e.conftest import Postil

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def postil(make_postil: Callable[[str], Postil]) -> Postil:
    return make_postil("blog")


@pytest.fixture(scope="module")
def added(postil: Postil) -> Any:
    (one,) = postil.json("add", "--text", str(need_sample("blog-post-vns.txt")))
    return one


@pytest.fixture(scope="module")
def shown(postil: Postil, added: Any) -> Any:
    """As it is before anything is done with it."""
    return postil.json("show", added["paper"])


def test_it_is_added_with_its_offers(added: Any) -> None:
    assert fits(added, ADDED)
    assert added["created"] is True
    question, todo = sorted(added["offers"], key=lambda offer: str(offer["kind"]))
    assert (question["kind"], question["promised"]) == ("question", True)
    assert "neurotrophins" in question["text"].lower()
    assert todo["kind"] == "todo"
    assert "buy" in todo["text"].lower()


def test_its_bibliographic_parts(shown: Any) -> None:
    assert fits(shown, PAPER)
    assert shown["title"] == "Vagus Nerve Stimulation and Neurotrophins: a biological psychiatric perspective"
    assert shown["type"] == "review"
    assert shown["authors"] == []
    assert len(shown["affiliations"]) == 4
    dates = {name: day for name, day in shown["dates"].items() if day is not None}
    assert dates == {
        "received": "2019-11-14",
        "revised": "2020-03-31",
        "accepted": "2020-03-31",
        "online": "2020-04-09",
    }


def test_its_texts(shown: Any) -> None:
    assert len(shown["research_highlights"]) == 4
    assert shown["abstract"].startswith("Since 2004, vagus nerve")
    assert shown["abstract"].endswith("psychiatric disturbance.")
    assert shown["keywords"] == ["vagus nerve", "psychiatric disorders", "brain plasticity"]


def test_her_words_are_the_note_and_the_offers_wait(shown: Any) -> None:
    assert "A whole new area of brain chemistry" in shown["note"]
    assert "tempted to buy this article" in shown["note"]
    assert shown["questions"] == shown["todos"] == []
    (document,) = shown["documents"]
    assert (document["kind"], document["sha256"]) == ("abstract", None)


def test_it_is_not_added_twice(postil: Postil, added: Any) -> None:
    (again,) = postil.json("add", "--text", "-", text=need_sample("blog-post-vns.txt").read_bytes())
    assert (again["paper"], again["created"]) == (added["paper"], False)


def test_reading_on(postil: Postil, added: Any, shown: Any) -> None:
    assert shown["marks"] == []
    mark = postil.json("mark", "Vagus Nerve", "--quote", "remains not fully understood", "--category", "Question")
    assert fits(mark, MARK)
    asked = postil.json("ask", "Vagus Nerve", "Where are neurotrophins found?", "--promised", "--mark", mark["mark"])
    assert fits(asked, QUESTION)
    assert (asked["paper"], asked["raised_by"]) == (added["paper"], [mark["mark"]])
    assert asked in postil.json("questions", "--paper", added["paper"])


def test_offers_are_kept_when_she_says_yes(make_postil: Callable[[str], Postil]) -> None:
    other = make_postil("accepting")
    ended = other.run("add", "--accept-offers", "--text", str(need_sample("blog-post-vns.txt")), "--json")
    assert ended.status == 0
    (question,) = other.json("questions")
    (todo,) = other.json("todos")
    assert (question["promised"], todo["kind"]) == (True, "buy")
