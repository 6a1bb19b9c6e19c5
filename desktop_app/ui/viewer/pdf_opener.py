"""Opens PDFs for the reader: one is wanted at a time, late answers are given back, passwords are asked once a run."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.ui.bridge.page_source import OpenPdf, PageSource

_MOST_OPEN = 3


class PdfOpener(QObject):
    """Keeps the last few documents open, so that going back to one is immediate."""

    #: OpenPdf: the wanted file is open
    opened = Signal(object)
    #: Path, Exception: the wanted file cannot be opened
    failed = Signal(object, object)

    def __init__(self, pages: PageSource, parent: QObject) -> None:
        super().__init__(parent)
        self._pages = pages
        self._wanted: Path | None = None
        self._asked: Counter[Path] = Counter()
        self._passwords: dict[Path, str] = {}
        self._open: list[OpenPdf] = []
        pages.opened.connect(self._on_opened)
        pages.open_failed.connect(self._on_failed)

    @property
    def wanted(self) -> Path | None:
        """The file whose answer is waited for."""
        return self._wanted

    def open(self, path: Path, password: str | None = None) -> None:
        """Answered by `opened` or `failed`, unless another file is wanted by then."""
        if password is not None:
            self._passwords[path] = password
        self._wanted = path
        self._asked[path] += 1
        self._pages.open(path, self._passwords.get(path))

    def password(self, path: Path) -> str | None:
        """The password that was typed for this file in this run, if there was one."""
        return self._passwords.get(path)

    def want_nothing(self) -> None:
        """No answer is waited for any more."""
        self._wanted = None

    def _on_opened(self, pdf: OpenPdf) -> None:
        if not self._is_answer(pdf.path):
            return
        others = [other for other in self._open if other.key != pdf.key]
        if len(others) < len(self._open):
            self._pages.release(pdf)  # it was held already, and one use of it is enough
        self._open = [*others, pdf]
        while len(self._open) > _MOST_OPEN:
            self._pages.release(self._open.pop(0))
        if pdf.path == self._wanted:
            self._wanted = None
            self.opened.emit(pdf)

    def _on_failed(self, path: Path, error: Exception) -> None:
        if not self._is_answer(path):
            return
        self._passwords.pop(path, None)
        if path == self._wanted:
            self._wanted = None
            self.failed.emit(path, error)

    def _is_answer(self, path: Path) -> bool:
        """Whether it was asked for here, and not by somebody else."""
        if not self._asked[path]:
            return False
        self._asked[path] -= 1
        return True
