"""`backup`, `restore`, `check`."""

from pathlib import Path

from tests.cli_shapes import SAFETY, fits
from tests.unit.cli.conftest import Desk


def test_a_backup_is_made_counted_and_restored(desk: Desk) -> None:
    paper = desk.paste()
    desk.json("ask", paper, "Why?")
    desk.json("mark", paper, "--quote", "first step")
    target = desk.folder / "backup.db"
    made = desk.json("backup", str(target))
    assert fits(made, SAFETY)
    assert (made["papers"], made["marks"], made["questions"], made["todos"]) == (1, 1, 1, 0)
    assert (made["integrity"], Path(made["path"])) == ("ok", target)
    desk.json("trash", paper)
    restored = desk.json("restore", str(target))
    assert fits(restored, SAFETY)
    assert restored["papers"] == 1
    assert [row["paper"] for row in desk.json("list")] == [paper]


def test_a_backup_without_a_name_goes_into_the_library(desk: Desk) -> None:
    desk.paste()
    made = desk.json("backup")
    assert Path(made["path"]).is_relative_to(desk.library / "backups")
    assert "1 paper, " in desk.text("backup")


def test_a_library_is_checked(desk: Desk) -> None:
    desk.paste()
    for argv in (("check",), ("check", "--repair")):
        checked = desk.json(*argv)
        assert fits(checked, SAFETY)
        assert (checked["papers"], checked["integrity"]) == (1, "ok")
    assert "integrity: ok" in desk.text("check")


def test_what_is_no_backup_is_refused(desk: Desk) -> None:
    paper = desk.paste()
    foreign = desk.folder / "foreign.db"
    for content in (b"", b"no database", b"SQLite format 3\0" + bytes(4096)):
        foreign.write_bytes(content)
        told = desk.run("restore", str(foreign), "--json")
        assert told.status in (1, 3)
        assert (told.out, told.err.count("\n")) == ("", 1)
    desk.refused("restore", str(desk.folder / "missing.db"))
    assert [row["paper"] for row in desk.json("list")] == [paper]


def test_a_damaged_library_is_checked_and_made_again_from_its_plain_copies(desk: Desk) -> None:
    paper = desk.paste()
    desk.json("note", paper, "--append", "not to be lost")
    (desk.library / "library.db").write_bytes(b"no database any more " * 500)
    told = desk.run("list", "--json")
    assert (told.status, told.out, told.err.count("\n")) == (3, "", 1)
    checked = desk.run("check", "--json")
    assert checked.status == 3
    assert fits(checked.json, SAFETY)
    assert checked.json["integrity"] != "ok"
    repaired = desk.json("check", "--repair")
    assert (repaired["papers"], repaired["integrity"]) == (1, "ok")
    assert "not to be lost" in desk.json("note", paper)["note"]


def test_a_backup_is_restored_over_a_damaged_library(desk: Desk) -> None:
    paper = desk.paste()
    backup = desk.json("backup")["path"]
    (desk.library / "library.db").write_bytes(b"no database any more " * 500)
    assert desk.run("backup").status == 3
    assert desk.json("restore", backup)["papers"] == 1
    assert [row["paper"] for row in desk.json("list")] == [paper]
