"""Prints how long a typed letter takes to be seen while pages are rendered beside the note; run it by hand.

`python -m tests.benchmarks.bench_typing [--pages 500] [--marks 200] [--keys 500] [--turn-ms 250]`. The program's own
window is used, on a library in a temporary folder, with a PDF worker that is kept busy by turning pages. A key event
is posted from another thread at its time, so that whatever holds the GUI thread up is counted; the letter is seen
when the window has flushed a paint of the editor that came after the event. Then the same for turning pages.
"""

import argparse
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputDevice, QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from desktop_app.gui import Program, made_application
from desktop_app.services.context import Services
from desktop_app.system.paths import AppPaths, find_paths
from desktop_app.ui.bridge.page_source import PageSource
from desktop_app.ui.viewer.page_view import PageView
from tests.benchmarks.plain_pdf import plain_pdf
from tests.benchmarks.waiting import wait_until

LIMIT_MS = 16.0
_LETTERS = "the vagus nerve up-regulates neurotrophins in brain "
_KEY_EVERY_S = 0.045


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_CACHE_HOME"] = scratch
        os.environ["XDG_STATE_HOME"] = os.environ["XDG_DATA_HOME"] = scratch
        file = Path(scratch) / "long.pdf"
        file.write_bytes(plain_pdf(options.pages))
        return Bench(find_paths(Path(scratch) / "library"), file, options).run()


class Flushes(QObject):
    """Tells when a window has shown a paint of one of its widgets."""

    def __init__(self, window: QWidget, watched: QWidget) -> None:
        super().__init__(window)
        self._watched, self._is_painted = watched, False
        self.on_shown: Callable[[], None] = lambda: None
        watched.installEventFilter(self)
        window.installEventFilter(self)
        self._done = QEvent.Type(QEvent.registerEventType())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._watched and event.type() == QEvent.Type.Paint:
            self._is_painted = True
            QCoreApplication.postEvent(self, QEvent(self._done), Qt.EventPriority.HighEventPriority.value)
        return False

    def event(self, event: QEvent) -> bool:
        """Comes right after the event that painted and flushed."""
        if event.type() == self._done and self._is_painted:
            self._is_painted = False
            self.on_shown()
            return True
        return super().event(event)


