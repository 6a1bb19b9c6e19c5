"""Where the parts of the reader lie: bars on top, a drawer at the left, the stage, what is kept beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

#: kept free while the bar is not built yet
BAR_PX = 40
_DRAWER_PX = 220
_BELOW_PX = 280


class ReaderSides(QSplitter):
    """The reader, and what is laid at its right over the whole height."""

    def __init__(self, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("readerSides")
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        reader = QWidget(self)
        self._bar_place = QFrame(reader)
        self._bar_place.setProperty("part", "screenbar")
        self._bar_place.setFixedHeight(BAR_PX)
        self._column = QVBoxLayout(reader)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._bar_place)
        self._column.addWidget(body, 1)
        self.addWidget(reader)

    def put_bar(self, bar: QWidget) -> None:
        """Put the bar into the place that was kept for it."""
        self._column.replaceWidget(self._bar_place, bar)
        bar.show()
        self._bar_place.hide()
        self._bar_place.deleteLater()
        self._column.activate()


class ReaderBody(QWidget):
    """Features add their widgets here; each shows and hides its own."""

    def __init__(self, stage: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readerBody")
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setObjectName("readerSplitter")
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._rows = QSplitter(Qt.Orientation.Vertical, self)
        self._rows.setObjectName("readerRows")
        self._rows.setHandleWidth(1)
        self._rows.setChildrenCollapsible(False)
        self._rows.addWidget(stage)
        self._rows.setStretchFactor(0, 1)
        self._splitter.addWidget(self._rows)
        self._splitter.setStretchFactor(0, 1)
        self._bars = QVBoxLayout()
        self._bars.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bars)
        column.addWidget(self._splitter, 1)
        self.setFocusProxy(stage)

    def add_bar(self, bar: QWidget) -> None:
        """A bar over the whole width, under those that are there."""
        self._bars.addWidget(bar)

    def add_drawer(self, drawer: QWidget, width_px: int = _DRAWER_PX) -> None:
        """A pane at the left of the text; it begins hidden, with this width."""
        drawer.hide()
        self._splitter.insertWidget(0, drawer)
        drawer.resize(width_px, drawer.height())

    def give_width(self, pane: QWidget, width_px: int) -> None:
        """Make a pane that shows so wide, at the cost of the text."""
        sizes, place = self._splitter.sizes(), self._splitter.indexOf(pane)
        stage = self._splitter.indexOf(self._rows)
        sizes[stage] = max(sizes[stage] + sizes[place] - width_px, 1)
        sizes[place] = width_px
        self._splitter.setSizes(sizes)

    def add_below(self, pane: QWidget, height_px: int = _BELOW_PX) -> None:
        """A pane under the text; it begins hidden, with this height."""
        pane.hide()
        self._rows.addWidget(pane)
        pane.resize(pane.width(), height_px)
