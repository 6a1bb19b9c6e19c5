"""Asks what is to be printed and where: printer or PDF file, pages, copies, with or without the reader's marks."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.printing.page_ranges import pages_of
from desktop_app.ui.theme import Theme

_MOST_COPIES = 99


@dataclass(frozen=True, slots=True)
class PrintWish:
    """`printer` is empty for a PDF file; `pages` count from 0."""

    printer: str
    pages: tuple[int, ...]
    copies: int
    with_marks: bool


class PrintDialog(DialogFrame):
    """`printers` are names, the usual one first; a PDF file can be written where there is none."""

    #: PrintWish
    wished = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        printers: Sequence[str],
        page_count: int,
        page_index: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "printDialog", self.tr("Print"), parent)
        self._page_count, self._page_index = page_count, page_index
        self.column.addWidget(
            self.text_label(self.tr("“%1”, %2 pages").replace("%1", name).replace("%2", str(page_count)))
        )
        self._printer = self._combo("printPrinter", self.tr("Printer"))
        for printer in printers:
            self._printer.addItem(printer, printer)
        self._printer.addItem(self.tr("A PDF file…"), "")
        if not printers:
            self.column.addWidget(self.text_label(self.tr("No printer is set up on this computer."), "small"))
        self._which = self._combo("printWhich", self.tr("Pages"))
        for text, words in (
            (self.tr("All pages"), ""),
            (self.tr("This page (%1)").replace("%1", str(page_index + 1)), str(page_index + 1)),
            (self.tr("Some pages"), None),
        ):
            self._which.addItem(text, words)
        self._range = QLineEdit(self)
        self._range.setObjectName("printRange")
        self._range.setAccessibleName(self.tr("Pages to print"))
        self._range.setPlaceholderText(self.tr("for example 1-3, 7, 12-"))
        self._range.hide()
        self.column.addWidget(self._range)
        self._which.currentIndexChanged.connect(lambda _place: self._show_range())
        self._add_rest()
        self.column.addStretch(1)
        self.add_button("printCancel", self.tr("Cancel"), self.reject)
        self.add_button("printStart", self.tr("Print"), self._on_print, primary=True)
        self.resize(460, 340)

    def _combo(self, name: str, label: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setAccessibleName(label)
        self.column.addWidget(self.text_label(label, "small"))
        self.column.addWidget(combo)
        return combo

    def _add_rest(self) -> None:
        self._copies = QLineEdit("1", self)
        self._copies.setObjectName("printCopies")
        self._copies.setAccessibleName(self.tr("Copies"))
        self._copies.setValidator(QIntValidator(1, _MOST_COPIES, self._copies))
        self._copies.setFixedWidth(56)
        self._marks = QCheckBox(self.tr("With my marks"), self)
        self._marks.setObjectName("printMarks")
        self._marks.setAccessibleName(self._marks.text())
        self._marks.setChecked(True)
        row = QHBoxLayout()
        row.addWidget(self._marks, 1)
        row.addWidget(self.text_label(self.tr("Copies"), "small"))
        row.addWidget(self._copies)
        self.column.addLayout(row)

    def _show_range(self) -> None:
        is_some = self._which.currentData() is None
        self._range.setVisible(is_some)
        if is_some:
            self._range.setFocus()

    def _on_print(self) -> None:
        chosen = self._which.currentData()
        words = self._range.text() if chosen is None else chosen
        pages = pages_of(words, self._page_count) if words or chosen is not None else None
        if not pages:
            self.show_problem(
                self.tr("Give pages from 1 to %1, for example 1-3, 7.").replace("%1", str(self._page_count))
            )
            return
        self.wished.emit(
            PrintWish(str(self._printer.currentData()), pages, int(self._copies.text() or 1), self._marks.isChecked())
        )
        self.accept()
