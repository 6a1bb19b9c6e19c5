"""The letters that do something with the chosen question."""

from PySide6.QtCore import QObject, Signal

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
