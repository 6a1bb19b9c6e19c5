"""What stands above the text: the bar and its actions, the line of notices. The first page need not wait for it."""

from collections import Counter
from collections.abc import Callable

from desktop_app.domain.ids import DocumentId
from desktop_app.ui.viewer.documents_told import DocumentsTold
from desktop_app.ui.viewer.notice_line import NoticeLine
from desktop_app.ui.viewer.page_view import PageView
from desktop_app.ui.viewer.reader_actions import ReaderActions
from desktop_app.ui.viewer.reader_bar import ReaderBar
from desktop_app.ui.viewer.reader_feature import ReaderHost
from desktop_app.ui.viewer.standard_actions import ReaderDeeds, add_standard_actions
from desktop_app.ui.viewer.surface import ReadingSurface
from desktop_app.ui.viewer.zoom import Fit, Zoom


class ReaderHead:
    """Owned by the reader it belongs to, which gives the bar its place; `show` tells what is on the stage now."""

    def __init__(self, host: ReaderHost, *, has_keys: bool) -> None:
        self._host = host
        self._stage = host.parts.stage
        theme, widget = host.context.theme, host.widget
        self.commands = ReaderActions(theme, widget, has_keys=has_keys)
        add_standard_actions(self.commands, self._deeds())
        self.bar = ReaderBar(theme, self.commands, widget)
        notice = NoticeLine(theme, widget)
        host.parts.body.add_bar(notice)
        self._told = DocumentsTold(host.parts, notice, host.context.pages)
        self._connect()

    def _deeds(self) -> ReaderDeeds:
        return ReaderDeeds(
            zoom_in=lambda: self._on_surface(lambda surface: surface.zoom_in()),
            zoom_out=lambda: self._on_surface(lambda surface: surface.zoom_out()),
            zoom_reset=lambda: self._on_surface(lambda surface: surface.zoom_to(1.0)),
            fit_width=lambda: self._fit(Fit.WIDTH),
            fit_page=lambda: self._fit(Fit.PAGE),
            go_to_page=self._enter_page_field,
            next_document=self._next_document,
            find=self._host.find_wish.make,
        )

    def _connect(self) -> None:
        bar, host = self.bar, self._host
        bar.documents.chosen.connect(host.parts.show_document)
        bar.documents.attach_requested.connect(host.attach)
        bar.page.page_requested.connect(host.go_to_page)
        bar.page.turn_requested.connect(self._stage.pages.turn_to_page)
        bar.page.left.connect(self._stage.setFocus)
        bar.zoom.zoom_requested.connect(lambda factor: self._on_surface(lambda surface: surface.zoom_to(factor)))

    def show(self) -> None:
        """Another text is on the stage, or none."""
        surface = self._stage.surface
        self.bar.show_parts(has_pages=isinstance(surface, PageView), has_text=surface is not None)
        self.show_documents()
        self.show_zoom()
        self.show_page()

    def show_documents(self) -> None:
        """The paper has other documents, or other marks in them."""
        marking = self._host.parts.marking
        self._told.tell(self._host.reading, marking.counts() if marking is not None else Counter[DocumentId]())

    def show_zoom(self) -> None:
        """The text is shown larger or smaller."""
        surface = self._stage.surface
        if surface is not None:
            self.bar.zoom.show_zoom(surface.zoom_factor, can_fit=isinstance(surface, PageView))

    def show_page(self) -> None:
        """She is on another page."""
        pages = self._stage.pages
        if self._stage.surface is pages:
            self.bar.page.show_page(pages.page_index, pages.page_count)

    def _on_surface(self, act: Callable[[ReadingSurface], None]) -> None:
        surface = self._stage.surface
        if surface is not None:
            act(surface)

    def _enter_page_field(self) -> None:
        if self._stage.surface is self._stage.pages:
            self.bar.page.enter()

    def _next_document(self) -> None:
        self.bar.documents.next_document()

    def _fit(self, fit: Fit) -> None:
        if self._stage.surface is self._stage.pages:
            self._stage.pages.set_zoom(Zoom(fit))
