"""Figure: finding in a long PDF: when the first place and all places are there, and how long the window pauses.

`python -m tests.benchmarks.bench_finding [FILE] [--pages N]`; without a file one of N pages (500) is made. Each word is
typed into the find bar letter by letter. "first": from the last letter to the first place on the screen; "all": to the
end of the search; "pause": the longest time in which the window answered nothing, meanwhile.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop_app.system.events import EventBus
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.event_hub import EventHub
from desktop_app.ui.bridge.navigator import Navigator
from desktop_app.ui.bridge.page_source import PageSource
from desktop_app.ui.bridge.task_runner import InlineTaskRunner
from desktop_app.ui.panels.reader import PLUGIN, ReaderPanel
from desktop_app.ui.theme import Theme, ThemeWish
from desktop_app.ui.viewer.features.find import Find
from desktop_app.ui.viewer.finder import Finder
from tests.benchmarks.plain_pdf import plain_pdf
from tests.ui.panels.memory_library import MemoryLibrary

_LONGEST_S = 300.0
_WORDS = ("n", "nerve", "vagus nerve", "neurotrophin brain", "of", "nothing of the sort")


class Pauses(QObject):
    """The longest time between two turns of the event loop."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_turn)
        self._last = perf_counter()
        self.longest_s = 0.0
        self._timer.start(0)

    def begin(self) -> None:
        self._last, self.longest_s = perf_counter(), 0.0

    def _on_turn(self) -> None:
        now = perf_counter()
        self.longest_s = max(self.longest_s, now - self._last)
        self._last = now


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--pages", type=int, default=500)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        file = options.file or Path(folder) / "long.pdf"
        if options.file is None:
            file.write_bytes(plain_pdf(options.pages))
        _measure(application, file)
    return 0


def _measure(application: QApplication, file: Path) -> None:
    bus, pages = EventBus(), PageSource()
    hub = EventHub(bus)
    theme = Theme(ThemeWish.LIGHT)
    panel = PLUGIN.build(UiContext(InlineTaskRunner(MemoryLibrary(bus)), hub, Navigator(), theme, pages))
    panel.resize(900, 800)
    panel.show()
    panel.show_file(file)
    _wait(application, lambda: panel.stage.pages.pdf is not None)
    for _ in panel.completing():
        application.processEvents()
    _table(application, panel)
    panel.flush()
    panel.close()
    hub.close()
    pages.close()


def _table(application: QApplication, panel: ReaderPanel) -> None:
    find = next(one for one in panel.host.children() if isinstance(one, Find))
    field = panel.findChild(QLineEdit, "findWords")
    pauses = Pauses()
    print(f"{panel.stage.pages.page_count} pages, letter by letter, times in ms")
    print(f"{'':<34}{'first':>8}{'all':>9}{'found':>8}{'pause':>8}")
    panel.host.find_wish.make()
    _row(application, find.finder, field, pauses, "nerve", "not read yet")
    _row(application, find.finder, field, pauses, "all is read", "not read yet")
    for words in _WORDS:
        _row(application, find.finder, field, pauses, words, "read")


def _row(application: QApplication, finder: Finder, field: QLineEdit, pauses: Pauses, words: str, state: str) -> None:
    field.clear()
    _wait(application, lambda: not finder.hits and finder.current is None)
    pauses.begin()
    QTest.keyClicks(field, words)
    begin = perf_counter()
    first: list[float] = []

    def note() -> None:
        if finder.current is not None and not first:
            first.append(perf_counter())

    finder.changed.connect(note)
    _wait(application, lambda: finder.is_searching or finder.current is not None or perf_counter() - begin > 0.2)
    _wait(application, lambda: not finder.is_searching)
    end = perf_counter()
    finder.changed.disconnect(note)
    shown = f"{(first[0] - begin) * 1000:.0f}" if first else "-"
    print(
        f"{words!r:<22}{state:<12}{shown:>8}{(end - begin) * 1000:>9.0f}{len(finder.hits):>8}"
        f"{pauses.longest_s * 1000:>8.1f}"
    )


def _wait(application: QApplication, is_reached: Callable[[], bool]) -> None:
    until = perf_counter() + _LONGEST_S
    while not is_reached() and perf_counter() < until:
        application.processEvents()


if __name__ == "__main__":
    sys.exit(main())
