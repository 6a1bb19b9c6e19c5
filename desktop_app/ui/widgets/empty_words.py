"""What a narrow panel says while it has nothing to show: a sentence with room around it, at the top."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

_SIDE_PX = 24
_ABOVE_PX = 40


class EmptyWords(QWidget):
    """Takes all the room that is left, so that what stands above it stays where it is.

    The distances are those of a layout: style sheets overrule the margins of a label.
    """

    def __init__(self, name: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._label = QLabel(sentence, self)
        self._label.setObjectName(f"{name}Sentence")
        self._label.setProperty("part", "soft")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE_PX, _ABOVE_PX, _SIDE_PX, _SIDE_PX)
        column.addWidget(self._label)
        column.addStretch(1)

    def say(self, sentence: str) -> None:
        """Say this instead."""
        self._label.setText(sentence)

    def text(self) -> str:
        return self._label.text()
