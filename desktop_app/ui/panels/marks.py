"""The side panel "Marks": every mark of the paper as a card, grouped, filtered, edited in place and dragged on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.category import Category
from desktop_app.domain.changes import Operation, RecordChanged
from desktop_app.domain.document import Document
from desktop_app.domain.ids import DocumentId, MarkId, PaperId
from desktop_app.domain.link_use import Use
from desktop_app.domain.mark import Mark
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.looks import panel_look
from desktop_app.ui.models.mark_acts import MarkActs
from desktop_app.ui.models.mark_card_words import uses_on_card
from desktop_app.ui.models.mark_facets import CATEGORY, TAG, facets_of, filter_of
from desktop_app.ui.models.mark_groups import Grouping
from desktop_app.ui.models.mark_list import MarkListModel
from desktop_app.ui.models.mark_pictures import MarkPictures
from desktop_app.ui.models.mark_uses import MarkUses
from desktop_app.ui.models.paper_marks import PaperMarks
from desktop_app.ui.models.use_places import go_to
from desktop_app.ui.widgets.empty_words import EmptyWords
from desktop_app.ui.widgets.mark_card import Expansion, card_at
from desktop_app.ui.widgets.mark_filter_bar import MarkFilterBar
from desktop_app.ui.widgets.mark_list_view import MarkListView
from desktop_app.ui.widgets.mark_menu import MarkMenu, MenuCategory
from desktop_app.ui.widgets.panel_look import style_sheet

if TYPE_CHECKING:
    from desktop_app.services.reading import Reading


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
        self._documents: dict[DocumentId, Document] = {}
        self._marks = PaperMarks(context, self)
        self._acts = MarkActs(context, self)
        self._uses = MarkUses(context, self)
        self._pictures = MarkPictures(context, self)
        self._model = MarkListModel(self, self._quoted)
        self._taken_down: tuple[tuple[UUID, ...], UUID | None] = ((), None)
        self._build()
        self._connect_model()
        self._connect_list()
        self._connect_window()
        self._on_theme_changed()
        self._show_state()

    @property
    def manner(self) -> str:
        """How the marks are grouped and how much of them cards show, to be remembered."""
        return f"{self._model.source.grouping}/{int(self._model.expansion)}"

    def set_manner(self, manner: str) -> None:
        """Show the marks in the manner that was remembered; any other text changes nothing."""
        grouping, _slash, expansion = manner.partition("/")
        if grouping in set(Grouping) and expansion in {str(int(step)) for step in Expansion}:
            self._model.set_grouping(Grouping(grouping))
            self._bar.show_grouping(grouping)
            self._expand_all(int(expansion))

    def _build(self) -> None:
        self._bar = MarkFilterBar(self)
        self._bar.offer_groupings(
            (
                (Grouping.PAGE, self.tr("By page")),
                (Grouping.CATEGORY, self.tr("By category")),
                (Grouping.TIME, self.tr("By time")),
            )
        )
        self._list = MarkListView(panel_look(self._context.theme), self)
        self._list.setObjectName("markList")
        self._list.setAccessibleName(self.tr("Marks of this paper"))
        self._list.setModel(self._model)
        self._list.painter.set_pictures(self._pictures.picture)
        self._empty = EmptyWords("marksEmpty", parent=self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._pages, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self._list)

    def _connect_model(self) -> None:
        self._bar.changed.connect(self._filter)
        self._bar.grouped.connect(lambda grouping: self._model.set_grouping(Grouping(grouping)))
        self._bar.left.connect(self._go_to_list)
        self._bar.facets.dropped.connect(self._on_dropped)
        self._model.counts_changed.connect(self._on_counts_changed)
        self._model.rows_replacing.connect(self._take_selection_down)
        self._model.rows_replaced.connect(self._put_selection_back)
        # asked while a card is drawn, so answered when that is over
        self._model.uses_wanted.connect(self._uses.find, Qt.ConnectionType.QueuedConnection)
        self._pictures.arrived.connect(self._list.show_pictures, Qt.ConnectionType.QueuedConnection)
        self._uses.counted.connect(self._model.set_used)
        self._uses.found.connect(self._model.set_uses)

    def _connect_list(self) -> None:
        view, acts = self._list, self._acts
        view.current_changed.connect(self._select)
        view.show_requested.connect(self._show)
        view.read_requested.connect(self._read)
        view.hovered.connect(self._context.navigator.mark_hovered)
        view.delete_requested.connect(acts.delete)
        view.recolour_requested.connect(self._recolour_by_key)
        view.note_requested.connect(acts.add_to_note)
        view.copy_requested.connect(acts.copy)
        view.menu_requested.connect(self._open_menu)
        view.tags_requested.connect(self._edit_tags)
        view.use_requested.connect(self._go_to_use)
        view.expansion_requested.connect(self._model.expand)
        view.all_expansion_requested.connect(lambda: self._expand_all((self._model.expansion + 1) % len(Expansion)))
        view.fold_requested.connect(lambda group, is_folded: self._model.fold(group, is_folded=is_folded))
        view.dragging.connect(self._show_facets)
        view.words_typed.connect(self._bar.type_words)
        view.escaped.connect(self._bar.clear)
        view.editor.comment_typed.connect(acts.comment)
        view.editor.quote_corrected.connect(acts.correct_quote)
        view.editor.tags_added.connect(lambda mark, tags: acts.tag(self._meant(mark), tags))
        view.editor.tag_removed.connect(lambda mark, tag: acts.untag(self._meant(mark), tag))
        view.editor.opened.connect(self._model.keep_shown)
        view.editor.closed.connect(lambda _mark: self._model.keep_shown(None))

    def _connect_window(self) -> None:
        navigator, hub = self._context.navigator, self._context.hub
        navigator.paper_opened.connect(self._on_paper_opened)
        navigator.mark_selected.connect(self._on_mark_selected)
        navigator.mark_hovered.connect(lambda mark: self._list.light(self._model.head_of(mark)))
        self._marks.marks_put.connect(self._on_marks_put)
        self._marks.marks_removed.connect(self._model.remove)
        hub.category_changed.connect(lambda _change: self._reload())
        hub.document_changed.connect(self._on_document_changed)
        hub.library_replaced.connect(self._reload)
        self._context.theme.changed.connect(self._on_theme_changed)

    # the paper on the desk and what happens to it

    def _on_paper_opened(self, reading: "Reading | None") -> None:
        is_other = reading is None or reading.paper.id != self._paper
        self._paper = self._acts.paper = reading.paper.id if reading is not None else None
        if is_other:
            self._list.editor.close()
            self._bar.clear()
        if reading is None:
            self._marks.show(None, (), ())
            self._model.set_marks(())
            self._uses.show(None)
            return
        self._categories = tuple(reading.categories)
        self._documents = {document.id: document for document in reading.documents}
        self._model.set_categories(reading.categories)
        self._model.set_documents(reading.documents)
        self._model.set_marks(reading.marks)
        self._marks.show(reading.paper.id, reading.marks, reading.categories)
        self._uses.show(reading.paper.id)
        self._show_selected()

    def _reload(self) -> None:
        paper = self._paper
        if paper is not None:
            self._context.runner.run(lambda services: services.reading.open(paper), self._on_reloaded, owner=self)

    def _on_reloaded(self, reading: "Reading") -> None:
        if reading.paper.id == self._paper:
            self._on_paper_opened(reading)

    def _on_marks_put(self, marks: Sequence[Mark]) -> None:
        self._model.put(marks)
        card = card_at(self._model.index_of(self._list.editor.mark)) if self._list.editor.mark else None
        if card is not None:
            self._list.editor.refresh(card)

    def _on_document_changed(self, change: RecordChanged) -> None:
        if change.paper_id == self._paper and change.operation is not Operation.CHANGED:
            self._reload()

    # selection, both ways

    def _on_mark_selected(self, mark: MarkId | None) -> None:
        self._selected = mark
        if mark is not None:
            self._model.unfold_for(mark)
        self._show_selected()

    def _show_selected(self) -> None:
        mark = self._selected
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

    def _read(self, mark: MarkId) -> None:
        self._show(mark)
        self._context.navigator.text_focus_requested.emit(self._paper)

    def _go_to_use(self, use: Use) -> None:
        go_to(self._context.navigator, use)

    def _take_selection_down(self) -> None:
        current = card_at(self._list.currentIndex())
        self._taken_down = (self._list.marks(), current.id if current is not None else None)

    def _put_selection_back(self) -> None:
        marks, current = self._taken_down
        rows = [row for mark in marks if (row := self._model.row_of(MarkId(mark))) >= 0]
        if rows:
            self._list.select_marks(
                rows, self._model.index_of(current) if current is not None else self._model.index(-1)
            )

    def _meant(self, mark: MarkId) -> tuple[MarkId, ...]:
        """The marks that an edit in this card is for: all selected ones if it is one of them."""
        selected = self._list.marks()
        return tuple(MarkId(one) for one in selected) if mark in selected else (mark,)

    def _go_to_list(self) -> None:
        self._list.setFocus()
        if not card_at(self._list.currentIndex()):
            first = next((row for row in range(self._model.rowCount()) if card_at(self._model.index(row))), -1)
            self._list.setCurrentIndex(self._model.index(first))

    # what the reader does to marks

    def _recolour_by_key(self, marks: Sequence[MarkId], key: str) -> None:
        category = next((category for category in self._categories if category.key == key), None)
        if category is not None:
            self._acts.set_category(marks, category.id)

    def _edit_comment(self, mark: MarkId) -> None:
        self._list.edit_comment(self._model.index_of(mark))

    def _edit_tags(self, mark: MarkId) -> None:
        self._acts.with_known_tags(lambda known: self._list.edit_tags(self._model.index_of(mark), known))

    def _on_dropped(self, key: tuple[str, object], marks: Sequence[MarkId]) -> None:
        kind, value = key
        if kind == CATEGORY:
            self._acts.set_category(marks, next(one.id for one in self._categories if one.id == value))
        elif kind == TAG:
            self._acts.tag(marks, [str(value)])

    def _quoted(self, marks: Sequence[Mark]) -> str:
        """The marks as Markdown quotes, for those who drag them out of the list."""
        from desktop_app.services.markdown_quote import quote_with_link

        names = {category.id: category.name for category in self._categories}
        known = (mark for mark in marks if mark.document_id in self._documents)
        quotes = (
            quote_with_link(mark, self._documents[mark.document_id], names.get(mark.category_id, "")) for mark in known
        )
        return "\n\n".join(quotes)

    def _open_menu(self, mark: MarkId, at: QPoint) -> None:
        acts, marks = self._acts, self._meant(mark)
        card = card_at(self._model.index_of(mark))
        menu = MarkMenu(len(marks), self, can_correct=card is not None and not card.is_in_pieces)
        menu.add_categories([MenuCategory(c.id, f"{c.glyph}  {c.name}", c.colour, c.key) for c in self._categories])
        menu.add_kinds(_kinds())
        menu.categories_wished.connect(self._context.navigator.categories_requested)
        menu.show_wished.connect(lambda: self._show(mark))
        menu.comment_wished.connect(lambda: self._edit_comment(mark))
        menu.quote_wished.connect(lambda: self._list.edit_quote(self._model.index_of(mark)))
        menu.tags_wished.connect(lambda: self._edit_tags(mark))
        menu.note_wished.connect(lambda: acts.add_to_note(marks))
        menu.copy_wished.connect(lambda: acts.copy(marks))
        menu.ask_wished.connect(lambda: acts.ask(mark))
        menu.todo_wished.connect(lambda: self._context.navigator.todo_requested.emit(mark, None))
        wish = self._context.navigator.question_pick_requested
        menu.question_wished.connect(lambda is_evidence: wish.emit(tuple(marks), is_evidence))
        menu.delete_wished.connect(lambda: acts.delete(marks))
        menu.category_wished.connect(lambda category: acts.set_category(marks, category))
        menu.kind_wished.connect(lambda kind: acts.set_kind(marks, kind))
        menu.use_wished.connect(self._go_to_use)
        menu.expansion_wished.connect(self._expand_all)
        number = len(marks)
        menu.add_rest(
            self._model.expansion,
            self.tr("Delete") if number == 1 else self.tr("Delete %1 marks").replace("%1", str(number)),
        )
        menu.popup(at)
        known = self._model.mark(mark)
        if known is not None and number == 1:
            self._context.runner.run(
                lambda services: services.links.uses_of(mark),
                lambda uses: menu.add_uses(uses_on_card(uses, known)),
                owner=menu,
            )

    # what is shown

    def _expand_all(self, expansion: int) -> None:
        self._model.expand_all(Expansion(expansion))
        self._list.forget_heights(Expansion(expansion))
        self._list.scrollTo(self._list.currentIndex())

    def _on_counts_changed(self) -> None:
        self._show_facets()
        self._show_state()
        self.count_changed.emit(self._model.source.total)

    def _show_facets(self, with_all: bool = False) -> None:
        """Chips are made once they are seen."""
        if not self.isVisible():
            return
        self._bar.facets.show_facets(facets_of(self._model.source, self._categories, with_all=with_all))

    def _filter(self) -> None:
        self._model.set_filter(filter_of(self._bar.facets.chosen(), self._bar.words()))
        self._show_facets()
        self._show_state()
        self._show_selected()

    def _show_state(self) -> None:
        total, is_filtered = self._model.source.total, not self._model.source.filter.is_empty
        self._bar.setVisible(total > 0)
        count = self.tr("%1 of %2").replace("%1", str(self._model.shown_count())).replace("%2", str(total))
        self._bar.show_count(count if is_filtered else "")
        self._list.setProperty("isFiltered", is_filtered)
        if self._paper is None:
            self._empty.say(self.tr("Open a paper, and its marks are here."))
        elif total == 0:
            self._empty.say(self.tr("No marks yet. Select words in the text and press a digit: the mark appears here."))
        else:
            self._empty.say(self.tr("No mark matches this filter. Escape shows all marks."))
        self._pages.setCurrentWidget(self._list if self._model.rowCount() else self._empty)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._uses.set_watched(is_watched=True)
        self._show_facets()

    def hideEvent(self, event: QHideEvent) -> None:
        self._list.editor.close()
        self._uses.set_watched(is_watched=False)
        super().hideEvent(event)

    def _on_theme_changed(self) -> None:
        look = panel_look(self._context.theme)
        self.setStyleSheet(style_sheet(look))
        self._list.set_look(look)


def _kinds() -> list[tuple[str, str]]:
    """The kinds that a passage of text can be marked with."""
    from desktop_app.ui.viewer.mark_kinds import found_kinds

    return [(kind, look.label) for kind, look in found_kinds().items() if look.label is not None]


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
