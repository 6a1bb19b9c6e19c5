"""The card that shows what a cross-reference points at, over the text, until the pointer leaves or a key says so."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.page_label import page_label
from desktop_app.pdf.inquiries import LABELS
from desktop_app.ui.viewer.floating_card import FloatingCard, card_button
from desktop_app.ui.viewer.peek_targets import PeekTarget
from desktop_app.ui.viewer.peek_view import PeekView

if TYPE_CHECKING:
    from desktop_app.ui.bridge.page_source import OpenPdf, PageSource
    from desktop_app.ui.viewer.look import ViewerLook
    from desktop_app.ui.viewer.surface import ReadingSurface

_WIDEST_PX, _HIGHEST_PX = 620, 360
_SHARE_OF_WINDOW = 0.6


class PeekCard(FloatingCard):
    """`targets` are one, or several where a range such as "[3–5]" points at several."""

    #: PeekTarget: go there
    go_requested = Signal(object)
    #: PeekTarget: keep it beside the text
    pin_requested = Signal(object)
    #: the pointer came onto the card, or left it
    entered = Signal(bool)

    def __init__(self, pages: "PageSource", look: "ViewerLook", parent: QWidget | None = None) -> None:
        super().__init__("peekCard", parent)
        self._pages = pages
        self._targets: tuple[PeekTarget, ...] = ()
        self._number = 0
        self._pdf: OpenPdf | None = None
        self._zoom = 1.0
        self._surface: ReadingSurface | None = None
        self._beside = QRectF()
        self._title = QLabel(self)
        self._title.setObjectName("peekTitle")
        self._go = card_button(self.tr("Go there ⏎"), "peekGo", "⏎", self.tr("Go there"), self.go, self)
        self._pin = card_button(
            self.tr("Keep beside ⇧⏎"), "peekPin", "⇧⏎", self.tr("Keep it beside the text"), self.pin, self
        )
        self._text = QLabel(self)
        self._text.setObjectName("peekText")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._view = PeekView(pages, look, self)
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addWidget(self._go)
        row.addWidget(self._pin)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 8)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._text)
        column.addWidget(self._view, 1)
        self.set_look(look)

    @property
    def target(self) -> PeekTarget | None:
        """What is shown."""
        return self._targets[self._number] if self._targets else None

    def set_look(self, look: "ViewerLook") -> None:
        """Draw with these colours from now on."""
        self.wear(look)
        self._text.setStyleSheet(f"color: {look.text.name()};")
        self._view.set_look(look)

    def show_targets(
        self, pdf: "OpenPdf", targets: Sequence[PeekTarget], surface: "ReadingSurface", beside: QRectF
    ) -> None:
        """Show the first of these beside a rectangle of the surface."""
        self._targets, self._number, self._pdf, self._zoom = tuple(targets), 0, pdf, surface.zoom_factor
        self._surface, self._beside = surface, beside
        self._tell()

    def step(self, step: int) -> None:
        """The next (1) or last (-1) of several."""
        if len(self._targets) > 1:
            self._number = (self._number + step) % len(self._targets)
            self._tell()

    def go(self) -> None:
        """Ask to go to what is shown."""
        if self.target is not None:
            self.go_requested.emit(self.target)

    def pin(self) -> None:
        """Ask to keep what is shown beside the text."""
        if self.target is not None:
            self.pin_requested.emit(self.target)

    def leave(self) -> None:
        """Hide, and want no pages any more."""
        self.hide()
        self._targets = ()
        self._view.close_pdf()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.entered.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.entered.emit(False)

    def _tell(self) -> None:
        target, pdf = self.target, self._pdf
        if target is None or pdf is None:
            return
        labels = self._pages.known(pdf, LABELS)
        page = self.tr("p. %1").replace("%1", page_label(labels or (), target.page_index))
        told = f"{target.title} · {page}"
        if len(self._targets) > 1:
            told += (
                self.tr("  (%1 of %2, ← →)").replace("%1", str(self._number + 1)).replace("%2", str(len(self._targets)))
            )
        self._title.setText(told)
        self.setAccessibleName(f"{told}: {target.text}" if target.text else told)
        self._text.setText(target.text)
        self._text.setVisible(bool(target.text))
        self._view.setVisible(not target.text)
        self._place(target)
        if not target.text:
            self._view.show_target(pdf, target, self._zoom)

    def _place(self, target: PeekTarget) -> None:
        """As wide as is comfortable; as high as the text, or as a view of the page needs."""
        surface = self._surface
        if surface is None:
            return
        window = surface.window().size()
        width = min(_WIDEST_PX, round(window.width() * _SHARE_OF_WINDOW))
        height = min(_HIGHEST_PX, round(window.height() * _SHARE_OF_WINDOW))
        self.setFixedWidth(width)
        column = self.layout()
        if target.text and column is not None:
            height = min(height, column.heightForWidth(width))
        self.setFixedHeight(height)
        self.show_beside(surface, self._beside, self._beside, below=True)
