"""Lets the reader choose one of many questions, by typing some of its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.models.question_listing import QuestionChoice, QuestionListing, SortedQuestions
from desktop_app.ui.models.question_rows import QuestionRows
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.question_list import QuestionList

if TYPE_CHECKING:
    from desktop_app.services.question_rows import QuestionRow

_STEPS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


@dataclass(frozen=True, slots=True)
class PickWords:
    """What the dialog says: its heading, what choosing leads to, and the button."""

    title: str
    sentence: str
    button: str


class PickQuestionDialog(DialogFrame):
    """The arrow keys move in the list while one types; Enter chooses."""

    #: QuestionId
    picked = Signal(object)

    def __init__(
        self, theme: Theme, words: PickWords, rows: "Sequence[QuestionRow]", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "pickQuestionDialog", words.title, parent)
        self._listing = QuestionListing()
        self._listing.choice = QuestionChoice.ALL
        self._listing.take(SortedQuestions.of(rows, date.today()))  # noqa: DTZ011 - no day is looked at
        self._model = QuestionRows(self)
        self._field = QLineEdit(self)
        self._field.setObjectName("pickWords")
        self._field.setAccessibleName(self.tr("Words of the question"))
        self._field.setPlaceholderText(self.tr("Words of the question"))
        self._field.textChanged.connect(self._on_typed)
        self._field.installEventFilter(self)
        self._list = QuestionList(theme, self)
        self._list.setAccessibleName(self.tr("Questions to choose from"))
        self._list.setModel(self._model)
        self._list.opened.connect(self._on_pick)
        self.column.addWidget(self.text_label(words.sentence))
        self.column.addWidget(self._field)
        self.column.addWidget(self._list, 1)
        self.add_button("pickCancel", self.tr("Cancel"), self.reject)
        self.add_button("pickKeep", words.button, self._on_pick, primary=True)
        self.resize(620, 520)
        self._show()
        self._field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = watched is self._field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and event.key() in _STEPS:
            self._list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _on_typed(self, text: str) -> None:
        self._listing.set_words(text)
        self._show()

    def _show(self) -> None:
        self._model.show_values(self._listing.listed(date.today()))  # noqa: DTZ011 - no day is looked at
        self._list.setCurrentIndex(self._model.nearest(0))
        nothing = self.tr("There is no such question.") if self._listing.total else self.tr("No question is open.")
        self.show_problem("" if self._model.rowCount() else nothing)

    def _on_pick(self) -> None:
        row = self._model.row_at(self._list.currentIndex())
        if row is not None:
            self.picked.emit(row.question.id)
            self.accept()
