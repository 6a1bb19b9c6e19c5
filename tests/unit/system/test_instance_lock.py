"""One owner for each library, decided by the system and not by what a file says."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.domain.errors import EnvironmentProblemError, LibraryLockedError
from desktop_app.system.instance_lock import InstanceLock
from desktop_app.system.lock_file import names_owner

_HOLD = """
import sys
from pathlib import Path
from desktop_app.system.instance_lock import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
lock.take()
print("held", flush=True)
sys.stdin.read()
"""


def _holder(folder: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def _end(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.communicate()


def test_a_second_taker_is_told_the_first(library_folder: Path) -> None:
    lock = InstanceLock(library_folder)
    lock.take()
    with pytest.raises(LibraryLockedError, match=f"process {os.getpid()}"):
        InstanceLock(library_folder).take()
    lock.release()


def test_after_release_the_next_one_gets_it(library_folder: Path) -> None:
    first, second = InstanceLock(library_folder), InstanceLock(library_folder)
    first.take()
    first.release()
    second.take()
    second.release()


def test_another_process_is_named_and_its_death_frees_the_library(library_folder: Path) -> None:
    process = _holder(library_folder)
    lock = InstanceLock(library_folder)
    try:
        with pytest.raises(LibraryLockedError, match=f"process {process.pid}"):
            lock.take()
    finally:
        _end(process)
    lock.take()
    lock.release()


def test_what_a_dead_owner_left_in_the_file_blocks_nobody(library_folder: Path) -> None:
    left = {"pid": os.getpid(), "host": "another-machine"}
    (library_folder / "window.lock").write_text(json.dumps(left), encoding="utf-8")
    lock = InstanceLock(library_folder)
    lock.take()
    found = json.loads((library_folder / "window.lock").read_text(encoding="utf-8"))
    assert found == {"pid": os.getpid(), "host": socket.gethostname()}
    lock.release()


def test_an_owner_on_another_machine_is_named_with_it(library_folder: Path) -> None:
    lock = InstanceLock(library_folder)
    lock.take()
    (library_folder / "window.lock").write_text('{"pid": 7, "host": "elsewhere"}', encoding="utf-8")
    with pytest.raises(LibraryLockedError, match="process 7 on elsewhere"):
        InstanceLock(library_folder).take()
    lock.release()


@pytest.mark.parametrize("content", [b"", b"\xff\x00", b"[]", b"{}", b'{"pid": "x", "host": 1}', b"1" * 9000])
def test_an_unreadable_file_of_a_living_owner_still_locks(library_folder: Path, content: bytes) -> None:
    lock = InstanceLock(library_folder)
    lock.take()
    (library_folder / "window.lock").write_bytes(content)
    with pytest.raises(LibraryLockedError, match="another process"):
        InstanceLock(library_folder).take()
    lock.release()


def test_held_takes_for_the_block_only(library_folder: Path) -> None:
    lock = InstanceLock(library_folder)
    with lock.held(), pytest.raises(LibraryLockedError):
        InstanceLock(library_folder).take()
    with InstanceLock(library_folder).held():
        pass


def test_held_inside_of_taken_does_not_release(library_folder: Path) -> None:
    lock = InstanceLock(library_folder)
    lock.take()
    with lock.held():
        pass
    with pytest.raises(LibraryLockedError):
        InstanceLock(library_folder).take()
    lock.release()


def test_the_folder_is_made(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path / "not" / "yet")
    lock.take()
    lock.release()
    assert (tmp_path / "not" / "yet").is_dir()


def test_the_file_names_an_owner_from_taking_to_release(library_folder: Path) -> None:
    assert not names_owner(library_folder)
    lock = InstanceLock(library_folder)
    lock.take()
    assert names_owner(library_folder)
    lock.release()
    assert not names_owner(library_folder)
    assert not names_owner(library_folder / "nowhere")


def test_release_without_take_is_harmless(library_folder: Path) -> None:
    InstanceLock(library_folder).release()


def test_a_link_in_the_place_of_the_lock_file_is_not_followed(library_folder: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("keep", encoding="utf-8")
    (library_folder / "window.lock").symlink_to(precious)
    with pytest.raises(EnvironmentProblemError, match="cannot be written to"):
        InstanceLock(library_folder).take()
    assert precious.read_text(encoding="utf-8") == "keep"


@pytest.mark.logs_warnings
def test_a_disk_without_locks_is_warned_of_and_used(
    library_folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_handle: int, _how: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("fcntl.flock", refuse)
    lock = InstanceLock(library_folder)
    lock.take()
    lock.release()
    assert "has no locks" in caplog.text
