"""Prints what is read: asks how, gathers the marks, feeds the printing thread, says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.reader_file import ReaderFile
from desktop_app.ui.dialogs.print_dialog import PrintDialog, PrintWish
from desktop_app.ui.printing.page_feeder import PageFeeder
from desktop_app.ui.printing.page_printer import PrintedMark, PrintPlan, print_pages
from desktop_app.ui.viewer.mark_kinds import found_kinds
from desktop_app.ui.viewer.mark_styles import style_of
from desktop_app.ui.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from desktop_app.domain.category import Category
    from desktop_app.domain.mark import Mark


class Printing(QObject):
    """One document at a time."""

    def __init__(self, context: UiContext, window: QWidget, bar: WorkBar) -> None:
        super().__init__(window)
        self._context, self._window, self._bar = context, window, bar
        self._cancel: Callable[[], None] | None = None
        bar.cancelled.connect(self._on_cancelled)

    def print_file(self, file: ReaderFile) -> None:
        """Ask how, then print. The print service may take its time, so it is asked beside the GUI thread."""
        self._context.runner.run_slow(
            lambda _services, _cancelled: _printers(), lambda names: self._ask(file, names), owner=self
        )

    def _ask(self, file: ReaderFile, printers: Sequence[str]) -> None:
        if file.pdf is None:
            return
        count = len(file.pdf.sizes)
        dialog = PrintDialog(self._context.theme, file.name, printers, count, file.page_index, self._window)
        dialog.wished.connect(lambda wish: self._on_wished(file, wish))
        dialog.open()

    def _on_wished(self, file: ReaderFile, wish: PrintWish) -> None:
        if wish.printer:
            self._gather(file, wish, None)
            return
        dialog = QFileDialog(self._window, self.tr("Print into a PDF file"), "", self.tr("PDF files (*.pdf)"))
        dialog.setObjectName("fileDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self.tr("%1 printed.pdf").replace("%1", Path(file.name).stem))
        dialog.fileSelected.connect(lambda name: self._gather(file, wish, Path(name)))
        dialog.open()

    def _gather(self, file: ReaderFile, wish: PrintWish, target: Path | None) -> None:
        """The marks as they are in the library now."""
        document = file.document
        if document is None or not wish.with_marks:
            self.start(file, wish, target, (), ())
            return
        self._context.runner.run(
            lambda services: (services.marks.list(document.paper_id), services.categories.list()),
            lambda found: self.start(file, wish, target, *found),
            owner=self,
        )

    def start(
        self,
        file: ReaderFile,
        wish: PrintWish,
        target: Path | None,
        marks: Sequence[Mark],
        categories: Sequence[Category],
    ) -> None:
        """Print; one thing at a time."""
        if file.pdf is None:
            return
        if self._cancel is not None:
            self._say(self.tr("Something is being printed already. Wait for it, or cancel it."))
            return
        own = [mark for mark in marks if file.document is not None and mark.document_id == file.document.id]
        plan = PrintPlan(
            title=file.name,
            pages=wish.pages,
            sizes=file.pdf.sizes,
            printer=wish.printer,
            file=target,
            source=file.path,
            copies=wish.copies,
            marks=_by_page(own, categories),
        )
        feeder = PageFeeder(self._context.pages, file.pdf, len(wish.pages), self)
        feeder.stepped.connect(lambda done, total: self._show_step(file.name, done, total))
        self._cancel = self._context.runner.run_slow(
            lambda _services, cancelled: print_pages(plan, lambda page: feeder.fetch(page, cancelled), cancelled),
            lambda blank: self._on_printed(feeder, plan, blank),
            failed=lambda error: self._on_failed(feeder, error),
            owner=self,
        )

    def _show_step(self, name: str, done: int, total: int) -> None:
        if self._cancel is not None:
            self._bar.show_step(self.tr("Printing %1").replace("%1", name), done, total)

    def _on_cancelled(self) -> None:
        if self._cancel is not None:
            self._cancel()

    def _on_printed(self, feeder: PageFeeder, plan: PrintPlan, blank: Sequence[int]) -> None:
        self._end(feeder)
        where = str(plan.file) if plan.file is not None else plan.printer
        sentence = self.tr("Printed to %1.").replace("%1", where)
        if blank:
            pages = ", ".join(str(page_index + 1) for page_index in blank)
            sentence += " " + self.tr("These pages could not be drawn and are blank: %1.").replace("%1", pages)
        self._say(sentence)

    def _on_failed(self, feeder: PageFeeder, error: Exception) -> None:
        self._end(feeder)
        self._context.navigator.problem_posted.emit(error)

    def _end(self, feeder: PageFeeder) -> None:
        self._cancel = None
        self._bar.finish()
        feeder.deleteLater()

    def _say(self, sentence: str) -> None:
        self._context.navigator.message_posted.emit(sentence)


def _printers() -> list[str]:
    usual = QPrinterInfo.defaultPrinterName()
    names = [name for name in QPrinterInfo.availablePrinterNames() if name != usual]
    return [usual, *names] if usual else names


def _by_page(marks: Sequence[Mark], categories: Sequence[Category]) -> dict[int, list[PrintedMark]]:
    shapes = {name: kind.shape for name, kind in found_kinds().items()}
    by_id = {category.id: category for category in categories}
    pages: dict[int, list[PrintedMark]] = {}
    for mark in marks:
        if mark.anchor.page_index is not None and mark.anchor.quads:
            style = style_of(mark.kind, by_id.get(mark.category_id), shapes, mark.comment)
            pages.setdefault(mark.anchor.page_index, []).append((mark.anchor.quads, style))
    return pages
