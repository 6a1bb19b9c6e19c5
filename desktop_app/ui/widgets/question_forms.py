"""The small forms of a question: when it is to be looked at again, and what is known of it."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.due_day import in_a_month
from desktop_app.ui.widgets.inline_form import DayForm, TextForm

WEEK = timedelta(days=7)


class FollowUpForm(DayForm):
    """A day, or the usual spans by one click."""

    def __init__(self, day: date | None, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Look again on"), self.tr("Keep"), day, parent)
        today = date.today()  # noqa: DTZ011 - a day of the reader's calendar, where she is
        self._button("formWeek", self.tr("In a week"), lambda: self._keep_day(today + WEEK))
        self._button("formMonth", self.tr("In a month"), lambda: self._keep_day(in_a_month(today)))

    def _keep_day(self, day: date) -> None:
        self.kept.emit(day)
        self.closed.emit()


class AnswerForm(TextForm):
    """An answer that settles the question, or what is known so far."""

    #: str, bool: what is known so far, and whether the option was ticked
    partial_kept = Signal(str, bool)

    def __init__(self, text: str, option: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("The answer"), self.tr("Mark answered"), text=text, option=option, parent=parent)
        self._button("formPartial", self.tr("Keep as partial"), self._keep_partial)

    def _keep_partial(self) -> None:
        self.partial_kept.emit(self.edit.comment(), self.option.isChecked() and not self.option.isHidden())
        self.closed.emit()
