"""`ask`, `answer`, `reopen`, `drop`, `questions`."""

from tests.cli_shapes import QUESTION, fits
from tests.unit.cli.conftest import PAGE, Desk


def test_a_question_is_asked(desk: Desk) -> None:
    paper = desk.paste()
    mark = desk.json("mark", paper, "--quote", "not fully understood")["mark"]
    asked = desk.json("ask", paper, "Why?", "--mark", mark[:18], "--promised", "--follow-up", "2026-12-24")
    assert fits(asked, QUESTION)
    assert (asked["text"], asked["paper"], asked["state"], asked["promised"]) == ("Why?", paper, "open", True)
    assert (asked["follow_up"], asked["raised_by"]) == ("2026-12-24", [mark])
    assert (asked["answer"], asked["answered_at"], asked["evidence"]) == (None, None, [])
    assert desk.json("questions") == desk.json("questions", "--paper", paper) == [asked]


def test_a_question_is_answered_with_evidence_of_any_paper_and_asked_again(desk: Desk) -> None:
    paper, other = desk.paste(), desk.json("add", desk.pdf())[0]["paper"]
    evidence = [
        desk.json("mark", other, "--quote", "effect faded")["mark"],
        desk.json("mark", paper, "--quote", "first step")["mark"],
    ]
    asked = desk.json("ask", paper, "Why?")["question"]
    answered = desk.json("answer", asked, "Because.", "--mark", *evidence)
    assert fits(answered, QUESTION)
    assert (answered["state"], answered["answer"], answered["evidence"]) == ("answered", "Because.", evidence)
    assert desk.json("questions") == []
    assert desk.json("questions", "--state", "answered") == desk.json("questions", "--state", "all") == [answered]
    assert "answer: Because." in desk.text("show", paper)
    repeated = desk.json("answer", asked, "Because.", "--mark", evidence[0], "--mark", evidence[1])
    assert repeated["evidence"] == evidence
    assert desk.json("reopen", asked)["state"] == "open"


def test_a_question_is_dropped(desk: Desk) -> None:
    paper = desk.paste()
    asked = desk.json("ask", paper, "Why?")["question"]
    assert "because I forgot" in desk.text("drop", asked, "--reason", "I forgot")
    assert [one["state"] for one in desk.json("questions", "--state", "dropped")] == ["dropped"]


def test_questions_come_oldest_first(desk: Desk) -> None:
    paper, other = desk.paste(), desk.paste(PAGE.replace("Vagus nerve", "Optic nerve"))
    asked = [
        desk.json("ask", one, f"Question {number}?")["question"] for number, one in enumerate((other, paper, other))
    ]
    assert [one["question"] for one in desk.json("questions")] == asked
    assert [one["question"] for one in desk.json("questions", "--paper", paper)] == [asked[1]]
    table = desk.text("questions")
    assert "Optic nerve" in table
    assert table.index("Question 0?") < table.index("Question 2?")


def test_no_questions_are_said_in_words(desk: Desk) -> None:
    assert desk.text("questions") == "no open questions\n"
    assert "postil ask" in desk.text("questions", "--state", "all")


def test_what_cannot_be_asked_or_answered_is_refused(desk: Desk) -> None:
    paper = desk.paste()
    asked = desk.json("ask", paper, "Why?")["question"]
    for argv in (
        ("ask", paper, "Why?", "--follow-up", "soon"),
        ("ask", paper, "Why?", "--mark", "0000"),
        ("ask", paper, "Why?", "--mark", "x"),
        ("ask", paper, " "),
        ("ask", "zebra", "Why?"),
        ("answer", "ffff0000", "Because."),
        ("answer", asked, "Because.", "--mark", "ffff0000"),
        ("answer", "a" * 100_000, "Because."),
        ("reopen", "ffff0000"),
        ("questions", "--paper", ""),
        ("questions", "--paper", "a" * 100_000),
    ):
        desk.refused(*argv)
    assert [one["question"] for one in desk.json("questions", "--state", "all")] == [asked]


def test_what_is_known_so_far_is_kept_with_its_evidence(desk: Desk) -> None:
    paper = desk.paste()
    mark = desk.json("mark", paper, "--quote", "first step")["mark"]
    asked = desk.json("ask", paper, "Why?", "--tag", "BDNF")["question"]
    partial = desk.json("answer", asked, "In part.", "--mark", mark, "--partial")
    assert (partial["state"], partial["answer"], partial["evidence"]) == ("open", "In part.", [mark])
    told = desk.text("show", paper)
    assert "#BDNF" in told
    assert "so far: In part." in told
    assert desk.json("answer", asked, "Wholly.")["evidence"] == [mark]
