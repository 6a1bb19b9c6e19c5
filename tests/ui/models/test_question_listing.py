"""Filters give the same items again, counts are of all questions, and a new day changes what is due."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from desktop_app.domain.ids import QuestionId
from desktop_app.domain.question import Question, QuestionState
from desktop_app.services.question_rows import QuestionRow
from desktop_app.ui.models.question_listing import (
    QuestionChoice,
    QuestionHead,
    QuestionItem,
    QuestionListing,
    QuestionOrder,
    SortedQuestions,
)

ASKED = datetime(2026, 3, 1, tzinfo=UTC)
TODAY = date(2026, 3, 9)


def row(
    number: int, text: str, state: QuestionState = QuestionState.OPEN, follow_up: date | None = None
) -> QuestionRow:
    asked = ASKED + timedelta(hours=number)
    question = Question(
        QuestionId(UUID(int=number)),
        text,
        None,
        state,
        number == 1,
        asked,
        asked,
        follow_up,
        tags=(f"tag{number % 2}",),
    )
    return QuestionRow(question, "")


def listing() -> QuestionListing:
    made = QuestionListing()
    made.take(
        SortedQuestions.of(
            [
                row(3, "Whose vagus is it?", follow_up=date(2026, 3, 10)),
                row(1, "Where is the nerve?"),
                row(2, "Which dose?", QuestionState.ANSWERED),
            ],
            TODAY,
        )
    )
    return made


def texts(made: QuestionListing, today: date = TODAY) -> list[str]:
    return [item.row.question.text for item in made.listed(today) if isinstance(item, QuestionItem)]


def test_a_filter_gives_the_very_items_that_were_listed() -> None:
    made = listing()
    first = made.listed(TODAY)
    made.set_words("nerve")
    (found,) = made.listed(TODAY)
    assert found is first[0]
    made.set_words("")
    assert all(again is before for again, before in zip(made.listed(TODAY), first, strict=True))


def test_states_tags_and_groups() -> None:
    made = listing()
    assert texts(made) == ["Where is the nerve?", "Whose vagus is it?"]
    made.choice = QuestionChoice.ALL
    assert texts(made) == ["Where is the nerve?", "Whose vagus is it?", "Which dose?"]
    made.tag = "TAG0"
    assert texts(made) == ["Which dose?"]
    made.tag, made.order = "", QuestionOrder.TAG
    assert texts(made) == ["Which dose?", "Where is the nerve?", "Whose vagus is it?"]


def test_what_is_due_follows_the_day_and_the_changes() -> None:
    made = listing()
    made.choice = QuestionChoice.DUE
    assert (texts(made), made.counts(TODAY)[QuestionChoice.DUE]) == ([], 0)
    later = TODAY + timedelta(days=1)
    assert (texts(made, later), made.counts(later)[QuestionChoice.DUE]) == (["Whose vagus is it?"], 1)
    made.put([row(1, "Where is the nerve?", follow_up=TODAY)], {QuestionId(UUID(int=1))})
    assert texts(made, later) == ["Where is the nerve?", "Whose vagus is it?"]
    counts = made.counts(later)
    assert [counts[one] for one in (QuestionChoice.OPEN, QuestionChoice.PROMISED, QuestionChoice.ANSWERED)] == [2, 1, 1]
    assert counts[QuestionChoice.ALL] == 3


def test_a_filter_gives_the_very_items_of_a_group_until_the_questions_change() -> None:
    made = listing()
    made.choice, made.order = QuestionChoice.ALL, QuestionOrder.TAG
    first = [one for one in made.listed(TODAY) if isinstance(one, QuestionItem)]
    made.set_words("nerve")
    head, found = made.listed(TODAY)
    assert isinstance(head, QuestionHead)
    assert (head.title, head.count) == ("tag1", 1)
    assert any(found is one for one in first)
    made.set_words("")
    made.put([row(1, "Where does it end?")], {QuestionId(UUID(int=1))})
    assert texts(made) == ["Which dose?", "Where does it end?", "Whose vagus is it?"]
