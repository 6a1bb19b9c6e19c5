"""How long from the start of the program to the first painted page; prints each round's steps in milliseconds.

Run: python -m tests.benchmarks.first_page FILE.pdf [ROUNDS], best under a display of its own (xvfb-run). Every round is
a new process with an empty library.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent.parent
STEPS = ("python", "window imported", "window built", "file open", "first tile", "page painted")


def child(path: Path) -> int:
    """The program itself, with its steps noted."""
    started = float(os.environ["POSTIL_BENCH_STARTED"])
    noted: dict[str, float] = {}

    def note(step: str) -> None:
        noted.setdefault(step, (time.time() - started) * 1000)

    note("python")
    from desktop_app import __main__ as start

    head_start = start._head_start(path, start._started_worker())
    from desktop_app.ui.plain_imports import import_qt_plainly

    import_qt_plainly()
    from PySide6.QtCore import QTimer

    from desktop_app import gui

    note("window imported")
    run = gui.Program.run

    def noted_run(program: gui.Program, files: Sequence[Path]) -> int:
        note("window built")
        program._window.resize(1440, 900)
        program._pages.opened.connect(lambda _pdf: note("file open"))
        program._pages.tile_ready.connect(lambda _pdf, _tile: note("first tile"))
        program._first_page.first_page_shown.connect(lambda: note("page painted"))
        program._first_page.first_page_shown.connect(program._application.quit)
        QTimer.singleShot(20_000, program._application.quit)
        return run(program, files)

    gui.Program.run = noted_run
    status = gui.main([path], None, head_start)
    head_start.close()
    print(*(round(noted.get(step, 0)) for step in STEPS))
    return status


def measured(path: Path) -> list[int]:
    """The steps of one round."""
    with tempfile.TemporaryDirectory() as home:
        (Path(home) / "run").mkdir(mode=0o700)
        surroundings = {
            **os.environ,
            "HOME": home,
            "XDG_RUNTIME_DIR": str(Path(home) / "run"),
            "POSTIL_LIBRARY": str(Path(home) / "library"),
            "POSTIL_BENCH_STARTED": str(time.time()),
        }
        command = [sys.executable, "-m", "tests.benchmarks.first_page", "--child", str(path)]
        done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True)
    return [int(number) for number in done.stdout.split()[-len(STEPS) :]]


def main(arguments: Sequence[str]) -> int:
    if not arguments:
        print(__doc__)
        return 2
    if arguments[0] == "--child":
        return child(Path(arguments[1]).absolute())
    path, rounds = Path(arguments[0]).absolute(), int(arguments[1]) if len(arguments) > 1 else 7
    print(" | ".join(STEPS))
    found = [measured(path) for _ in range(rounds)]
    for steps in found:
        print(" | ".join(map(str, steps)))
    print("best", min(steps[-1] for steps in found), "median", round(median(steps[-1] for steps in found)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
