"""`radar`: passages for a question, questions for a paper, told as other programs expect them."""

import pytest

from desktop_app.meaning.process import NOT_INSTALLED, MeaningProcess
from tests.cli_shapes import RADAR, fits
from tests.unit.cli.conftest import PAGE, Desk


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
    assert "paper" in desk.refused("radar", "a" * 100_000)


def test_what_is_related_is_a_list_of_its_own_and_only_where_it_is_asked_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")  # wide enough for every cell
    read = desk.paste(PAGE.replace("It is a first step.", "Infants slumber beside the bed."))
    question = desk.json("ask", read, "Where do babies sleep?")["question"]
    assert desk.json("radar", "--question", question) == []
    told = desk.run("radar", "--question", question, "--related", "--json")
    assert told.err == "postil: reading 1 paper for what is related; stopping keeps what was read.\n"
    assert set(told.json) == {"passages", "related"}
    assert told.json["passages"] == []
    (found,) = told.json["related"]
    assert fits(found, RADAR)
    assert (found["paper"], found["passage"]) == (read, "Infants slumber beside the bed.")
    again = desk.run("radar", "--question", question, "--related")
    assert again.err == ""
    assert again.out.startswith("nothing here may answer it\n\nRELATED BY MEANING\n\n")
    assert "Infants slumber beside the bed." in again.out


def test_related_passages_are_for_one_question(desk: Desk) -> None:
    told = desk.run("radar", desk.paste(), "--related")
    assert (told.status, told.out) == (2, "")
    assert "--related goes with --question" in told.err


def test_without_the_package_one_line_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    question = desk.json("ask", desk.paste(), "Where do babies sleep?")["question"]
    monkeypatch.setattr(
        "tests.unit.cli.conftest.MeaningIndex", lambda folder, _load: MeaningProcess(folder, needed="no_such_package")
    )
    assert desk.refused("radar", "--question", question, "--related") == f"postil: {NOT_INSTALLED}\n"
    assert desk.json("radar", "--question", question) == []
