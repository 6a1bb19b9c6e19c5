"""The frame of the second reader: which paper it keeps open, and the buttons that change sides or close it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.elided_label import ElidedLabel

_LEAST_PX = 240


class SecondPane(QFrame):
    """`reader` is put under a line with the paper's title."""

    #: the two readers are to change their papers
    swap_requested = Signal()
    #: she does not need it any more
    close_requested = Signal()

    def __init__(self, theme: Theme, reader: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("secondPane")
        self.setProperty("part", "canvas")
        self.setMinimumWidth(_LEAST_PX)
        self._title = ElidedLabel(self)
        self._title.setObjectName("secondTitle")
        self._title.setProperty("part", "small")
        swap = self._button("secondSwap", self.tr("Change sides (Ctrl+Shift+\\)"))
        swap.setText("⇄")
        swap.clicked.connect(self.swap_requested)
        close = self._button("secondClose", self.tr("Close the second view (Ctrl+\\)"))
        close.clicked.connect(self.close_requested)
        theme.keep_icons(lambda: close.setIcon(theme.icon("close")))
        head = QHBoxLayout()
        head.setContentsMargins(theme.space(3), theme.space(1), theme.space(1), theme.space(1))
        head.addWidget(self._title, 1)
        head.addWidget(swap)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(reader, 1)

    def show_title(self, title: str) -> None:
        """Name the paper that is kept open."""
        self._title.set_text(title)
        self.setAccessibleName(self.tr("Second view: %1").replace("%1", title))

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button
