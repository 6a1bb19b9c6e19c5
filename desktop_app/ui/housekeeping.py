"""Backup, restore, check and export: asks what is needed, has it done by the services, says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.category import Category
from desktop_app.domain.ids import PaperId
from desktop_app.services.copy_target import COPY_FORMAT
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.dialogs.export_dialog import ExportDialog, ExportWish
from desktop_app.ui.dialogs.report_dialog import ReportDialog
from desktop_app.ui.dialogs.restore_dialog import BackupRow, RestoreDialog
from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.widgets.day_text import day_text, local_day
from desktop_app.ui.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from desktop_app.services.annotated_copies import CopyPlan
    from desktop_app.services.backup import BackupFile, BackupReport, CountedBackup
    from desktop_app.services.context import Services
    from desktop_app.services.export import Exported

_SOUND = "ok"


class Housekeeping(QObject):
    """A backup is made by itself on every day the library changed.

    Backups and checks read the whole library, so they run beside the store thread, which goes on saving.
    """

    #: str: what the status bar says about the last backup
    backup_said = Signal(str)

    #: int, int: so many annotated copies are made, of so many
    _copy_step = Signal(int, int)

    def __init__(self, context: UiContext, window: QWidget, bar: WorkBar) -> None:
        super().__init__(window)
        self._context, self._window, self._bar = context, window, bar
        self._cancel_copy: Callable[[], None] = _nothing
        self._copy_step.connect(self._show_copy_step)
        bar.cancelled.connect(self._on_cancelled)

    def start(self) -> None:
        """The library is open: make the backup of the day if one is due, and say how old the last one is."""
        self._context.runner.run_slow(lambda services, _cancelled: _daily(services), self._say_age, owner=self)

    # backup

    def back_up(self) -> None:
        """Make a backup now."""
        self._context.runner.run_slow(
            lambda services, _cancelled: (services.backup.make(), services.backup.latest()), self._on_made, owner=self
        )

    def _on_made(self, made: tuple[BackupReport, BackupFile | None]) -> None:
        report, latest = made
        self._say(self.tr("Backed up and checked: %1.").replace("%1", self._counts(report)), report.notice)
        self._say_age(latest)

    def _say_age(self, latest: BackupFile | None) -> None:
        if latest is None:
            self.backup_said.emit(self.tr("No backup yet"))
            return
        made = latest.made_at.astimezone()
        is_today = made.date() == datetime.now().astimezone().date()
        day = self.tr("today %1").replace("%1", f"{made:%H:%M}") if is_today else day_text(local_day(latest.made_at))
        self.backup_said.emit(self.tr("Backup %1, checked").replace("%1", day))

    def _counts(self, report: BackupReport) -> str:
        parts = (
            counted(report.papers, self.tr("1 paper"), self.tr("%1 papers")),
            counted(report.notes, self.tr("1 note"), self.tr("%1 notes")),
            counted(report.marks, self.tr("1 mark"), self.tr("%1 marks")),
            counted(report.questions, self.tr("1 question"), self.tr("%1 questions")),
            counted(report.todos, self.tr("1 to-do"), self.tr("%1 to-dos")),
        )
        return ", ".join(parts)

    # restore

    def choose_backup(self) -> None:
        """Show the backups there are, with sizes and dates, and restore the chosen one."""
        self._context.runner.run_slow(
            lambda services, _cancelled: services.backup.counted(), self._show_backups, owner=self
        )

    def _show_backups(self, found: Sequence[CountedBackup]) -> None:
        rows = [BackupRow(one.path, one.made_at, one.size_bytes, self._about(one)) for one in found]
        dialog = RestoreDialog(self._context.theme, rows, self._window)
        dialog.chosen.connect(self._restore)
        dialog.other_wished.connect(self._choose_other)
        dialog.open()

    def _about(self, backup: CountedBackup) -> str:
        if backup.papers is None:
            return self.tr("cannot be read")
        return counted(backup.papers, self.tr("1 paper"), self.tr("%1 papers"))

    def _choose_other(self) -> None:
        dialog = QFileDialog(self._window, self.tr("A backup of a library"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._restore(Path(name)))
        dialog.open()

    def _restore(self, path: Path) -> None:
        self._context.runner.run(lambda services: services.backup.restore(path), self._on_restored, owner=self)

    def _on_restored(self, report: BackupReport) -> None:
        sentence = self.tr("Restored: %1. The library as it was before is kept aside.")
        told = f"{sentence.replace('%1', self._counts(report))} {report.notice}".rstrip()
        former = report.former
        if former is None:
            self._say(told)
        else:
            self._context.navigator.offer_posted.emit(told, self.tr("Undo"), lambda: self._restore(former))

    # check

    def check(self) -> None:
        """Read the whole library and say whether it is sound."""
        self._say(self.tr("Checking the library…"))
        self._context.runner.run_slow(
            lambda services, _cancelled: services.backup.check(), self._on_checked, owner=self
        )

    def _on_checked(self, report: BackupReport) -> None:
        if report.integrity == _SOUND:
            self._say(self.tr("The library is sound: %1.").replace("%1", self._counts(report)))
            return
        sentence = self.tr("Something in the library is not as it should be. A repair makes a backup first.")
        found = [(self.tr("Found"), report.integrity)]
        dialog = ReportDialog(self._context.theme, self.tr("Check of the library"), sentence, found, self._window)
        dialog.add_button("checkRepair", self.tr("Repair"), lambda: self._repair(dialog))
        dialog.open()

    def _repair(self, dialog: ReportDialog) -> None:
        dialog.accept()
        self._context.runner.run(lambda services: services.backup.check(repair=True), self._on_repaired, owner=self)

    def _on_repaired(self, report: BackupReport) -> None:
        if report.integrity == _SOUND:
            self._say(self.tr("Repaired: %1.").replace("%1", self._counts(report)), report.notice)
        else:
            self._on_checked(report)

    # export

    def export(self, papers: Sequence[PaperId]) -> None:
        """Ask for format and folder, and export these papers."""
        self._context.runner.run(
            lambda services: (services.export.formats(), services.categories.list()),
            lambda found: self._ask_export(tuple(papers), *found),
            owner=self,
        )

    def _ask_export(
        self, papers: tuple[PaperId, ...], formats: Sequence[tuple[str, str]], categories: Sequence[Category]
    ) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(documents or Path.home()) / "Postil"
        dialog = ExportDialog(self._context.theme, len(papers), formats, categories, folder, self._window)
        dialog.wished.connect(lambda wish: self._export(papers, wish))
        dialog.open()

    def _export(self, papers: tuple[PaperId, ...], wish: ExportWish) -> None:
        if wish.format == COPY_FORMAT:
            self._copy(papers, wish)
            return
        self._context.runner.run(
            lambda services: services.export.export(papers, wish.format, wish.folder, only_categories=wish.only),
            self._on_exported,
            owner=self,
        )

    def _copy(self, papers: tuple[PaperId, ...], wish: ExportWish) -> None:
        """Annotated copies are written beside the store thread, which goes on saving."""

        def write(plans: Sequence[CopyPlan]) -> None:
            self._cancel_copy = self._context.runner.run_slow(
                lambda services, cancelled: services.annotated_copies.write(
                    plans, wish.folder, cancelled, lambda done: self._copy_step.emit(done, len(plans))
                ),
                self._on_copied,
                failed=self._on_copy_failed,
                owner=self,
            )

        self._context.runner.run(lambda services: services.annotated_copies.plan(papers, wish.only), write, owner=self)

    def _on_cancelled(self) -> None:
        self._cancel_copy()

    def _show_copy_step(self, done: int, total: int) -> None:
        self._bar.show_step(self.tr("Making annotated copies"), done, total)

    def _on_copied(self, exported: Sequence[Exported]) -> None:
        self._bar.finish()
        self._on_exported(exported)

    def _on_copy_failed(self, error: Exception) -> None:
        self._bar.finish()
        self._context.navigator.problem_posted.emit(error)

    def _on_exported(self, exported: Sequence[Exported]) -> None:
        if len(exported) == 1:
            words = {
                "new": self.tr("Exported to %1"),
                "updated": self.tr("Brought up to date: %1"),
                "unchanged": self.tr("Nothing changed since the last export: %1"),
            }
            sentence = words.get(exported[0].written, words["new"]).replace("%1", str(exported[0].path))
        else:
            sentence = counted(len(exported), self.tr("1 paper exported."), self.tr("%1 papers exported."))
        notices = [f"{one.path.name}: {one.notice}" for one in exported if one.notice]
        self._say(" — ".join([sentence, *notices]))

    def _say(self, sentence: str, notice: str = "") -> None:
        self._context.navigator.message_posted.emit(f"{sentence} {notice}".rstrip())


def _nothing() -> None:
    """What cancelling does while no copy is made."""


def _daily(services: Services) -> BackupFile | None:
    services.backup.daily()
    return services.backup.latest()
