"""Memory while pages are looked at: an A0 poster at 1600 %, then 100 pages and 100 more; and how fast text is selected.

Run: python -m tests.benchmarks.page_memory [PDF], with or without a display. Memory is the proportional share of all
processes (PSS, Linux). The exit status is 1 when the second hundred pages took much more memory than the first, when
selecting became slower, or when zooming out and in lost the place.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEventLoop, QPointF, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app.domain.document import ReadingPosition
from desktop_app.ui.bridge.page_source import OpenPdf, PageSource
from desktop_app.ui.theme import Theme
from desktop_app.ui.viewer.look import viewer_look
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.selection import Grain
from tests.benchmarks.memory import family_mib
from tests.benchmarks.plain_pdf import plain_pdf
from tests.pdf_files import RealPage, write_real_pdf

A0 = (0.0, 0.0, 2384.0, 3370.0)
MOST_GROWTH_MIB = 40.0
MOST_SLOWER = 2.0
_SIZE = (1200, 900)
_MOST_S = 40.0


def main() -> int:
    application = QApplication.instance() or QApplication(["page_memory"])
    pages = PageSource()
    view = PageView(pages, viewer_look(Theme()))
    view.resize(*_SIZE)
    view.show()
    stand = Stand(application, pages, view)
    print(f"{QApplication.platformName()}, load {os.getloadavg()[0]:.1f}, {stand.memory():.0f} MiB with nothing open")
    try:
        with tempfile.TemporaryDirectory() as scratch:
            kept = stand.poster(Path(scratch))
            long = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(scratch) / "long.pdf"
            if len(sys.argv) <= 1:
                long.write_bytes(plain_pdf(200))
            steady = stand.hundreds(long)
    finally:
        view.close()
        pages.close()
    return 0 if kept and steady else 1


class Stand:
    def __init__(self, application: QApplication, pages: PageSource, view: PageView) -> None:
        self._application, self._pages, self._view = application, pages, view

    def poster(self, folder: Path) -> bool:
        """Zoom into a poster and wander about; whether zooming out and in keeps the place."""
        lines = [f"{number} vagus nerve stimulation and neurotrophins {'- ' * 60}" for number in range(200)]
        strokes = " ".join(f"{x} 0 m {A0[2] - x} {A0[3]} l S" for x in range(0, int(A0[2]), 4))
        pdf = self._open(write_real_pdf(folder / "poster.pdf", [RealPage(lines, media_box=A0, drawing=strokes)]))
        view, at = self._view, QPointF(700, 500)
        self._settle()
        print(f"A0 poster at {view.zoom_factor:.0%}: {self.memory():.0f} MiB")
        before = view.point_at(at)
        while view.zoom_factor < 16:
            view.zoom_by_wheel(4, at)
            self._settle()
        after, most = view.point_at(at), self.memory()
        print(f"at {view.zoom_factor:.0%}: {most:.0f} MiB")
        for step in range(40):
            view.horizontalScrollBar().setValue(view.horizontalScrollBar().value() + 900 * (1 if step % 8 < 4 else -1))
            view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 700)
            self._settle()
            most = max(most, self.memory())
        print(f"after 40 screens of it: {self.memory():.0f} MiB, at most {most:.0f} MiB")
        off = max(abs(after.x - before.x), abs(after.y - before.y))
        middle = QPointF(view.viewport().width() / 2, view.viewport().height() / 2)
        place = view.point_at(middle)
        for notches in (-10, -10, 10, 10):
            view.zoom_by_wheel(notches, middle)
            self._settle()
        back = view.point_at(middle)
        drift = max(abs(back.x - place.x), abs(back.y - place.y))
        print(f"the place under the pointer moved by {off:.2f} points, out and in again by {drift:.2f}")
        self._pages.release(pdf)
        return off < 1 and drift < 1

    def hundreds(self, path: Path) -> bool:
        """Visit 100 pages, then 100 more."""
        self._open(path)
        self._settle()
        found = []
        for first in (0, 100):
            steps: list[float] = []
            for page in range(first, first + 100):
                self._view.go_to_page(page % self._view.page_count)
                self._settle()
                if page % 10 == 9:
                    steps += self._select()
            found.append((self.memory(), median(steps), max(steps)))
            memory, middle, worst = found[-1]
            print(
                f"pages {first + 1} to {first + 100}: {memory:.0f} MiB, selecting {middle:.2f} ms, worst {worst:.1f} ms"
            )
        (memory, middle, _), (later_memory, later_middle, _) = found
        return later_memory - memory < MOST_GROWTH_MIB and later_middle < MOST_SLOWER * middle + 1

    def memory(self) -> float:
        """MiB of this process and its workers."""
        return family_mib()

    def _select(self) -> list[float]:
        """Drag down the page: how long each step takes until it is painted, in ms."""
        view, times = self._view, []
        view.begin_selection(QPointF(200, 60), Grain.WORD)
        for y in range(80, 600, 20):
            begun = time.perf_counter()
            view.drag_selection(QPointF(250 + y / 2, y))
            view.viewport().repaint()
            times.append(1000 * (time.perf_counter() - begun))
        view.clear_selection()
        return times

    def _open(self, path: Path) -> OpenPdf:
        found: list[OpenPdf] = []
        self._pages.opened.connect(found.append)
        self._pages.open(path)
        self._wait(lambda: bool(found))
        self._pages.opened.disconnect(found.append)
        self._view.show_pdf(found[0], ReadingPosition())
        return found[0]

    def _settle(self) -> None:
        self._application.processEvents()
        self._wait(self._pages.is_idle)
        self._application.processEvents()

    def _wait(self, is_done: Callable[[], bool]) -> None:
        loop, looks, deadline = QEventLoop(), QTimer(), time.monotonic() + _MOST_S
        looks.timeout.connect(lambda: loop.quit() if is_done() or time.monotonic() > deadline else None)
        looks.start(2)
        loop.exec()
        looks.stop()


if __name__ == "__main__":
    sys.exit(main())
