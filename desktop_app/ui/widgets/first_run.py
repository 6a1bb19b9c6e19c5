"""The page of an empty library: the three ways to begin."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.theme_tokens import ColourName

_CARD_PX = 250
_WORDS_PX = 560
#: the share of what takes its full width before the stretches beside it take any
_FIRST = 1000
_DRAWING_PX = 28


class FirstRun(QFrame):
    """A way is (action, icon, heading, sentence); the first one is the usual one."""

    def __init__(
        self, theme: Theme, ways: Sequence[tuple[QAction, str, str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("firstRun")
        self.setProperty("part", "canvas")
        self._theme = theme
        self._drawings: list[tuple[QLabel, str, ColourName]] = []
        cards = QHBoxLayout()
        cards.setSpacing(theme.space(3))
        cards.addStretch(1)
        for place, way in enumerate(ways):
            cards.addWidget(self._card(*way, primary=place == 0), _FIRST)
        cards.addStretch(1)
        hint = QLabel(self.tr("Or drop a PDF, or text from a web page, anywhere on this window."), self)
        hint.setProperty("part", "quiet")
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(theme.space(3))
        column.addStretch(2)
        title, words = self._words()
        column.addWidget(title)
        column.addLayout(self._centred(words))
        column.addSpacing(theme.space(4))
        column.addLayout(cards)
        column.addSpacing(theme.space(2))
        column.addWidget(hint)
        column.addStretch(3)
        theme.changed.connect(self._draw)
        self._draw()

    def _words(self) -> tuple[QLabel, QLabel]:
        title = QLabel(self.tr("What are you reading?"), self)
        title.setFont(self._theme.font("reading_title"))
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words = QLabel(
            self.tr(
                "Postil keeps your notes beside a paper, or beside only its abstract: what you marked, what you "
                "want to know, what you have to do. It is saved while you type, on this computer alone."
            ),
            self,
        )
        words.setProperty("part", "soft")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setMaximumWidth(_WORDS_PX)
        return title, words

    def _centred(self, words: QLabel) -> QHBoxLayout:
        """Between stretches, not by an alignment: aligned items of a layout are not given the height they need."""
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(words, _FIRST)
        row.addStretch(1)
        return row

    def _card(self, action: QAction, icon: str, heading: str, sentence: str, *, primary: bool) -> QFrame:
        theme = self._theme
        card = QFrame(self)
        card.setProperty("part", "card-current" if primary else "card")
        card.setMaximumWidth(_CARD_PX)
        drawing = QLabel(card)
        self._drawings.append((drawing, icon, "accent" if primary else "soft"))
        title = QLabel(heading, card)
        title.setProperty("part", "strong")
        title.setWordWrap(True)
        words = QLabel(sentence, card)
        words.setProperty("part", "small")
        words.setWordWrap(True)
        button = QPushButton(action.text().rstrip("…"), card)
        button.setObjectName(f"begin-{action.objectName()}")
        button.setAccessibleName(action.text())
        button.setToolTip(action.toolTip())
        if primary:
            button.setProperty("part", "primary")
        button.clicked.connect(action.trigger)
        column = QVBoxLayout(card)
        column.setContentsMargins(*[theme.space(3)] * 4)
        column.setSpacing(theme.space(2))
        for part in (drawing, title, words):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(button)
        return card

    def _draw(self) -> None:
        for label, icon, colour in self._drawings:
            label.setPixmap(self._theme.icon(icon, colour).pixmap(QSize(_DRAWING_PX, _DRAWING_PX)))
