"""What the reader does to a question, as calls of the services; what becomes of it comes back as a fact."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.due_day import in_a_month
from desktop_app.domain.ids import MarkId, QuestionId
from desktop_app.domain.question import Question, QuestionState
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.widgets.day_text import day_text

if TYPE_CHECKING:
    from desktop_app.services.context import Services

_WEEK = timedelta(days=7)


class QuestionActs(QObject):
    """Each call is one action that undo takes back."""

    def __init__(self, context: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._navigator = context.runner, context.navigator

    def answer(
        self, question: Question, text: str, evidence: tuple[MarkId, ...], *, is_partial: bool, then: Callable[[], None]
    ) -> None:
        """Answer it, or keep what is known so far; `evidence` comes to what there is already."""
        if not text and not is_partial:
            self._say(self.tr("Write the answer first; one sentence is enough."))
            return

        def call(services: "Services") -> object:
            (row,) = services.questions.rows_of((question.id,))
            marks = (*row.question.evidence, *evidence)  # there may be more by now than what is shown
            if is_partial:
                return services.questions.keep_partial(question.id, text, evidence=marks)
            return services.questions.answer(question.id, text, evidence=marks)

        told = self.tr("Kept; the question stays open.") if is_partial else self.tr("Answered.")

        def done(_question: object) -> None:
            self._say(self._with_way_back(told))
            then()

        self._runner.run(call, done, owner=self)

    def follow_up(self, question: QuestionId, day: date | None) -> None:
        if day is None:
            told = self.tr("It comes up on no day.")
        else:
            told = self.tr("It comes up again on %1.").replace("%1", day_text(day))
        self._run(lambda services: services.questions.set_follow_up(question, day), told)

    def follow_up_in(self, question: QuestionId, span: str) -> None:
        """Look again in a "week", in a "month", or "never"."""
        today = date.today()  # noqa: DTZ011 - a day of the reader's calendar, where she is
        self.follow_up(question, {"week": today + _WEEK, "month": in_a_month(today)}.get(span))

    def drop(self, question: QuestionId, reason: str) -> None:
        self._run(lambda services: services.questions.drop(question, reason or None), self.tr("Dropped."))

    def reopen(self, question: Question) -> None:
        if question.state is not QuestionState.OPEN:
            self._run(lambda services: services.questions.reopen(question.id), self.tr("Open again."))

    def reword(self, question: Question, text: str) -> None:
        if text and text != question.text:
            self._run(lambda services: services.questions.edit(question.id, text))

    def promise(self, question: Question) -> None:
        """Promise to report, or take the promise back."""
        told = self.tr("No promise any more.") if question.is_promise else self.tr("Promised: you will report.")
        self._run(lambda services: services.questions.set_promised(question.id, not question.is_promise), told)

    def tag(self, question: QuestionId, tags: tuple[str, ...]) -> None:
        self._run(lambda services: services.questions.set_tags(question, tags))

    def remove_evidence(self, question: QuestionId, mark: MarkId) -> None:
        self._run(lambda services: services.questions.remove_evidence(question, mark))

    def delete(self, question: QuestionId) -> None:
        self._run(lambda services: services.questions.delete(question))
        self._say(self.tr("Question deleted. Ctrl+Z brings it back."))

    def show_mark(self, mark: MarkId) -> None:
        """Go to a mark, of whatever paper."""
        show = self._navigator.mark_show_requested.emit
        self._runner.run(
            lambda services: services.marks.get(mark), lambda found: show(found.id, found.paper_id), owner=self
        )

    def show_origin(self, question: Question) -> None:
        """Go to where it was raised: to its first mark, or else to its paper."""
        if question.raised_by:
            self.show_mark(question.raised_by[0])
        elif question.paper_id is not None:
            self._navigator.paper_open_requested.emit(question.paper_id)
        else:
            self._say(self.tr("It came up in no paper."))

    def _run(self, call: "Callable[[Services], object]", told: str = "") -> None:
        """Do it; `told` is said once it is done."""
        self._runner.run(call, lambda _done: self._say(self._with_way_back(told)) if told else None, owner=self)

    def _with_way_back(self, told: str) -> str:
        return f"{told} {self.tr('Ctrl+Z takes it back.')}"

    def _say(self, sentence: str) -> None:
        self._navigator.message_posted.emit(sentence)
