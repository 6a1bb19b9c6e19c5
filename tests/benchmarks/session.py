"""Reads for some minutes in the program's own window, by keys and mouse, and prints how long the window ever stood.

Run: python -m tests.benchmarks.session [--minutes 10] [--seed 1] [PDF ...], with or without a display. Without files
the papers of the corpus are read. What is done is drawn by chance from what a reader does: turning pages, zooming,
finding, selecting, marking, typing into the note, peeking, a second view, other papers and screens, undoing.
The exit status is 1 when a pause was longer than LIMIT_MS or 1 in 100 longer than P99_MS.
"""

import tests.benchmarks.as_started  # noqa: F401 - before Qt

# isort: split
import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from desktop_app.gui import Program, made_application
from desktop_app.system.paths import find_paths
from desktop_app.ui.latency_watch import Gaps, LatencyWatch, share
from desktop_app.ui.viewer.selection import PageSpan
from tests.benchmarks.waiting import wait_until
from tests.corpus import corpus_root

LIMIT_MS = 50.0
P99_MS = 10.0
_TOLD_MS = 20.0
_MOST_S = 60.0
_WORDS = ("the", "vagus", "method", "result", "we", "data", "figure", "software")
_SENTENCE = "where are neurotrophins found? will report once I know. "


def main() -> int:
    options = _options()
    root = corpus_root()
    files = options.files or (sorted((root / "papers").glob("*.pdf")) if root else [])
    if not files:
        print("there is no corpus beside this checkout")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
            os.environ[name] = scratch
        return Session(Path(scratch), random.Random(options.seed)).run(files[: options.papers], options.minutes * 60)


