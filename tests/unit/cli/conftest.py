"""The command line over a real library, in this process, with the PDF engine of the tests."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop_app.bootstrap import build_backup, build_services
from desktop_app.cli import program
from desktop_app.cli.command import Build
from desktop_app.cli.snapshot import Picture
from desktop_app.meaning.index import MeaningIndex
from desktop_app.pdf.fake import FakePdf, FakePdfReader, write_fake_pdf
from desktop_app.services.context import Services
from desktop_app.system.paths import AppPaths
from tests.word_encoder import load

PAGE = """\
Vagus nerve stimulation and neurotrophins

Ada Example, Ben Muster

Received 14 November 2019, Accepted 31 March 2020

Abstract

Neurotrophins rise after stimulation of the nerve. The mechanism remains not fully understood. It is a first step.

Keywords

vagus nerve; neurotrophins
"""
PDF_PAGES = (
    "Margins of Reading\nA study of notes\n\nNotes help readers. Readers who wrote in the margin recalled more.\n",
    "Discussion\n\nThe effect faded for readers who never returned to their notes.\nNotes help readers.\n",
)


@dataclass(frozen=True)
class Told:
    """What one command line answered."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Desk:
    """Runs command lines on one library."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.library = folder, folder / "library"
        self._capsys = capsys

    def run(self, *argv: str) -> Told:
        self._capsys.readouterr()
        status = program.run(("--library", str(self.library), *argv), _no_picture, Build(_built, build_backup))
        printed = self._capsys.readouterr()
        assert "Traceback" not in printed.err
        assert all(line.startswith("postil: ") for line in printed.err.splitlines())
        return Told(status, printed.out, printed.err)

    def text(self, *argv: str) -> str:
        """The answer for people of a command that succeeds."""
        told = self.run(*argv)
        assert told.status == 0, told
        return told.out

    def json(self, *argv: str) -> Any:
        """The JSON of a command that succeeds."""
        told = self.run(*argv, "--json")
        assert told.status == 0, told
        return told.json

    def refused(self, *argv: str) -> str:
        """The one line of a command whose request cannot be met."""
        told = self.run(*argv, "--json")
        assert (told.status, told.out, told.err.count("\n")) == (1, "", 1), told
        return told.err

    def paste(self, text: str = PAGE) -> str:
        """Add a pasted page; the id of its paper."""
        path = self.folder / "page.txt"
        path.write_text(text, encoding="utf-8")
        return str(self.json("add", "--text", str(path))[0]["paper"])

    def pdf(self, name: str = "margins.pdf", pages: Sequence[str] = PDF_PAGES, **facts: Any) -> str:
        """Make a PDF; its path."""
        return str(write_fake_pdf(self.folder / name, FakePdf(tuple(pages), **facts)))


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def _built(paths: AppPaths) -> Services:
    return build_services(paths, pdf=FakePdfReader(), meaning=MeaningIndex(paths.cache / "related", load))


def _no_picture(_picture: Picture, _library: Path | None) -> tuple[int, int]:
    raise AssertionError("nothing is drawn here")
