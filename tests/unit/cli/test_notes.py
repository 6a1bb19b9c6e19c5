"""`note`: printed, written whole, added to."""

import io
import re
import sys

import pytest

from tests.cli_shapes import NOTE, fits
from tests.unit.cli.conftest import Desk


def test_a_note_that_was_never_written_is_empty(desk: Desk) -> None:
    paper = desk.json("add", desk.pdf())[0]["paper"]
    note = desk.json("note", paper)
    assert fits(note, NOTE)
    assert (note["note"], note["revision"]) == ("", 0)
    assert desk.text("note", paper) == ""


def test_a_note_is_written_and_added_to(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = desk.json("add", desk.pdf())[0]["paper"]
    path = desk.folder / "note.md"
    path.write_text("# Mine\n\n- [ ] naïve 神経\n", encoding="utf-8")
    first = desk.json("note", paper, "--set", str(path))
    assert fits(first, NOTE)
    assert re.fullmatch(r"# Mine\n\n- \[ \] naïve 神経 \^t-[0-9a-f]{8}\n", first["note"])
    second = desk.json("note", paper, "--append", "- [x] one more")
    assert second["note"].startswith("# Mine\n\n- [ ] naïve 神経")
    assert re.search(r"- \[x\] one more \^t-[0-9a-f]{8}$", second["note"])
    assert [todo["text"] for todo in desk.json("todos", "--state", "all")] == ["naïve 神経", "one more"]
    assert second["revision"] > first["revision"]
    assert desk.text("note", paper) == second["note"] + "\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"from a pipe")))
    assert desk.json("note", paper, "--set", "-")["note"] == "from a pipe"
    assert desk.json("show", paper)["note"] == "from a pipe"


def test_writing_is_confirmed_for_people(desk: Desk) -> None:
    paper = desk.paste()
    assert "saved" in desk.text("note", paper, "--append", "more")


def test_a_missing_file_leaves_the_note(desk: Desk) -> None:
    paper = desk.paste()
    desk.json("note", paper, "--append", "kept")
    desk.refused("note", paper, "--set", str(desk.folder / "missing.md"))
    assert "kept" in desk.json("note", paper)["note"]
