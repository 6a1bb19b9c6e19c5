"""Reads the texts that a command is given by file name, or by "-" on standard input."""

import sys
from pathlib import Path

from desktop_app.domain.errors import EnvironmentProblemError, ReaderError
from desktop_app.system.disk_problems import disk_reason

STANDARD_INPUT = "-"

_MOST_BYTES = 64 * 1024 * 1024


def read_text(name: str) -> str:
    """The whole text: UTF-8, UTF-16 with its mark, else Windows-1252 as old files have it."""
    return _decoded(_standard_input() if name == STANDARD_INPUT else _content(Path(name)))


def need_file(path: Path) -> None:
    """Raise ReaderError where there is no such file, or something else in its place; a pipe is not waited for."""
    if not path.exists():
        raise ReaderError(f"There is no file “{path}”.")
    if not path.is_file():
        raise ReaderError(f"“{path}” is not a file.")


def _content(path: Path) -> bytes:
    try:
        need_file(path)
        with path.open("rb") as file:
            return _bounded(file.read(_MOST_BYTES + 1), str(path))
    except OSError as error:
        raise EnvironmentProblemError(f"“{path}” cannot be read: {disk_reason(error)}.") from error


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise ReaderError("There is nothing on standard input.")
    return _bounded(sys.stdin.buffer.read(_MOST_BYTES + 1), "standard input")


def _bounded(content: bytes, name: str) -> bytes:
    if len(content) > _MOST_BYTES:
        raise ReaderError(f"“{name}” is longer than {_MOST_BYTES // (1024 * 1024)} MB; that is no page of text.")
    return content


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
