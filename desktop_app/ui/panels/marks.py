"""The side panel "Marks": every mark of the paper as a card, filtered by category and words."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.category import Category
from desktop_app.domain.changes import Operation, RecordChanged
from desktop_app.domain.ids import CategoryId, MarkId, PaperId
from desktop_app.domain.mark import Mark
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.looks import panel_look
from desktop_app.ui.models.mark_list import MarkListModel
from desktop_app.ui.models.paper_marks import PaperMarks
from desktop_app.ui.widgets.empty_words import EmptyWords
from desktop_app.ui.widgets.filter_chips import Chip, FilterChips
from desktop_app.ui.widgets.mark_list_view import MarkListView
from desktop_app.ui.widgets.panel_look import style_sheet

if TYPE_CHECKING:
    from desktop_app.services.reading import Reading

_FILTER_AFTER_MS = 120


class MarksPanel(QWidget):
    """Shows and edits; what was changed comes back as a fact from the library and only then changes the list."""

    #: int: how many marks the paper has
    count_changed = Signal(int)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("marksPanel")
        self.setProperty("part", "page")
        self._context = context
        self._paper: PaperId | None = None
        self._selected: MarkId | None = None
        self._categories: tuple[Category, ...] = ()
        self._marks = PaperMarks(context, self)
        self._model = MarkListModel(self)
        self._filter_timer = QTimer(self)
        self._filter_timer.setSingleShot(True)
        self._filter_timer.setInterval(_FILTER_AFTER_MS)
        self._filter_timer.timeout.connect(self._filter)
        self._build()
        self._connect_parts()
        self._connect_window()
        self._on_theme_changed()
        self._show_state()

    def _build(self) -> None:
        self._chips = FilterChips("markCategories", self)
        self._words = QLineEdit(self)
        self._words.setObjectName("markFilter")
        self._words.setAccessibleName(self.tr("Show only marks with these words"))
        self._words.setPlaceholderText(self.tr("Filter marks"))
        self._words.setClearButtonEnabled(True)
        self._list = MarkListView(panel_look(self._context.theme), self)
        self._list.setObjectName("markList")
        self._list.setAccessibleName(self.tr("Marks of this paper"))
        self._list.setModel(self._model)
        self._empty = EmptyWords("marksEmpty", parent=self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._empty)
        self._top = QWidget(self)
        top = QVBoxLayout(self._top)
        top.setContentsMargins(12, 10, 12, 4)
        top.addWidget(self._chips)
        top.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self._pages, 1)

    def _connect_parts(self) -> None:
        self._chips.chosen.connect(lambda _key: self._filter())
        self._words.textChanged.connect(self._filter_timer.start)
        self._model.counts_changed.connect(self._on_counts_changed)
        view = self._list
        view.current_changed.connect(self._select)
        view.show_requested.connect(self._show)
        view.delete_requested.connect(self._delete)
        view.recolour_requested.connect(self._recolour_by_key)
        view.note_requested.connect(self._add_to_note)
        view.menu_requested.connect(self._open_menu)
        view.comment_edited.connect(self._set_comment)

    def _connect_window(self) -> None:
        navigator, hub = self._context.navigator, self._context.hub
        navigator.paper_opened.connect(self._on_paper_opened)
        navigator.mark_selected.connect(self._on_mark_selected)
        self._marks.mark_put.connect(self._on_mark_put)
        self._marks.mark_removed.connect(self._model.remove)
        hub.category_changed.connect(lambda _change: self._reload())
        hub.document_changed.connect(self._on_document_changed)
        hub.library_replaced.connect(self._reload)
        self._context.theme.changed.connect(self._on_theme_changed)

    # the paper on the desk and what happens to it

    def _on_paper_opened(self, reading: "Reading | None") -> None:
        is_other = reading is None or reading.paper.id != self._paper
        self._paper = reading.paper.id if reading is not None else None
        if is_other:
            self._words.clear()
            self._filter_timer.stop()
            self._model.set_filter(None, "")
        if reading is None:
            self._marks.show(None, (), ())
            self._model.set_marks(())
            return
        self._categories = tuple(reading.categories)
        self._model.set_categories(reading.categories)
        self._model.set_documents(reading.documents)
        self._model.set_marks(reading.marks)
        self._marks.show(reading.paper.id, reading.marks, reading.categories)
        self._on_mark_selected(self._selected)

    def _reload(self) -> None:
        paper = self._paper
        if paper is not None:
            self._context.runner.run(lambda services: services.reading.open(paper), self._on_reloaded, owner=self)

    def _on_reloaded(self, reading: "Reading") -> None:
        if reading.paper.id == self._paper:
            self._on_paper_opened(reading)

    def _on_mark_put(self, mark: Mark) -> None:
        self._model.put(mark)
        self._on_mark_selected(self._selected)

    def _on_document_changed(self, change: RecordChanged) -> None:
        if change.paper_id == self._paper and change.operation is not Operation.CHANGED:
            self._reload()

    # selection, both ways

    def _on_mark_selected(self, mark: MarkId | None) -> None:
        self._selected = mark
        index = self._model.index_of(mark) if mark is not None else self._model.index(-1)
        if index != self._list.currentIndex():
            self._list.select_mark(index)

    def _select(self, mark: MarkId) -> None:
        if mark != self._selected:
            self._selected = mark
            self._context.navigator.mark_selected.emit(mark)

    def _show(self, mark: MarkId) -> None:
        if self._paper is not None:
            self._select(mark)
            self._context.navigator.mark_show_requested.emit(mark, self._paper)

    # what the reader does to a mark

    def _delete(self, mark: MarkId) -> None:
        self._context.runner.run(lambda services: services.marks.delete(mark), owner=self)
        self._context.navigator.message_posted.emit(self.tr("Mark deleted. Ctrl+Z brings it back."))

    def _recolour_by_key(self, mark: MarkId, key: str) -> None:
        category = next((category for category in self._categories if category.key == key), None)
        if category is not None:
            self._recolour(mark, category.id)

    def _recolour(self, mark: MarkId, category: CategoryId) -> None:
        self._context.runner.run(lambda services: services.marks.set_category(mark, category), owner=self)

    def _set_comment(self, mark: MarkId, text: str) -> None:
        self._context.runner.run(lambda services: services.marks.set_comment(mark, text), owner=self)

    def _add_to_note(self, mark: MarkId) -> None:
        paper = self._paper
        if paper is not None:
            insert = self._context.navigator.note_insert_requested.emit
            self._context.runner.run(
                lambda services: services.notes.quote_of(mark), lambda quote: insert(paper, quote), owner=self
            )

    def _ask(self, mark: MarkId) -> None:
        if self._paper is not None:
            self._context.navigator.ask_requested.emit(self._paper, mark, "")

    def _open_menu(self, mark: MarkId, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("markMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Show in the text\tEnter"), lambda: self._show(mark))
        menu.addAction(self.tr("Comment\tC"), lambda: self._list.edit_comment(self._model.index_of(mark)))
        menu.addAction(self.tr("Add to note\tN"), lambda: self._add_to_note(mark))
        menu.addAction(self.tr("Ask a question about it"), lambda: self._ask(mark))
        menu.addSeparator()
        for category in self._categories:
            text = f"{category.glyph}  {category.name}\t{category.key}"
            menu.addAction(_dot(category.colour), text, lambda chosen=category.id: self._recolour(mark, chosen))
        menu.addSeparator()
        menu.addAction(self.tr("Delete\tDel"), lambda: self._delete(mark))
        menu.popup(at)

    # what is shown

    def _on_counts_changed(self) -> None:
        counts = self._model.counts()
        chips = [Chip(None, self.tr("All %1").replace("%1", str(self._model.total())))]
        chips += [
            Chip(category.id, f"{category.glyph} {category.name} {counts[category.id]}")
            for category in self._categories
            if counts[category.id]
        ]
        self._chips.show_chips(chips)
        self._show_state()
        self.count_changed.emit(self._model.total())

    def _filter(self) -> None:
        key = self._chips.key
        category = next((category.id for category in self._categories if category.id == key), None)
        self._model.set_filter(category, self._words.text())
        self._show_state()
        self._on_mark_selected(self._selected)

    def _show_state(self) -> None:
        total = self._model.total()
        self._top.setVisible(total > 0)
        if self._paper is None:
            self._empty.say(self.tr("Open a paper, and its marks are here."))
        elif total == 0:
            self._empty.say(self.tr("No marks yet. Select words in the text and press a digit: the mark appears here."))
        else:
            self._empty.say(self.tr("No mark has these words in this category."))
        self._pages.setCurrentWidget(self._list if self._model.rowCount() else self._empty)

    def _on_theme_changed(self) -> None:
        look = panel_look(self._context.theme)
        self.setStyleSheet(style_sheet(look))
        self._list.set_look(look)


def _dot(colour: str) -> QIcon:
    pixmap = QPixmap(12, 12)
    pixmap.fill(QColor(colour))
    return QIcon(pixmap)


class MarksPlugin:
    """The second tab of the side panel."""

    id = "marks"
    title = str(QT_TRANSLATE_NOOP("SidePanel", "Marks"))
    icon = "marks"
    place: Literal["side"] = "side"
    order = 20

    def build(self, context: UiContext, parent: QWidget | None = None) -> MarksPanel:
        return MarksPanel(context, parent)


PLUGIN = MarksPlugin()
