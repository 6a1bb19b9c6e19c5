"""Above the marks list: chips and words to filter by, how the cards are grouped, and how many of them are shown."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.widgets.calm_combo import CalmCombo
from desktop_app.ui.widgets.facet_chips import FacetChips

_FILTER_AFTER_MS = 80
_TO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MarkFilterBar(QWidget):
    """Escape in the field, or the button beside the number, takes the whole filter away."""

    #: the filter is another one
    changed = Signal()
    #: object: the reader chose this grouping
    grouped = Signal(object)
    #: the reader goes on to the list
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("markFilterBar")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_FILTER_AFTER_MS)
        self._timer.timeout.connect(self.changed)
        self.facets = FacetChips("markFacets", self)
        self._field = self._made_field()
        self._grouping = CalmCombo(self)
        self._grouping.setObjectName("markGrouping")
        self._grouping.setAccessibleName(self.tr("Group marks by"))
        self._grouping.setToolTip(self.tr("Group marks by"))
        self._count = QLabel(self)
        self._count.setObjectName("markCount")
        self._count.setProperty("part", "quiet")
        self._clear = QPushButton(self.tr("Show all"), self)
        self._clear.setObjectName("markFilterClear")
        self._clear.setAccessibleName(self.tr("Take the filter away"))
        self._clear.setToolTip(self.tr("Take the filter away (Esc)"))
        self._clear.setProperty("part", "link")
        self._clear.clicked.connect(self.clear)
        self.facets.changed.connect(self.changed)
        self._grouping.activated.connect(lambda place: self.grouped.emit(self._grouping.itemData(place)))
        self._lay_out()

    def _made_field(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName("markFilter")
        field.setAccessibleName(self.tr("Show only marks with these words"))
        field.setPlaceholderText(self.tr("Filter marks, #tag"))
        field.setClearButtonEnabled(True)
        field.textChanged.connect(lambda _text: self._timer.start())
        field.installEventFilter(self)
        return field

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._field, 1)
        line.addWidget(self._grouping)
        told = QHBoxLayout()
        told.setContentsMargins(0, 0, 0, 0)
        told.addWidget(self._count, 1)
        told.addWidget(self._clear)
        self._told = QWidget(self)
        self._told.setLayout(told)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 4)
        column.setSpacing(6)
        column.addWidget(self.facets)
        column.addLayout(line)
        column.addWidget(self._told)

    def offer_groupings(self, groupings: Sequence[tuple[object, str]]) -> None:
        """Offer these, each with what it is called."""
        for key, name in groupings:
            self._grouping.addItem(name, key)

    def show_grouping(self, key: object) -> None:
        """Show that the cards are grouped so."""
        self._grouping.setCurrentIndex(max(self._grouping.findData(key), 0))

    def words(self) -> str:
        return self._field.text()

    def type_words(self, text: str) -> None:
        """Go to the field and write on in it."""
        self._field.setFocus()
        self._field.insert(text)

    def clear(self) -> None:
        """Take the whole filter away."""
        self.facets.choose(frozenset())
        self._field.clear()
        self._timer.stop()
        self.changed.emit()

    def show_count(self, sentence: str) -> None:
        """Say how many of how many are shown; an empty text when nothing is filtered."""
        self._count.setText(sentence)
        self._told.setVisible(bool(sentence))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and isinstance(event, QKeyEvent):
            is_escape = event.key() == Qt.Key.Key_Escape
            if event.type() == QEvent.Type.ShortcutOverride and is_escape:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and (is_escape or event.key() in _TO_LIST):
                self._leave(is_escape=is_escape)
                return True
        return super().eventFilter(watched, event)

    def _leave(self, *, is_escape: bool) -> None:
        if is_escape:
            self.clear()
        elif self._timer.isActive():
            self._timer.stop()
            self.changed.emit()
        self.left.emit()