class Session:
    def __init__(self, scratch: Path, chance: random.Random) -> None:
        self._chance = chance
        self._application = made_application()
        self._program = Program(self._application, find_paths(scratch / "library"))
        self._window, self._reader = self._program._window, self._program._first_page
        self._window.resize(1440, 900)
        self._deeds: tuple[tuple[int, Callable[[], None]], ...] = (
            *((30, self.turn_pages), (10, self.jump), (8, self.zoom), (10, self.find), (14, self.mark)),
            *((14, self.type), (6, self.peek), (4, self.command), (3, self.second_view), (8, self.other_paper)),
            *((6, self.side_panel), (4, self.other_screen), (4, self.search), (5, self.undo), (8, self.hover)),
        )

    def run(self, files: list[Path], seconds: float) -> int:
        self._window.show()
        self._program._go_on()
        self._wait(lambda: self._program._life._is_ready and self._program._life._is_complete)
        self._add(files)
        watch, everything, long = LatencyWatch(self._window), Gaps(), []
        print(f"{len(files)} papers, {QApplication.platformName()}, load {os.getloadavg()[0]:.1f}")
        done: Counter[str] = Counter()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            deed = self._chance.choices([each for _, each in self._deeds], [weight for weight, _ in self._deeds])[0]
            watch.taken()
            deed()
            self._rest(self._chance.uniform(0.1, 0.8))
            found = watch.taken()
            done[deed.__name__] += 1
            everything.extend(found)
            if found.worst_ms >= _TOLD_MS:
                long.append((found.worst_ms, found.worst_own_ms, deed.__name__, found.where))
        watch.stop()
        for ms, own_ms, name, where in sorted(long, reverse=True)[:25]:
            print(f"{ms:6.1f} ms ({own_ms:5.1f} own) {name}: {where}")
        print(", ".join(f"{name} {count}" for name, count in done.most_common()))
        for what, values in (("a tick waits", everything.ms), ("for work of its own thread", everything.own_ms)):
            shares = ", ".join(f"p{100 * part:g} {share(values, part):.1f} ms" for part in (0.5, 0.99, 0.999))
            print(f"{what}: {shares}, worst {max(values):.1f} ms ({len(values)} ticks)")
        print(f"{len(long)} pauses of {_TOLD_MS:.0f} ms and more, load {os.getloadavg()[0]:.1f}")
        self._close()
        return 1 if everything.worst_ms > LIMIT_MS or share(everything.ms, 0.99) > P99_MS else 0

    def _add(self, files: list[Path]) -> None:
        reports: list[object] = []
        self._program._life._need_capture()._adding.finished.connect(reports.append)
        self._program._life.add_files(files)
        self._wait(lambda: bool(reports))
        self.other_paper()
        self._rest(3.0)
        if self._reader.stage.surface is None:
            sys.exit("no paper is on the desk: keys do not arrive; a display needs a window manager")

    # what a reader does

    def turn_pages(self) -> None:
        key = self._chance.choice((Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Space))
        for _ in range(self._chance.randint(1, 6)):
            self._key(self._text(), key)
            self._rest(self._chance.uniform(0.03, 0.3))

    def jump(self) -> None:
        self._key(self._text(), self._chance.choice((Qt.Key.Key_Home, Qt.Key.Key_End)))

    def zoom(self) -> None:
        for _ in range(self._chance.randint(1, 4)):
            self._shortcut(self._chance.choice(("Ctrl++", "Ctrl+-", "Ctrl+9", "Ctrl+8")))
            self._rest(0.15)

    def find(self) -> None:
        self._text().setFocus()
        self._shortcut("Ctrl+F")
        self._rest(0.1)
        self._type_into(self._window.focusWidget(), self._chance.choice(_WORDS))
        self._rest(0.5)
        for _ in range(3):
            self._shortcut("F3")
            self._rest(0.15)
        self._key(self._window.focusWidget(), Qt.Key.Key_Escape)

    def mark(self) -> None:
        """Drag over some words of the page and press a digit."""
        view = self._reader.stage.surface
        page = getattr(view, "page_index", 0)
        text = view.readable_text(page) if view is not None else None
        if view is None or text is None or len(text.text) < 200:
            return
        start = self._chance.randrange(len(text.text) - 100)
        places = []
        for offset in (start, start + self._chance.randint(10, 90)):
            pieces = view.pieces_of_span(PageSpan(page, offset, offset + 1))
            if not pieces or not view.viewport().rect().contains(pieces[0].boundingRect().center().toPoint()):
                return
            places.append(pieces[0].boundingRect().center().toPoint())
        self._drag(view.viewport(), *places)
        self._rest(0.2)
        self._key(view, Qt.Key(ord(self._chance.choice("12345678"))), self._chance.choice("12345678"))
        self._rest(0.2)
        self._key(view, Qt.Key.Key_Escape)

    def type(self) -> None:
        self._shortcut("Alt+1")
        editor = self._window.findChild(QPlainTextEdit, "noteEditor")
        if editor is not None and editor.isVisible():
            editor.setFocus()
            self._type_into(editor, _SENTENCE)
            self._key(editor, Qt.Key.Key_Return)

    def peek(self) -> None:
        self._shortcut("Alt+P")
        self._rest(0.4)
        self._key(self._text(), Qt.Key.Key_Escape)

    def command(self) -> None:
        """Something of the reader's menu that changes how the pages are shown."""
        specs = [spec.id for spec in self._reader.commands.specs if spec.part == "view" and spec.id not in _LEFT_OUT]
        self._reader.commands[self._chance.choice(specs)].trigger()

    def second_view(self) -> None:
        self._shortcut("Ctrl+\\")

    def other_paper(self) -> None:
        self._shortcut(self._chance.choice(("Alt+Down", "Alt+Up")))
        self._rest(0.5)

    def side_panel(self) -> None:
        self._shortcut(f"Alt+{self._chance.randint(1, 5)}")

    def other_screen(self) -> None:
        self._shortcut(f"Ctrl+{self._chance.randint(2, 5)}")
        self._rest(0.5)
        self._shortcut("Ctrl+1")

    def search(self) -> None:
        self._shortcut("Ctrl+K")
        self._rest(0.1)
        field = self._window.focusWidget()
        if isinstance(field, QLineEdit):
            self._type_into(field, self._chance.choice(_WORDS))
            self._rest(0.5)
        self._shortcut("Ctrl+1")

    def undo(self) -> None:
        self._text().setFocus()
        self._shortcut(self._chance.choice(("Ctrl+Z", "Ctrl+Z", "Ctrl+Shift+Z")))

    def hover(self) -> None:
        viewport = self._text()
        viewport = getattr(viewport, "viewport", lambda: viewport)()
        for _ in range(12):
            at = QPoint(self._chance.randrange(viewport.width()), self._chance.randrange(viewport.height()))
            self._mouse(viewport, QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton)
            self._rest(0.04)

    # how it is done

    def _text(self) -> QWidget:
        return self._reader.stage.surface or self._reader

    def _key(self, widget: QWidget | None, key: Qt.Key, text: str = "") -> None:
        if widget is not None:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    def _shortcut(self, keys: str) -> None:
        combination = QKeySequence(keys)[0]
        QTest.keyClick(self._window.focusWidget() or self._window, combination.key(), combination.keyboardModifiers())

    def _type_into(self, widget: QWidget | None, text: str) -> None:
        for letter in text:
            self._key(widget, Qt.Key.Key_unknown, letter)
            self._rest(0.05)

    def _drag(self, viewport: QWidget, start: QPoint, end: QPoint) -> None:
        left = Qt.MouseButton.LeftButton
        self._mouse(viewport, QEvent.Type.MouseButtonPress, start, left)
        for step in range(1, 7):
            self._mouse(viewport, QEvent.Type.MouseMove, start + (end - start) * step / 6, left)
            self._rest(0.02)
        self._mouse(viewport, QEvent.Type.MouseButtonRelease, end, left)

    def _mouse(self, viewport: QWidget, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton) -> None:
        held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else button
        pressed = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else button
        place, modifiers = QPointF(at), Qt.KeyboardModifier.NoModifier
        where = QPointF(viewport.mapToGlobal(at))
        QApplication.sendEvent(viewport, QMouseEvent(kind, place, where, pressed, held, modifiers))

    def _wait(self, is_done: Callable[[], bool]) -> None:
        wait_until(is_done, _MOST_S)

    def _rest(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        self._wait(lambda: time.monotonic() > end)

    def _close(self) -> None:
        self._window.close()
        self._wait(lambda: not self._window.isVisible())
        self._program._end()


#: what opens a dialog or leaves the window
_LEFT_OUT = frozenset({"splitAction", "swapAction", "fullScreenAction"})


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--papers", type=int, default=12, help="how many of the files are read")
    parser.add_argument("files", nargs="*", type=Path, metavar="PDF")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
