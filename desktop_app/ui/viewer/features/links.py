"""Links of a PDF: where they lead is told before; a click or letters follow them, web addresses only after a yes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from desktop_app.pdf.inquiries import LABELS
from desktop_app.pdf.links import Link, LinkKind
from desktop_app.ui.viewer.link_asking import LinkAsking
from desktop_app.ui.viewer.link_hints import LinkHints
from desktop_app.ui.viewer.link_words import where_it_leads
from desktop_app.ui.viewer.page_layout import PagePoint
from desktop_app.ui.viewer.page_links import PageLinks
from desktop_app.ui.viewer.reader_actions import ReaderActionSpec
from desktop_app.ui.viewer.selection import Grain

if TYPE_CHECKING:
    from desktop_app.ui.viewer.reader_feature import ReaderHost


class Links(QObject):
    """Serves the pages of the reader; an abstract has no links of its file."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._links = PageLinks(host, self)
        self._asking = LinkAsking(host, self)
        self._hints = LinkHints(host.pages, self.follow)
        self._status = ""
        self._told: Link | None = None
        self._is_telling = False
        pages = host.pages
        pages.pointer_tools.append(LinkPointer(self, host, self._links))
        pages.key_takers.insert(0, self._hints)
        pages.layers.append(self._hints)
        pages.viewport().installEventFilter(self)
        pages.view_moved.connect(self._put_away)
        host.shown.connect(self._put_away)
        host.context.navigator.reader_status_changed.connect(self._on_status)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        spec = ReaderActionSpec("linksAction", self.tr("Follow a link by its letters"), ("F",), "go", is_local=True)
        host.add_action(spec, self.show_hints)

    def close(self) -> None:
        self._links.stop()
        self._asking.put_away()

    # by key

    def show_hints(self) -> None:
        """Letters over all links on the screen; once more takes them away."""
        places = list(self._links.on_screen()) if self._host.pdf is not None else []
        if self._hints.is_shown or not places:
            self._hints.hide()
        if not places:
            self._host.tell(self.tr("There are no links on the screen."))
            return
        self._host.pages.setFocus()
        self._hints.show(places)

    # following

    def follow(self, link: Link, box: QRectF) -> None:
        """Go where a link leads, or show first where that is."""
        target, pdf, pages = link.target, self._host.pdf, self._host.pages
        if target.kind is not LinkKind.PLACE:
            self._asking.ask(target, pages, box)
            return
        page_index = target.page_index
        if pdf is None or page_index is None or page_index >= len(pdf.sizes):
            self._host.tell(self.tr("This link leads to a page that is not there."))
        elif target.y is None:
            self._host.go_to_page(page_index)
        else:
            self._host.go_to(PagePoint(page_index, target.x or 0.0, target.y))

    def tell(self, link: Link | None) -> None:
        """Say in the status bar where the link under the pointer leads."""
        if link == self._told:
            return
        pdf = self._host.pdf
        labels = (self._host.context.pages.known(pdf, LABELS) or ()) if pdf is not None else ()
        said = where_it_leads(link.target, labels) if link is not None else self._status
        self._is_telling = True
        self._host.context.navigator.reader_status_changed.emit(said)
        self._is_telling = False
        self._told = link

    def _on_status(self, told: str) -> None:
        """What others say comes back when the pointer leaves the link."""
        if not self._is_telling:
            self._status, self._told = told, None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self._put_away()
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            return self._show_tip(event)
        return super().eventFilter(watched, event)

    def _show_tip(self, event: QHelpEvent) -> bool:
        """The address of a web link; a link within the file is shown by its place itself."""
        found = self._links.at(QPointF(event.pos()))
        if found is None or found[1].target.kind is LinkKind.PLACE:
            return False
        QToolTip.showText(event.globalPos(), where_it_leads(found[1].target, ()), self._host.pages.viewport())
        return True

    def _put_away(self) -> None:
        self._hints.hide()
        self._asking.put_away()
        self.tell(None)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self._host.pages:
            self._hints.hide()


class LinkPointer:
    """A click on a link follows it; a drag that begins there selects as anywhere."""

    def __init__(self, links: Links, host: "ReaderHost", known: PageLinks) -> None:
        self._links, self._host, self._known = links, host, known
        self._pressed: tuple[int, Link] | None = None
        self._pressed_at = QPointF()
        self._is_selecting = False

    def hover(self, at: QPointF) -> Qt.CursorShape | None:
        found = self._known.at(at) if self._host.pages.viewport().rect().contains(at.toPoint()) else None
        self._links.tell(found[1] if found is not None else None)
        return Qt.CursorShape.PointingHandCursor if found is not None else None

    def press(self, event: QMouseEvent) -> bool:
        self._pressed_at, self._is_selecting = event.position(), False
        is_plain = not event.modifiers() and event.type() == QEvent.Type.MouseButtonPress
        self._pressed = self._known.at(self._pressed_at) if is_plain else None
        return self._pressed is not None

    def move(self, event: QMouseEvent) -> None:
        surface = self._host.pages
        far = (event.position() - self._pressed_at).manhattanLength()
        if not self._is_selecting and far >= QGuiApplication.styleHints().startDragDistance() / 2:
            self._is_selecting = True
            surface.begin_selection(self._pressed_at, Grain.CHARACTER)
        if self._is_selecting:
            surface.drag_selection(event.position())

    def release(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        surface = self._host.pages
        if self._is_selecting:
            if surface.has_selection():
                surface.selection_finished.emit()
        elif pressed is not None and self._known.at(event.position()) == pressed:
            if surface.has_selection():
                surface.clear_selection()
            self._links.follow(pressed[1], surface.rect_of(pressed[0], pressed[1].rect))


class LinksPlugin:
    """Found by the reader."""

    id = "links"
    order = 20

    def build(self, host: "ReaderHost") -> Links:
        return Links(host)


PLUGIN = LinksPlugin()
