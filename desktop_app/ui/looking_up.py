"""What the look-ups do: asks for consent, checks papers for free copies, downloads them, fills in, shows the log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.free_copy import FreeCopyCheck
from desktop_app.domain.ids import PaperId
from desktop_app.domain.lookup import Consent, FieldChange, FoundRecord, Identifier, LookupCancelledError
from desktop_app.ui.actions import Actions
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.copy_round import CopyRound
from desktop_app.ui.models.paper_fields import paper_fields
from desktop_app.ui.problem_text import problem_text
from desktop_app.ui.widgets.day_text import day_text, local_day
from desktop_app.ui.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from desktop_app.services.context import Services
    from desktop_app.services.intake import Attached
    from desktop_app.services.lookups import CopyTarget
    from desktop_app.services.pdf_probe import PdfProbe
    from desktop_app.ui.dialogs.fill_in_dialog import FillInDialog

T = TypeVar("T")

_MB = 1 << 20


class LookingUp(QObject):
    """`attached` is told of a copy that became a document of its paper."""

    #: int, int: bytes that came and bytes to come (0: unknown); from a slow thread to the window's
    _came = Signal(object, object)

    def __init__(
        self,
        context: UiContext,
        window: QWidget,
        bar: WorkBar,
        actions: Actions,
        attached: Callable[[PaperId, Attached], None],
    ) -> None:
        super().__init__(window)
        self._context, self._window, self._bar, self._attached = context, window, bar, attached
        self._cancel: Callable[[], None] = _nothing
        self._round = CopyRound(context, bar, self)
        self._came.connect(self._show_amount)
        bar.cancelled.connect(self._on_cancelled)
        navigator = context.navigator
        navigator.free_copy_check_requested.connect(self.check)
        navigator.free_copy_download_requested.connect(self.download)
        navigator.fill_in_requested.connect(self.fill_in)
        navigator.lookups_requested.connect(self.show_page)
        actions["lookups"].triggered.connect(lambda _checked=False: self.show_page())
        actions["fill-in"].triggered.connect(lambda _checked=False: self._with_paper(self.fill_in))
        actions["free-copy"].triggered.connect(
            lambda _checked=False: self._with_paper(lambda paper: self.check((paper,)))
        )

    def _with_paper(self, call: Callable[[PaperId], object]) -> None:
        paper = self._context.navigator.current_paper
        if paper is not None:
            call(paper)

    # consent

    def _with_consent(self, then: Callable[[], object]) -> None:
        """Go on when she said yes, now or long ago."""

        def known(consent: Consent | None) -> None:
            if consent is not None:
                then()
            else:
                self._ask_consent(then)

        self._run(lambda services: services.lookups.consent(), known)

    def _ask_consent(self, then: Callable[[], object]) -> None:
        from desktop_app.ui.dialogs.consent_dialog import ConsentDialog  # these dialogs are seldom needed

        def ask(sources: tuple[str, ...]) -> None:
            dialog = ConsentDialog(self._context.theme, sources, self._window)
            dialog.given.connect(
                lambda email: self._run(lambda services: services.lookups.give_consent(email), lambda _given: then())
            )
            dialog.open()

        self._run(lambda services: services.lookups.source_names(), ask)

    def show_page(self) -> None:
        """Show whether look-ups are allowed, and what was asked."""
        from desktop_app.ui.dialogs.lookups_dialog import LookupsDialog

        dialog = LookupsDialog(self._context.theme, self._window)

        def load() -> None:
            self._context.runner.run(lambda services: services.lookups.consent(), dialog.show_consent, owner=dialog)
            self._context.runner.run(lambda services: services.lookups.log(), dialog.show_log, owner=dialog)

        dialog.give_requested.connect(lambda: self._ask_consent(load))
        dialog.withdraw_requested.connect(
            lambda: self._run(lambda services: services.lookups.withdraw_consent(), lambda _done: load())
        )
        load()
        dialog.open()

    # free copies

    def check(self, papers: Sequence[PaperId]) -> None:
        """Look for free copies of these papers, one after another."""
        wanted = tuple(papers)
        if wanted:
            self._run(lambda services: services.lookups.copy_targets(wanted), self._check)

    def _check(self, targets: Sequence[CopyTarget]) -> None:
        """Nobody is asked, nor consent, where there is no DOI to ask about."""
        papers = tuple(target.paper for target in targets)
        if any(target.doi is not None for target in targets):
            self._with_consent(lambda: self._round.begin(papers))
        elif len(papers) == 1:
            why = self.tr("This paper has no DOI, and free copies are looked for by DOI. Write it here to fill it in.")
            self._open_fill_in(papers[0], targets[0].title, "", why)
        else:
            sentence = self.tr(
                "None of these %1 papers has a DOI, by which free copies are looked for; nobody was asked."
            )
            self._context.navigator.message_posted.emit(sentence.replace("%1", str(len(papers))))

    def download(self, check: FreeCopyCheck) -> None:
        """Fetch the copy that was found and attach it to its paper."""
        self._with_consent(lambda: self._download(check))

    def _download(self, check: FreeCopyCheck) -> None:
        self._show_amount(0, 0)
        self._cancel = self._context.runner.run_slow(
            lambda services, cancelled: services.lookups.fetch_copy(check, cancelled, self._came.emit),
            lambda probe: self._attach(check, probe),
            failed=self._on_failed,
            owner=self,
        )

    def _attach(self, check: FreeCopyCheck, probe: PdfProbe) -> None:
        self._cancel = _nothing
        self._context.runner.run(
            lambda services: services.lookups.attach_copy(check, probe),
            lambda done: self._attached(check.paper, done),
            failed=self._on_failed,
            owner=self,
        )

    def _show_amount(self, came: int, size: int) -> None:
        amount = f"{came / _MB:.1f}"
        if size:
            text = self.tr("Downloading the free copy: %1 of %2 MB").replace("%2", f"{size / _MB:.1f}")
        else:
            text = self.tr("Downloading the free copy: %1 MB")
        self._bar.show_amount(
            text.replace("%1", amount), min(came * 100 // size, 100) if size else 0, 100 if size else 0
        )

    def _on_failed(self, error: Exception) -> None:
        self._cancel = _nothing
        self._bar.finish()
        self._context.runner.run(lambda services: services.lookups.keep_log(), owner=self)
        if isinstance(error, LookupCancelledError):
            self._context.navigator.message_posted.emit(self.tr("Cancelled; nothing was attached."))
        else:
            self._context.navigator.problem_posted.emit(error)

    def _on_cancelled(self) -> None:
        self._cancel()
        self._round.cancel()

    # filling in

    def fill_in(self, paper: PaperId) -> None:
        """Look for what is known about this paper, and offer it field by field."""

        def known(found: tuple[str, tuple[Identifier, ...]]) -> None:
            title, identifiers = found
            self._open_fill_in(paper, title, str(identifiers[0]) if identifiers else "")

        self._run(lambda services: (services.library.get(paper).title, services.lookups.identifiers(paper)), known)

    def _open_fill_in(self, paper: PaperId, title: str, identifier: str, why: str = "") -> None:
        from desktop_app.ui.dialogs.fill_in_dialog import FillInDialog

        labels = {field.name: field.label for field in paper_fields()}
        dialog = FillInDialog(self._context.theme, title, identifier, labels, self._window, why)
        stop: list[Callable[[], None]] = []
        offered: list[FoundRecord] = []

        def ask(text: str) -> None:
            dialog.show_asking()
            stop[:] = [self._ask_record(dialog, paper, text, offered)]

        dialog.chosen.connect(lambda chosen: self._fill_in(paper, chosen, offered[-1]))
        dialog.wanted.connect(lambda text: self._with_consent(lambda: ask(text)))
        dialog.finished.connect(lambda _result: [cancel() for cancel in stop])
        dialog.open()
        if identifier:
            dialog.wanted.emit(identifier)

    def _ask_record(
        self, dialog: FillInDialog, paper: PaperId, text: str, offered: list[FoundRecord]
    ) -> Callable[[], None]:
        def failed(error: Exception) -> None:
            self._context.runner.run(lambda services: services.lookups.keep_log(), owner=self)
            dialog.show_failure(problem_text(error) if not isinstance(error, ReaderError) else str(error))

        def offer(record: FoundRecord) -> None:
            offered.append(record)
            notice, day = " ".join(one.sentence for one in record.notices), day_text(local_day(record.found_at))
            self._context.runner.run(
                lambda services: services.lookups.preview(paper, record),
                lambda changes: dialog.show_changes(record.source, day, changes, notice),
                failed=failed,
                owner=dialog,
            )

        return self._context.runner.run_slow(
            lambda services, cancelled: services.lookups.ask_record(text, cancelled),
            offer,
            failed=failed,
            owner=dialog,
        )

    def _fill_in(self, paper: PaperId, chosen: tuple[FieldChange, ...], record: FoundRecord) -> None:
        done = self.tr("Filled in from %1. Ctrl+Z takes it back.").replace("%1", record.source)

        def filled_in(_paper: object) -> None:
            self._context.navigator.message_posted.emit(done)
            self._run(lambda services: services.lookups.keep_notices(paper, record), self._tell_check)

        self._run(lambda services: services.lookups.fill_in(paper, chosen, record.source), filled_in)

    def _tell_check(self, check: FreeCopyCheck | None) -> None:
        if check is not None:
            self._context.navigator.free_copy_checked.emit(check)

    def _run(self, call: Callable[[Services], T], done: Callable[[T], object]) -> None:
        self._context.runner.run(
            call,
            lambda value: (done(value), None)[1],
            failed=self._context.navigator.problem_posted.emit,
            owner=self,
        )


def _nothing() -> None:
    """Nothing is being fetched."""
