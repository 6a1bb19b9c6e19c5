"""Shows the library's version of a note beside the reader's own, when both were changed at once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget


class ConflictView(QWidget):
    """Read-only; hidden unless there is a conflict."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel(self.tr("The other version:"), self)
        self._heading.setProperty("part", "section")
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._theirs = QPlainTextEdit(self)
        self._theirs.setObjectName("otherVersion")
        self._theirs.setAccessibleName(self.tr("The other version of the note"))
        self._theirs.setReadOnly(True)
        self._theirs.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self._theirs.document().setDocumentMargin(20)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._heading)
        column.addWidget(self._theirs)
        self._heading.setContentsMargins(20, 6, 20, 0)
        self.hide()

    def show_text(self, text: str) -> None:
        self._theirs.setPlainText(text)
        self.show()

    def text(self) -> str:
        return self._theirs.toPlainText()
