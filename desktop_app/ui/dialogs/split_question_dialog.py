"""Lets the reader ask a part of a question by itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget

from desktop_app.domain.text import clean
from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.theme import Theme

_TEXT_PX = 96
_SEPARATOR = "\u2029"


class SplitQuestionDialog(DialogFrame):
    """What is selected moves to the new question; both can be written in as well."""

    #: str, str: what the question keeps, and the new question
    split = Signal(str, str)

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "splitQuestionDialog", self.tr("Split the question"), parent)
        self.column.addWidget(
            self.text_label(self.tr("Select the words that are a question of their own, and move them over."))
        )
        self._rest = self._editor("splitRest", self.tr("The question keeps"), text)
        self._move = QPushButton(self.tr("Move what is selected"), self)
        self._move.setObjectName("splitMove")
        self._move.setAccessibleName(self._move.text())
        self._move.clicked.connect(lambda _checked=False: self._move_selected())
        self.column.addWidget(self._move)
        self._part = self._editor("splitPart", self.tr("The new question"), "")
        self.add_button("splitCancel", self.tr("Cancel"), self.reject)
        self.add_button("splitKeep", self.tr("Split"), self._on_split, primary=True)
        self._rest.selectionChanged.connect(self._show_can_move)
        self._show_can_move()
        self.resize(540, 420)
        self._rest.setFocus()

    def _editor(self, name: str, title: str, text: str) -> QPlainTextEdit:
        heading = QLabel(title, self)
        heading.setProperty("part", "strong")
        editor = QPlainTextEdit(text, self)
        editor.setObjectName(name)
        editor.setAccessibleName(title)
        editor.setTabChangesFocus(True)
        editor.setFixedHeight(_TEXT_PX)
        self.column.addWidget(heading)
        self.column.addWidget(editor)
        return editor

    def _show_can_move(self) -> None:
        self._move.setEnabled(self._rest.textCursor().hasSelection())

    def _move_selected(self) -> None:
        cursor = self._rest.textCursor()
        words = cursor.selectedText().replace(_SEPARATOR, "\n").strip()
        cursor.removeSelectedText()
        before = self._part.toPlainText().strip()
        self._part.setPlainText(f"{before} {words}".strip())
        self._part.setFocus()

    def _on_split(self) -> None:
        rest, part = (clean(one.toPlainText()).strip() for one in (self._rest, self._part))
        if not rest or not part:
            self.show_problem(self.tr("Both questions need words."))
            return
        self.split.emit(rest, part)
        self.accept()
