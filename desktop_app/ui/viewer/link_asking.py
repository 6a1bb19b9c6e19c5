"""Asks before an address of a PDF is opened: shows the card, opens or copies, and puts the card away in time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.pdf.links import LinkTarget
from desktop_app.ui.viewer.link_card import LinkCard
from desktop_app.ui.viewer.look import viewer_look

if TYPE_CHECKING:
    from desktop_app.ui.viewer.reader_feature import ReaderHost


class LinkAsking(QObject):
    """Belongs to the reader; the keyboard goes back to the text afterwards."""

    def __init__(self, host: "ReaderHost", parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self._card = LinkCard(host.widget)
        self._card.escaped.connect(self._leave)
        self._card.open_requested.connect(self._open)
        self._card.copied.connect(self._on_copied)
        host.pages.view_moved.connect(self.put_away)
        host.shown.connect(self.put_away)
        host.context.theme.changed.connect(self.put_away)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def ask(self, target: LinkTarget, surface: QWidget, box: QRectF) -> None:
        """Show the whole address, or why it is not followed, beside a place given in pixels of `surface`."""
        self._card.offer(target, viewer_look(self._host.context.theme), surface, box)

    def put_away(self) -> None:
        self._card.hide()

    def _open(self, address: str) -> None:
        from desktop_app.ui.bridge.link_opener import LinkOpener

        self._leave()
        LinkOpener(self._host.context.navigator).follow(address)

    def _on_copied(self, _address: str) -> None:
        self._leave()
        self._host.tell(self.tr("The address is on the clipboard."))

    def _leave(self) -> None:
        self._card.hide()
        if self._host.surface is not None:
            self._host.surface.setFocus()

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._card.isVisible() and not self._card.isAncestorOf(now):
            self._card.hide()
