"""A quiet bar with one sentence and a few choices; hidden until there is something to say."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

Choice = tuple[str, str, Callable[[], None]]


class NoticeBar(QFrame):
    """A choice is (object name, text, what it does); every choice closes the bar first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "bar")
        self._sentence = QLabel(self)
        self._sentence.setObjectName("noticeSentence")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.addWidget(self._sentence)
        column.addLayout(self._buttons)
        self.hide()

    def say(self, sentence: str, choices: Sequence[Choice]) -> None:
        """Show this sentence with these choices, in place of what was said before."""
        self.clear()
        self._sentence.setText(sentence)
        for place, (name, text, act) in enumerate(choices):
            button = QPushButton(text, self)
            button.setObjectName(name)
            button.setAccessibleName(text)
            button.setProperty("part", "chip")
            button.clicked.connect(lambda _checked=False, act=act: self._choose(act))
            self._buttons.insertWidget(place, button)
        self.show()

    def clear(self) -> None:
        """Say nothing more."""
        self.hide()
        while self._buttons.count() > 1:
            item = self._buttons.takeAt(0)
            button = item.widget() if item is not None else None
            if button is not None:
                button.hide()
                button.deleteLater()

    def sentence(self) -> str:
        return self._sentence.text()

    def _choose(self, act: Callable[[], None]) -> None:
        self.clear()
        act()
