"""The program as a process: `python -m desktop_app` on a library and a home of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE_S = 60


@dataclass(frozen=True)
class Ended:
    """How a process ended and what it printed."""

    status: int
    out: bytes
    err: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def line(self) -> str:
        """The one line on standard error."""
        text = self.err.decode()
        assert text.startswith("postil: "), text
        assert text.count("\n") == 1, text
        return text


class Postil:
    """Starts the program; everything it keeps is below `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.library = folder, folder / "library"
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "POSTIL_LIBRARY": str(self.library),
        }

    def command(self, *argv: str) -> list[str]:
        return [sys.executable, "-m", "desktop_app", *argv]

    def start(self, *argv: str, **more: Any) -> "subprocess.Popen[bytes]":
        """Start it and let it run; the caller waits for its end."""
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more
        return subprocess.Popen(self.command(*argv), cwd=self.folder, env=self.environment, **pipes)

    def run(self, *argv: str, text: bytes | None = None, **more: str) -> Ended:
        """Run it to its end; `text` is its standard input, `more` is added to its environment."""
        ended = subprocess.run(
            self.command(*argv),
            input=text if text is not None else b"",
            capture_output=True,
            cwd=self.folder,
            env=self.environment | more,
            timeout=PATIENCE_S,
            check=False,
        )
        assert b"Traceback" not in ended.stderr, ended.stderr.decode()
        return Ended(ended.returncode, ended.stdout, ended.stderr)

    def json(self, *argv: str, text: bytes | None = None) -> Any:
        """The JSON of a command that succeeds."""
        ended = self.run(*argv, "--json", text=text)
        assert ended.status == 0, ended.err.decode()
        return ended.json


@pytest.fixture(scope="session")
def make_postil(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Postil]:
    """Makes a program with a library that several tests can share; the name is for people."""
    return lambda name: Postil(tmp_path_factory.mktemp(name))


@pytest.fixture
def postil(tmp_path: Path) -> Postil:
    """The program with an empty library of this test alone."""
    return Postil(tmp_path)
