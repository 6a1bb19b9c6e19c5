"""Adds PDF files one after another: probed away from the store thread, stored in one transaction each."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import PasswordNeededError
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.dialogs.password_dialog import PasswordDialog
from desktop_app.ui.problem_text import problem_text

if TYPE_CHECKING:
    from desktop_app.services.intake import Added
    from desktop_app.services.pdf_probe import PdfProbe


@dataclass
class AddReport:
    """What came of the files that were given; `problems` are (file name, sentence)."""

    added: list[Added] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)
    left_out: int = 0

    @property
    def created(self) -> int:
        return sum(added.created for added in self.added)


class Adding(QObject):
    """One run at a time; files given meanwhile are appended to it.

    Files with a password are asked about last, so that the others need not wait for the reader.
    """

    #: str, int, int: file name, how many are done, how many there are
    stepped = Signal(str, int, int)
    #: Added: one more paper is in the library, or was already
    added = Signal(object)
    #: AddReport
    finished = Signal(object)

    def __init__(self, context: UiContext, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._waiting: deque[Path] = deque()
        self._locked: deque[Path] = deque()
        self._total = 0
        self._is_running = False
        self._report = AddReport()
        self._cancel_probe: Callable[[], None] = _nothing

    def add(self, paths: Sequence[Path]) -> None:
        """Add these files after those that are waiting."""
        self._waiting.extend(paths)
        self._total += len(paths)
        if not self._is_running and self._waiting:
            self._is_running = True
            self._next()

    def cancel(self) -> None:
        """Leave out what is not added yet; what was added stays."""
        self._report.left_out += len(self._waiting) + len(self._locked)
        self._waiting.clear()
        self._locked.clear()
        self._cancel_probe()

    def _next(self) -> None:
        if not self._waiting and not self._locked:
            self._finish()
            return
        path = (self._waiting or self._locked)[0]
        done = self._total - len(self._waiting) - len(self._locked)
        self.stepped.emit(path.name, done, self._total)
        if self._waiting:
            self._waiting.popleft()
            self._probe(path, None)
        else:
            self._locked.popleft()
            self._ask_password(path, "")

    def _probe(self, path: Path, password: str | None) -> None:
        self._cancel_probe = self._context.runner.run_slow(
            lambda services, _cancelled: services.intake.probe_pdf(path, password=password),
            self._on_probed(path),
            failed=lambda error: self._on_failed(path, password, error),
            owner=self,
        )

    def _on_probed(self, path: Path) -> Callable[[PdfProbe], None]:
        def store(probe: PdfProbe) -> None:
            self._context.runner.run(
                lambda services: services.intake.add_pdf(probe),
                self._on_added,
                failed=lambda error: self._on_failed(path, None, error),
                owner=self,
            )

        return store

    def _on_added(self, added: Added) -> None:
        self._report.added.append(added)
        self.added.emit(added)
        self._next()

    def _on_failed(self, path: Path, password: str | None, error: Exception) -> None:
        if isinstance(error, PasswordNeededError) and password is not None:
            self._ask_password(path, self.tr("The password was not right."))
            return
        if isinstance(error, PasswordNeededError):
            self._locked.append(path)
            self._next()
            return
        self._report.problems.append((path.name, problem_text(error)))
        self._next()

    def _ask_password(self, path: Path, problem: str) -> None:
        dialog = PasswordDialog(self._context.theme, path.name, problem, self._window)
        dialog.given.connect(lambda password: self._probe(path, password))
        dialog.rejected.connect(lambda: self._leave_out(path))
        dialog.open()

    def _leave_out(self, path: Path) -> None:
        self._report.problems.append((path.name, self.tr("Left out: it has a password.")))
        self._next()

    def _finish(self) -> None:
        report, self._report = self._report, AddReport()
        self._is_running, self._total = False, 0
        self._cancel_probe = _nothing
        self.finished.emit(report)


def _nothing() -> None:
    """Nothing is being probed."""
