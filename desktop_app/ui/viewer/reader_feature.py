"""What a feature of the reader is, and what it sees of the reader.

A feature is a module of `desktop_app.ui.viewer.features` (or of the entry-point group `postil.reader_features`) with
one module-level `PLUGIN` that satisfies `ReaderFeaturePlugin`. Features are built one by one after the first page is on
the screen, and do not know each other: they meet in the signals of `ReaderHost`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.document import Document
from desktop_app.domain.ids import DocumentId
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.viewer.early_wish import EarlyWish

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from desktop_app.services.reading import Reading
    from desktop_app.ui.bridge.page_source import OpenPdf
    from desktop_app.ui.viewer.document_shower import DocumentShower
    from desktop_app.ui.viewer.marking import Marking
    from desktop_app.ui.viewer.page_layout import PagePoint
    from desktop_app.ui.viewer.page_view import PageView
    from desktop_app.ui.viewer.reader_actions import ReaderActions, ReaderActionSpec
    from desktop_app.ui.viewer.reader_bar import ReaderBar
    from desktop_app.ui.viewer.reader_body import ReaderBody
    from desktop_app.ui.viewer.reader_stage import ReaderStage
    from desktop_app.ui.viewer.surface import ReadingSurface


class ReaderFeature(Protocol):
    def close(self) -> None:
        """The window ends: hand over what is not saved, stop every timer."""
        ...


class ReaderFeaturePlugin(Protocol):
    """`order` says which is built first; small numbers are for what she needs soonest."""

    @property
    def id(self) -> str: ...

    @property
    def order(self) -> int: ...

    def build(self, host: "ReaderHost") -> ReaderFeature: ...


class ReaderParts(Protocol):
    """The parts of the reader, by the names its panel gives them."""

    body: "ReaderBody"
    stage: "ReaderStage"
    shower: "DocumentShower"

    @property
    def bar(self) -> "ReaderBar": ...

    @property
    def commands(self) -> "ReaderActions": ...

    @property
    def reading(self) -> "Reading | None": ...

    @property
    def marking(self) -> "Marking | None": ...

    def show_document(self, document_id: DocumentId) -> None: ...

    def reload(self) -> None: ...

    def another(self, context: UiContext) -> QWidget:
        """A second reader, that shows what the navigator of this context tells it."""
        ...

    def put_beside(self, widget: QWidget) -> None:
        """Lay something at the right of the whole reader."""
        ...


class ReaderHost(QObject):
    """What a feature may ask of the reader. `parts` are for what has no method here."""

    #: another document, or none, is on the screen: see `document`, `surface`, `pdf`
    shown = Signal()
    #: the paper, or something of it (documents, marks, categories), is another: see `reading`
    reading_changed = Signal()
    #: she is about to jump away from where she reads; what follows is another place or document
    jumping = Signal()
    #: the surface of abstracts is made: ReadingSurface. Connect to it as to `pages`
    surface_made = Signal(object)

    def __init__(self, context: UiContext, parts: ReaderParts, widget: QWidget, *, is_second: bool = False) -> None:
        super().__init__(widget)
        self.context, self.parts, self.widget = context, parts, widget
        #: whether this reader stands beside another one
        self.is_second = is_second
        #: she wants to find something; there may be nobody yet to do it
        self.find_wish = EarlyWish(self)

    @property
    def reading(self) -> "Reading | None":
        """The paper that is read, as it is in the library."""
        return self.parts.reading

    @property
    def document(self) -> Document | None:
        """What is on the screen; None for a bare file and for a sentence in place of a text."""
        return self.parts.shower.document

    @property
    def surface(self) -> "ReadingSurface | None":
        """The text that is on the screen, of a PDF or of an abstract."""
        return self.parts.stage.surface

    @property
    def pages(self) -> "PageView":
        """The one view of PDF pages; it is on the screen where `surface` is it."""
        return self.parts.stage.pages

    @property
    def pdf(self) -> "OpenPdf | None":
        """The PDF on the screen."""
        return self.pages.pdf if self.surface is self.pages else None

    def add_action(self, spec: "ReaderActionSpec", deed: Callable[[], object]) -> "QAction":
        """A new action of the reader: in its menu, in the help, and by its keys."""
        return self.parts.commands.add(spec, deed)

    def go_to(self, point: "PagePoint") -> None:
        """Jump to a place of the PDF on the screen."""
        self.jumping.emit()
        self.pages.show_point(point)

    def go_to_page(self, page_index: int) -> None:
        """Jump to the top of a page of the PDF on the screen."""
        self.jumping.emit()
        self.pages.go_to_page(page_index)

    def attach(self) -> None:
        """Ask for a PDF of the paper."""
        if self.reading is not None:
            self.context.navigator.attach_requested.emit(self.reading.paper.id)

    def tell(self, sentence: str) -> None:
        """Say one quiet sentence in the message bar."""
        self.context.navigator.message_posted.emit(sentence)
