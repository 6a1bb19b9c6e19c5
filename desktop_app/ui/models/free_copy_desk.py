"""Keeps a line about the free copy of one paper true, and says what was published about the paper later."""

from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.free_copy import FreeCopyCheck
from desktop_app.domain.ids import PaperId
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.link_opener import LinkOpener
from desktop_app.ui.widgets.free_copy_line import FreeCopyLine


class FreeCopyDesk(QObject):
    """`line` shows the answer of the library about the paper it was told of; a new one is heard of."""

    #: str: the sentences about retractions and corrections, or an empty text
    noticed = Signal(str)

    def __init__(self, context: UiContext, owner: QWidget) -> None:
        super().__init__(owner)
        self._context = context
        self._paper: PaperId | None = None
        self._check: FreeCopyCheck | None = None
        self._links = LinkOpener(context.navigator)
        self.line = FreeCopyLine(owner)
        self.line.check_requested.connect(self._ask)
        self.line.download_requested.connect(self._download)
        self.line.page_requested.connect(self._open_page)
        context.navigator.free_copy_checked.connect(self._on_checked)
        context.hub.library_replaced.connect(lambda: self.show_for(self._paper))

    def show_for(self, paper: PaperId | None) -> None:
        """Show what is known about this paper."""
        if paper != self._paper:
            self._show(None)
        self._paper = paper
        if paper is not None:
            self._context.runner.run(
                lambda services: services.lookups.free_copy(paper),
                lambda check: self._on_found(paper, check),
                owner=self,
            )

    def _on_found(self, paper: PaperId, check: FreeCopyCheck | None) -> None:
        if paper == self._paper:
            self._show(check)

    def _on_checked(self, check: FreeCopyCheck) -> None:
        if check.paper == self._paper and (check.asked or not check.silent or self._check is None):
            self._show(check)

    def _show(self, check: FreeCopyCheck | None) -> None:
        self._check = check
        self.noticed.emit(check.notice if check is not None else "")
        if check is None or not check.was_asked:
            self.line.show_nothing()
            return
        today = date.today()  # noqa: DTZ011 - a day of the reader's calendar, where she is
        self.line.show_answer(
            check.sentence(today), has_pdf=check.url is not None, has_page=bool(check.landing or check.url)
        )

    def _ask(self) -> None:
        if self._paper is not None:
            self._context.navigator.free_copy_check_requested.emit((self._paper,))

    def _download(self) -> None:
        if self._check is not None:
            self._context.navigator.free_copy_download_requested.emit(self._check)

    def _open_page(self) -> None:
        if self._check is not None:
            self._links.follow(self._check.landing or self._check.url or "")
