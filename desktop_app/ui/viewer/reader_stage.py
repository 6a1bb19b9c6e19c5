"""The place below the bar: a PDF, an abstract, or a sentence that says why neither is there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.document import ReadingPosition
from desktop_app.ui.bridge.page_source import OpenPdf, PageSource
from desktop_app.ui.viewer.look import ViewerLook
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.reader_words import Said, WayOn
from desktop_app.ui.viewer.surface import ReadingSurface

if TYPE_CHECKING:
    from desktop_app.ui.viewer.abstract_layout import AbstractHeader
    from desktop_app.ui.viewer.abstract_view import AbstractView
    from desktop_app.ui.viewer.reader_states import ReaderMessage

_SAY_AFTER_MS = 250


class ReaderStage(QStackedWidget):
    """What was shown stays until the next thing is ready; a wait is told only when it is felt."""

    #: str: the password that was typed
    password_given = Signal(str)
    #: ReadingSurface: the view of abstracts is made, with the first abstract
    surface_made = Signal(object)

    def __init__(self, pages: PageSource, look: ViewerLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readerStage")
        self.pages = PageView(pages, look, self)
        self.pages.setObjectName("pageView")
        self.pages.setAccessibleName(self.tr("Pages of the PDF"))
        self._look = look
        self._abstract: AbstractView | None = None
        self._message: ReaderMessage | None = None
        for page in (QWidget(self), self.pages):
            self.addWidget(page)
        self._said = Said("", "")
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SAY_AFTER_MS)
        self._wait.timeout.connect(self._on_waited)

    @property
    def surface(self) -> ReadingSurface | None:
        """The text that is shown, None while there is a sentence in its place."""
        shown = self.currentWidget()
        return shown if isinstance(shown, ReadingSurface) else None

    def set_look(self, look: ViewerLook) -> None:
        """Draw with these colours and fonts from now on."""
        self._look = look
        self.pages.set_look(look)
        if self._abstract is not None:
            self._abstract.set_look(look)
        if self._message is not None:
            self._message.wear(look)

    def show_abstract(self, source: str, header: "AbstractHeader", position: ReadingPosition | None) -> None:
        """Show this text; without a position it stays where it is."""
        abstract = self._needed_abstract()
        abstract.show_abstract(source, header)
        if position is not None:
            abstract.scroll_to(position)
        self._show(abstract)

    def show_pdf(self, pdf: OpenPdf, position: ReadingPosition) -> None:
        """Show these pages."""
        self._show(self.pages)
        self.pages.show_pdf(pdf, position)

    def show_pages(self) -> None:
        """Show the pages again that were shown before."""
        self._show(self.pages)

    def say(self, said: Said, ways: Sequence[WayOn] = ()) -> None:
        """Show this in place of a text."""
        message = self._needed_message()
        message.say(said.title, said.sentence, ways)
        self._show(message)

    def say_later(self, said: Said) -> None:
        """Show this if nothing else is shown soon."""
        self._said = said
        self._wait.start()

    def ask_password(self, said: Said) -> None:
        """Ask for the password of a PDF."""
        message = self._needed_message()
        self._show(message)
        message.ask_password(said.title, said.sentence)

    def stop(self) -> None:
        """Wait for nothing."""
        self._wait.stop()

    def _needed_message(self) -> "ReaderMessage":
        """The first page of a PDF need not wait for it."""
        if self._message is None:
            from desktop_app.ui.viewer.reader_states import ReaderMessage

            self._message = ReaderMessage(self._look, self)
            self._message.password_given.connect(self.password_given)
            self.addWidget(self._message)
        return self._message

    def _needed_abstract(self) -> "AbstractView":
        """The first page of a PDF need not wait for it."""
        if self._abstract is None:
            from desktop_app.ui.viewer.abstract_view import AbstractView

            self._abstract = AbstractView(self._look, self)
            self._abstract.setObjectName("abstractView")
            self._abstract.setAccessibleName(self.tr("Abstract"))
            self.addWidget(self._abstract)
            self.surface_made.emit(self._abstract)
        return self._abstract

    def _show(self, page: QWidget) -> None:
        self._wait.stop()
        focused = self.window().focusWidget()
        has_focus = focused is not None and (focused is self or self.isAncestorOf(focused))
        self.setFocusProxy(page)
        self.setCurrentWidget(page)
        if has_focus:
            page.setFocus()

    def _on_waited(self) -> None:
        self.say(self._said)
