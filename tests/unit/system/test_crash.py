"""What nobody caught is logged and told, and never shown as a traceback."""

import faulthandler
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.system.crash import watch_for_crashes
from desktop_app.system.paths import AppPaths, find_paths

_RUN = """
import sys
from pathlib import Path
from desktop_app.system.crash import watch_for_crashes
from desktop_app.system.logs import set_up_logs
from desktop_app.system.paths import AppPaths
folder = Path(sys.argv[1])
paths = AppPaths(folder, folder, folder, folder, folder)
set_up_logs(paths)
watch_for_crashes(paths)
exec(sys.argv[2])
"""


@pytest.fixture
def paths(tmp_path: Path) -> AppPaths:
    return find_paths(tmp_path / "library")


@pytest.fixture
def told(paths: AppPaths) -> Iterator[list[BaseException]]:
    was_enabled = faulthandler.is_enabled()
    heard: list[BaseException] = []
    stop = watch_for_crashes(paths, heard.append)
    yield heard
    stop()
    if was_enabled:
        faulthandler.enable()


def _run(folder: Path, code: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", _RUN, str(folder), code], capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.logs_warnings
def test_an_exception_is_logged_and_told(told: list[BaseException], caplog: pytest.LogCaptureFixture) -> None:
    error = ValueError("x")
    sys.excepthook(ValueError, error, None)
    assert told == [error]
    assert caplog.records[-1].levelno == logging.CRITICAL


@pytest.mark.logs_warnings
def test_one_of_a_thread_too(told: list[BaseException]) -> None:
    def fail() -> None:
        raise ValueError("in a thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert [type(error) for error in told] == [ValueError]


@pytest.mark.logs_warnings
def test_an_object_that_fails_at_its_end_is_only_logged(
    told: list[BaseException], caplog: pytest.LogCaptureFixture
) -> None:
    class Bad:
        def __del__(self) -> None:
            raise ValueError("at the end")

    Bad()
    assert told == []
    assert "went away" in caplog.text


def test_everything_is_as_before_afterwards(paths: AppPaths) -> None:
    was_enabled = faulthandler.is_enabled()
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    watch_for_crashes(paths)()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
    if was_enabled:
        faulthandler.enable()


def test_without_a_listener_there_is_one_line_and_no_traceback(tmp_path: Path) -> None:
    done = _run(tmp_path, "raise ValueError('secret')")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("postil: something went wrong")
    assert "ValueError" in (tmp_path / "postil.log").read_text(encoding="utf-8")


def test_an_interrupt_stays_one(tmp_path: Path) -> None:
    assert "KeyboardInterrupt" in _run(tmp_path, "raise KeyboardInterrupt").stderr


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_crash_below_python_leaves_its_places(tmp_path: Path) -> None:
    done = _run(tmp_path, "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    assert done.returncode < 0
    assert "Segmentation fault" in (tmp_path / "crash.log").read_text(encoding="utf-8")


def test_without_a_place_for_the_report_the_hooks_work(paths: AppPaths) -> None:
    paths.logs.parent.mkdir(parents=True)
    paths.logs.write_text("a file where the folder should be", encoding="utf-8")
    heard: list[BaseException] = []
    stop = watch_for_crashes(paths, heard.append)
    logging.disable()
    sys.excepthook(ValueError, ValueError("x"), None)
    logging.disable(logging.NOTSET)
    stop()
    assert len(heard) == 1
