"""What README.md shows can be followed as it stands: its commands run, its links lead somewhere."""

import re
import shlex
from pathlib import Path

import pytest

from tests.e2e.conftest import ROOT, Postil

pytestmark = pytest.mark.e2e

README = (ROOT / "README.md").read_text(encoding="utf-8")


def _commands() -> list[list[str]]:
    section = README.split("## Without a window")[1].split("\n## ")[0]
    lines = [line.strip() for line in section.splitlines() if line.startswith("    packaging/run ")]
    return [shlex.split(line, comments=True)[1:] for line in lines]


def test_every_command_without_a_window_succeeds(postil: Postil) -> None:
    commands = _commands()
    assert len(commands) >= 10
    for command in commands:
        argv = [str(ROOT / part) if part.startswith("tests/") else part for part in command]
        out = argv.index("--out") if "--out" in argv else None
        if out is not None:
            argv[out + 1] = str(postil.folder / "notes")
        ended = postil.run(*argv)
        assert ended.status == 0, (argv, ended.err.decode())
        assert ended.out, argv
    assert len(list((postil.folder / "notes").glob("*.md"))) == 1
    assert postil.json("show", "turtles")["marks"][0]["quote"] == "was long an open question"


@pytest.mark.parametrize("page", ["README.md", "ARCHITECTURE.md"])
def test_every_link_leads_to_a_file(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert [link for link in links if not (ROOT / Path(link)).exists()] == []
