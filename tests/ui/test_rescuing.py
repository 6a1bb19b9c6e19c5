"""The page in the place of everything else while the library cannot be used, and who does what it wishes."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QProgressBar, QPushButton, QWidget

from desktop_app.domain.errors import (
    EnvironmentProblemError,
    LibraryDamagedError,
    LibraryLockedError,
    LibraryTooNewError,
    ReaderError,
)
from desktop_app.domain.steps import Step
from desktop_app.services.backup import CountedBackup
from desktop_app.services.rescue import Plight, Rescued, Trouble
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.panels import paper_list
from desktop_app.ui.rescuing import Rescuing
from desktop_app.ui.window_layout import WindowLayout
from tests.ui.clipping import clipped
from tests.ui.conftest import Shell
from tests.ui.test_names import nameless

DAMAGE = LibraryDamagedError("The database is damaged.")
_FOLDER = Path("/home/reader/library")
_BACKUPS = (
    CountedBackup(Path("/b/2.db"), datetime(2026, 11, 26, 9, 0, tzinfo=UTC), 2_000_000, None),
    CountedBackup(Path("/b/1.db"), datetime(2026, 11, 25, 14, 2, tzinfo=UTC), 2_000_000, 212),
    CountedBackup(Path("/b/0.db"), datetime(2026, 11, 24, 14, 2, tzinfo=UTC), 1_000_000, 1),
)


class Rescue:
    """What was wished for, in order."""

    def __init__(self) -> None:
        self.trouble, self.backups, self.copies = Trouble.DAMAGED, _BACKUPS, 210
        self.done: list[object] = []
        self.failure: Exception | None = None

    def look(self, _error: Exception) -> Plight:
        return Plight(self.trouble, _FOLDER, self.backups, self.copies)

    def repair(self, step: Step) -> Rescued:
        return self._do("repair", step)

    def rebuild(self, step: Step) -> Rescued:
        return self._do("rebuild", step)

    def restore(self, path: Path, step: Step) -> Rescued:
        return self._do(path, step)

    def _do(self, what: object, step: Step) -> Rescued:
        self.done.append(what)
        step(1, 4)
        if self.failure is not None:
            raise self.failure
        return Rescued(212, "It was made again.", (_FOLDER / "library damaged 2026-11-26.db",))


class Keeper:
    """The runner's part; with `waits` what was given is run by `run_next`."""

    def __init__(self) -> None:
        self.waits = self.is_cancelled = False
        self.jobs: list[Callable[[], None]] = []
        self.closed: list[Exception] = []
        self.opened = 0

    def run_apart(
        self,
        call: Callable[[Callable[[], bool]], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        owner: QObject,
    ) -> Callable[[], None]:
        def work() -> None:
            try:
                value = call(lambda: self.is_cancelled)
            except Exception as error:
                failed(error)
                return
            done(value)

        self.jobs.append(work)
        if not self.waits:
            self.run_next()
        return self._cancel

    def close_library(self, reason: Exception, done: Callable[[], None], owner: QObject) -> None:
        self.closed.append(reason)
        done()

    def open_again(self) -> None:
        self.opened += 1

    def run_next(self) -> None:
        self.jobs.pop(0)()

    def _cancel(self) -> None:
        self.is_cancelled = True


class Place:
    def __init__(self, shell: Shell) -> None:
        self.rescue, self.keeper = Rescue(), Keeper()
        self.window = MainWindow(shell.context, paper_list.PLUGIN.build(shell.context), QWidget(), WindowLayout())
        self.window.furnish()
        shell.show(self.window, 1100, 700)
        self.rescuing = Rescuing(shell.theme, self.keeper, self.window, lambda: self.rescue, _FOLDER)  # type: ignore[arg-type,return-value]
        self.shell = shell

    def begin(self, error: Exception = DAMAGE, *, was_open: bool = False) -> None:
        self.rescuing.begin(error, was_open=was_open)
        self.shell.settle()

    def button(self, name: str) -> QPushButton:
        found = self.window.findChild(QPushButton, f"rescue{name}")
        assert found is not None
        return found

    def label(self, name: str) -> str:
        found = self.window.findChild(QLabel, f"rescue{name}")
        assert found is not None
        return found.text() if found.isVisible() else ""

    def click(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)
        self.shell.settle()

    def offered(self) -> set[str]:
        names = ("Repair", "Rebuild", "Restore", "Again", "Other", "Folder", "Later", "Open")
        return {name for name in names if self.button(name).isVisible()}


@pytest.fixture
def place(shell: Shell) -> Iterator[Place]:
    place = Place(shell)
    yield place
    place.window.guard = None


def test_a_damaged_library_is_told_with_what_is_safe_and_all_ways_back(place: Place) -> None:
    place.begin()
    assert place.label("Heading") == "The library is damaged"
    assert str(_FOLDER) in place.label("Matter")
    safe = place.label("Safe")
    assert safe.startswith("2 backups, the last of 25 Nov 2026, ")
    assert "(212 papers)" in safe
    assert "The plain copies of 210 papers" in safe
    assert place.offered() == {"Repair", "Rebuild", "Restore", "Again", "Other", "Folder"}
    assert place.button("Repair").hasFocus()


def test_nothing_else_is_shown_and_no_key_of_it_works(place: Place) -> None:
    place.begin()
    parts = (place.window.top, place.window.rail, place.window.screens, place.window.status)
    assert not any(part.isVisible() for part in parts)
    table = place.window.actions_table
    assert [spec.id for spec in table.specs if table[spec.id].shortcuts()] == ["quit"]
    place.window.show_problem(EnvironmentProblemError("Nothing can be read."))
    assert place.window.message_bar.sentence() == ""
    place.rescuing.end()
    place.shell.settle()
    assert all(part.isVisible() for part in parts)
    assert table["paste"].shortcuts()
    assert place.window.findChild(QWidget, "rescuePage") is None


@pytest.mark.parametrize(
    ("trouble", "error", "offered"),
    [
        (Trouble.MISSING, DAMAGE, {"Repair", "Rebuild", "Restore"}),
        (Trouble.NO_LIBRARY, DAMAGE, {"Repair", "Rebuild", "Restore"}),
        (Trouble.TOO_NEW, LibraryTooNewError("It is of a newer version."), {"Restore"}),
        (Trouble.LOCKED, LibraryLockedError("The library is open in process 7."), set()),
        (Trouble.CLOSED, EnvironmentProblemError("The disk is gone."), set()),
    ],
)
def test_only_what_can_help_is_offered(place: Place, trouble: Trouble, error: Exception, offered: set[str]) -> None:
    place.rescue.trouble = trouble
    place.begin(error)
    assert place.offered() == offered | {"Again", "Other", "Folder"}
    assert place.label("Heading")
    assert place.label("Matter")


def test_without_backups_and_copies_there_is_nothing_to_press_in_vain(place: Place) -> None:
    place.rescue.trouble, place.rescue.backups, place.rescue.copies = Trouble.NO_LIBRARY, (), 0
    place.begin()
    assert place.offered() == {"Again", "Other", "Folder"}
    assert "There are no backups" in place.label("Safe")


def test_a_repair_closes_the_library_tells_where_the_file_is_and_opens_it(place: Place) -> None:
    place.begin()
    place.click("Repair")
    assert (place.keeper.closed, place.rescue.done) == ([DAMAGE], ["repair"])
    assert place.label("Matter") == "The library has 212 papers. It was made again."
    assert "library damaged 2026-11-26.db" in place.label("Kept")
    assert place.offered() == {"Open"}
    assert place.button("Open").hasFocus()
    place.click("Open")
    assert place.keeper.opened == 1


def test_the_chosen_backup_is_restored_and_one_that_cannot_be_read_is_not(place: Place) -> None:
    place.begin()
    rows = place.window.findChild(QListWidget, "rescueBackups")
    assert rows.currentRow() == 1
    assert not rows.item(0).flags() & Qt.ItemFlag.ItemIsEnabled
    assert place.button("Restore").text().endswith("(212 papers)")
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert place.button("Restore").text().endswith("(1 paper)")
    assert place.button("Restore").accessibleName() == place.button("Restore").text()
    QTest.keyClick(rows, Qt.Key.Key_Return)
    place.shell.settle()
    assert place.rescue.done == [Path("/b/0.db")]


def test_what_does_not_help_is_told_and_everything_is_offered_again(place: Place) -> None:
    place.rescue.failure = ReaderError("There are no plain copies.")
    place.begin()
    place.click("Rebuild")
    assert place.label("Problem") == "There are no plain copies."
    assert place.button("Repair").isEnabled()
    assert place.button("Repair").hasFocus()


def test_long_work_shows_how_far_it_is_and_can_be_stopped(place: Place) -> None:
    place.begin()
    place.keeper.waits = True
    place.click("Rebuild")
    cancel = place.window.findChild(QWidget, "rescuePage").findChild(QPushButton, "workCancel")
    assert cancel.hasFocus()
    assert not place.button("Repair").isEnabled()
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    place.keeper.run_next()
    assert place.label("Problem") == "Stopped. The library is as it was before."
    assert not cancel.isVisible()


def test_the_steps_reach_the_bar(place: Place) -> None:
    place.begin()
    bar = place.window.findChild(QWidget, "rescuePage").findChild(QProgressBar, "workProgress")
    place.keeper.waits = True
    place.click("Repair")
    assert bar.maximum() == 0
    place.rescuing._stepped.emit(1, 4)
    place.shell.settle()
    assert (bar.value(), bar.maximum()) == (1, 4)
    place.keeper.run_next()


def test_damage_met_while_reading_can_wait_until_something_was_tried(place: Place) -> None:
    place.begin(was_open=True)
    assert "Later" in place.offered()
    QTest.keyClick(place.button("Repair"), Qt.Key.Key_Escape)
    place.shell.settle()
    assert place.window.screens.isVisible()
    place.begin(was_open=True)
    place.rescue.failure = ReaderError("It did not help.")
    place.click("Repair")
    assert "Later" not in place.offered()


def test_damage_is_told_to_who_can_help(place: Place) -> None:
    met: list[Exception] = []
    place.window.damage_met.connect(met.append)
    place.window.show_problem(DAMAGE)
    place.window.show_problem(EnvironmentProblemError("The disk is full."))
    assert met == [DAMAGE]


def test_only_a_library_is_opened_instead(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Path] = []
    monkeypatch.setattr(Rescuing, "_open_other", lambda _self, folder: started.append(folder))
    place.begin()
    place.rescuing._look_at_other(tmp_path)
    assert "There is no library in" in place.label("Problem")
    (tmp_path / "library.db").touch()
    place.rescuing._look_at_other(tmp_path)
    assert started == [tmp_path]


@pytest.mark.parametrize("size", [(1100, 700), (800, 600), (720, 480)])
def test_all_words_have_room_and_all_controls_a_name(place: Place, size: tuple[int, int]) -> None:
    place.window.resize(*size)
    place.begin(was_open=True)
    page = place.window.findChild(QWidget, "rescuePage")
    assert clipped(page) == []
    assert nameless(page) == []
    place.click("Repair")
    assert clipped(page) == []
