"""The search field of the top bar, with the key that reaches it shown inside."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop_app.ui.theme import Theme

_PAUSE_MS = 200
_LEAST_LETTERS = 2


class SearchField(QLineEdit):
    """Searches when typing pauses and at once on Enter; Escape empties it and leaves."""

    #: str: search for these words
    searched = Signal(str)
    #: the reader is done with searching
    left = Signal()
    #: the reader wants the first result (cursor down)
    results_wanted = Signal()

    def __init__(self, theme: Theme, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchField")
        self.setAccessibleName(self.tr("Search everything"))
        self.setPlaceholderText(self.tr("Search papers, notes, marks, questions, full text…"))
        self._theme = theme
        self._icon = self.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._key = QLabel(key, self)
        self._key.setProperty("part", "key")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(lambda text: self._key.setVisible(not text))
        self.returnPressed.connect(self._search)
        theme.changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:
        return QSize(560, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, super().minimumSizeHint().height())

    def show_words(self, words: str) -> None:
        """Show what is searched for, without searching again."""
        if self.text() != words:
            self.setText(words)

    def stop(self) -> None:
        """Forget a search that was about to start."""
        self._pause.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.stop()
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self._search()
            self.results_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.OtherFocusReason):
            self.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._key.sizeHint()
        self._key.setGeometry(self.width() - size.width() - 8, (self.height() - size.height()) // 2, *size.toTuple())

    def _on_edited(self, text: str) -> None:
        if len(text.strip()) >= _LEAST_LETTERS:
            self._pause.start()
        else:
            self._pause.stop()

    def _search(self) -> None:
        self._pause.stop()
        if self.text().strip():
            self.searched.emit(self.text().strip())

    def _on_theme_changed(self) -> None:
        self._icon.setIcon(self._theme.icon("search"))
