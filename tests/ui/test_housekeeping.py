"""Backup, restore, check and export from the window."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QWidget

from desktop_app.ui.housekeeping import Housekeeping
from desktop_app.ui.widgets.work_bar import WorkBar
from tests.ui.conftest import Shell
from tests.ui.records import categories


@dataclass(frozen=True)
class Report:
    integrity: str = "ok"
    papers: int = 2
    marks: int = 1
    notes: int = 0
    questions: int = 3
    todos: int = 4
    notice: str = ""
    former: Path | None = None


@dataclass(frozen=True)
class BackupFile:
    path: Path
    made_at: datetime
    size_bytes: int = 1000
    papers: int | None = 212


@dataclass
class Backups:
    made: list[BackupFile] = field(default_factory=list)
    restored: list[Path] = field(default_factory=list)
    integrity: str = "ok"
    repaired: bool = False
    days: int = 0
    former: Path | None = None

    def make(self, path: Path | None = None) -> Report:
        self.made.append(BackupFile(Path("/b/x.db"), datetime.now(UTC) - timedelta(days=self.days)))
        return Report()

    def daily(self) -> Report | None:
        return self.make() if self.days else None

    def latest(self) -> BackupFile | None:
        return self.made[-1] if self.made else None

    def counted(self) -> list[BackupFile]:
        return self.made

    def restore(self, path: Path) -> Report:
        self.restored.append(path)
        return Report(former=self.former)

    def check(self, repair: bool = False) -> Report:
        self.repaired = self.repaired or repair
        return Report("ok" if self.repaired else self.integrity)


class Desk:
    def __init__(self, shell: Shell) -> None:
        self.window = QWidget()
        self.backups = Backups()
        self.exports: list[tuple[object, ...]] = []
        self.written, self.notice = "new", ""
        shell.library.backup = self.backups
        shell.library.categories = SimpleNamespace(list=categories)
        shell.library.export = SimpleNamespace(formats=lambda: [("markdown", "Markdown")], export=self._export)
        self.bar = WorkBar(shell.theme, self.window)
        self.house = Housekeeping(shell.context, self.window, self.bar)
        self.said: list[str] = []
        self.house.backup_said.connect(self.said.append)
        shell.show(self.window)

    def _export(self, papers: object, format_id: str, out: Path, only_categories: object = ()) -> list[object]:
        self.exports.append((papers, format_id, out, only_categories))
        return [SimpleNamespace(path=out / "vagus.md", written=self.written, notice=self.notice)]


@pytest.fixture
def desk(shell: Shell) -> Desk:
    return Desk(shell)


def click(dialog: QWidget, name: str) -> None:
    QTest.mouseClick(dialog.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_a_backup_is_counted_and_dated(desk: Desk, shell: Shell) -> None:
    desk.house.start()
    assert desk.said == ["No backup yet"]
    desk.house.back_up()
    assert shell.messages == ["Backed up and checked: 2 papers, 0 notes, 1 mark, 3 questions, 4 to-dos."]
    assert desk.said[-1].startswith("Backup today ")


def test_a_backup_of_the_day_is_made_at_the_start(desk: Desk) -> None:
    desk.backups.days = 3
    desk.house.start()
    assert len(desk.backups.made) == 1
    assert desk.said[-1].startswith("Backup ")
    assert "today" not in desk.said[-1]


def test_a_chosen_backup_is_restored(desk: Desk, shell: Shell) -> None:
    desk.backups.make()
    desk.house.choose_backup()
    dialog = shell.dialog(desk.window, "restoreDialog")
    dialog.findChild(QListWidget, "backupList").setCurrentRow(0)
    click(dialog, "restoreChosen")
    assert desk.backups.restored == [Path("/b/x.db")]
    assert shell.messages[-1].endswith("The library as it was before is kept aside.")


def test_the_backups_are_listed_with_what_is_in_them(desk: Desk, shell: Shell) -> None:
    desk.backups.made = [BackupFile(Path(f"/b/{papers}"), datetime.now(UTC), papers=papers) for papers in (1, None)]
    desk.house.choose_backup()
    dialog = shell.dialog(desk.window, "restoreDialog")
    rows = dialog.findChild(QListWidget, "backupList")
    assert {rows.item(row).text().rpartition("   ·   ")[2] for row in range(2)} == {"1 paper", "cannot be read"}
    click(dialog, "restoreCancel")


def test_a_restore_can_be_taken_back(desk: Desk, shell: Shell) -> None:
    offers: list[tuple[str, str, Callable[[], None]]] = []
    shell.navigator.offer_posted.connect(lambda *offer: offers.append(offer))
    desk.backups.make()
    desk.backups.former = Path("/b/former.db")
    desk.house.choose_backup()
    dialog = shell.dialog(desk.window, "restoreDialog")
    dialog.findChild(QListWidget, "backupList").setCurrentRow(0)
    click(dialog, "restoreChosen")
    ((_sentence, text, undo),) = offers
    assert text == "Undo"
    undo()
    assert desk.backups.restored == [Path("/b/x.db"), Path("/b/former.db")]


def test_a_sound_library_is_told_in_one_sentence(desk: Desk, shell: Shell) -> None:
    desk.house.check()
    assert shell.messages[-1].startswith("The library is sound: 2 papers")


def test_a_damaged_library_is_repaired_only_when_asked(desk: Desk, shell: Shell) -> None:
    desk.backups.integrity = "row 3 missing from index"
    desk.house.check()
    dialog = shell.dialog(desk.window, "reportDialog")
    assert "row 3 missing" in dialog.findChild(QPlainTextEdit, "reportLines").toPlainText()
    assert not desk.backups.repaired
    click(dialog, "checkRepair")
    assert desk.backups.repaired
    assert shell.messages[-1].startswith("Repaired: 2 papers")


@pytest.mark.parametrize(
    ("written", "start"),
    [("new", "Exported to "), ("updated", "Brought up to date: "), ("unchanged", "Nothing changed since")],
)
def test_an_export_says_what_it_wrote(desk: Desk, shell: Shell, tmp_path: Path, written: str, start: str) -> None:
    desk.written = written
    paper = shell.library.add("Vagus")
    desk.house.export((paper,))
    dialog = shell.dialog(desk.window, "exportDialog")
    dialog.findChild(QLineEdit, "exportFolder").setText(str(tmp_path))
    click(dialog, "exportStart")
    assert desk.exports == [((paper,), "markdown", tmp_path, ())]
    assert shell.messages[-1].startswith(start)
    assert shell.messages[-1].endswith("vagus.md")


def test_an_export_says_what_she_should_know(desk: Desk, shell: Shell, tmp_path: Path) -> None:
    desk.notice = "You had edited “Note”."
    desk.house.export((shell.library.add("Vagus"),))
    dialog = shell.dialog(desk.window, "exportDialog")
    dialog.findChild(QLineEdit, "exportFolder").setText(str(tmp_path))
    click(dialog, "exportStart")
    assert shell.messages[-1].endswith("vagus.md — vagus.md: You had edited “Note”.")


def test_an_annotated_copy_is_planned_with_the_library_and_written_beside_it(
    desk: Desk, shell: Shell, tmp_path: Path
) -> None:
    steps: list[tuple[object, ...]] = []
    paper = shell.library.add("Vagus")

    def write(plans: object, out: Path, cancelled: object, stepped: Callable[[int], None]) -> list[object]:
        stepped(0)
        steps.append(("write", plans, out, desk.bar.isVisible()))
        return [SimpleNamespace(path=out / "vagus annotated.pdf", written="new", notice="It is locked.")]

    shell.library.annotated_copies = SimpleNamespace(
        plan=lambda papers, only: steps.append(("plan", papers, only)) or ("planned",), write=write
    )
    shell.library.export.formats = lambda: [("annotated_pdf", "Annotated PDF (a copy)")]
    desk.house.export((paper,))
    dialog = shell.dialog(desk.window, "exportDialog")
    dialog.findChild(QLineEdit, "exportFolder").setText(str(tmp_path))
    click(dialog, "exportStart")
    assert steps == [("plan", (paper,), ()), ("write", ("planned",), tmp_path, True)]
    assert not desk.bar.isVisible()
    assert desk.exports == []
    assert "vagus annotated.pdf" in shell.messages[-1]
    assert "It is locked." in shell.messages[-1]
