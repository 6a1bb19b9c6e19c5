"""Prints how long a typed letter takes to be seen in a long note with everything on; run it by hand.

`python -m tests.benchmarks.bench_note [--kilobytes 100] [--keys 300]`. The program's own window, real key events
posted from another thread, as in `bench_typing`; the note has headings, lists, links, tables, formulas and pictures.
Measured with the source alone, with the preview beside it, and with a search lit as well.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from desktop_app.services.context import Services
from desktop_app.system.paths import find_paths
from desktop_app.ui.panels.note import NotePanel
from desktop_app.ui.widgets.note_face import NoteMode
from tests.benchmarks.bench_typing import LIMIT_MS, Bench, _print, _share
from tests.benchmarks.plain_pdf import plain_pdf

_PART = """## Part {number}

Vagal tone follows $r_{{{number}}} = \\frac{{a}}{{b + {number}}}$ in *most* **cohorts** [there](https://example.org/{number}),
and the words go on for a while so that a paragraph has some lines to be laid out again at each letter typed into it.

- [ ] look at `file_{number}.csv` again
- [x] done with it

| group | n  | p      |
| ----- | -- | ------ |
| VNS   | {number} | < 0.05 |

> a quote that was taken from the paper, with its link [↗ p. 3](postil://paper/0190e4c2-0000-7000-8000-000000000001)

"""


class NoteBench(Bench):
    """The same window and keys; the note is filled before it is opened, and the cursor stands in its middle."""

    def run(self) -> int:
        self._window.resize(1440, 900)
        self._window.show()
        self._program._go_on()
        self._wait(lambda: self._program._life._is_ready and self._program._life._is_complete)
        editor = self._note_opened()
        panel = self._window.findChild(NotePanel)
        panel._on_command_chosen("bold")
        self._to_the_middle(editor)
        print(f"{editor.document().characterCount():,} characters, {editor.blockCount():,} lines")
        found = []
        steps = (("source", self._source), ("beside the preview", self._both), ("and a search", self._search))
        for what, prepare in steps:
            prepare(panel)
            self._rest(3)
            self._to_the_middle(editor)
            times = self._type(editor, None)
            _print(f"key to letter, {what}", times)
            found.append(_share(times, 0.99))
        self._window.close()
        self._wait(lambda: not self._window.isVisible())
        self._program._end()
        return 1 if max(found) > LIMIT_MS else 0

    def _note_opened(self) -> QPlainTextEdit:
        navigator = self._program._first_page._context.navigator
        navigator.paper_open_requested.emit(self._stored())
        navigator.side_panel_requested.emit("note")
        self._wait(lambda: any(found.isVisible() for found in self._editors()))
        self._window.activateWindow()
        self._rest(1)
        return next(found for found in self._editors() if found.isVisible())

    def _stored(self) -> object:
        paper = super()._stored()
        note = _note(self._options.kilobytes * 1024)
        done: list[object] = []

        def save(services: Services) -> object:
            return services.notes.save(paper, note)

        self._program._runner.run(save, done.append)
        self._wait(lambda: bool(done))
        return paper

    def _source(self, panel: NotePanel) -> None:
        panel._set_mode(NoteMode.SOURCE)

    def _both(self, panel: NotePanel) -> None:
        panel._set_mode(NoteMode.BOTH)

    def _search(self, panel: NotePanel) -> None:
        panel._editor.run("find")
        panel._find_bar._words.setText("the")

    def _to_the_middle(self, editor: QPlainTextEdit) -> None:
        cursor = QTextCursor(editor.document().findBlockByNumber(editor.blockCount() // 2 + 4))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        editor.setTextCursor(cursor)
        editor.centerCursor()
        editor.setFocus()
        self._rest(0.3)


def _note(size: int) -> str:
    parts: list[str] = []
    while sum(map(len, parts)) < size:
        parts.append(_PART.format(number=len(parts)))
    return "".join(parts)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kilobytes", type=int, default=100)
    parser.add_argument("--keys", type=int, default=300)
    options = parser.parse_args()
    options.pages, options.marks, options.turn_ms, options.turns = 5, 5, 10_000, 0
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_CACHE_HOME"] = scratch
        os.environ["XDG_STATE_HOME"] = os.environ["XDG_DATA_HOME"] = scratch
        file = Path(scratch) / "short.pdf"
        file.write_bytes(plain_pdf(options.pages))
        return NoteBench(find_paths(Path(scratch) / "library"), file, options).run()


if __name__ == "__main__":
    sys.exit(main())
