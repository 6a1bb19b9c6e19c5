"""Prints how long the marks panel takes with very many marks: to appear, to filter, to group, to scroll, to change.

`python -m tests.benchmarks.bench_marks [--marks 20000] [--rounds 5]`, offscreen. The panel has a library in memory
that answers at once, so that what is measured is the GUI thread: from the data being there until the panel is painted.
Exit status 1 when a limit is missed.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from desktop_app.domain.mark import Mark
from desktop_app.system.events import EventBus
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.event_hub import EventHub
from desktop_app.ui.bridge.navigator import Navigator
from desktop_app.ui.bridge.task_runner import InlineTaskRunner
from desktop_app.ui.panels.marks import MarksPanel
from desktop_app.ui.theme import Theme, ThemeWish
from desktop_app.ui.widgets.mark_filter_bar import MarkFilterBar
from desktop_app.ui.widgets.mark_list_view import MarkListView
from tests.ui.panels.memory_library import MemoryLibrary
from tests.ui.records import PAPER, mark

LIMIT_MS = 100.0
FRAME_MS = 16.0
_WORDS = ("vagus", "nerve", "stimulation", "up-regulates", "neurotrophins", "in", "brain", "and", "plasticity")


class Bench:
    """Each step is timed until its paint is done."""

    def __init__(self, number: int, rounds: int) -> None:
        self.rounds, self.missed = rounds, False
        bus = EventBus()
        self.library = MemoryLibrary(bus)
        self.marks = [_mark(place) for place in range(1, number + 1)]
        self.library.mark_table = {one.id: one for one in self.marks}
        self.hub, self.navigator = EventHub(bus), Navigator()
        context = UiContext(
            InlineTaskRunner(self.library), self.hub, self.navigator, Theme(ThemeWish.LIGHT), SimpleNamespace()
        )
        self.panel = MarksPanel(context)
        self.panel.resize(391, 800)
        self.panel.show()
        self.view = self.panel.findChild(MarkListView)
        self.field = self.panel.findChild(QLineEdit, "markFilter")
        self.grouping = self.panel.findChild(QComboBox, "markGrouping")

    def run(self) -> int:
        print(f"{len(self.marks)} marks, {self.rounds} rounds, milliseconds")
        reading = self.library.open(PAPER)
        self.measure("appear", lambda: self.navigator.paper_opened.emit(reading), self.open_nothing)
        self.measure("filter by a rare word", lambda: self.filter("quote 77"), lambda: self.filter(""))
        self.measure("filter by a common word", lambda: self.filter("neurotrophins"), lambda: self.filter(""))
        self.measure("show all again", lambda: self.filter(""), lambda: self.filter("plasticity"))
        self.measure("group by category", lambda: self.group(1), lambda: self.group(0))
        self.measure("group by time", lambda: self.group(2), lambda: self.group(0))
        self.group(0)
        self.measure("one mark changes", lambda: self.change(1), lambda: None)
        self.measure("every card shows all", self.expand, lambda: None)
        self.scroll()
        self.hub.close()
        return int(self.missed)

    def measure(self, name: str, act: Callable[[], None], prepare: Callable[[], None]) -> None:
        found = []
        for _round in range(self.rounds):
            prepare()
            self.paint()
            started = time.perf_counter()
            act()
            self.paint()
            found.append((time.perf_counter() - started) * 1000)
        self.tell(name, found, LIMIT_MS)

    def tell(self, name: str, found: list[float], limit_ms: float) -> None:
        middle, most = statistics.median(found), max(found)
        self.missed |= middle > limit_ms
        print(f"{name:26} median {middle:7.1f}  max {most:7.1f}  {'ok' if middle <= limit_ms else 'TOO SLOW'}")

    def open_nothing(self) -> None:
        self.navigator.paper_opened.emit(None)

    def filter(self, words: str) -> None:
        self.field.setText(words)
        self.panel.findChild(MarkFilterBar).changed.emit()  # what its timer does a moment later

    def group(self, place: int) -> None:
        self.grouping.setCurrentIndex(place)
        self.grouping.activated.emit(place)

    def change(self, number: int) -> None:
        old = self.library.mark_table[mark(number).id]
        self.library.marks.put(replace(old, comment=f"{time.perf_counter()}"))
        QApplication.processEvents()

    def expand(self) -> None:
        self.view.all_expansion_requested.emit()

    def scroll(self) -> None:
        """A wheel's notch at a time, in the middle of the list, every step painted."""
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        self.paint()
        found = []
        for _step in range(300):
            started = time.perf_counter()
            bar.setValue(bar.value() + 72)
            self.paint()
            found.append((time.perf_counter() - started) * 1000)
        found.sort()
        p99 = found[int(len(found) * 0.99)]
        self.missed |= p99 > FRAME_MS
        print(f"{'scroll a notch':26} median {statistics.median(found):7.1f}  p99 {p99:7.1f}  max {found[-1]:7.1f}")
        started = time.perf_counter()
        bar.setValue(bar.maximum())
        self.paint()
        print(f"{'jump to the end':26} {(time.perf_counter() - started) * 1000:14.1f}")

    def paint(self) -> None:
        QApplication.processEvents()
        self.view.viewport().repaint()


def _mark(number: int) -> Mark:
    words = " ".join(_WORDS[place % len(_WORDS)] for place in range(number, number + 4 + number % 40))
    comment = "Serum only; 24 people." if number % 3 == 0 else ""
    tags = ("serum", f"tag {number % 20}") if number % 5 == 0 else ()
    made = mark(
        number, f"quote {number} {words}", category=number % 6 + 1, page_index=number // 40, comment=comment, tags=tags
    )
    return replace(made, sort_key=f"{number:08}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--marks", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    status = Bench(options.marks, options.rounds).run()
    application.quit()
    return status


if __name__ == "__main__":
    sys.exit(main())
