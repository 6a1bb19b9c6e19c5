"""`radar`: passages for a question, questions for a paper, told as other programs expect them."""

from tests.cli_shapes import RADAR, fits
from tests.unit.cli.conftest import Desk


def test_a_question_finds_its_page(desk: Desk) -> None:
    paper = desk.paste()
    read = desk.json("add", desk.pdf())[0]["paper"]
    question = desk.json("ask", paper, "For which readers did the effect of notes fade?")["question"]
    found = desk.json("radar", "--question", question)
    assert all(fits(one, RADAR) for one in found)
    assert (found[0]["paper"], found[0]["page"], found[0]["question"]) == (read, 2, question)
    assert found[0]["passage"] == "The effect faded for readers who never returned to their notes."
    assert found[0]["document"] is not None


def test_a_paper_tells_the_questions_it_may_answer(desk: Desk) -> None:
    paper = desk.paste()
    read = desk.json("add", desk.pdf())[0]["paper"]
    question = desk.json("ask", paper, "For which readers did the effect of notes fade?")["question"]
    desk.json("ask", paper, "Where do whales sleep?")
    found = desk.json("radar", read)
    assert [(one["question"], one["page"]) for one in found] == [(question, 2)]
    assert "The effect faded" in desk.text("radar", read)


def test_nothing_is_said_in_words(desk: Desk) -> None:
    paper = desk.paste()
    assert desk.json("radar", paper) == []
    assert desk.text("radar", paper) == "nothing here may answer it\n"
    assert "question" in desk.refused("radar", "--question", "nobody asked this")
