"""One quiet sentence below the reader's bar, with one thing to do about it and a button that takes it away."""

from collections.abc import Callable, Hashable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.link_button import LinkButton


class NoticeLine(QFrame):
    """Hidden until there is something to say; what was taken away about something is not said of it again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readerNotice")
        self.setProperty("part", "screenbar")
        self._theme = theme
        self._said: Hashable = None
        self._taken_away: set[Hashable] = set()
        self._act: Callable[[], None] = _nothing
        self._sentence = ElidedLabel(self)
        self._sentence.setObjectName("readerNoticeSentence")
        self._sentence.setProperty("part", "small")
        self._link = LinkButton("readerNoticeLink", "", self)
        self._link.clicked.connect(self._on_followed)
        self._close = QToolButton(self)
        self._close.setObjectName("readerNoticeClose")
        self._close.setAccessibleName(self.tr("Take this sentence away"))
        self._close.setToolTip(self._close.accessibleName())
        self._close.clicked.connect(self._on_closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(3.5), theme.space(1), theme.space(2), theme.space(1))
        row.setSpacing(theme.space(2))
        row.addWidget(self._sentence, 1)
        row.addWidget(self._link)
        row.addWidget(self._close)
        theme.keep_icons(self._tint)
        self.hide()

    def say(self, about: Hashable, sentence: str, link: str = "", act: Callable[[], None] | None = None) -> None:
        """Show this sentence about something."""
        self._said = about, sentence
        self._act = act or _nothing
        self._sentence.set_text(sentence)
        self._link.set_text(link)
        self._link.setVisible(bool(link))
        self.setVisible(self._said not in self._taken_away)

    def _on_followed(self) -> None:
        self._act()

    def _on_closed(self) -> None:
        self._taken_away.add(self._said)
        self.hide()

    def _tint(self) -> None:
        self._close.setIcon(self._theme.icon("close"))


def _nothing() -> None:
    """What a line without a link does."""
