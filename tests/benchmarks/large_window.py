"""Opens the program's own window on a large library; prints how long each step takes and how long the window stood.

Run: python -m tests.benchmarks.bench_scale --papers 10000 --keep FOLDER, which fills a library, then
python -m tests.benchmarks.large_window FOLDER/10000. The exit status is 1 when the GUI thread stood for longer than
LIMIT_MS, when the list was there only after START_MS, or when all processes together had more than MEMORY_MIB.
"""

import tests.benchmarks.as_started  # noqa: F401 - before Qt

# isort: split
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QLineEdit, QWidget

from desktop_app.gui import Program, made_application
from desktop_app.system.paths import find_paths
from desktop_app.ui.latency_watch import Gaps, LatencyWatch, share
from desktop_app.ui.window_life import after_first_paint
from tests.benchmarks.memory import family_mib
from tests.benchmarks.waiting import wait_until

LIMIT_MS, START_MS, MEMORY_MIB = 50.0, 1000.0, 500.0
_TOLD_MS = 20.0
_MOST_S = 60.0
_STILL_S = 0.3
_LETTERS = "stim"


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
        self._window.resize(1440, 900)
        self._gaps, self._everything = LatencyWatch(self._window), Gaps()
        self._most_mib = 0.0

    def run(self) -> int:
        print(f"{QApplication.platformName()}, load {os.getloadavg()[0]:.1f}")
        start_ms = self._step("start, list shown", self._start, lambda: self._rows("paperList") > 0)
        self._wait(lambda: self._program._life._is_ready and self._program._life._is_complete)
        self._navigator = self._program._first_page._context.navigator
        self._desk()
        self._library()
        self._questions()
        self._todos()
        self._others()
        self._search()
        self._papers()
        self._gaps.stop()
        worst = self._everything
        print(f"a tick waits: p99 {share(worst.ms, 0.99):.1f} ms, worst {worst.worst_ms:.1f} ms")
        print(f"for work of its own thread: worst {worst.worst_own_ms:.1f} ms, load {os.getloadavg()[0]:.1f}")
        print(f"the list was there after {start_ms:.0f} ms, memory at most {self._most_mib:.0f} MiB")
        self._window.close()
        self._wait(lambda: not self._window.isVisible())
        self._program._end()
        return 1 if worst.worst_ms > LIMIT_MS or start_ms > START_MS or self._most_mib > MEMORY_MIB else 0

    # screen by screen

    def _desk(self) -> None:
        self._step("count for the rail", self._program._first_page._context.hub.library_replaced.emit)
        self._type_and_clear("paperFilter", "neuro")
        self._type_and_clear("paperFilter", "tag:tag7")
        self._to_the_end("paperList")
        for tag in ("tag7", ""):
            self._step(f"tag “{tag}” of the rail", self._going(self._navigator.tag_chosen.emit, tag))

    def _library(self) -> None:
        self._screen("library")
        self._type_and_clear("libraryFilter", _LETTERS)
        for column in (0, 1, 2, 4, 11):
            self._step(f"sort by column {column}", self._going(self._sort, column))
        self._to_the_end("libraryTable")

    def _questions(self) -> None:
        self._screen("questions")
        self._type_and_clear("questionFilter", _LETTERS)
        for order in ("paper", "tag", "age"):
            self._step(f"questions by {order}", self._going(self._pick, "questionOrder", order))
            self._to_the_end("questionList")
        self._step("questions of one tag", self._going(self._pick, "questionTagFilter", "tag3"))
        self._step("questions of all tags", self._going(self._pick, "questionTagFilter", ""))
        for state in ("due", "promised", "all", "open"):
            self._press(f"questionStates-{state}")

    def _todos(self) -> None:
        self._screen("todo")
        self._type_and_clear("todoFilter", _LETTERS)
        for grouping in ("kind", "paper", "day"):
            self._press(f"todoGroupings-{grouping}")
            self._to_the_end("todoList")
        for state in ("due", "done", "open"):
            self._press(f"todoScreenStates-{state}")

    def _others(self) -> None:
        self._screen("buy")
        self._type_and_clear("buyFilter", _LETTERS)
        self._to_the_end("buyTable")
        self._screen("next")
        self._type_and_clear("nextFilter", _LETTERS)
        self._to_the_end("nextList")
        for screen in ("questions", "todo", "library", "desk"):
            self._screen(screen)

    def _search(self) -> None:
        for words in ("the", "neuro", "the of and"):
            found = self._going(self._navigator.search_requested.emit, words)
            self._step(f"search “{words}”", found, lambda: self._rows("hitList") > 0)
        self._step("the palette", self._window._chrome.open_palette)
        for letters in ("neurovago", "tag:tag7 stim", ">note"):
            self._type("paletteField", letters)
            self._field("paletteField").clear()
        self._step("close the palette", self._window._chrome._palette.close_palette)

    def _papers(self) -> None:
        self._screen("desk")
        for row in (3, 300):
            self._step(f"open paper {row}", self._going(self._open, row), self._program._pages.is_idle)

    # what she does

    def _start(self) -> None:
        self._program._papers.fill()
        after_first_paint(self._window, self._program._go_on)
        self._window.show()

    def _screen(self, name: str) -> None:
        self._step(f"screen {name}", self._going(self._navigator.screen_requested.emit, name))

    def _to_the_end(self, name: str) -> None:
        for way in (self._view(name).scrollToBottom, self._view(name).scrollToTop):
            self._step(f"{name} {way.__name__}", way)

    def _type_and_clear(self, name: str, letters: str) -> None:
        self._type(name, letters)
        self._step(f"empty {name}", self._field(name).clear)

    def _type(self, name: str, letters: str) -> None:
        for letter in letters:
            field = self._field(name)
            key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            self._step(f"type {letter} into {name}", self._going(QApplication.sendEvent, field, key))

    def _press(self, name: str) -> None:
        self._step(f"press {name}", self._window.findChild(QAbstractButton, name).click)

    def _pick(self, name: str, key: str) -> None:
        box = self._window.findChild(QComboBox, name)
        box.setCurrentIndex(max(box.findData(key), 0))
        box.activated.emit(box.currentIndex())

    def _sort(self, column: int) -> None:
        self._view("libraryTable").sortByColumn(column, Qt.SortOrder.AscendingOrder)

    def _open(self, row: int) -> None:
        view = self._view("paperList")
        view.setCurrentIndex(view.model().index(row, 0))
        view.activated.emit(view.currentIndex())

    # measuring

    def _step(self, name: str, act: Callable[[], object], is_done: Callable[[], bool] = lambda: True) -> float:
        """Do it, wait until it is done and for a moment more; everything the window did meanwhile counts."""
        self._wait(lambda: True)  # what measuring took is not the window's
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
        gaps, mib = self._gaps.taken(), family_mib()
        self._most_mib = max(self._most_mib, mib)
        self._everything.extend(gaps)
        stood = f"stood {gaps.worst_ms:6.1f} ms ({gaps.worst_own_ms:6.1f} own)"
        print(f"{name:34} {took_ms:7.0f} ms, {stood}, {mib:.0f} MiB")
        if gaps.worst_ms > _TOLD_MS:
            print(f"       {gaps.where}")
        return took_ms

    def _going(self, call: Callable[..., object], *arguments: object) -> Callable[[], object]:
        return lambda: call(*arguments)

    def _field(self, name: str) -> QLineEdit:
        return self._window.findChild(QLineEdit, name)

    def _view(self, name: str) -> QAbstractItemView:
        return self._window.findChild(QAbstractItemView, name)

    def _rows(self, name: str) -> int:
        view: QWidget | None = self._view(name)
        return view.model().rowCount() if view is not None else 0

    def _wait(self, is_done: Callable[[], bool]) -> None:
        wait_until(is_done, _MOST_S)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
