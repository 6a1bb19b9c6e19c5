"""The field of the top bar that leads to the palette: shows what is searched for, and the key that opens it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop_app.ui.theme import Theme


class SearchField(QLineEdit):
    """Nothing is typed here: a click, Enter or a letter opens the palette, which lies over it."""

    #: str: search, beginning with these words
    wished = Signal(str)

    def __init__(self, theme: Theme, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchField")
        self.setAccessibleName(self.tr("Search everything"))
        self.setPlaceholderText(self.tr("Search papers, notes, marks, questions, full text…"))
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._theme = theme
        self._icon = self.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._key = QLabel(key, self)
        self._key.setProperty("part", "key")
        self.textChanged.connect(lambda text: self._key.setVisible(not text))
        theme.changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:
        return QSize(560, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, super().minimumSizeHint().height())

    def show_words(self, words: str) -> None:
        """Show what is searched for; nothing where there is no search."""
        self.setText(words)
        self.setCursorPosition(0)

    def show_key(self, key: str) -> None:
        """Show that this key opens the palette."""
        self._key.setText(key)
        self._place_key()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.wished.emit(self.text())
        elif letter.strip() and letter.isprintable():
            self.wished.emit(letter)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.wished.emit(self.text())
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_key()

    def _place_key(self) -> None:
        size = self._key.sizeHint()
        self._key.setGeometry(self.width() - size.width() - 8, (self.height() - size.height()) // 2, *size.toTuple())

    def _on_theme_changed(self) -> None:
        self._icon.setIcon(self._theme.icon("search"))
