"""The window of a damaged library with a hand that takes one way back: run as a program by the test beside it.

Arguments: the library folder, the name of the button (Repair, Rebuild, Restore). Writes a line when the way is taken,
what the page says at its end, and how many papers the desk lists; then the window is closed.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from desktop_app import gui
from desktop_app.system.paths import find_paths
from desktop_app.ui.main_window import MainWindow

_LOOK_EVERY_MS = 20


class Hand(QObject):
    """Presses one button after another, each as soon as it can be pressed."""

    def __init__(self, way: str) -> None:
        super().__init__()
        self._waiting = [f"rescue{way}", "rescueOpen"]
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(_LOOK_EVERY_MS)

    def _tick(self) -> None:
        window = next((one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)), None)
        if window is None:
            return
        if self._waiting:
            self._press(window)
        elif window.findChild(QWidget, "rescuePage") is None:
            self._end(window)

    def _press(self, window: MainWindow) -> None:
        button = window.findChild(QPushButton, self._waiting[0])
        if button is None or not (button.isVisible() and button.isEnabled()):
            return
        if self._waiting.pop(0) == "rescueOpen":
            for name in ("rescueMatter", "rescueKept"):
                label = window.findChild(QLabel, name)
                _tell(label.text() if label is not None and label.isVisible() else "")
        else:
            _tell("taken")
        button.click()

    def _end(self, window: MainWindow) -> None:
        saved = window.findChild(QLabel, "saveState")
        papers = window.rail_model.index(1, 0).data()
        if window.screens.isVisible() and saved is not None and saved.text() == "All changes saved" and papers:
            if not any(letter.isdigit() for letter in str(papers)):
                return
            self._timer.stop()
            _tell(str(papers))
            window.close()


def _tell(line: str) -> None:
    os.write(1, (line.replace("\n", " ") + "\n").encode())


def main(library: Path, way: str) -> int:
    """Show the window of this library until the way back is taken and the desk is there."""
    application = gui.made_application()
    hand = Hand(way)
    try:
        return gui.Program(application, find_paths(library)).run(())
    finally:
        hand.deleteLater()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
