"""`export` and `formats`."""

from pathlib import Path

from tests.cli_shapes import EXPORTED, FORMATS, fits
from tests.unit.cli.conftest import PAGE, Desk


def test_papers_are_exported_and_exported_again(desk: Desk) -> None:
    first, second = desk.paste(), desk.paste(PAGE.replace("Vagus nerve", "Optic nerve"))
    out = desk.folder / "notes"
    written = desk.json("export", first, second, first, "--format", "markdown", "--out", str(out))
    assert all(fits(one, EXPORTED) for one in written)
    assert [(one["paper"], one["written"]) for one in written] == [(first, "new"), (second, "new")]
    assert all(Path(one["path"]).parent == out and Path(one["path"]).is_file() for one in written)
    again = desk.json("export", "--all", "--format", "markdown", "--out", str(out))
    assert {one["written"] for one in again} == {"unchanged"}
    desk.json("note", first, "--append", "new words")
    (updated,) = desk.json("export", first, "--format", "markdown", "--out", str(out))
    assert updated["written"] == "updated"
    assert "new words" in Path(updated["path"]).read_text(encoding="utf-8")


def test_an_export_can_be_printed(desk: Desk) -> None:
    paper = desk.paste()
    printed = desk.text("export", paper, "--format", "markdown", "--out", "-")
    assert "Vagus nerve stimulation" in printed
    assert not list(desk.folder.glob("*.md"))


def test_only_some_categories(desk: Desk) -> None:
    paper = desk.paste()
    desk.json("mark", paper, "--quote", "first step", "--category", "Claim", "--comment", "a claim")
    desk.json("mark", paper, "--quote", "not fully understood", "--category", "Doubt", "--comment", "a doubt")
    printed = desk.text("export", paper, "--format", "markdown", "--out", "-", "--only", "Doubt, question")
    assert "a doubt" in printed
    assert "a claim" not in printed
    desk.refused("export", paper, "--format", "markdown", "--out", str(desk.folder), "--only", "zebra")


def test_what_cannot_be_exported_is_refused(desk: Desk) -> None:
    paper = desk.paste()
    desk.refused("export", paper, "--format", "papyrus", "--out", str(desk.folder))
    desk.refused("export", "zebra", "--format", "markdown", "--out", str(desk.folder))
    assert not list(desk.folder.glob("*.md"))


def test_an_empty_library_exports_nothing(desk: Desk) -> None:
    assert desk.json("export", "--all", "--format", "markdown", "--out", str(desk.folder)) == []
    assert "no papers" in desk.text("export", "--all", "--format", "markdown", "--out", str(desk.folder))


def test_formats_are_named_and_need_no_library(desk: Desk) -> None:
    formats = desk.json("formats")
    assert fits(formats, FORMATS)
    assert {"pdf", "pasted"} <= set(formats["importers"])
    assert "markdown" in formats["exporters"]
    assert "Markdown" in desk.text("formats")
    assert not desk.library.exists()
