"""Peek: resting on "Fig. 2", "[12]" or a link shows where it leads; a key keeps that beside the text, or goes there."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent

from desktop_app.domain.geometry import bounds_of
from desktop_app.domain.reference_words import CrossReference, reference_at
from desktop_app.pdf.inquiries import links_of
from desktop_app.ui.viewer.look import viewer_look
from desktop_app.ui.viewer.page_layout import PagePoint
from desktop_app.ui.viewer.peek_card import PeekCard
from desktop_app.ui.viewer.peek_targets import PeekTarget, PeekTargets, linked_target
from desktop_app.ui.viewer.portal_pane import PortalPane
from desktop_app.ui.viewer.reader_actions import ReaderActionSpec
from desktop_app.ui.viewer.selection import PageSpan

if TYPE_CHECKING:
    from desktop_app.pdf.links import Link
    from desktop_app.pdf.textmap import TextMap
    from desktop_app.ui.bridge.page_source import OpenPdf
    from desktop_app.ui.viewer.reader_feature import ReaderHost
    from desktop_app.ui.viewer.surface import ReadingSurface

_REST_MS = 350
_LEAVE_MS = 250


class Pointed(NamedTuple):
    """What the pointer or the caret is on: a span of a page's text and what it says there."""

    span: PageSpan
    references: tuple[CrossReference, ...]


