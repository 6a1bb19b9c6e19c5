"""What a PDF worker cannot do, whatever a file makes it do; and that it never outlives the program."""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from desktop_app.pdf.answers import Opened
from desktop_app.pdf.jobs import text_job
from desktop_app.pdf.ports import PageText
from desktop_app.pdf.worker_start import worker_command
from tests.integration.pdf_stage import Stage
from tests.pdf_files import RealPage, write_real_pdf

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the limits and the filter are Linux's")
ROOT = Path(__file__).resolve().parent.parent.parent

TRIALS = """
import json, os, socket, subprocess, sys, threading
from desktop_app.pdf.worker import sandbox
took_effect = sandbox.close_in(low_priority=True)
folder = sys.argv[1]
def told(trial):
    try:
        trial()
    except (OSError, MemoryError, RuntimeError) as error:
        return type(error).__name__
    return "done"
trials = {
    "read": lambda: open(folder + "/there").read(),
    "thread": lambda: threading.Thread(target=int).start(),
    "write": lambda: open(folder + "/new", "w"),
    "append": lambda: open(folder + "/there", "a"),
    "delete": lambda: os.unlink(folder + "/there"),
    "rename": lambda: os.rename(folder + "/there", folder + "/gone"),
    "folder": lambda: os.mkdir(folder + "/sub"),
    "link": lambda: os.symlink("/", folder + "/link"),
    "mode": lambda: os.chmod(folder + "/there", 0o777),
    "network": lambda: socket.socket(socket.AF_INET),
    "local socket": lambda: socket.socket(socket.AF_UNIX),
    "program": lambda: subprocess.run(["true"]),
    "fork": lambda: os._exit(0) if os.fork() == 0 else None,
    "signal": lambda: os.kill(os.getppid(), 0),
    "memory": lambda: bytearray(sandbox.MEMORY_BYTES + 1),
}
result = {name: told(trial) for name, trial in trials.items()}
print(json.dumps({"took_effect": dict(took_effect), "nice": os.nice(0), **result}))
"""


def test_it_may_read_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("x")
    command = [sys.executable, "-c", TRIALS, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    if not told["took_effect"]["filter"]:
        pytest.skip("this kernel or machine has no system-call filter")
    assert told.pop("took_effect") == {"limits": True, "filter": True}
    assert told.pop("nice") >= 10
    assert (told.pop("read"), told.pop("thread"), told.pop("memory")) == ("done", "done", "MemoryError")
    assert set(told.values()) == {"PermissionError"}, told
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["there"]


def test_files_that_are_none_are_refused_without_waiting(tmp_path: Path) -> None:
    pytest.importorskip("pymupdf", reason="the real worker needs PyMuPDF")
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "empty.pdf").touch()
    (tmp_path / "loop.pdf").symlink_to(tmp_path / "loop.pdf")
    stage = Stage()
    try:
        said = {
            name: str(stage.open(tmp_path / name, key=key).error)
            for key, name in enumerate(["pipe.pdf", "folder.pdf", "empty.pdf", "loop.pdf", "gone.pdf"], start=1)
        }
        assert len(stage.workers) == 1
    finally:
        stage.close()
    assert said == {
        "pipe.pdf": "“pipe.pdf” is not a file.",
        "folder.pdf": "“folder.pdf” is not a file.",
        "empty.pdf": "“empty.pdf” is empty.",
        "loop.pdf": "“loop.pdf” is not there any more, or it may not be read.",
        "gone.pdf": "“gone.pdf” is not there any more, or it may not be read.",
    }


def test_a_page_with_more_characters_than_anybody_reads_is_cut(tmp_path: Path) -> None:
    pytest.importorskip("pymupdf", reason="the real worker needs PyMuPDF")
    stage = Stage()
    try:
        opened = stage.open(write_real_pdf(tmp_path / "long.pdf", [RealPage(["word " * 100] * 700)]))
        assert isinstance(opened.result, Opened)
        text = stage.ask(text_job(1, 0)).result
    finally:
        stage.close()
    assert isinstance(text, PageText)
    assert 0 < len(text.text) <= 300_000 + 2_000


def test_a_worker_ends_with_the_program_even_while_it_is_busy(tmp_path: Path) -> None:
    pytest.importorskip("pymupdf", reason="the real worker needs PyMuPDF")
    path = write_real_pdf(tmp_path / "slow.pdf", [RealPage(drawing="0 0 m 500 700 l S\n" * 400_000)])
    program = f"""
import os, subprocess, sys
from desktop_app.pdf.client import WorkerProcess
from desktop_app.pdf.worker_start import start_process
answers = []
worker = WorkerProcess(start_process({worker_command()!r}), answers.append)
while not answers: pass
worker.send({{"id": 1, "op": "open", "document": 1, "path": {str(path)!r}, "password": None}})
while len(answers) < 2: pass
worker.send({{"id": 2, "op": "tile", "document": 1, "tile": [0, 2.0, 0, 0, 900, 900]}})
print(worker.pid, flush=True)
os._exit(1)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    worker = Path("/proc") / done.stdout.strip()
    deadline = time.monotonic() + 5
    while _is_running(worker) and time.monotonic() < deadline:
        threading.Event().wait(0.02)
    assert done.stdout.strip()
    assert not _is_running(worker)


def _is_running(process: Path) -> bool:
    try:
        return "State:\tZ" not in (process / "status").read_text()
    except OSError:
        return False
