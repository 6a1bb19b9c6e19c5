"""The outline of a PDF as a tree with a filter above it; it follows her while she scrolls, and Enter goes there."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.pdf.outline import Outline, OutlineEntry
from desktop_app.ui.theme import Theme
from desktop_app.ui.viewer.outline_model import ENTRY_ROLE, PAGE_ROLE, OutlineModel, matching
from desktop_app.ui.widgets.empty_words import EmptyWords

_ALL_OPEN = 150
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_INDENT_PX = 14
_AROUND_PX = 8
_LINE_ROOM_PX = 6

_Index = QModelIndex | QPersistentModelIndex


class OutlineTree(QTreeView):
    """Enter and a click choose; Escape leaves."""

    #: OutlineEntry
    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outlineTree")
        self.setAccessibleName(self.tr("Outline of the PDF"))
        self.setHeaderHidden(True)
        self.setIndentation(_INDENT_PX)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, index: _Index) -> None:
        entry = index.data(ENTRY_ROLE)
        if isinstance(entry, OutlineEntry):
            self.chosen.emit(entry)


class OutlineDelegate(QStyledItemDelegate):
    """The title, and the page at the right edge."""

    def __init__(self, theme: Theme, tree: OutlineTree) -> None:
        super().__init__(tree)
        self._theme, self._tree = theme, tree

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + _LINE_ROOM_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        page, font = str(index.data(PAGE_ROLE) or ""), self._theme.font("small")
        whole: QRect = option.rect
        taken = QFontMetrics(font).horizontalAdvance(page) + 2 * _AROUND_PX
        title = QStyleOptionViewItem(option)
        self.initStyleOption(title, index)
        room = whole.width() - taken - _AROUND_PX
        title.text = title.fontMetrics.elidedText(title.text, Qt.TextElideMode.ElideRight, room)
        self._tree.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, title, painter, self._tree)
        painter.save()
        painter.setFont(font)
        painter.setPen(self._theme.colour("quiet"))
        right = whole.adjusted(0, 0, -_AROUND_PX, 0)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, page)
        painter.restore()


class OutlinePane(QWidget):
    """Has nothing until `show_outline`; before, it says why."""

    #: OutlineEntry: go there
    chosen = Signal(object)
    #: she is done here
    left = Signal()
    #: other lines are shown: say again where she reads
    filtered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outlinePane")
        self._model: OutlineModel | None = None
        self._outline = Outline()
        self._labels: Sequence[str] = ()
        self._filter = QLineEdit(self)
        self._filter.setObjectName("outlineFilter")
        self._filter.setAccessibleName(self.tr("Filter the outline"))
        self._filter.setPlaceholderText(self.tr("Filter"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._on_filtered)
        self._filter.installEventFilter(self)
        self._tree = OutlineTree(self)
        self._tree.setItemDelegate(OutlineDelegate(theme, self._tree))
        self._tree.chosen.connect(self.chosen)
        self._tree.left.connect(self.left)
        self._cut = QLabel(self)
        self._cut.setObjectName("outlineCut")
        self._cut.setProperty("part", "small")
        self._cut.setWordWrap(True)
        self._cut.hide()
        self._empty = EmptyWords("outlineEmpty", "", self)
        self._build(theme)

    def _build(self, theme: Theme) -> None:
        filled = QWidget(self)
        inner = QVBoxLayout(filled)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.space(1))
        field = QVBoxLayout()
        field.setContentsMargins(theme.space(2), theme.space(2), theme.space(2), 0)
        field.addWidget(self._filter)
        inner.addLayout(field)
        inner.addWidget(self._tree, 1)
        inner.addWidget(self._cut)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(filled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def say(self, sentence: str) -> None:
        """Show this in place of an outline."""
        self._put(None)
        self._outline = Outline()
        self._empty.say(sentence)
        self._stack.setCurrentIndex(0)

    def show_outline(self, outline: Outline, labels: Sequence[str]) -> None:
        """Show this outline from now on."""
        self._outline, self._labels = outline, labels
        self._filter.clear()
        self._put(outline.entries)
        self._cut.setVisible(outline.is_cut)
        told = self.tr("The outline is longer than this; its first %1 lines are shown.")
        self._cut.setText(told.replace("%1", f"{len(outline.entries):,}"))
        self._stack.setCurrentIndex(1)
        self._unfold()

    def follow(self, page_index: int, y: float) -> None:
        """She reads here; while the keyboard is in the tree its own place stays."""
        model = self._model
        if model is None:
            return
        is_another = model.read_at(page_index, y)
        shown = self._shown_line(model.here)
        if shown.isValid() and not self._tree.hasFocus() and (is_another or shown != self._tree.currentIndex()):
            self._tree.setCurrentIndex(shown)
            self._tree.scrollTo(shown)

    def enter(self) -> None:
        """Give the keyboard to the tree, to the line she reads; to nothing where there is no outline."""
        if self._model is None:
            return
        if not self._tree.currentIndex().isValid():
            here = self._shown_line(self._model.here)
            self._tree.setCurrentIndex(here if here.isValid() else self._model.index(0, 0))
        self._tree.setFocus()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """In the filter, arrows lead into the tree, Enter goes to the first match, Escape empties and leaves."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self._tree.setFocus()
                return True
            if event.key() in _ENTER:
                self._choose_first()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit() if not self._filter.text() else self._filter.clear()
                return True
        return False

    def _choose_first(self) -> None:
        """The first line that has the words itself; those above it are only shown for their sake."""
        words = self._filter.text().casefold()
        found = (entry for entry in self._outline.entries if words in entry.title.casefold())
        entry = next(found, None)
        if entry is not None:
            self.chosen.emit(entry)

    def _put(self, entries: Sequence[OutlineEntry] | None) -> None:
        old, self._model = self._model, OutlineModel(entries, self._labels, self) if entries is not None else None
        self._tree.setModel(self._model)
        if old is not None:
            old.deleteLater()

    def _unfold(self) -> None:
        if len(self._outline.entries) <= _ALL_OPEN:
            self._tree.expandAll()
        elif self._model is not None and self._model.rowCount() == 1:
            self._tree.expandToDepth(0)

    def _shown_line(self, index: QModelIndex) -> QModelIndex:
        """The line itself, or the outermost one above it that she folded."""
        shown, above = index, index.parent()
        while above.isValid():
            if not self._tree.isExpanded(above):
                shown = above
            above = above.parent()
        return shown

    def _on_filtered(self, words: str) -> None:
        if self._model is None:
            return
        self._put(matching(self._outline.entries, words) if words else self._outline.entries)
        if words:
            self._tree.expandAll()
        else:
            self._unfold()
        self.filtered.emit()
