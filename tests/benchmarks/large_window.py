"""Opens the program's own window on a large library; prints how long each step takes and how long the window stood.

Run: python -m tests.benchmarks.bench_storage --keep FOLDER, which fills a library, then
python -m tests.benchmarks.large_window FOLDER. The exit status is 1 when the GUI thread stood for longer than LIMIT_MS.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget

from desktop_app.gui import Program, made_application
from desktop_app.system.paths import find_paths
from desktop_app.ui.latency_watch import Gaps, LatencyWatch, share
from desktop_app.ui.window_life import after_first_paint
from tests.benchmarks.waiting import wait_until

LIMIT_MS = 50.0
_MOST_S = 30.0
_STILL_S = 0.25


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 1 or not (Path(arguments[0]) / "library.db").exists():
        print(__doc__)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_CACHE_HOME"] = scratch
        os.environ["XDG_STATE_HOME"] = os.environ["XDG_DATA_HOME"] = scratch
        return Steps(Path(arguments[0])).run()


class Steps:
    def __init__(self, library: Path) -> None:
        self._application = made_application()
        self._program = Program(self._application, find_paths(library))
        self._window = self._program._window
        self._gaps, self._everything = LatencyWatch(self._window), Gaps()

    def run(self) -> int:
        print(f"{QApplication.platformName()}, load {os.getloadavg()[0]:.1f}")
        self._step("start, list shown", self._start, lambda: self._rows("paperList") > 0)
        navigator = self._program._first_page._context.navigator
        for letters in ("neuro", "xyz"):
            self._type("paperFilter", letters)
        self._step("empty the filter", self._field("paperFilter").clear, lambda: self._rows("paperList") > 9000)
        self._step("to the end of the list", lambda: self._view("paperList").scrollToBottom())
        for screen in ("library", "questions", "todo", "buy", "library"):
            self._step(f"screen {screen}", self._going(navigator.screen_requested.emit, screen))
        self._type("libraryFilter", "stim")
        self._step("empty the filter", self._field("libraryFilter").clear)
        for column in (0, 1, 2):
            self._step(f"sort by column {column}", self._going(self._sort, column))
        for words in ("the", "neuro", "the of and"):
            found = self._going(navigator.search_requested.emit, words)
            self._step(f"search “{words}”", found, lambda: self._rows("hitList") > 0)
        self._step("the reading desk", self._going(navigator.screen_requested.emit, "desk"))
        for row in (3, 300):
            self._step(f"open paper {row}", self._going(self._open, row), self._program._pages.is_idle)
        self._gaps.stop()
        print(f"a tick waits: p99 {share(self._everything.ms, 0.99):.1f} ms, worst {self._everything.worst_ms:.1f} ms")
        print(
            f"for work of its own thread: worst {self._everything.worst_own_ms:.1f} ms, load {os.getloadavg()[0]:.1f}"
        )
        self._window.close()
        self._wait(lambda: not self._window.isVisible())
        self._program._end()
        return 1 if self._everything.worst_ms > LIMIT_MS else 0

    def _start(self) -> None:
        self._program._papers.fill()
        after_first_paint(self._window, self._program._go_on)
        self._window.show()

    def _step(self, name: str, act: Callable[[], object], is_done: Callable[[], bool] = lambda: True) -> None:
        """Do it, wait until it is done and for a moment more; everything the window did meanwhile counts."""
        self._gaps.taken()
        answered: list[object] = []
        began = time.perf_counter()

        def begin() -> None:
            act()
            self._program._runner.run(lambda _services: True, answered.append)  # after all that `act` asked for

        QTimer.singleShot(0, self._window, begin)
        self._wait(lambda: bool(answered) and is_done())
        took_ms = 1000 * (time.perf_counter() - began)
        self._wait(lambda: time.perf_counter() > began + took_ms / 1000 + _STILL_S)
        gaps = self._gaps.taken()
        self._everything.extend(gaps)
        print(f"{name:28} {took_ms:7.0f} ms, stood {gaps.worst_ms:6.1f} ms ({gaps.worst_own_ms:6.1f} own)")
        if gaps.worst_ms > LIMIT_MS:
            print(f"       {gaps.where}")

    def _type(self, name: str, letters: str) -> None:
        for letter in letters:
            field = self._field(name)
            key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            self._step(f"type {letter} into {name}", self._going(QApplication.sendEvent, field, key))

    def _going(self, call: Callable[..., object], *arguments: object) -> Callable[[], object]:
        return lambda: call(*arguments)

    def _field(self, name: str) -> QLineEdit:
        return self._window.findChild(QLineEdit, name)

    def _view(self, name: str) -> QAbstractItemView:
        return self._window.findChild(QAbstractItemView, name)

    def _rows(self, name: str) -> int:
        view: QWidget | None = self._view(name)
        return view.model().rowCount() if view is not None else 0

    def _sort(self, column: int) -> None:
        self._view("libraryTable").sortByColumn(column, Qt.SortOrder.AscendingOrder)

    def _open(self, row: int) -> None:
        view = self._view("paperList")
        view.setCurrentIndex(view.model().index(row, 0))
        view.activated.emit(view.currentIndex())

    def _wait(self, is_done: Callable[[], bool]) -> None:
        wait_until(is_done, _MOST_S)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
