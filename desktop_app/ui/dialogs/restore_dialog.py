"""Chooses a backup to restore; each is shown with its day and its size, and what happens to the present library."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.day_text import day_text, local_day


@dataclass(frozen=True, slots=True)
class BackupRow:
    """`made_at` is an aware moment; `about` says what is in it, where that is known."""

    path: Path
    made_at: datetime
    size_bytes: int
    about: str = ""


class RestoreDialog(DialogFrame):
    """Nothing is restored without the choice of one and a click on the button."""

    #: Path
    chosen = Signal(object)
    #: the reader wants to look for a backup elsewhere
    other_wished = Signal()

    def __init__(self, theme: Theme, rows: Sequence[BackupRow], parent: QWidget | None = None) -> None:
        super().__init__(theme, "restoreDialog", self.tr("Restore a backup"), parent)
        words = self.tr(
            "The backup is opened and checked first. The present library is not overwritten: it is kept aside in "
            "its folder, under a name with today's date."
        )
        self.column.addWidget(self.text_label(words))
        self._list = QListWidget(self)
        self._list.setObjectName("backupList")
        self._list.setAccessibleName(self.tr("Backups, newest first"))
        for row in sorted(rows, key=lambda row: row.made_at, reverse=True):
            item = QListWidgetItem(_line(row))
            item.setData(Qt.ItemDataRole.UserRole, row.path)
            item.setToolTip(str(row.path))
            self._list.addItem(item)
        self._list.itemSelectionChanged.connect(self._on_selected)
        self.column.addWidget(self._list, 1)
        if not rows:
            self.column.addWidget(
                self.text_label(self.tr("There is no backup yet. One is made on every day you work."))
            )
        self.add_button("restoreOther", self.tr("Another file…"), self._on_other)
        self.add_button("restoreCancel", self.tr("Cancel"), self.reject)
        self._restore = self.add_button("restoreChosen", self.tr("Restore this one"), self._on_restore, primary=True)
        self._restore.setEnabled(False)
        self._list.setFocus()
        self.resize(600, 420)

    def _on_selected(self) -> None:
        self._restore.setEnabled(bool(self._list.selectedItems()))

    def _on_restore(self) -> None:
        items = self._list.selectedItems()
        if items:
            self.chosen.emit(items[0].data(Qt.ItemDataRole.UserRole))
            self.accept()

    def _on_other(self) -> None:
        self.other_wished.emit()
        self.accept()


def _line(row: BackupRow) -> str:
    when = f"{day_text(local_day(row.made_at))}, {row.made_at.astimezone():%H:%M}"
    return "   ·   ".join(filter(None, (when, QLocale().formattedDataSize(row.size_bytes), row.about)))