class Bench:
    def __init__(self, paths: AppPaths, file: Path, options: argparse.Namespace) -> None:
        self._application = made_application()
        self._program = Program(self._application, paths)
        self._window = self._program._window
        self._file, self._options = file, options

    def run(self) -> int:
        self._window.resize(1440, 900)
        self._window.show()
        self._program._go_on()
        self._wait(lambda: self._program._life._is_ready and self._program._life._is_complete)
        view, editor = self._opened()
        print(f"{view.page_count} pages, {self._options.marks} marks, {QApplication.platformName()}")
        quiet = self._type(editor, None)
        busy = self._type(editor, view)
        _print("key to letter, pages at rest", quiet)
        _print("key to letter, pages turning", busy)
        _print("page turn, key to painted page", self._turn(view))
        self._window.close()
        self._wait(lambda: not self._window.isVisible())
        self._program._end()
        return 1 if _share(busy, 0.99) > LIMIT_MS else 0

    def _opened(self) -> tuple[PageView, QPlainTextEdit]:
        navigator = self._program._first_page._context.navigator
        paper = self._stored()
        navigator.paper_open_requested.emit(paper)
        view = self._program._first_page.findChild(PageView, "pageView")
        self._wait(lambda: view.isVisible() and view.page_count == self._options.pages)
        navigator.side_panel_requested.emit("note")
        self._wait(self._program._pages.is_idle)
        self._wait(lambda: any(found.isVisible() for found in self._editors()))
        editor = next(found for found in self._editors() if found.isVisible())
        self._window.activateWindow()
        editor.setFocus()
        self._rest(0.5)
        return view, editor

    def _editors(self) -> list[QPlainTextEdit]:
        return self._window.desk.side.findChildren(QPlainTextEdit)

    def _stored(self) -> object:
        probes: list[object] = []
        papers: list[object] = []
        runner, file = self._program._runner, self._file
        runner.run_slow(lambda services, _cancelled: services.intake.probe_pdf(file), probes.append)
        self._wait(lambda: bool(probes))
        runner.run(lambda services: _marked(services, probes[0], self._options), papers.append)
        self._wait(lambda: bool(papers), 240)
        return papers[0]

    def _type(self, editor: QPlainTextEdit, view: PageView | None) -> list[float]:
        """Milliseconds of each key, from its posting to the flush of the paint that shows it."""
        pressed: list[float] = []
        seen: list[float] = []
        handled: list[float] = []
        flushes = Flushes(self._window, editor.viewport())

        def on_shown() -> None:
            now = time.perf_counter()
            while len(seen) < len(handled):
                seen.append(1000 * (now - handled[len(seen)]))

        flushes.on_shown = on_shown

        def on_changed(_position: int, removed: int, added: int) -> None:
            if added > removed and len(handled) < len(pressed):
                handled.append(pressed[len(handled)])

        editor.document().contentsChange.connect(on_changed)
        QInputDevice.primaryKeyboard()  # made by the first key event, which here comes from another thread
        typist = threading.Thread(target=_post_keys, args=(editor, self._options.keys, pressed))
        turner = self._turner(view)
        typist.start()
        self._wait(lambda: len(seen) >= self._options.keys, 120)
        typist.join()
        turner.stop()
        editor.document().contentsChange.disconnect(on_changed)
        flushes.on_shown = lambda: None
        return seen

    def _turner(self, view: PageView | None) -> QTimer:
        """Turns a page, and zooms now and then, so that there is always something to render."""
        turner = QTimer(self._window)
        turns = iter(range(10_000))

        def turn() -> None:
            number = next(turns)
            if view is not None and number % 8 == 7:
                view.zoom_to(0.9 + 0.05 * (number % 5))
            elif view is not None:
                view.go_to_page((number * 3) % view.page_count)

        turner.timeout.connect(turn)
        turner.start(self._options.turn_ms)
        return turner

    def _turn(self, view: PageView) -> list[float]:
        """Milliseconds from a key to the paint of the whole next page, with a rest between them as a reader has."""
        found: list[float] = []
        view.setFocus()
        for _ in range(self._options.turns):
            done: list[float] = []
            flushes = Flushes(self._window, view.viewport())
            began = time.perf_counter()

            def on_shown(done: list[float] = done, began: float = began) -> None:
                if not done and _is_whole(self._program._pages, view):
                    done.append(1000 * (time.perf_counter() - began))

            flushes.on_shown = on_shown
            key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
            QCoreApplication.postEvent(view, key)
            self._wait(lambda done=done: bool(done))
            found += done
            flushes.on_shown = lambda: None
            self._rest(0.3)
        return found

    def _wait(self, is_done: Callable[[], bool], timeout_s: float = 60.0) -> None:
        if not wait_until(is_done, timeout_s):
            raise TimeoutError("the window did not come so far")

    def _rest(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        self._wait(lambda: time.monotonic() > end)


def _is_whole(pages: PageSource, view: PageView) -> bool:
    """Whether every tile that shows is there."""
    from desktop_app.ui.viewer.tile_plan import visible_tiles

    pdf = view.pdf
    return pdf is not None and all(
        pages.tile(pdf, tile) is not None for tile in visible_tiles(view.layout_now, view.view())
    )


def _post_keys(editor: QPlainTextEdit, count: int, pressed: list[float]) -> None:
    """Runs on a thread of its own, as a keyboard does."""
    for number in range(count):
        letter = _LETTERS[number % len(_LETTERS)]
        pressed.append(time.perf_counter())
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.postEvent(editor, event)
        time.sleep(_KEY_EVERY_S)


def _marked(services: Services, probe: object, options: argparse.Namespace) -> object:
    """Add the file and put the marks on it, evenly over its pages."""
    added = services.intake.add_pdf(probe)
    texts = services.intake.extract_text(added.document.id)
    services.intake.store_text(added.document.id, texts)
    for number in range(options.marks):
        text = texts[number * len(texts) // options.marks][1]
        start = 40 * (number % 20)
        quote = " ".join(text[start : start + 90].split()[1:-1])
        services.marks.mark_quote(added.paper.id, quote, document=added.document.id)
    return added.paper.id


def _share(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _print(what: str, values: list[float]) -> None:
    p90, p99 = _share(values, 0.9), _share(values, 0.99)
    p50, longest = statistics.median(values), max(values)
    print(f"{what}: p50 {p50:.1f} ms, p90 {p90:.1f}, p99 {p99:.1f}, max {longest:.1f} ({len(values)} times)")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--marks", type=int, default=200)
    parser.add_argument("--keys", type=int, default=500)
    parser.add_argument("--turns", type=int, default=30)
    parser.add_argument("--turn-ms", type=int, default=250)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
