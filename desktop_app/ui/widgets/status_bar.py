"""The bar along the bottom: is everything saved, how old is the backup, where is the reader."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.theme_tokens import STATUS_BAR_PX
from desktop_app.ui.widgets.elided_label import ElidedLabel

_DOT_PX = 9


class StatusBar(QFrame):
    """The dot repeats in colour what the words say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setProperty("part", "statusbar")
        self.setFixedHeight(STATUS_BAR_PX)
        self._theme = theme
        self._is_saved = True
        self._saved = self._label("saveState", self.tr("Whether everything is saved"))
        self._backup = self._label("backupState", self.tr("The last backup"))
        self._work = self._label("workState", self.tr("What is being done"))
        self._reader = ElidedLabel(self)
        self._reader.setObjectName("readerStatus")
        self._reader.setAccessibleName(self.tr("Where the reader is"))
        self._reader.setProperty("part", "small")
        self._reader.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._reader.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(3.5), theme.space(1), theme.space(3.5), theme.space(1))
        row.setSpacing(theme.space(4))
        self._dot = QLabel(self)
        row.addWidget(self._dot)
        row.addSpacing(-theme.space(2.5))
        for label in (self._saved, self._backup, self._work):
            row.addWidget(label)
        row.addWidget(self._reader, 1)
        self._row = row
        theme.changed.connect(self._colour)

    def show_saved(self, is_saved: bool, sentence: str) -> None:
        """Say whether everything is saved."""
        self._is_saved = is_saved
        self._saved.setText(sentence)
        self._colour()

    def show_backup(self, sentence: str) -> None:
        self._backup.setText(sentence)

    def show_work(self, sentence: str) -> None:
        """Say what goes on in the background, or nothing."""
        self._work.setText(sentence)

    def add_link(self, link: QWidget) -> None:
        """Put this before what is said of the reader, for good."""
        self._row.insertWidget(self._row.count() - 1, link)

    def show_reader(self, sentence: str) -> None:
        self._reader.set_text(sentence)

    def _label(self, name: str, meaning: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setAccessibleName(meaning)
        label.setProperty("part", "small")
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _colour(self) -> None:
        colour = self._theme.colour("good" if self._is_saved else "bad")
        self._saved.setStyleSheet(f"color: {colour.name()};")
        self._dot.setPixmap(_dot(colour, self.devicePixelRatio()))


def _dot(colour: QColor, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(_DOT_PX * ratio), round(_DOT_PX * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(0, 0, _DOT_PX, _DOT_PX))
    painter.end()
    return pixmap
