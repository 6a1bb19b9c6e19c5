"""Several processes on one library: one owner, no lost writing, no lock that outlives its process."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from desktop_app.storage.integrity import examine
from desktop_app.system.instance_lock import InstanceLock
from tests.filled_library import open_store

_ROUNDS = 10
_WRITERS, _QUESTIONS = 3, 15

Process = subprocess.Popen[str]


@contextmanager
def _process(*arguments: str) -> Iterator[Process]:
    program = [sys.executable, "-m", "tests.integration.writing_process", *arguments]
    process = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _go(*processes: Process) -> None:
    """Let them begin, as nearly at once as can be."""
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()


def _line(process: Process) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_of_two_that_start_at_once_one_has_the_library(library_folder: Path) -> None:
    for _ in range(_ROUNDS):
        with ExitStack() as stack:
            pair = [stack.enter_context(_process("take", str(library_folder))) for _ in range(2)]
            _go(*pair)
            lines = {process.pid: _line(process) for process in pair}
            (owner,) = (pid for pid, line in lines.items() if line == "taken")
            (other,) = (line for line in lines.values() if line != "taken")
            assert f"process {owner}" in other or "another process" in other
            for process in pair:
                if process.pid == owner:
                    _go(process)
                process.wait(timeout=20)


def test_a_killed_owner_blocks_nobody(library_folder: Path) -> None:
    with _process("take", str(library_folder)) as process:
        _go(process)
        assert _line(process) == "taken"
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=20)
        lock = InstanceLock(library_folder)
        lock.take()
        lock.release()


@pytest.mark.timeout(100)
def test_what_several_write_at_once_is_all_there(library_folder: Path) -> None:
    open_store(library_folder).close()
    with ExitStack() as stack:
        arguments = ("write", str(library_folder), str(_QUESTIONS))
        writers = [stack.enter_context(_process(*arguments)) for _ in range(_WRITERS)]
        assert [_line(process) for process in writers] == ["open"] * _WRITERS
        _go(*writers)
        assert [_line(process) for process in writers] == ["done"] * _WRITERS
    store = open_store(library_folder)
    with store.read() as unit:
        texts = [question.text for question in unit.questions.list("open")]
    store.close()
    assert sorted(texts) == sorted(f"question {number}" for number in range(_QUESTIONS) for _ in range(_WRITERS))
    assert examine(library_folder / "library.db").problems == ()


def test_two_that_make_a_new_library_at_once_make_one(tmp_path: Path) -> None:
    library = tmp_path / "new"
    with ExitStack() as stack:
        pair = [stack.enter_context(_process("write", str(library), "3")) for _ in range(2)]
        assert [_line(process) for process in pair] == ["open", "open"]
        _go(*pair)
        assert [_line(process) for process in pair] == ["done", "done"]
    store = open_store(library)
    with store.read() as unit:
        assert len(unit.questions.list("open")) == 6
        assert len(unit.categories.list()) == 8
    store.close()


def test_another_process_is_noticed(library_folder: Path) -> None:
    store = open_store(library_folder)
    assert not store.changed_elsewhere()
    with _process("write", str(library_folder), "1") as process:
        assert _line(process) == "open"
        _go(process)
        assert _line(process) == "done"
    assert store.changed_elsewhere()
    store.close()
