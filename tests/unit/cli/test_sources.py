"""Texts by file name or on standard input, in the encodings that texts come in."""

import io
import os
import sys
from pathlib import Path

import pytest

from desktop_app.cli.sources import need_file, read_text
from desktop_app.domain.errors import EnvironmentProblemError, ReaderError


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes("naïve “quotes”".encode(encoding))
    assert read_text(str(path)) == "naïve “quotes”"


def test_standard_input_is_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("ein Text – mit Strich\n".encode())))
    assert read_text("-") == "ein Text – mit Strich\n"
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ReaderError):
        read_text("-")


def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "missing.txt", tmp_path, tmp_path / "pipe"):
        with pytest.raises(ReaderError, match=path.name):
            need_file(path)
        with pytest.raises(ReaderError):
            read_text(str(path))


def test_a_name_the_disk_cannot_have_is_the_environments_problem() -> None:
    with pytest.raises(EnvironmentProblemError, match="too long"):
        read_text("x" * 5000)


def test_a_text_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.cli.sources._MOST_BYTES", 10)
    path = tmp_path / "long.txt"
    path.write_text("eleven char")
    with pytest.raises(ReaderError, match="longer"):
        read_text(str(path))
