"""An export that is cut off at any of its steps leaves the old file or the new one, and the next clears up."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.bootstrap import build_services
from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.ids import PaperId
from desktop_app.domain.paper import Bibliography
from desktop_app.pdf.fake import FakePdfReader
from desktop_app.system.events import EventBus
from desktop_app.system.paths import find_paths

#: exports once, and dies without a word before or after one of the steps
_CHILD = """
import os, sys
from importlib import import_module
from pathlib import Path
from uuid import UUID

step, when, library, out, paper = sys.argv[1:]
from desktop_app.bootstrap import build_services
from desktop_app.pdf.fake import FakePdfReader
from desktop_app.system.events import EventBus
from desktop_app.system.paths import find_paths

services = build_services(find_paths(Path(library)), EventBus(), pdf=FakePdfReader())
module, *names = {"make": ("tempfile", "mkstemp"), "force": ("os", "fsync"), "rename": ("pathlib", "Path", "replace"),
    "mode": ("pathlib", "Path", "chmod")}[step]
owner = import_module(module)
for name in names[:-1]:
    owner = getattr(owner, name)
real = getattr(owner, names[-1])

def dies(*args, **options):
    if when == "after":
        real(*args, **options)
    os._exit(9)

setattr(owner, names[-1], dies)
services.export.export([UUID(paper)], "markdown", Path(out))
os._exit(0)
"""


@pytest.fixture
def exported(tmp_path: Path) -> tuple[Path, Path, PaperId]:
    """A library whose paper was exported and then changed; the file, and the paper."""
    library, out = tmp_path / "library", tmp_path / "out"
    services = build_services(find_paths(library), EventBus(), pdf=FakePdfReader())
    try:
        paper = services.intake.add_draft(PaperDraft(Bibliography(title="A paper"), note="Old words.")).paper
        (first,) = services.export.export([paper.id], "markdown", out)
        services.notes.save(paper.id, "New words.")
    finally:
        services.close()
    return library, first.path, paper.id


@pytest.mark.parametrize(
    ("step", "when"),
    [("make", "after"), ("force", "before"), ("rename", "before"), ("rename", "after"), ("mode", "after")],
)
def test_cut_off_at(step: str, when: str, exported: tuple[Path, Path, PaperId]) -> None:
    library, path, paper = exported
    old = path.read_text(encoding="utf-8")
    arguments = (step, when, str(library), str(path.parent), str(paper))
    died = subprocess.run([sys.executable, "-c", _CHILD, *arguments], check=False, capture_output=True, timeout=60)
    assert died.returncode == 9, died.stderr.decode()
    new = old.replace("Old words.", "New words.")
    found = path.read_text(encoding="utf-8")
    assert _without_hashes(found) in (_without_hashes(old), _without_hashes(new))
    services = build_services(find_paths(library), EventBus(), pdf=FakePdfReader())
    try:
        (again,) = services.export.export([paper], "markdown", path.parent)
    finally:
        services.close()
    assert again.path == path
    assert again.notice is None
    assert _without_hashes(path.read_text(encoding="utf-8")) == _without_hashes(new)
    assert [left.name for left in path.parent.iterdir()] == [path.name]


def _without_hashes(text: str) -> list[str]:
    return [line for line in text.split("\n") if "postil:begin" not in line]
