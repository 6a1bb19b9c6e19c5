"""How a PDF worker starts: quickly, without what the first page does not need, and also as the packaged program."""

import queue
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.pdf.client import WorkerProcess
from desktop_app.pdf.protocol import Frame
from desktop_app.pdf.worker_start import FROZEN_SWITCH, start_process, worker_command

pytest.importorskip("pymupdf", reason="the real worker needs PyMuPDF")
ROOT = Path(__file__).resolve().parent.parent.parent
MOST_S = 30


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("desktop_app.pdf.worker.main", ("PySide6", "sqlalchemy", "lxml", "numpy", "rapidfuzz")),
        ("desktop_app.pdf.head_start", ("PySide6", "sqlalchemy", "lxml", "pymupdf", "rapidfuzz")),
    ],
)
def test_nothing_heavy_is_imported(module: str, unwanted: tuple[str, ...]) -> None:
    told = f"import sys, {module}; print([name for name in {unwanted!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _greeting(command: list[str], monkeypatch: pytest.MonkeyPatch) -> Frame | None:
    monkeypatch.chdir(ROOT)
    frames: queue.SimpleQueue[Frame | None] = queue.SimpleQueue()
    worker = WorkerProcess(start_process(command), frames.put)
    greeting = frames.get(timeout=MOST_S)
    worker.kill()
    assert frames.get(timeout=MOST_S) is None
    worker.join()
    return greeting


def test_it_greets_and_says_what_it_gave_up(monkeypatch: pytest.MonkeyPatch) -> None:
    greeting = _greeting(worker_command(), monkeypatch)
    assert greeting is not None
    assert greeting.header["ready"] is True
    assert {"limits", "filter"} <= greeting.header.keys()


def test_the_user_s_environment_does_not_reach_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "pymupdf.py").write_text("raise SystemExit('not this one')")
    (tmp_path / "json.py").write_text("raise SystemExit('nor this one')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "json.py"))
    assert _greeting(worker_command(), monkeypatch) is not None


def test_the_packaged_program_is_its_own_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    command = worker_command(["--low-priority"])
    assert command == [sys.executable, FROZEN_SWITCH, "--low-priority"]
    assert _greeting([sys.executable, "-m", "desktop_app", *command[1:]], monkeypatch) is not None
