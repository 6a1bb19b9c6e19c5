"""Contents: the outline and the pages of the PDF in a drawer at the left of the text."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QTimer

from desktop_app.domain.geometry import bounds_of
from desktop_app.pdf.inquiries import LABELS, OUTLINE
from desktop_app.pdf.links import LinkKind, LinkTarget
from desktop_app.ui.problem_text import problem_text
from desktop_app.ui.viewer.contents_drawer import ContentsDrawer
from desktop_app.ui.viewer.drawer_place import DrawerPlace
from desktop_app.ui.viewer.link_asking import LinkAsking
from desktop_app.ui.viewer.page_layout import PagePoint, shown_size, turned
from desktop_app.ui.viewer.pages_pane import Tick
from desktop_app.ui.viewer.reader_actions import ReaderActionSpec

if TYPE_CHECKING:
    from desktop_app.pdf.outline import Outline, OutlineEntry, PageLabels
    from desktop_app.ui.bridge.page_source import OpenPdf
    from desktop_app.ui.viewer.reader_feature import ReaderHost

_JOIN_MS = 40


class Contents(QObject):
    """The drawer is made when she opens it first, and filled when there is another PDF while it is open."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._drawer: ContentsDrawer | None = None
        self._place: DrawerPlace | None = None
        self._asking: LinkAsking | None = None
        self._filled: OpenPdf | None = None
        self._has_outline: bool | None = None
        self._is_entering = False
        self._follow = self._timer(self._on_moved)
        self._marks = self._timer(self._on_marks)
        self._is_connected_to_marks = False
        spec = ReaderActionSpec(
            "contentsAction", self.tr("Contents: outline and pages"), ("F4",), "go", "contents", True
        )
        self._action = host.add_action(spec, self._toggle)
        host.parts.bar.add_button(self._action, at_left=True)
        host.shown.connect(self._on_shown)
        host.reading_changed.connect(self._marks.start)
        host.pages.view_moved.connect(self._follow.start)

    def close(self) -> None:
        self._follow.stop()
        self._marks.stop()
        if self._drawer is not None:
            self._drawer.pages.stop()

    # the drawer

    def _toggle(self) -> None:
        drawer = self._drawer or self._made()
        if self._action.isChecked() and self._place is not None:
            self._place.show()
            self._is_entering = True
            self._fill()
        else:
            drawer.hide()
            drawer.pages.stop()
            self._read_on()

    def _made(self) -> ContentsDrawer:
        drawer = self._drawer = ContentsDrawer(self._host.context.theme, self._host.context.pages, self._host.widget)
        self._place = DrawerPlace(self._host.parts.body, self._host.parts.stage, drawer, self)
        drawer.close_requested.connect(self._action.trigger)
        drawer.outline.chosen.connect(self._go_to_entry)
        drawer.outline.left.connect(self._on_gone)
        drawer.outline.filtered.connect(self._follow.start)
        drawer.pages.chosen.connect(self._go_to_page)
        drawer.pages.left.connect(self._on_gone)
        drawer.installEventFilter(self)
        return drawer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The pictures of pages follow the size of the drawer."""
        if event.type() == QEvent.Type.Resize:
            self._follow.start()
        return super().eventFilter(watched, event)

    def _on_shown(self) -> None:
        if self._drawer is not None and self._drawer.isVisible():
            self._fill()

    def _fill(self) -> None:
        """Ask for what the PDF on the screen has; without one, say so."""
        drawer, pdf = self._drawer, self._host.pdf
        if drawer is None:
            return
        self._is_entering = self._is_entering or drawer.isAncestorOf(drawer.window().focusWidget() or self._host.pages)
        if pdf is not None and pdf is self._filled:
            self._on_moved()
            self._enter()
            return
        self._filled = pdf
        if pdf is None:
            drawer.outline.say(self.tr("Only a PDF has an outline and pages."))
            drawer.pages.show_pages(None, ())
            return
        drawer.outline.say("")
        pages = self._host.context.pages
        pages.ask(pdf, LABELS, lambda labels: self._take_labels(pdf, labels), owner=self)
        pages.ask(
            pdf,
            OUTLINE,
            lambda outline: self._take_outline(pdf, outline),
            lambda error: self._say(pdf, problem_text(error)),
            owner=self,
        )
        drawer.pages.show_pages(pdf, ())
        self._marks.start()

    def _take_labels(self, pdf: "OpenPdf", labels: "PageLabels") -> None:
        if pdf is self._filled and self._drawer is not None and labels:
            self._drawer.pages.show_pages(pdf, labels)
            self._marks.start()
            self._follow.start()

    def _take_outline(self, pdf: "OpenPdf", outline: "Outline") -> None:
        if pdf is not self._filled or self._drawer is None:
            return
        if outline.entries:
            labels: PageLabels = self._host.context.pages.known(pdf, LABELS) or ()
            self._drawer.outline.show_outline(outline, labels)
        else:
            self._drawer.outline.say(self.tr("This PDF has no outline."))
        if self._has_outline is not bool(outline.entries):
            self._has_outline = bool(outline.entries)
            self._drawer.show_tab(is_outline=self._has_outline)
        self._on_moved()
        self._enter()

    def _enter(self) -> None:
        """Give the keyboard to what is shown, when she opened the drawer for it."""
        if self._is_entering and self._drawer is not None:
            self._is_entering = False
            self._drawer.enter()

    def _say(self, pdf: "OpenPdf", sentence: str) -> None:
        if pdf is self._filled and self._drawer is not None:
            self._drawer.outline.say(sentence)

    # following her

    def _on_moved(self) -> None:
        drawer, pages, pdf = self._drawer, self._host.pages, self._host.pdf
        if drawer is None or not drawer.isVisible() or pdf is None or pdf is not self._filled:
            return
        drawer.pages.follow(pages.page_index)
        point = pages.point_at(QPointF(pages.viewport().width() / 2, pages.viewport().height() / 3))
        if point is not None:
            drawer.outline.follow(point.page_index, point.y)

    def _on_marks(self) -> None:
        """Where the marks of the text lie, for the pictures of its pages."""
        marking, pdf = self._host.parts.marking, self._host.pdf
        if marking is not None and not self._is_connected_to_marks:
            self._is_connected_to_marks = True
            marking.marks_changed.connect(self._marks.start)
        if self._drawer is None or pdf is None or pdf is not self._filled:
            return
        ticks: dict[int, list[Tick]] = {}
        for shown in self._host.pages.marks.values():
            page_index, box = shown.mark.anchor.page_index, bounds_of(shown.mark.anchor.quads)
            if page_index is not None and page_index < len(pdf.sizes) and box is not None:
                size = pdf.sizes[page_index]
                _, down = turned((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2, size)
                share = min(max(down / shown_size(size)[1], 0.0), 1.0)
                ticks.setdefault(page_index, []).append(Tick(share, shown.style.colour))
        self._drawer.pages.set_ticks(ticks)

    # going there

    def _go_to_entry(self, entry: "OutlineEntry") -> None:
        page_index, pdf = entry.page_index, self._host.pdf
        if entry.uri:
            self._ask_about(entry.uri)
        elif pdf is None or page_index is None or page_index >= len(pdf.sizes):
            self._host.tell(self.tr("This line of the outline leads to no page."))
        elif entry.top is None:
            self._go_to_page(page_index)
        else:
            self._host.go_to(PagePoint(page_index, 0.0, entry.top))
            self._on_gone()

    def _ask_about(self, address: str) -> None:
        if self._drawer is None:
            return
        self._asking = self._asking or LinkAsking(self._host, self)
        edge = QRectF(self._drawer.width(), 0, 1, self._drawer.height() / 3)
        self._asking.ask(LinkTarget(LinkKind.WEB, address=address), self._drawer, edge)

    def _go_to_page(self, page_index: int) -> None:
        self._host.go_to_page(page_index)
        self._on_gone()

    def _on_gone(self) -> None:
        """She is done with the drawer: one that covers the text goes away."""
        if self._place is not None and self._place.is_over:
            self._action.trigger()
        else:
            self._read_on()

    def _read_on(self) -> None:
        if self._host.surface is not None:
            self._host.surface.setFocus()

    def _timer(self, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(_JOIN_MS)
        timer.timeout.connect(slot)
        return timer


class ContentsPlugin:
    """Found by the reader."""

    id = "contents"
    order = 8

    def build(self, host: "ReaderHost") -> Contents:
        return Contents(host)


PLUGIN = ContentsPlugin()
