"""The pasted text with the places set off that a field was read from."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from desktop_app.domain.capture import FieldSpan
from desktop_app.ui.theme import Theme
from desktop_app.ui.theme_tokens import ColourName

_TINTS: Mapping[str, ColourName] = {
    "title": "accent_tint",
    "abstract": "good_tint",
    "authors": "question_tint",
    "contributors": "question_tint",
    "affiliations": "question_tint",
    "research_highlights": "good_tint",
    "keywords": "buy_tint",
}


class MarkedText(QPlainTextEdit):
    """What is not set off was not recognised; it goes to the note."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._spans: Sequence[FieldSpan] = ()
        self._field = ""
        self.setTabChangesFocus(True)
        theme.changed.connect(self._paint_spans)

    def show_spans(self, spans: Sequence[FieldSpan]) -> None:
        """Set these places off; spans count code points of the text."""
        self._spans = spans
        self._paint_spans()

    def point_at(self, field: str) -> None:
        """Set the places of one field off more strongly, and scroll to the first."""
        self._field = field
        self._paint_spans()
        first = next((span for span in self._spans if span.field == field), None)
        if first is not None:
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._unit(first.start))
            rect = self.cursorRect(cursor)
            if not self.viewport().rect().contains(rect):
                block = cursor.block().firstLineNumber()
                self.verticalScrollBar().setValue(max(0, block - 2))

    def _paint_spans(self) -> None:
        made = []
        for span in self._spans:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            last = self.document().characterCount() - 1
            cursor.setPosition(min(self._unit(span.start), last))
            cursor.setPosition(min(self._unit(span.end), last), QTextCursor.MoveMode.KeepAnchor)
            shape = QTextCharFormat()
            shape.setBackground(self._theme.colour(_TINTS.get(span.field, "accent_tint")))
            if span.field == self._field:
                shape.setBackground(self._theme.colour("highlight"))
            shape.setToolTip(span.field)
            selection.cursor = cursor
            selection.format = shape
            made.append(selection)
        self.setExtraSelections(made)

    def _unit(self, code_points: int) -> int:
        """Qt counts UTF-16 units."""
        text = self.toPlainText()[:code_points]
        return len(text) + sum(1 for letter in text if ord(letter) > 0xFFFF)

    def focus_text(self) -> None:
        """Go to the text, at its end."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moveCursor(QTextCursor.MoveOperation.End)
