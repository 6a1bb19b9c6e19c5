"""Opening a folder with the system's own program, which may be missing, fail or take its time."""

import os
from pathlib import Path

import pytest

from desktop_app.system import folder_opening
from desktop_app.system.folder_opening import open_folder


def _program(folder: Path, monkeypatch: pytest.MonkeyPatch, lines: str) -> None:
    path = folder / "xdg-open"
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(0o755)
    monkeypatch.setattr(folder_opening.sys, "platform", "linux")
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_the_folder_is_given_to_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(tmp_path, monkeypatch, f'echo "$1" > "{tmp_path}/told"')
    assert open_folder(tmp_path / "a b")
    assert (tmp_path / "told").read_text().strip() == str(tmp_path / "a b")


def test_a_program_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(tmp_path, monkeypatch, "exit 3")
    assert not open_folder(tmp_path)


def test_a_program_that_goes_on_has_taken_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_opening, "_PATIENCE_S", 0.1)
    _program(tmp_path, monkeypatch, "exec sleep 5")
    assert open_folder(tmp_path)


def test_without_a_program_there_is_no_file_manager(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(folder_opening.sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not open_folder(tmp_path)
