"""The rail at the left: goes to a screen, or shows only papers with a tag."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.rail_model import RailModel
from desktop_app.ui.theme_tokens import RAIL_PX
from desktop_app.ui.widgets.rail_rows import RailDelegate


class Rail(QFrame):
    """A chosen tag is taken back by choosing it again."""

    def __init__(self, context: UiContext, model: RailModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setProperty("part", "rail")
        self.setFixedWidth(RAIL_PX)
        self._context, self._model = context, model
        self._list = QListView(self)
        self._list.setObjectName("railList")
        self._list.setAccessibleName(self.tr("Screens and tags"))
        self._list.setModel(model)
        self._list.setItemDelegate(RailDelegate(context.theme, self._list))
        self._list.setStyleSheet("QListView { background: transparent; }")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setMouseTracking(True)
        self._list.clicked.connect(self._choose)
        self._list.activated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, context.theme.space(2.5), 0, 0)
        column.addWidget(self._list)
        self.setFocusProxy(self._list)
        context.theme.keep_icons(self._list.viewport().update)

    def _choose(self, index: QModelIndex) -> None:
        row = self._model.value_at(index)
        navigator = self._context.navigator
        if row is None:
            return
        if row.kind == "screen":
            navigator.screen_requested.emit(row.id)
        elif row.kind == "tag":
            navigator.tag_chosen.emit("" if row.id == self._model.chosen_tag else row.id)
