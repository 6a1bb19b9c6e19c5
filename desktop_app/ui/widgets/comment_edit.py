"""A small plain-text field of several lines: Enter keeps the text, Shift+Enter starts a line, Escape gives up."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.domain.text import clean
from desktop_app.ui.widgets.markdown_edits import source_text

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CommentEdit(QPlainTextEdit):
    """Tab leaves the field; pasted text is plain."""

    #: bool: the reader is done, with True to keep the text
    finished = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("commentEdit")
        self.setAccessibleName(self.tr("Comment"))
        self.setPlaceholderText(self.tr("Comment; Enter keeps it"))
        self.setTabChangesFocus(True)

    def set_comment(self, text: str) -> None:
        """Show `text` and stand at its end."""
        self.setPlainText(text)
        self.document().setModified(False)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def comment(self) -> str:
        return clean(source_text(self.document())).strip()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape or (event.key() in _ENTER and not with_shift):
            self.finished.emit(event.key() != Qt.Key.Key_Escape)
            event.accept()
            return
        if event.key() in _ENTER:
            self.insertPlainText("\n")  # Qt would put a line separator
            event.accept()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.insertPlainText(clean(source.text()))
