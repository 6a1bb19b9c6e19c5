"""How papers come in: pasted text, PDF files from a dialog or dropped on the window, the sample, attached files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.document import DocumentKind
from desktop_app.domain.errors import PasswordNeededError
from desktop_app.domain.ids import PaperId
from desktop_app.ui.adding import Adding, AddReport
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.dialogs.password_dialog import PasswordDialog
from desktop_app.ui.dialogs.paste_dialog import PasteDialog
from desktop_app.ui.dialogs.report_dialog import ReportDialog
from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.text_queue import TextQueue
from desktop_app.ui.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from desktop_app.services.intake import Added, Attached

_TEXT_ENDINGS = (".txt", ".text", ".md", ".html", ".htm")


class Capture(QObject):
    """Asks, adds, and says what came of it; the paper that was added is opened when it is a single one."""

    #: str: what goes on in the background, or nothing
    work_changed = Signal(str)

    def __init__(self, context: UiContext, window: QWidget, bar: WorkBar) -> None:
        super().__init__(window)
        self._context, self._window, self._bar = context, window, bar
        self._adding = Adding(context, window)
        self._texts = TextQueue(context, self)
        self._adding.stepped.connect(self._on_stepped)
        self._adding.added.connect(self._on_added)
        self._adding.finished.connect(self._on_finished)
        self._texts.changed.connect(self._on_texts_changed)
        bar.cancelled.connect(self._adding.cancel)
        context.navigator.attach_requested.connect(self.choose_attachment)

    def start(self) -> None:
        """The library is open: go on where the last run stopped."""
        self._texts.start()

    def stop(self) -> None:
        """The window closes: nothing more is begun."""
        self._adding.cancel()
        self._texts.stop()

    # pasted text

    def paste_clipboard(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        self.paste(data.text(), data.html() if data.hasHtml() else None)

    def paste(self, text: str, html: str | None = None) -> None:
        """Show what was recognised in this text."""
        dialog = PasteDialog(self._context, text, html, self._window)
        dialog.added.connect(self._on_pasted)
        dialog.open()

    def _on_pasted(self, added: Added) -> None:
        self._context.navigator.paper_open_requested.emit(added.paper.id)
        if added.created:
            self._say(self.tr("Added. Ctrl+Z takes it back."))

    # files

    def choose_files(self) -> None:
        """Ask for PDF files and add them."""
        dialog = self._file_dialog(self.tr("Add PDF files"), self.tr("PDF files (*.pdf);;All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.add_files([Path(name) for name in names]))
        dialog.open()

    def add_files(self, paths: Sequence[Path]) -> None:
        """Add these files; folders stand for the PDF files in them, text files are shown as if pasted."""
        self._context.runner.run_slow(lambda _services, _cancelled: _sorted_out(paths), self._on_sorted, owner=self)

    def take(self, data: QMimeData) -> None:
        """Take what was dropped on the window."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.add_files(paths)
        elif data.hasText() or data.hasHtml():
            self.paste(data.text(), data.html() if data.hasHtml() else None)

    def add_sample(self) -> None:
        """Add the paper that the program makes for trying it out."""
        self._context.runner.run(lambda services: services.sample.add(), self._on_pasted, owner=self)

    def _on_sorted(self, found: tuple[list[Path], list[str]]) -> None:
        files, texts = found
        for text in texts:
            self.paste(text)
        if files:
            self._adding.add(files)
        elif not texts:
            self._say(self.tr("There is no PDF file in this folder."))

    def _on_stepped(self, name: str, done: int, total: int) -> None:
        self._bar.show_step(self.tr("Adding %1").replace("%1", name), done, total)

    def _on_added(self, added: Added) -> None:
        if added.document.kind is DocumentKind.PDF and added.created:
            self._texts.add([added.document.id])

    def _on_finished(self, report: AddReport) -> None:
        self._bar.finish()
        if len(report.added) == 1:
            self._context.navigator.paper_open_requested.emit(report.added[0].paper.id)
        if report.problems:
            title = self.tr("Some files were left out") if report.added else self.tr("Nothing was added")
            ReportDialog(self._context.theme, title, self._summary(report), report.problems, self._window).open()
        elif not self._is_seen(report):
            self._say(self._summary(report))

    def _is_seen(self, report: AddReport) -> bool:
        """One new paper is on the desk already: a sentence about it would only move what she begins to read."""
        return not report.left_out and len(report.added) == report.created <= 1

    def _summary(self, report: AddReport) -> str:
        known = len(report.added) - report.created
        if len(report.added) == 1 and known and not report.problems:
            return self.tr("This paper is in your library already; nothing was added.")
        parts = [
            (report.created, self.tr("1 paper added"), self.tr("%1 papers added")),
            (known, self.tr("1 was there already"), self.tr("%1 were there already")),
            (len(report.problems), self.tr("1 file was left out"), self.tr("%1 files were left out")),
            (report.left_out, self.tr("1 not begun"), self.tr("%1 not begun")),
        ]
        return ", ".join(counted(*part) for part in parts if part[0]) + "."

    # attaching

    def choose_attachment(self, paper: PaperId) -> None:
        """Ask for a PDF file and attach it to this paper."""
        dialog = self._file_dialog(self.tr("Attach a PDF"), self.tr("PDF files (*.pdf);;All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.attach(paper, Path(name)))
        dialog.open()

    def attach(self, paper: PaperId, path: Path, password: str | None = None) -> None:
        """Attach this file; its marks stay where they were made, and that is said."""
        self._bar.show_step(self.tr("Attaching %1").replace("%1", path.name), 0, 1)
        self._context.runner.run_slow(
            lambda services, _cancelled: services.intake.probe_pdf(path, password=password),
            lambda probe: self._context.runner.run(
                lambda services: services.intake.attach_pdf(paper, probe),
                lambda attached: self.on_attached(paper, attached),
                failed=self._on_attach_failed,
                owner=self,
            ),
            failed=lambda error: self._on_attach_failed(error, self._asking(paper, path, password)),
            owner=self,
        )

    def on_attached(self, paper: PaperId, attached: Attached) -> None:
        """A PDF was attached, by this or on another way: its text is read, and that is said."""
        self._bar.finish()
        if not attached.created:
            self._say(self.tr("This paper has this PDF already; nothing was added."))
            return
        self._texts.add([attached.document.id])
        self._say(self.tr("Attached. Marks stay where they were made; the bar above the text switches between them."))
        self._context.navigator.paper_open_requested.emit(paper)

    def _on_attach_failed(self, error: Exception, ask: Callable[[], None] | None = None) -> None:
        self._bar.finish()
        if isinstance(error, PasswordNeededError) and ask is not None:
            ask()
        else:
            self._context.navigator.problem_posted.emit(error)

    def _asking(self, paper: PaperId, path: Path, password: str | None) -> Callable[[], None]:
        def ask() -> None:
            problem = self.tr("The password was not right.") if password is not None else ""
            dialog = PasswordDialog(self._context.theme, path.name, problem, self._window)
            dialog.given.connect(lambda given: self.attach(paper, path, given))
            dialog.open()

        return ask

    # what is said

    def _on_texts_changed(self, waiting: int) -> None:
        sentence = counted(waiting, self.tr("Reading the text of 1 paper…"), self.tr("Reading the text of %1 papers…"))
        self.work_changed.emit(sentence if waiting else "")

    def _say(self, sentence: str) -> None:
        self._context.navigator.message_posted.emit(sentence)

    def _file_dialog(self, title: str, kinds: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, "", kinds)
        dialog.setObjectName("fileDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog


def _sorted_out(paths: Sequence[Path]) -> tuple[list[Path], list[str]]:
    """The files to add, and the texts of text files; runs away from the GUI thread."""
    files: list[Path] = []
    texts: list[str] = []
    for path in paths:
        if path.is_dir():
            files += sorted(found for found in path.rglob("*.pdf") if found.is_file())
        elif path.suffix.lower() in _TEXT_ENDINGS and path.is_file():
            texts.append(path.read_text(encoding="utf-8", errors="replace"))
        else:
            files.append(path)
    return files, texts
