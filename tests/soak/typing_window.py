"""The window with a hand that types into the note: run as a program, and killed by whoever watches it.

Arguments: the library folder, milliseconds from key to key. Writes one line, the number of characters typed so far,
after each key has been delivered.
"""

import itertools
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop_app import gui
from desktop_app.system.paths import find_paths
from desktop_app.ui.widgets.markdown_editor import MarkdownEditor

_LOOK_EVERY_MS = 50


def typed_text() -> Iterator[str]:
    """The characters in the order they are typed: every place in them can be told from every other."""
    for number in itertools.count(1):
        yield from f"word{number:06d} "


class Hand(QObject):
    """Waits for the note's editor, then types a character at every tick."""

    def __init__(self, every_ms: int) -> None:
        super().__init__()
        self._every_ms, self._letters, self._typed = every_ms, typed_text(), 0
        self._editor: MarkdownEditor | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(_LOOK_EVERY_MS)

    def _tick(self) -> None:
        if self._editor is None:
            self._editor = self._found()
            return
        letter = next(self._letters)
        key = Qt.Key.Key_Space if letter == " " else Qt.Key(ord(letter.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self._editor, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))
        self._typed += 1
        os.write(1, f"{self._typed}\n".encode())

    def _found(self) -> MarkdownEditor | None:
        editors = (widget for widget in QApplication.allWidgets() if isinstance(widget, MarkdownEditor))
        for editor in editors:
            if editor.isVisible() and editor.isEnabled() and not editor.isReadOnly():
                editor.setFocus()
                self._timer.setTimerType(Qt.TimerType.PreciseTimer)
                self._timer.setInterval(self._every_ms)
                return editor
        return None


def main(library: Path, every_ms: int) -> int:
    """Show the window of this library and type until somebody kills the process."""
    paths = find_paths(library)
    application = gui.made_application()
    hand = Hand(every_ms)
    try:
        return gui.Program(application, paths).run(())
    finally:
        hand.deleteLater()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
