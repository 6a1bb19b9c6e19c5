"""A disk that is full, fails or is read-only: what was acknowledged is there, the rest is said in a sentence."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from desktop_app.storage.integrity import examine
from desktop_app.storage.sidecars import read_sidecar, write_sidecars
from tests.filled_library import fill, open_store
from tests.integration.full_disk import ACTIONS, note_text

_PROGRAM = [sys.executable, "-m", "tests.integration.full_disk"]


@cache
def _why_no_mounts() -> str:
    """Why this machine does not let a process have mounts of its own, or ""."""
    if shutil.which("unshare") is None:
        return "there is no unshare"
    tried = subprocess.run(
        [*_own_mounts(), "mount -t tmpfs -o size=64k tmpfs /mnt"], capture_output=True, text=True, check=False
    )
    return "" if tried.returncode == 0 else f"no mounts of its own: {tried.stderr.strip()}"


@cache
def _why_no_strace() -> str:
    if shutil.which("strace") is None:
        return "there is no strace"
    tried = subprocess.run(
        ["strace", "-o", os.devnull, "-e", "inject=fsync:error=EIO", "true"],
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if tried.returncode == 0 else f"strace may not trace here: {tried.stderr.strip()}"


def _own_mounts() -> list[str]:
    return ["unshare", "-m", "sh", "-ec"] if os.geteuid() == 0 else ["unshare", "-rm", "sh", "-ec"]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A filled library, with its plain copies."""
    store = open_store(tmp_path / "library")
    fill(store, tmp_path)
    write_sidecars(store)
    store.close()
    return tmp_path / "library"


def _lines(done: "subprocess.CompletedProcess[str]") -> tuple[list[str], list[str]]:
    """What was saved, and the sentences of what was refused; a traceback or anything else fails the test."""
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    lines = done.stdout.splitlines()
    saved = [line.removeprefix("saved: ") for line in lines if line.startswith("saved: ")]
    refused = [line.removeprefix("refused: ") for line in lines if line.startswith("refused: ")]
    assert len(saved) + len(refused) == len(lines)
    return saved, refused


def _note(library: Path) -> str:
    store = open_store(library)
    try:
        with store.read() as unit:
            return unit.notes.get(unit.papers.candidates("Vagus nerve")[0].id).body
    finally:
        store.close()


@pytest.mark.parametrize("action", ACTIONS)
def test_a_disk_fills_up_and_is_emptied_again(library: Path, tmp_path: Path, action: str) -> None:
    if _why_no_mounts():
        pytest.skip(_why_no_mounts())
    small, out = tmp_path / "small", tmp_path / "out"
    small.mkdir()
    script = (
        'small="$0"; full="$1"; out="$2"; shift 2; mount -t tmpfs -o size=4m tmpfs "$small";'
        ' cp -r "$full" "$small/library"; head -c 1000000 /dev/zero > "$small/library/ballast";'
        ' "$@"; cp -r "$small/library" "$out"'
    )
    done = subprocess.run(
        [*_own_mounts(), script, str(small), str(library), str(out), *_PROGRAM, action, f"{small}/library"],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    saved, refused = _lines(done)
    assert len(refused) == 1
    assert "disk is full" in refused[0]
    assert len(saved) >= 3, "some before, and two after there was room again"
    assert examine(out / "library.db").problems == ()
    _check(action, out, saved)
    assert not list(out.rglob(".*.tmp*"))


def _check(action: str, library: Path, saved: list[str]) -> None:
    """All that was acknowledged is there."""
    store = open_store(library)
    with store.read() as unit:
        paper = unit.papers.candidates("Vagus nerve")[0].id
        note = unit.notes.get(paper).body
        if action == "notes":
            assert note == note_text(1), "the last note saved, after there was room again"
        elif action == "backups":
            files = [path for path in (library / "backups").glob("*.db") if not examine(path).problems]
            assert len(files) >= min(len(saved), 5)
        elif action == "files":
            assert all(store.files.is_sound(sha256) for sha256 in saved)
        else:
            assert read_sidecar(library / "papers" / f"{paper}.json").note.body == note == note_text(1)
    store.close()


_FULL_AT = [("pwrite64:error=ENOSPC", number) for number in (1, 2, 3, 5, 8, 13, 21, 34, 55, 89)]
_SYNC_FAILS_AT = [("fsync,fdatasync:error=EIO", number) for number in range(1, 11)]


@pytest.mark.parametrize(("fault", "number"), _FULL_AT + _SYNC_FAILS_AT)
def test_a_write_or_a_sync_that_fails_loses_nothing_acknowledged(library: Path, fault: str, number: int) -> None:
    if _why_no_strace():
        pytest.skip(_why_no_strace())
    trace = ["strace", "-f", "-qq", "-o", os.devnull, "-e", "signal=none", "-e", f"inject={fault}:when={number}"]
    done = subprocess.run(
        [*trace, *_PROGRAM, "notes", str(library), "6"], capture_output=True, text=True, check=False, timeout=100
    )
    saved, refused = _lines(done)
    assert len(refused) <= 1
    assert all("saved" in sentence or "kept" in sentence for sentence in refused)
    assert examine(library / "library.db").problems == ()
    assert saved[-2:] == ["note 0", "note 1"], "what was refused once is saved the next time"
    assert _note(library) == note_text(1)


def test_a_read_only_disk_is_said(library: Path) -> None:
    if _why_no_mounts():
        pytest.skip(_why_no_mounts())
    script = 'mount --bind "$0" "$0"; mount -o remount,ro,bind "$0"; exec "$@"'
    done = subprocess.run(
        [*_own_mounts(), script, str(library), *_PROGRAM, "notes", str(library), "1"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    saved, refused = _lines(done)
    assert saved == []
    assert all("read-only" in sentence for sentence in refused)
