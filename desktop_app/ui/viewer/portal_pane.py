"""The pane beside the text that keeps a figure, a table or another place in view while she reads on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.page_label import page_label
from desktop_app.pdf.inquiries import LABELS
from desktop_app.ui.viewer.peek_targets import PeekTarget
from desktop_app.ui.viewer.peek_view import PeekView

if TYPE_CHECKING:
    from desktop_app.ui.bridge.page_source import OpenPdf, PageSource
    from desktop_app.ui.theme import Theme
    from desktop_app.ui.viewer.look import ViewerLook

_LEAST_PX = 140


class PortalPane(QFrame):
    """Shows a place of the PDF that is read; hidden while there is none."""

    #: PeekTarget: go there in the text
    go_requested = Signal(object)
    #: she does not need it any more
    close_requested = Signal()

    def __init__(self, theme: "Theme", pages: "PageSource", look: "ViewerLook", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("portalPane")
        self.setProperty("part", "canvas")
        self.setMinimumHeight(_LEAST_PX)
        self._pages = pages
        self._target: PeekTarget | None = None
        self._title = QLabel(self)
        self._title.setObjectName("portalTitle")
        self._title.setProperty("part", "small")
        self._go = self._button("portalGo", self.tr("Go there"))
        self._go.setText("↗")
        self._go.clicked.connect(lambda: self.go_requested.emit(self._target))
        self._close = self._button("portalClose", self.tr("Close it"))
        self._close.clicked.connect(self.close_requested)
        theme.keep_icons(lambda: self._close.setIcon(theme.icon("close")))
        self._view = PeekView(pages, look, self)
        self._view.setObjectName("portalView")
        head = QHBoxLayout()
        head.setContentsMargins(theme.space(2), theme.space(1), theme.space(1), theme.space(1))
        head.addWidget(self._title, 1)
        head.addWidget(self._go)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._view, 1)

    def set_look(self, look: "ViewerLook") -> None:
        """Draw with these colours from now on."""
        self._view.set_look(look)

    def show_target(self, pdf: "OpenPdf", target: PeekTarget, zoom: float) -> None:
        """Keep this in view."""
        self._target = target
        labels = self._pages.known(pdf, LABELS)
        page = page_label(labels or (), target.page_index)
        told = f"{target.title} · {self.tr('p. %1').replace('%1', page)}"
        self._title.setText(told)
        self.setAccessibleName(self.tr("Kept beside the text: %1").replace("%1", told))
        self.show()
        self._view.show_target(pdf, target, zoom)

    def put_away(self) -> None:
        """Show nothing, and want no pages."""
        self.hide()
        self._view.close_pdf()

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button
