"""The reader, middle pane of the desk: shows the documents of the paper, page by page, and lets them be marked."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.changes import RecordChanged
from desktop_app.domain.document import Document, DocumentKind
from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import DocumentId, MarkId
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.fact_timer import FactTimer
from desktop_app.ui.models.paper_marks import PaperMarks
from desktop_app.ui.viewer import reader_words
from desktop_app.ui.viewer.document_choice import DocumentChoice
from desktop_app.ui.viewer.document_shower import DocumentShower
from desktop_app.ui.viewer.look import viewer_look
from desktop_app.ui.viewer.position_keeper import PositionKeeper
from desktop_app.ui.viewer.reader_body import ReaderBody, ReaderSides
from desktop_app.ui.viewer.reader_feature import ReaderFeature, ReaderHost
from desktop_app.ui.viewer.reader_stage import ReaderStage
from desktop_app.ui.viewer.reader_wishes import MarkWish, PassageWish, ReaderWishes, Scene
from desktop_app.ui.viewer.reader_words import WayOn
from desktop_app.ui.viewer.surface import ReadingSurface

if TYPE_CHECKING:
    from desktop_app.domain.mark import Mark
    from desktop_app.services.reading import Reading
    from desktop_app.ui.viewer.marking import Marking
    from desktop_app.ui.viewer.reader_actions import ReaderActions
    from desktop_app.ui.viewer.reader_bar import ReaderBar
    from desktop_app.ui.viewer.reader_head import ReaderHead


#: imported one by one while the window is idle, from the inner ones outwards
_PARTS_OF_MARKING = tuple(f"desktop_app.ui.viewer.{part}" for part in ("mark_popup", "mark_menu", "marking"))


class ReaderPanel(QWidget):
    """A file can be shown before the library is open; marks come with the library.

    One that `is_late` keeps the place of its bar free until `furnish` is called: the first page need not wait for it.
    """

    #: the first page of a file is on the screen, or a sentence that says why it cannot be
    first_page_shown = Signal()

    def __init__(
        self, context: UiContext, parent: QWidget | None = None, *, is_second: bool = False, is_late: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName("readerPanel")
        self.setProperty("part", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._reading: Reading | None = None
        self._marking: Marking | None = None
        self._is_untouched = True
        self._choice = DocumentChoice()
        self._marks = PaperMarks(context, self)
        self._keeper = PositionKeeper(context, self)
        self._facts = FactTimer(self)
        self._features: list[ReaderFeature] = []
        self._head: ReaderHead | None = None
        self._build()
        self.host = ReaderHost(context, self, self, is_second=is_second)
        self.shower = DocumentShower(self.stage, context.pages, self._keeper, self)
        self._wishes = ReaderWishes(self._scene, self._mark_of, self.show_document, self._go_to_mark, self)
        self._connect_parts()
        self._connect_window()
        if not is_late:
            self.furnish()

    # parts

    def _build(self) -> None:
        self.stage = ReaderStage(self._context.pages, viewer_look(self._context.theme), self)
        self.body = ReaderBody(self.stage, self)
        self._sides = ReaderSides(self.body, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._sides)
        self.setFocusProxy(self.stage)

    def furnish(self) -> ReaderHead:
        """Build what stands above the text, once."""
        if self._head is None:
            from desktop_app.ui.viewer.reader_head import ReaderHead

            self._head = ReaderHead(self.host, has_keys=not self.host.is_second)
            self._head.show()
            self._sides.put_bar(self._head.bar)
            if self.shower.path is None:
                self.shower.clear(reader_words.empty_desk())
        return self._head

    @property
    def bar(self) -> ReaderBar:
        return self.furnish().bar

    @property
    def commands(self) -> ReaderActions:
        return self.furnish().commands

    def _connect_parts(self) -> None:
        self.shower.shown.connect(self._on_shown)
        self.shower.settled.connect(self.first_page_shown)
        self._connect_surface(self.stage.pages)
        self.stage.surface_made.connect(self._connect_surface)
        self.stage.surface_made.connect(self.host.surface_made)
        self.stage.pages.page_changed.connect(lambda _page: self._show_page())
        self._facts.due.connect(self.reload)

    def _connect_surface(self, surface: ReadingSurface) -> None:
        surface.zoom_changed.connect(self._show_zoom)
        surface.position_changed.connect(self._on_position_changed)
        surface.text_arrived.connect(self._wishes.on_text_arrived)
        surface.menu_requested.connect(self._open_menu)

    def _connect_window(self) -> None:
        navigator, hub = self._context.navigator, self._context.hub
        navigator.paper_opened.connect(self._on_paper_opened)
        navigator.mark_show_requested.connect(lambda mark, paper: self._wishes.make(MarkWish(paper, mark)))
        navigator.passage_show_requested.connect(lambda *wish: self._wishes.make(PassageWish(*wish)))
        hub.document_changed.connect(self._on_record_changed)
        hub.paper_changed.connect(self._on_record_changed)
        hub.category_changed.connect(self._on_category_changed)
        hub.library_replaced.connect(self._keeper.forget)
        self._context.theme.changed.connect(self._on_theme_changed)
        self._context.theme.page_tone_changed.connect(self._on_page_tone_changed)

    def _needed_marking(self) -> Marking:
        """Made at the latest with the first paper, when it is not made yet by `completing`."""
        if self._marking is None:
            from desktop_app.ui.viewer.mark_kinds import found_kinds
            from desktop_app.ui.viewer.marking import Marking

            self._marking = Marking(self._context, found_kinds(), self)
            self._marks.marks_put.connect(self._marking.put_marks)
            self._marks.marks_removed.connect(self._marking.drop_marks)
            self._marking.marks_changed.connect(self._show_documents)
        return self._marking

    @property
    def reading(self) -> Reading | None:
        return self._reading

    @property
    def marking(self) -> Marking | None:
        return self._marking

    def another(self, context: UiContext) -> ReaderPanel:
        return ReaderPanel(context, self, is_second=True)

    def put_beside(self, widget: QWidget) -> None:
        self._sides.addWidget(widget)

    # what the window asks for

    def completing(self) -> Iterator[None]:
        """Build marking and the features, a little at each step; the first page need not wait for them."""
        from desktop_app.ui.viewer.found_features import building_features
        from desktop_app.ui.viewer.mark_kinds import importing_kinds

        yield from importing_kinds()
        for part in _PARTS_OF_MARKING:
            import_module(part)
            yield
        self._needed_marking()
        yield
        yield from building_features(self.host, self._features.append)

    def show_file(self, path: Path) -> None:
        """Show this file, although the library is not open yet."""
        self.setFocus()
        self.shower.show_file(path)

    def flush(self) -> None:
        """Hand over what is not in the library yet; for the end of the window."""
        for feature in self._features:
            feature.close()
        if self._marking is not None:
            self._marking.close_cards()
        self._keeper.flush()
        self._facts.stop()
        self.stage.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        self._keeper.flush()
        super().hideEvent(event)

    # the paper

    def _on_paper_opened(self, reading: Reading | None) -> None:
        self._keeper.flush()
        self._reading = reading
        if reading is None:
            self._marks.show(None, (), ())
            if self._marking is not None:
                self._marking.set_paper(None, (), ())
            self.shower.clear(reader_words.empty_desk())
            self.host.reading_changed.emit()
            return
        self._take(reading)
        self._show(self._choice.of(reading.documents))
        self._wishes.look_again()

    def _take(self, reading: Reading) -> None:
        self._reading = reading
        self._marks.show(reading.paper.id, reading.marks, reading.categories)
        self._needed_marking().set_paper(reading.paper.id, reading.marks, reading.categories)
        self.host.reading_changed.emit()

    def _on_record_changed(self, change: RecordChanged) -> None:
        if self._reading is not None and change.paper_id == self._reading.paper.id:
            self._facts.note()

    def reload(self) -> None:
        reading = self._reading
        if reading is not None:
            paper = reading.paper.id
            self._context.runner.run(
                lambda services: services.reading.open(paper),
                self._on_reloaded,
                failed=self._on_reload_failed,
                owner=self,
            )

    def _on_reloaded(self, reading: Reading) -> None:
        before = self._reading
        if before is None or reading.paper.id != before.paper.id:
            return
        self._take(reading)
        document = self._choice.of(reading.documents)
        wanted = self.shower.wanted
        if document is None or wanted is None or document.id != wanted.id or self.shower.document is not None:
            self._show(document)

    def _on_reload_failed(self, error: Exception) -> None:
        """A paper that is gone is taken off the desk by the desk."""
        if not isinstance(error, NotFoundError):
            self._context.navigator.problem_posted.emit(error)

    def _on_category_changed(self, _change: RecordChanged) -> None:
        if self._marking is not None:
            take = self._marking.set_categories
            self._context.runner.run(lambda services: services.categories.list(), take, owner=self)

    # the document

    def show_document(self, document_id: DocumentId) -> None:
        reading = self._reading
        document = next((one for one in reading.documents if one.id == document_id), None) if reading else None
        if document is not None:
            self._keeper.flush()
            self._show(document)

    def _show(self, document: Document | None) -> None:
        reading = self._reading
        if document is None or reading is None:
            way = WayOn(self.tr("Attach PDF…"), "readerAttach", self.host.attach)
            self.shower.clear(reader_words.nothing_to_read(), (way,))
        elif document.kind is DocumentKind.ABSTRACT:
            from desktop_app.ui.viewer.abstract_header import abstract_header

            self.shower.show_abstract(document, abstract_header(reading.paper.bibliography))
        else:
            self.shower.show_pdf(document, reading.paths.get(document.id))

    def _on_shown(self) -> None:
        document, surface = self.shower.document, self.stage.surface
        if self._marking is not None:
            self._marking.set_surface(surface if document else None, document.id if document else None)
        if document is not None:
            self._choice.note(document)
        if self._head is not None:
            self._head.show()
        self._tell_status()
        self._take_first_focus(surface)
        self._wishes.look_again()
        self.host.shown.emit()

    def _take_first_focus(self, surface: ReadingSurface | None) -> None:
        """What is shown first is read by keys at once, unless she chose another place already."""
        focused = self.window().focusWidget()
        if surface is not None and self._is_untouched:
            self._is_untouched = False
            if focused is None or focused.inherits("QTabBar"):
                surface.setFocus()

    def _scene(self) -> Scene:
        document = self.shower.document
        paper = self._reading.paper.id if self._reading is not None else None
        return Scene(paper, document.id if document else None, self.stage.surface)

    def _mark_of(self, mark_id: MarkId) -> Mark | None:
        return self._marking.mark(mark_id) if self._marking is not None else None

    def _go_to_mark(self, mark_id: MarkId) -> None:
        if self._marking is not None and not self._marking.go_to(mark_id):
            self._context.navigator.message_posted.emit(reader_words.not_placed())

    # the bar

    def _show_documents(self) -> None:
        if self._head is not None:
            self._head.show_documents()

    def _show_zoom(self) -> None:
        if self._head is not None:
            self._head.show_zoom()

    def _show_page(self) -> None:
        if self._head is not None:
            self._head.show_page()
        self._tell_status()

    def _tell_status(self) -> None:
        pages, document, reading = self.stage.pages, self.shower.document, self._reading
        count = pages.page_count if self.stage.surface is pages else 0
        has_pdf = reading is not None and any(one.kind is DocumentKind.PDF for one in reading.documents)
        told = reader_words.status(document, has_pdf, pages.page_index, count)
        pages.setAccessibleDescription(told)
        self._context.navigator.reader_status_changed.emit(told)

    # the view

    def _open_menu(self, at: QPoint) -> None:
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setObjectName("readerContextMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.commands.fill(menu)
        menu.popup(at)

    def _on_position_changed(self) -> None:
        document, surface = self.shower.document, self.stage.surface
        if document is not None and surface is not None:
            self._keeper.note(document.id, surface.position())

    def _on_theme_changed(self) -> None:
        if self._marking is not None:
            self._marking.close_cards()
        self.stage.set_look(viewer_look(self._context.theme))

    def _on_page_tone_changed(self) -> None:
        self.stage.set_look(viewer_look(self._context.theme))


class ReaderPlugin:
    """The middle pane of the desk."""

    id = "reader"
    title = str(QT_TRANSLATE_NOOP("Desk", "Reader"))
    icon = "desk"
    place: Literal["desk"] = "desk"
    order = 20

    def build(self, context: UiContext, parent: QWidget | None = None) -> ReaderPanel:
        return ReaderPanel(context, parent)

    def build_late(self, context: UiContext) -> ReaderPanel:
        """As `build`, with nothing that the first page can do without: see `ReaderPanel.furnish`."""
        return ReaderPanel(context, is_late=True)


PLUGIN = ReaderPlugin()
