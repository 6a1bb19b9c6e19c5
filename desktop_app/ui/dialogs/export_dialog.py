"""Chooses format, folder and categories of an export."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from desktop_app.domain.category import Category
from desktop_app.domain.ids import CategoryId
from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.theme import Theme

_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class ExportWish:
    """`only` is empty when marks of all categories are wanted."""

    format: str
    folder: Path
    only: tuple[CategoryId, ...] = ()


class ExportDialog(DialogFrame):
    """`formats` are (id, label)."""

    #: ExportWish
    wished = Signal(object)

    def __init__(
        self,
        theme: Theme,
        number: int,
        formats: Sequence[tuple[str, str]],
        categories: Sequence[Category],
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "exportDialog", self.tr("Export"), parent)
        papers = counted(number, self.tr("1 paper"), self.tr("%1 papers"))
        words = self.tr("%1: note, marks, questions and to-dos. A file that was exported before is brought up to date.")
        self.column.addWidget(self.text_label(words.replace("%1", papers)))
        self._add_format(formats)
        self._add_folder(folder)
        self._add_categories(categories)
        self.column.addStretch(1)
        self.add_button("exportCancel", self.tr("Cancel"), self.reject)
        self.add_button("exportStart", self.tr("Export"), self._on_export, primary=True)
        self.resize(560, 340)

    def _add_format(self, formats: Sequence[tuple[str, str]]) -> None:
        self._format = QComboBox(self)
        self._format.setObjectName("exportFormat")
        self._format.setAccessibleName(self.tr("Format"))
        for format_id, label in formats:
            self._format.addItem(label, format_id)
        self.column.addWidget(self.text_label(self.tr("Format"), "small"))
        self.column.addWidget(self._format)

    def _add_folder(self, folder: Path) -> None:
        self._folder = QLineEdit(str(folder), self)
        self._folder.setObjectName("exportFolder")
        self._folder.setAccessibleName(self.tr("Folder"))
        browse = QPushButton(self.tr("Choose…"), self)
        browse.setObjectName("exportBrowse")
        browse.setAccessibleName(self.tr("Choose the folder"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self._folder, 1)
        row.addWidget(browse)
        self.column.addWidget(self.text_label(self.tr("Folder"), "small"))
        self.column.addLayout(row)

    def _add_categories(self, categories: Sequence[Category]) -> None:
        self._boxes = {category.id: self._box(category) for category in categories}
        grid = QGridLayout()
        for place, box in enumerate(self._boxes.values()):
            grid.addWidget(box, *divmod(place, _COLUMNS))
        self.column.addWidget(self.text_label(self.tr("Marks of these categories"), "small"))
        self.column.addLayout(grid)

    def _box(self, category: Category) -> QCheckBox:
        box = QCheckBox(f"{category.glyph}  {category.name}", self)
        box.setObjectName(f"export-{category.name}")
        box.setAccessibleName(category.name)
        box.setChecked(True)
        return box

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder for the export"), self._folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._folder.setText)
        dialog.open()

    def _on_export(self) -> None:
        folder = self._folder.text().strip()
        chosen = tuple(category for category, box in self._boxes.items() if box.isChecked())
        if not folder:
            self.show_problem(self.tr("Choose a folder first."))
            return
        if self._boxes and not chosen:
            self.show_problem(self.tr("Tick at least one category."))
            return
        only = chosen if len(chosen) < len(self._boxes) else ()
        self.wished.emit(ExportWish(str(self._format.currentData() or ""), Path(folder), only))
        self.accept()
