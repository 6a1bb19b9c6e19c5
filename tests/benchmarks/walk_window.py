"""Opens every PDF of the corpus in the program's own window; prints what came of each and how long the window stood.

Run: python -m tests.benchmarks.walk_window [--add] [FOLDER or FILE ...], with or without a display. Each file is
shown and read to its third page and its end; with --add it is put into the library first, as if dropped on the window.
The exit status is 1 when a file was neither opened nor refused, or the GUI thread stood for longer than LIMIT_MS.
"""

import argparse
import os
import sys
import tempfile
import time
from array import array
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from desktop_app.gui import Program, made_application
from desktop_app.system.paths import find_paths
from desktop_app.ui.dialogs.password_dialog import PasswordDialog
from desktop_app.ui.latency_watch import Gaps, LatencyWatch, share
from desktop_app.ui.viewer.page_view import PageView
from tests.benchmarks.waiting import wait_until
from tests.corpus import corpus_root

LIMIT_MS = 50.0
_MOST_S = 40.0
_READS = (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_End)


def main() -> int:
    options = _options()
    root = corpus_root()
    named = options.files or ([root] if root else [])
    files = [path for name in named for path in (sorted(name.rglob("*.pdf")) if name.is_dir() else [name])]
    if not files:
        print("there is no corpus beside this checkout")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_CACHE_HOME"] = scratch
        os.environ["XDG_STATE_HOME"] = os.environ["XDG_DATA_HOME"] = scratch
        return Walk(Path(scratch), is_added=options.add).run(files)


class Walk:
    def __init__(self, scratch: Path, *, is_added: bool) -> None:
        self._application = made_application()
        self._program = Program(self._application, find_paths(scratch / "library"))
        self._window, self._reader = self._program._window, self._program._first_page
        self._is_added, self._is_settled = is_added, False
        self._reader.first_page_shown.connect(self._on_settled)

    def run(self, files: list[Path]) -> int:
        self._window.show()
        self._program._go_on()
        self._wait(lambda: self._program._life._is_ready and self._program._life._is_complete)
        self._program._life._need_capture().add_sample()  # the desk is shown when there is a paper
        self._wait(lambda: self._is_settled)
        self._rest(0.5)
        gaps, everything, unclear = LatencyWatch(self._window), Gaps(), 0
        print(f"{len(files)} files, {QApplication.platformName()}, load {os.getloadavg()[0]:.1f}")
        for path in files:
            gaps.taken()
            said = self._added(path) if self._is_added else self._shown(path)
            found = gaps.taken()
            everything.extend(found)
            unclear += not said
            times = f"{found.worst_ms:6.1f} ms ({found.worst_own_ms:5.1f} own)"
            print(f"{times} {path.parent.name}/{path.name}: {said or 'NOTHING'}")
            if found.worst_ms > LIMIT_MS:
                print(f"       {found.where}")
        gaps.stop()
        _print("a tick waits", everything.ms)
        _print("for work of its own thread", everything.own_ms)
        print(f"{unclear} files neither opened nor refused, load {os.getloadavg()[0]:.1f}")
        self._close()
        return 1 if unclear or everything.worst_ms > LIMIT_MS else 0

    def _shown(self, path: Path) -> str:
        """Open a file as on the command line; how many pages, or the sentence in their place."""
        self._is_settled = False
        self._reader.show_file(path)
        self._wait(lambda: self._is_settled)
        return self._read()

    def _added(self, path: Path) -> str:
        """Add a file as if it was dropped; what the dialogs say is closed as she would."""
        navigator = self._reader._context.navigator
        reports: list[object] = []
        finished = self._program._life._need_capture()._adding.finished
        finished.connect(reports.append)
        opened: list[object] = []
        navigator.paper_opened.connect(opened.append)
        self._is_settled = False
        self._program._life.add_files([path])
        self._wait(lambda: bool(reports) or self._closed_dialog(PasswordDialog))
        self._wait(lambda: bool(reports))
        finished.disconnect(reports.append)
        problems = reports[0].problems
        if problems:
            self._wait(lambda: self._closed_dialog(QDialog))
        else:
            self._wait(lambda: bool(opened) and self._is_settled)
        navigator.paper_opened.disconnect(opened.append)
        return problems[0][1] if problems else self._read()

    def _closed_dialog(self, kind: type[QDialog]) -> bool:
        for dialog in self._window.findChildren(kind):
            if dialog.isVisible():
                dialog.reject()
                return True
        return False

    def _read(self) -> str:
        stage = self._reader.stage
        if stage.surface is None:
            texts = [label.text() for label in stage.currentWidget().findChildren(QLabel) if label.isVisible()]
            return " ".join(text for text in texts if text)
        view = stage.pages
        for key in _READS:
            QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))
            self._wait(self._program._pages.is_idle)
        return f"{view.page_count} pages{self._failed(view)}"

    def _failed(self, view: PageView) -> str:
        said = [label.text() for label in view.viewport().findChildren(QLabel) if label.isVisible() and label.text()]
        return f", and {' '.join(said)}" if said else ""

    def _on_settled(self) -> None:
        self._is_settled = True

    def _wait(self, is_done: Callable[[], bool]) -> None:
        wait_until(is_done, _MOST_S)

    def _rest(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        self._wait(lambda: time.monotonic() > end)

    def _close(self) -> None:
        self._window.close()
        self._wait(lambda: not self._window.isVisible())
        self._program._end()


def _print(what: str, values: "array[float]") -> None:
    shares = ", ".join(f"p{100 * part:g} {share(values, part):.1f} ms" for part in (0.5, 0.99, 0.999))
    print(f"{what}: {shares}, worst {max(values):.1f} ms ({len(values)} ticks)")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--add", action="store_true", help="add each file to a library of its own")
    parser.add_argument("files", nargs="*", type=Path, metavar="FOLDER or FILE")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
