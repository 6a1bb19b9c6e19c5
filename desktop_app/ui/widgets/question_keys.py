"""The letters that do something with the chosen question, and the quiet line that tells of them."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget

_LETTERS = {
    "a": "answer",
    "f": "follow",
    "x": "drop",
    "p": "promise",
    "r": "reopen",
    "t": "tag",
    "e": "edit",
    "m": "merge",
    "s": "split",
    "l": "trail",
    "d": "todo",
}
_UNBROKEN = "\u00a0"
_AFTER_F = {"w": "week", "m": "month", "d": "day", "n": "never"}


class QuestionKeys(QObject):
    """F waits for a second letter; any other key lets it go."""

    #: str: what is to be done, such as "answer" or "week"
    wished = Signal(str)
    #: bool: a second letter is waited for
    waiting = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_waiting = False

    def press(self, letter: str) -> None:
        """Take a letter; one that means nothing does nothing."""
        was_waiting, self._is_waiting = self._is_waiting, False
        wish = (_AFTER_F if was_waiting else _LETTERS).get(letter, "")
        if wish == "follow":
            self._is_waiting = True
        elif wish:
            self.wished.emit(wish)
        if was_waiting is not self._is_waiting:
            self.waiting.emit(self._is_waiting)

    def let_go(self) -> bool:
        """Wait for no second letter; whether one was waited for."""
        was_waiting, self._is_waiting = self._is_waiting, False
        if was_waiting:
            self.waiting.emit(False)
        return was_waiting


class KeyLine(QLabel):
    """A quiet line at the foot of the list, or two where it is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("questionKeyLine")
        self.setProperty("part", "small")
        self.setWordWrap(True)
        self.setContentsMargins(20, 5, 20, 6)
        self.show_waiting(is_waiting=False)

    def show_waiting(self, *, is_waiting: bool) -> None:
        """Tell the letters that mean something now."""
        words = (
            self.tr("W in a week, M in a month, D on a day, N never, Esc as before")
            if is_waiting
            else self.tr(
                "Enter open, A answer, F follow up, X drop, P promise, R reopen, "
                "T tag, E edit, M merge, S split, L trail, D to-do"
            )
        )
        self.setAccessibleName(words)
        self.setText("   ".join(part.replace(" ", _UNBROKEN) for part in words.split(", ")))
