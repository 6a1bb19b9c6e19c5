"""What only a process shows: streams that break, interruptions, full disks, several at once, no Qt."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import PATIENCE_S, Ended, Postil

pytestmark = pytest.mark.e2e

PAGE = "Notes in the margin\n\nAda Example\n\nAbstract\n\nNotes help readers. The effect faded \x9b1mlater.\n".encode()


@pytest.fixture(scope="module")
def shared(make_postil: Callable[[str], Postil]) -> Postil:
    """A library with one paper, for tests that only read."""
    postil = make_postil("shared")
    postil.json("add", "--text", "-", text=PAGE)
    return postil


def test_an_answer_is_one_json_document_and_nothing_else(shared: Postil) -> None:
    ended = shared.run("list", "--json")
    assert (ended.status, ended.err) == (0, b"")
    assert [row["title"] for row in ended.json] == ["Notes in the margin"]
    assert ended.out.endswith(b"\n]\n")


def test_text_in_a_pipe_has_no_escapes(shared: Postil) -> None:
    ended = shared.run("show", "margin", TERM="xterm-256color")
    assert (ended.status, ended.err) == (0, b"")
    assert b"\x1b" not in ended.out
    assert "\x9b" not in ended.out.decode()
    assert "The effect faded" in ended.out.decode()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_terminal_of_another_alphabet_gets_what_it_can_show(shared: Postil, encoding: str) -> None:
    ended = shared.run("search", "神経", "--json", PYTHONIOENCODING=encoding)
    assert (ended.status, ended.json) == (0, [])
    assert shared.run("search", "神経", PYTHONIOENCODING=encoding).status == 0


def test_every_status(shared: Postil, tmp_path: Path) -> None:
    assert shared.run("show", "zebra").line.startswith("postil: No paper answers to")
    assert shared.run("show", "zebra").status == 1
    assert shared.run("show").status == 2
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    ended = shared.run("list", "--library", str(blocked))
    assert (ended.status, ended.out) == (3, b"")
    assert "file" in ended.line


def test_a_reader_that_stops_reading_is_no_failure(shared: Postil) -> None:
    process = shared.start("list", "--json")
    assert process.stdout is not None
    process.stdout.close()
    _out, err = _ended_streams(process)
    assert (process.returncode, err) == (0, b"")


def test_an_answer_that_meets_a_full_disk_is_a_failure(shared: Postil) -> None:
    with Path("/dev/full").open("wb") as full:
        process = shared.start("list", "--json", stdout=full)
        _out, err = _ended_streams(process)
    assert process.returncode == 3
    assert err == b"postil: the answer could not be written: the disk is full.\n"


def test_closed_streams_are_no_traceback(shared: Postil) -> None:
    command = subprocess.list2cmdline(shared.command("list"))
    for closing, status in ((">&-", 3), ("2>&-", 0), ("<&-", 0)):
        ended = subprocess.run(
            ["sh", "-c", f"{command} {closing}"], env=shared.environment, capture_output=True, check=False
        )
        assert ended.returncode == status
        assert b"Traceback" not in ended.stderr


def test_an_interruption_is_one_line(shared: Postil) -> None:
    process = shared.start("note", "margin", "--set", "-", stdin=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(b"words that never end")
    process.stdin.flush()
    _wait_until_it_reads(process)
    process.send_signal(signal.SIGINT)
    _out, err = _ended_streams(process)
    assert process.returncode == 130
    assert err == b"postil: stopped; what was saved before is kept.\n"
    assert "never end" not in shared.json("note", "margin")["note"]


def test_without_a_display_the_window_says_how_to_go_on(shared: Postil) -> None:
    for argv in ((), ("paper.pdf",), ("--library", "somewhere")):
        ended = shared.run(*argv)
        assert (ended.status, ended.out) == (3, b"")
        assert ended.line.startswith("postil: there is no display; ")


def test_nothing_but_a_picture_loads_qt(shared: Postil) -> None:
    code = (
        "import sys; from desktop_app.__main__ import main; status = main(sys.argv[1:]);"
        "loaded = [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6', 'pymupdf'))];"
        "sys.exit(status or len(loaded))"
    )
    for argv in (("show", "margin"), ("search", "notes"), ("formats",), ("export", "--all", "--format", "markdown")):
        done = subprocess.run(
            [sys.executable, "-c", code, *argv],
            env=shared.environment,
            cwd=shared.folder,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()


def test_commands_at_the_same_time_all_succeed(postil: Postil) -> None:
    paper = postil.json("add", "--text", "-", text=PAGE)[0]["paper"]
    processes = [postil.start("note", paper, "--append", f"line {number}", "--json") for number in range(4)]
    for process in processes:
        _out, err = _ended_streams(process)
        assert (process.returncode, err) == (0, b"")
    note = postil.json("note", paper)["note"]
    assert sorted(line for line in note.splitlines() if line.startswith("line")) == [f"line {n}" for n in range(4)]


def test_a_library_of_a_newer_program_is_left_untouched(postil: Postil) -> None:
    import sqlite3

    postil.json("add", "--text", "-", text=PAGE)
    database = postil.library / "library.db"
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()
    before = database.read_bytes()
    for argv in (("list",), ("note", "margin", "--append", "x")):
        ended = postil.run(*argv, "--json")
        assert (ended.status, ended.out) == (3, b"")
        assert "newer" in ended.line
    assert database.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"not a database, but a text of some length " * 100])
def test_a_damaged_library_is_told_and_kept(postil: Postil, content: bytes) -> None:
    postil.json("add", "--text", "-", text=PAGE)
    database = postil.library / "library.db"
    database.write_bytes(content)
    ended = postil.run("list", "--json")
    assert (ended.status, ended.out) == (3, b"")
    assert len(ended.line) > 40
    assert database.read_bytes() == content


def test_a_full_disk_is_told_and_nothing_is_lost(postil: Postil) -> None:
    paper = postil.json("add", "--text", "-", text=PAGE)[0]["paper"]
    disk = postil.folder / "disk"
    disk.mkdir()
    script = f"mount -t tmpfs -o size=700k tmpfs {disk} && cp -r {postil.library} {disk}/ && exec "
    inner = subprocess.list2cmdline(
        postil.command("note", paper, "--set", "-", "--json", "--library", str(disk / "library"))
    )
    ended = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script + inner],
        input=os.urandom(600_000).hex().encode(),
        env=postil.environment,
        capture_output=True,
        timeout=PATIENCE_S,
        check=False,
    )
    if b"unshare" in ended.stderr or b"mount" in ended.stderr:
        pytest.skip("this machine lets nobody mount a small disk")
    assert (ended.returncode, ended.stdout) == (3, b"")
    assert "full" in Ended(ended.returncode, ended.stdout, ended.stderr).line


def test_a_picture_is_drawn_without_a_display(shared: Postil) -> None:
    pytest.importorskip("PySide6")
    out = shared.folder / "desk.png"
    ended = shared.run("snapshot", "desk", str(out), "--paper", "margin", "--size", "900x600", "--json")
    assert ended.status == 0, ended.err.decode()
    assert json.loads(ended.out) == {"path": str(out), "width": 900, "height": 600}
    assert out.read_bytes().startswith(b"\x89PNG")


def _ended_streams(process: "subprocess.Popen[bytes]") -> tuple[bytes, bytes]:
    """What is left on the streams when the process ends."""
    assert process.stderr is not None
    with process.stderr:
        err = process.stderr.read()
    out = b""
    if process.stdout is not None and not process.stdout.closed:
        with process.stdout:
            out = process.stdout.read()
    if process.stdin is not None:
        process.stdin.close()
    process.wait(PATIENCE_S)
    return out, err


def _wait_until_it_reads(process: "subprocess.Popen[bytes]") -> None:
    """Wait until the process has taken what was written to its standard input."""
    import fcntl
    import struct
    import termios
    import time

    assert process.stdin is not None
    deadline = time.monotonic() + PATIENCE_S
    waiting = 1
    while waiting and time.monotonic() < deadline:
        waiting = struct.unpack("i", fcntl.ioctl(process.stdin, termios.FIONREAD, struct.pack("i", 0)))[0]
    assert not waiting
