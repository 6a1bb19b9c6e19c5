"""Questions and their states."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import AmbiguousReferenceError, NotFoundError, ReaderError
from desktop_app.domain.ids import MarkId
from desktop_app.domain.mark import Mark
from desktop_app.domain.paper import Paper, PaperName
from desktop_app.domain.question import QuestionState
from desktop_app.services.context import Services
from desktop_app.services.question_rows import short_reference
from tests.unit.services.conftest import NOON, Heard, SettableClock

TEXT = "Where are neurotrophins found?"


@pytest.fixture
def mark(services: Services, vns: Paper) -> Mark:
    return services.marks.mark_quote(vns.id, "The exact mechanism of action")


@pytest.fixture
def evidence(services: Services, pdf_path: Path) -> Mark:
    paper = services.intake.add_pdf(services.intake.probe_pdf(pdf_path)).paper
    services.library.set_field(paper.id, "authors", "Marchetti, Anna; Rossi, B")
    services.library.set_field(paper.id, "year", "2021")
    return services.marks.mark_quote(paper.id, "Neurotrophins are found in the hippocampus")


def test_a_question_is_asked(services: Services, vns: Paper, mark: Mark, heard: Heard) -> None:
    heard.clear()
    question = services.questions.ask(
        vns.id, f" {TEXT}\n", (mark.id, mark.id), promised=True, follow_up=date(2026, 12, 1)
    )
    assert (question.text, question.state, question.promised) == (TEXT, QuestionState.OPEN, True)
    assert (question.raised_by, question.asked_at, question.follow_up) == ((mark.id,), NOON, date(2026, 12, 1))
    assert services.questions.list(paper=vns.id) == services.questions.list("all") == [question]
    assert heard.records() == [("question", "added")]
    assert services.history.undo() == "Ask question"
    assert services.questions.list() == []


def test_a_question_may_be_about_no_paper_or_about_that_of_its_mark(services: Services, vns: Paper, mark: Mark) -> None:
    assert services.questions.ask(None, TEXT).paper_id is None
    assert services.questions.ask(None, TEXT, (mark.id,)).paper_id == vns.id


def test_what_a_question_needs(services: Services, vns: Paper) -> None:
    with pytest.raises(ReaderError, match="needs its words"):
        services.questions.ask(vns.id, " \n")
    with pytest.raises(NotFoundError):
        services.questions.ask(vns.id, TEXT, (MarkId(vns.id),))
    services.library.trash(vns.id)
    with pytest.raises(NotFoundError):
        services.questions.ask(vns.id, TEXT)


def test_it_is_answered_with_evidence_of_any_paper(
    services: Services, vns: Paper, evidence: Mark, clock: SettableClock
) -> None:
    question = services.questions.ask(vns.id, TEXT)
    clock.advance(days=1)
    answered = services.questions.answer(question.id, "In the hippocampus.", (evidence.id,))
    assert (answered.state, answered.answer) == (QuestionState.ANSWERED, "In the hippocampus.")
    assert (answered.evidence, answered.answered_at) == ((evidence.id,), clock.now())
    assert services.questions.list() == []
    (row,) = services.questions.rows("answered")
    assert (row.paper_title, row.evidence_labels) == (vns.title, ("Marchetti et al. 2021, p. 1",))
    assert services.history.undo() == "Answer question"
    assert services.questions.list("open") == [question] or services.questions.list()[0].id == question.id


def test_an_answer_needs_words_and_marks_that_exist(services: Services, vns: Paper) -> None:
    question = services.questions.ask(vns.id, TEXT)
    with pytest.raises(ReaderError):
        services.questions.answer(question.id, "")
    with pytest.raises(NotFoundError):
        services.questions.answer(question.id, "Yes.", (MarkId(vns.id),))
    assert services.questions.list()[0].state is QuestionState.OPEN


def test_rows_quote_the_marks_that_raised_it(services: Services, vns: Paper, mark: Mark) -> None:
    services.questions.ask(vns.id, TEXT, (mark.id,))
    services.questions.ask(None, "Of nothing?")
    first, second = services.questions.rows()
    assert (first.raised_quotes, first.evidence_labels) == (("The exact mechanism of action",), ())
    assert (second.paper_title, second.raised_quotes) == ("", ())
    assert services.questions.rows("all", vns.id) == [first]


def test_a_deleted_mark_leaves_its_question_and_comes_back_with_it(services: Services, vns: Paper, mark: Mark) -> None:
    question = services.questions.ask(vns.id, TEXT, (mark.id,))
    services.marks.delete(mark.id)
    (row,) = services.questions.rows()
    assert (row.question.raised_by, row.raised_quotes) == ((), ())
    services.history.undo()
    assert services.questions.list()[0].raised_by == question.raised_by


def test_dropping_and_reopening(services: Services, vns: Paper) -> None:
    question = services.questions.ask(vns.id, TEXT)
    dropped = services.questions.drop(question.id, " not my field \n")
    assert (dropped.state, dropped.drop_reason) == (QuestionState.DROPPED, "not my field")
    reopened = services.questions.reopen(question.id)
    assert (reopened.state, reopened.drop_reason) == (QuestionState.OPEN, None)
    services.questions.answer(question.id, "At last.")
    again = services.questions.reopen(question.id)
    assert (again.state, again.answer, again.answered_at) == (QuestionState.OPEN, "At last.", None)
    assert services.questions.drop(question.id).drop_reason is None


def test_other_edits_are_one_action_each(services: Services, vns: Paper) -> None:
    question = services.questions.ask(vns.id, TEXT)
    assert services.questions.edit(question.id, "Where else?").text == "Where else?"
    assert services.questions.set_promised(question.id, True).promised
    assert services.questions.set_promised(question.id, True).revision == 3
    assert services.questions.set_follow_up(question.id, date(2027, 1, 1)).follow_up == date(2027, 1, 1)
    assert services.questions.set_follow_up(question.id, None).follow_up is None
    assert not services.questions.set_promised(question.id, False).promised
    services.questions.delete(question.id)
    undone = [services.history.undo() for _step in range(6)]
    names = ["Delete question", "Take back promise", "Clear follow-up", "Set follow-up", "Promise to report"]
    assert undone == [*names, "Edit question"]
    assert services.questions.list() == [question] or services.questions.list()[0].text == TEXT
    with pytest.raises(ReaderError):
        services.questions.edit(question.id, "")


def test_a_question_answers_to_its_id_and_its_words(services: Services, vns: Paper) -> None:
    question = services.questions.ask(vns.id, TEXT)
    assert services.questions.resolve(str(question.id)).id == question.id
    assert services.questions.resolve("neurotrophins").id == question.id
    for ref in ("", "radium"):
        with pytest.raises(NotFoundError):
            services.questions.resolve(ref)
    services.questions.ask(vns.id, "Where are neurotrophins made?")
    with pytest.raises(AmbiguousReferenceError, match="2 questions"):
        services.questions.resolve("neurotrophins")


def test_states_that_do_not_exist_are_told(services: Services) -> None:
    for call in (services.questions.list, services.questions.rows):
        with pytest.raises(ReaderError, match="open, answered, dropped, all"):
            call("closed")


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (PaperName("T", ("Breit",), 2018), "Breit 2018"),
        (PaperName("T", ("A", "B")), "A et al."),
        (
            PaperName("A title that is far longer than what fits into a label", (), 2020),
            "A title that is far longer than what… 2020",
        ),
    ],
)
def test_short_references(paper: PaperName, expected: str) -> None:
    assert short_reference(paper) == expected


def test_what_is_typed_as_an_answer_is_kept_until_it_is_given(services: Services, vns: Paper, heard: Heard) -> None:
    first, second = (services.questions.ask(vns.id, text).id for text in (TEXT, "Why?"))
    heard.clear()
    services.questions.put_draft(first, "In the")
    services.questions.put_draft(first, "In the hippo")
    services.questions.put_draft(second, "Because")
    assert services.questions.drafts() == {first: "In the hippo", second: "Because"}
    assert heard.records() == []
    services.questions.put_draft(second, "")
    services.questions.keep_partial(first, "In the hippocampus")
    assert services.questions.drafts() == {}
    services.questions.put_draft(first, "")
    assert services.questions.drafts() == {first: ""}, "that a kept answer is to be taken away is typed too"
    services.questions.delete(first)
    assert services.questions.drafts() == {}
    assert services.history.undo() == "Delete question"
    assert services.questions.drafts() == {first: ""}
