"""One quiet sentence in a corner over a text, that unfolds into passages; nothing under it moves."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.radar import RadarPassage
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.link_button import LinkButton
from desktop_app.ui.widgets.passage_list import PassageList

_FOLDED_PX, _UNFOLDED_PX = 410, 460
_MARGIN_PX = 14
_HIGHEST_PART = 0.7


class PassageBar(QFrame):
    """Lies over `under` and takes no focus by itself; hidden until it has something to say."""

    #: RadarPassage, str: as `PassageList.wished`
    wished = Signal(object, str)
    #: she does not want to see it
    closed = Signal()
    #: she is done with the passages; the focus belongs to the text again
    left = Signal()

    def __init__(self, theme: Theme, under: QWidget) -> None:
        super().__init__(under)
        self.setObjectName("radarBar")
        self.setProperty("part", "card")
        self._theme, self._under = theme, under
        self._sentence = ElidedLabel(self)
        self._sentence.setObjectName("radarSentence")
        self._fold = LinkButton("radarShow", "", self)
        self._fold.clicked.connect(lambda _checked=False: self._turn(is_open=not self.is_unfolded))
        self._close = QToolButton(self)
        self._close.setObjectName("radarClose")
        self._close.setAccessibleName(self.tr("Say nothing more about this paper"))
        self._close.setToolTip(self._close.accessibleName())
        self._close.clicked.connect(lambda _checked=False: self.closed.emit())
        theme.keep_icons(lambda: self._close.setIcon(theme.icon("close")))
        self._list = PassageList(theme, with_questions=True)
        self._list.setContentsMargins(0, 0, theme.space(2), 0)
        self._list.wished.connect(self._on_wished)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._list)
        self._arrange()
        under.installEventFilter(self)
        self.hide()

    @property
    def is_unfolded(self) -> bool:
        return not self._scroll.isHidden()

    def say(self, sentence: str, passages: Sequence[RadarPassage]) -> None:
        """Show this; an unfolded bar stays so."""
        self._sentence.set_text(sentence)
        self.setAccessibleName(sentence)
        self._list.show_passages(passages)
        self.show()
        self._lie()
        self.raise_()

    def sentence(self) -> str:
        """What is said, or nothing."""
        return "" if self.isHidden() else self.accessibleName()

    def clear(self) -> None:
        """Say nothing more."""
        self._turn(is_open=False)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._lie()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_unfolded:
            self._turn(is_open=False)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_wished(self, passage: RadarPassage, wish: str) -> None:
        if wish == "open":
            self._turn(is_open=False)  # else it might lie over what she goes to
        self.wished.emit(passage, wish)

    def _turn(self, *, is_open: bool) -> None:
        self._scroll.setVisible(is_open)
        self._fold.set_text(self.tr("Hide") if is_open else self.tr("Show"))
        self._lie()
        if is_open:
            self._list.take_focus()

    def _lie(self) -> None:
        """At the top right of what is under it, as high as it needs to be and no higher than most of that."""
        width = min(_UNFOLDED_PX if self.is_unfolded else _FOLDED_PX, self._under.width() - 2 * _MARGIN_PX)
        height = self._head_px()
        if self.is_unfolded:
            inner = width - 2 * self._theme.space(3)
            needed = self._list.height_for(inner) + self._theme.space(4)
            height = min(height + needed, int(self._under.height() * _HIGHEST_PART))
        self.setGeometry(self._under.width() - width - _MARGIN_PX, _MARGIN_PX, width, height)

    def _head_px(self) -> int:
        return self._close.sizeHint().height() + 2 * self._theme.space(1.5)

    def _arrange(self) -> None:
        theme = self._theme
        head = QHBoxLayout()
        head.setSpacing(theme.space(2))
        head.addWidget(self._sentence, 1)
        head.addWidget(self._fold)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(3), theme.space(1.5), theme.space(1.5), theme.space(1.5))
        column.setSpacing(theme.space(2))
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        self._scroll.hide()
        self._fold.set_text(self.tr("Show"))
