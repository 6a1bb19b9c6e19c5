"""Looks for free copies of papers one after another: progress, cancel, and one sentence at the end."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.free_copy import FreeCopyAnswer, FreeCopyCheck, Verdict
from desktop_app.domain.ids import PaperId
from desktop_app.domain.lookup import LookupCancelledError
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from desktop_app.services.lookups import CopyTarget


class CopyRound(QObject):
    """One round at a time; papers given meanwhile are appended to it. What was found before a cancel is kept."""

    def __init__(self, context: UiContext, bar: WorkBar, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._bar = context, bar
        self._waiting: deque[CopyTarget] = deque()
        self._total = 0
        self._is_running = self._was_cancelled = False
        self._checks: list[FreeCopyCheck] = []
        self._without_doi = 0
        self._trouble = ""
        self._cancel: Callable[[], None] = _nothing

    def begin(self, papers: Sequence[PaperId]) -> None:
        """Check these papers after those that wait."""
        self._context.runner.run(
            lambda services: services.lookups.copy_targets(papers),
            self._on_targets,
            failed=self._context.navigator.problem_posted.emit,
            owner=self,
        )

    def cancel(self) -> None:
        """Leave out what was not asked yet."""
        if self._is_running:
            self._was_cancelled = True
            self._waiting.clear()
            self._cancel()

    def _on_targets(self, targets: tuple[CopyTarget, ...]) -> None:
        wanted = [target for target in targets if target.doi is not None]
        self._without_doi += len(targets) - len(wanted)
        self._waiting.extend(wanted)
        self._total += len(wanted)
        if not self._is_running:
            self._is_running = True
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._finish()
            return
        target, is_single = self._waiting.popleft(), self._total == 1
        done = self._total - len(self._waiting) - 1
        what = self.tr("Looking for a free copy: %1").replace("%1", target.title)
        self._bar.show_step(what, done, self._total)
        self._cancel = self._context.runner.run_slow(
            lambda services, cancelled: services.lookups.ask_free_copy(target.doi or "", cancelled, fresh=is_single),
            lambda answer: self._keep(target.paper, answer),
            failed=self._on_failed,
            owner=self,
        )

    def _keep(self, paper: PaperId, answer: FreeCopyAnswer) -> None:
        self._trouble = " ".join(answer.why_silent) or self._trouble
        if not answer.asked:
            self._waiting.clear()  # nobody can be asked, so the others need not be tried
        self._context.runner.run(
            lambda services: services.lookups.keep_free_copy(paper, answer),
            self._on_kept,
            failed=self._on_failed,
            owner=self,
        )

    def _on_kept(self, check: FreeCopyCheck) -> None:
        self._checks.append(check)
        self._context.navigator.free_copy_checked.emit(check)
        self._next()

    def _on_failed(self, error: Exception) -> None:
        self._context.runner.run(lambda services: services.lookups.keep_log(), owner=self)
        if not isinstance(error, LookupCancelledError):
            self._context.navigator.problem_posted.emit(error)
            self._waiting.clear()
            self._checks.clear()
            self._reset()
            return
        self._next()

    def _finish(self) -> None:
        sentence = self._sentence()
        self._reset()
        self._context.navigator.message_posted.emit(sentence)

    def _reset(self) -> None:
        self._bar.finish()
        self._is_running = self._was_cancelled = False
        self._total = self._without_doi = 0
        self._checks, self._trouble, self._cancel = [], "", _nothing

    def _sentence(self) -> str:
        """What came of it: of one paper the whole answer, of several the numbers."""
        today = date.today()  # noqa: DTZ011 - a day of the reader's calendar, where she is
        if self._total == 1 and self._checks:
            told = self.tr("Free copy: %1.").replace("%1", self._checks[0].sentence(today))
            return f"{told} {self._trouble}".strip()
        verdicts = Counter(check.verdict for check in self._checks)
        left = self._total - len(self._checks)
        parts = (
            (verdicts[Verdict.FOUND], self.tr("1 free copy found"), self.tr("%1 free copies found")),
            (verdicts[Verdict.NONE], self.tr("for 1 paper none found"), self.tr("for %1 papers none found")),
            (verdicts[Verdict.UNKNOWN], self.tr("1 paper not known"), self.tr("%1 papers not known")),
            (self._without_doi, self.tr("1 without a DOI"), self.tr("%1 without a DOI")),
            (left, self.tr("1 not asked"), self.tr("%1 not asked")),
        )
        numbers = ", ".join(counted(*part) for part in parts if part[0])
        start = self.tr("Cancelled: %1.") if self._was_cancelled else self.tr("Looked for free copies: %1.")
        return f"{start.replace('%1', numbers)} {self._trouble}".strip()


def _nothing() -> None:
    """Nothing is being asked."""
