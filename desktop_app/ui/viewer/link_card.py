"""The card that shows the whole address of a web link before anything is opened, or why a link is not followed."""

from PySide6.QtCore import QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.pdf.links import LinkKind, LinkTarget
from desktop_app.ui.viewer.floating_card import FloatingCard, card_button
from desktop_app.ui.viewer.link_words import refusal
from desktop_app.ui.viewer.look import ViewerLook

_WIDTH_PX = 400
_MOST_LINES = 5
_PADDING_PX = 24


class LinkCard(FloatingCard):
    """Enter opens, C copies, Escape closes."""

    #: str: open this address outside
    open_requested = Signal(str)
    #: str: this address is on the clipboard now
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("linkCard", parent)
        self.setAccessibleName(self.tr("Link"))
        self._address = ""
        self._title = QLabel(self)
        self._title.setObjectName("linkCardTitle")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._shown = QPlainTextEdit(self)
        self._shown.setObjectName("linkCardAddress")
        self._shown.setAccessibleName(self.tr("Address of the link"))
        self._shown.setReadOnly(True)
        self._shown.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self._shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._open = card_button(self.tr("Open"), "linkOpen", "↵", self.tr("Open in the browser"), self._on_open, self)
        self._copy = card_button(self.tr("Copy"), "linkCopy", "C", self.tr("Copy the address"), self._on_copy, self)
        self._close = card_button(self.tr("Close"), "linkClose", "Esc", self.tr("Close"), self.escaped.emit, self)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addStretch(1)
        for button in (self._copy, self._close, self._open):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._shown)
        column.addLayout(buttons)
        self.setFixedWidth(_WIDTH_PX)

    def offer(self, target: LinkTarget, look: ViewerLook, surface: QWidget, link: QRectF) -> None:
        """Show the card by a link, given in pixels of `surface`, and give it the keyboard."""
        is_web = target.kind is LinkKind.WEB
        self._address = target.address
        self.wear(look)
        self._title.setText(self._titled(target.address) if is_web else refusal(target))
        self._shown.setPlainText(target.address)
        self._shown.setVisible(bool(target.address))
        self._shown.setFixedHeight(self._lines_height(target.address))
        self._open.setVisible(is_web)
        self._copy.setVisible(bool(target.address))
        self.key_actions = {"c": self._on_copy} if target.address else {}
        self.show_beside(surface, link, link, below=True)
        first: QPushButton = self._open if is_web else self._close
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _lines_height(self, address: str) -> int:
        metrics = QFontMetrics(self._shown.font())
        width = _WIDTH_PX - 3 * _PADDING_PX
        lines = min(_MOST_LINES, metrics.horizontalAdvance(address) // width + 1)
        return lines * metrics.lineSpacing() + _PADDING_PX

    def _on_open(self) -> None:
        self.open_requested.emit(self._address)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self.copied.emit(self._address)

    def _titled(self, address: str) -> str:
        """Which site it is, letters of other alphabets spelled out as the browser itself names it."""
        url = QUrl(address)
        if url.scheme().lower() == "mailto":
            return self.tr("Write a mail to this address?")
        host = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
        return self.tr("Open %1 in the browser?").replace("%1", host or address)