class Peek(QObject):
    """Serves the pages of the reader; an abstract has nothing to peek at."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        look = viewer_look(host.context.theme)
        self._targets = PeekTargets(host.context, self)
        self._card = PeekCard(host.context.pages, look, host.widget)
        self._portal = PortalPane(host.context.theme, host.context.pages, look, host.widget)
        host.parts.body.add_below(self._portal)
        #: what is kept beside each PDF, by its fingerprint
        self._pinned: dict[str, PeekTarget] = {}
        self._pointed: Pointed | None = None
        self._at = QPointF(-1, -1)
        self._rest = self._timer(_REST_MS, self._on_rested)
        self._leave = self._timer(_LEAVE_MS, self._hide)
        pages = host.pages
        pages.pointer_tools.append(PeekPointer(self))
        pages.key_takers.insert(0, PeekKeys(self, self._card, pages))
        pages.view_moved.connect(self._hide)
        pages.viewport().installEventFilter(self)
        host.shown.connect(self._on_shown)
        host.context.theme.changed.connect(self._on_theme_changed)
        host.context.theme.page_tone_changed.connect(self._on_theme_changed)
        self._card.go_requested.connect(self._go)
        self._card.pin_requested.connect(self._pin)
        self._card.entered.connect(self._on_entered)
        self._card.escaped.connect(self._hide)
        self._portal.go_requested.connect(self._go)
        self._portal.close_requested.connect(self._unpin)
        host.add_action(
            ReaderActionSpec("peekAction", self.tr("Show what the reference points at"), ("Alt+P",), "go"), self.peek
        )
        unpin = ReaderActionSpec("unpinAction", self.tr("Close what is kept beside"), (), "go")
        self._unpin_action = host.add_action(unpin, self._unpin)
        self._unpin_action.setEnabled(False)

    def close(self) -> None:
        self._hide()
        self._targets.stop()
        self._portal.put_away()

    # what is pointed at

    def hover(self, at: QPointF) -> None:
        """The pointer moved here."""
        self._at = at
        pointed = self._under(at)
        if pointed == self._pointed:
            return
        self._pointed = pointed
        if pointed is None:
            self._rest.stop()
            if self._card.isVisible():
                self._leave.start()
        else:
            self._leave.stop()
            self._rest.start()

    def peek(self) -> None:
        """Show at once what the caret is on, else what the pointer is on."""
        caret = self._host.pages.text_selection.caret
        pointed = self._around(caret.page_index, caret.offset) if caret is not None else None
        self._pointed = pointed or self._under(self._at)
        if self._pointed is not None:
            self._on_rested()
        else:
            self._host.tell(self.tr("There is no reference at the caret or under the pointer."))

    def _under(self, at: QPointF) -> Pointed | None:
        pages = self._host.pages
        if self._host.pdf is None or pages.has_selection() or at.x() < 0:
            return None
        caret = pages.caret_over(at)
        return self._around(caret.page_index, caret.offset) if caret is not None else None

    def _around(self, page_index: int, offset: int) -> Pointed | None:
        text, pdf = self._host.pages.readable_text(page_index), self._host.pdf
        if text is None or pdf is None:
            return None
        for index in (offset, offset - 1):
            found = tuple(reference_at(text.text, index)) if index >= 0 else ()
            if found:
                return Pointed(PageSpan(page_index, found[0].start, found[0].end), found)
            if self._link_at(pdf, text, index) is not None:
                start, end = text.word_span(index)
                return Pointed(PageSpan(page_index, start, end), ())
        return None

    def _link_at(self, pdf: "OpenPdf", text: "TextMap", index: int) -> "Link | None":
        """The link of the file under a character; asked for when it is not known yet."""
        inquiry = links_of(text.page_index)
        links = self._host.context.pages.known(pdf, inquiry)
        if links is None:
            self._host.context.pages.ask(pdf, inquiry, lambda _links: None, owner=self)
            return None
        box = bounds_of(text.quads(index, index + 1)) if 0 <= index < len(text.text) else None
        if box is None:
            return None
        x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        over = (one for one in links if one.rect.x0 <= x <= one.rect.x1 and one.rect.y0 <= y <= one.rect.y1)
        return next(over, None)

    # showing it

    def _on_rested(self) -> None:
        pointed, pdf = self._pointed, self._host.pdf
        text = self._host.pages.readable_text(pointed.span.page_index) if pointed is not None else None
        if pointed is None or pdf is None or text is None:
            return
        link = self._link_at(pdf, text, max(pointed.span.start, pointed.span.end - 1))
        title = " ".join(text.text[pointed.span.start : pointed.span.end].split()).strip(" ([")
        linked = linked_target(title, link.target) if link is not None else None

        def show(found: list[PeekTarget]) -> None:
            """The passage tells more than the link does, unless the link leads to another page."""
            if linked is not None and all(target.page_index != linked.page_index for target in found):
                found = [linked]
            if pointed == self._pointed and pdf is self._host.pdf and found:
                self._show(pdf, found, pointed)

        if pointed.references:
            self._targets.find(pdf, pointed.references, show)
        else:
            show([])

    def _show(self, pdf: "OpenPdf", targets: list[PeekTarget], pointed: Pointed) -> None:
        beside = QRectF()
        for piece in self._host.pages.pieces_of_span(pointed.span):
            beside = beside.united(piece.boundingRect())
        if QRectF(self._host.pages.viewport().rect()).intersects(beside):
            self._card.show_targets(pdf, targets, self._host.pages, beside)

    def _hide(self) -> None:
        self._rest.stop()
        self._leave.stop()
        self._pointed = None
        if self._card.isVisible():
            self._card.leave()

    def _on_entered(self, is_inside: bool) -> None:
        self._leave.stop() if is_inside else self._leave.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Leave) and watched is not self._card:
            self._rest.stop()
            if event.type() == QEvent.Type.MouseButtonPress:
                self._hide()
            elif self._card.isVisible():
                self._leave.start()
        return False

    # going there and keeping it

    def _go(self, target: PeekTarget | None) -> None:
        self._hide()
        pages = self._host.pages
        if target is None or self._host.pdf is None:
            return
        self._host.go_to(target.point or PagePoint(target.page_index, 0.0, 0.0))
        if target.place is not None:
            pages.show_span(PageSpan(target.page_index, target.place.start, target.place.end))
        pages.setFocus()

    def _pin(self, target: PeekTarget) -> None:
        self._hide()
        pdf = self._host.pdf
        if pdf is not None:
            self._pinned[pdf.fingerprint] = target
            self._unpin_action.setEnabled(True)
            self._portal.show_target(pdf, target, self._host.pages.zoom_factor)

    def _unpin(self) -> None:
        pdf = self._host.pdf
        if pdf is not None:
            self._pinned.pop(pdf.fingerprint, None)
        self._unpin_action.setEnabled(False)
        self._portal.put_away()

    def _on_shown(self) -> None:
        """Another document: what was kept beside it before is kept beside it again."""
        self._hide()
        pdf = self._host.pdf
        kept = self._pinned.get(pdf.fingerprint) if pdf is not None else None
        self._unpin_action.setEnabled(kept is not None)
        if kept is not None and pdf is not None:
            self._portal.show_target(pdf, kept, self._host.pages.zoom_factor)
        else:
            self._portal.put_away()

    def _on_theme_changed(self) -> None:
        look = viewer_look(self._host.context.theme)
        self._card.set_look(look)
        self._portal.set_look(look)

    def _timer(self, ms: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(slot)
        return timer


class PeekPointer:
    """Follows the pointer; it takes no press."""

    def __init__(self, peek: Peek) -> None:
        self._peek = peek

    def hover(self, at: QPointF) -> Qt.CursorShape | None:
        self._peek.hover(at)
        return None

    def press(self, _event: QMouseEvent) -> bool:
        return False

    def move(self, event: QMouseEvent) -> None:
        """Never called: no press is taken."""

    def release(self, event: QMouseEvent) -> None:
        """Never called: no press is taken."""


class PeekKeys:
    """The keys of the card while the text keeps the focus."""

    def __init__(self, peek: Peek, card: PeekCard, surface: "ReadingSurface") -> None:
        self._peek, self._card, self._surface = peek, card, surface

    def wants(self, event: QKeyEvent) -> bool:
        if not self._card.isVisible():
            return False
        return event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Escape,
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
        )

    def press(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._card.escaped.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._card.step(1 if key == Qt.Key.Key_Right else -1)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._card.pin()
        else:
            self._card.go()


class PeekPlugin:
    """Found by the reader."""

    id = "peek"
    order = 30

    def build(self, host: "ReaderHost") -> Peek:
        return Peek(host)


PLUGIN = PeekPlugin()
