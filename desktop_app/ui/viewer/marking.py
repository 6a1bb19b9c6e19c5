"""From a selection or a clicked mark to what is done with it: the two cards, their keys, the Escape ladder.

It works on whichever surface is shown; where text is and how marks are drawn is the surface's matter.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.category import Category
from desktop_app.domain.ids import CategoryId, DocumentId, MarkId, PaperId
from desktop_app.domain.mark import Mark
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.viewer.mark_actions import MarkActions
from desktop_app.ui.viewer.mark_menu import MarkMenu
from desktop_app.ui.viewer.mark_painting import Shape
from desktop_app.ui.viewer.mark_popup import MarkPopup
from desktop_app.ui.viewer.mark_styles import shown_marks
from desktop_app.ui.viewer.surface import ReadingSurface

NEW_MARK_KIND = "highlight"
_QUESTION_GLYPH = "?"
_INTO_CARD = (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu)


@dataclass(frozen=True, slots=True)
class KindLook:
    """What the reader needs to know of a kind of mark; `label` is None for one a text mark cannot be turned into."""

    shape: Shape
    label: str | None = None


class Marking(QObject):
    """Owns the cards and the marks of the paper on the desk."""

    #: the paper has other marks than before
    marks_changed = Signal()

    def __init__(self, context: UiContext, kinds: Mapping[str, KindLook], parent: QWidget) -> None:
        super().__init__(parent)
        self._navigator = context.navigator
        self._shapes = {kind: look.shape for kind, look in kinds.items()}
        self._labels = {kind: look.label for kind, look in kinds.items() if look.label}
        self._actions = MarkActions(context, self)
        self._popup, self._menu = MarkPopup(parent), MarkMenu(parent)
        self._surface: ReadingSurface | None = None
        self._document: DocumentId | None = None
        self._paper: PaperId | None = None
        self._marks: dict[MarkId, Mark] = {}
        self._categories: dict[CategoryId, Category] = {}
        self._last_category: CategoryId | None = None
        self._telling = False
        self._connect_cards()
        context.navigator.mark_selected.connect(self._on_mark_selected)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    # what is marked

    def set_paper(self, paper: PaperId | None, marks: Sequence[Mark], categories: Sequence[Category]) -> None:
        """Another paper, or the same one read anew."""
        self._paper = paper
        self._marks = {mark.id: mark for mark in marks}
        self.set_categories(categories)

    def set_categories(self, categories: Sequence[Category]) -> None:
        """Use these categories from now on."""
        self._categories = {one.id: one for one in sorted(categories, key=lambda category: category.order)}
        self._show_marks()

    def set_surface(self, surface: ReadingSurface | None, document: DocumentId | None) -> None:
        """Work on this surface and document; without a document there is nothing to put a mark on."""
        self.close_cards()
        if surface is not self._surface:
            if self._surface is not None:
                self._disconnect(self._surface)
            if surface is not None:
                self._connect(surface)
            self._surface = surface
        self._document = document
        self._show_marks()

    def mark(self, mark_id: MarkId) -> Mark | None:
        """A mark of the paper on the desk."""
        return self._marks.get(mark_id)

    def counts(self) -> Counter[DocumentId]:
        """How many marks each document of the paper has."""
        return Counter(mark.document_id for mark in self._marks.values())

    def go_to(self, mark_id: MarkId) -> bool:
        """Select a mark and show it; False when it has no place on this surface."""
        surface = self._surface
        if surface is None or mark_id not in surface.marks:
            return False
        self.close_cards()
        self._tell(mark_id)
        surface.show_mark(mark_id)
        return bool(surface.pieces_of_mark(surface.marks[mark_id].mark))

    def put_mark(self, mark: Mark) -> None:
        """A mark was made or changed."""
        if mark.paper_id == self._paper:
            self._marks[mark.id] = mark
            self._show_marks()

    def drop_mark(self, mark_id: MarkId) -> None:
        """A mark is gone."""
        if self._marks.pop(mark_id, None) is None:
            return
        if self._surface is not None and self._surface.selected_mark == mark_id:
            self._menu.hide()
            self._tell(None)
        self._show_marks()

    # cards

    def close_cards(self) -> None:
        """Hide both cards; a comment that was typed is kept."""
        self._popup.hide()
        self._menu.leave()

    def step_back(self) -> bool:
        """One rung of the Escape ladder: the card, then the selection; False when there was neither."""
        surface = self._surface
        if surface is None:
            return False
        if self._popup.isVisible() or self._menu.isVisible():
            self.close_cards()
            surface.setFocus()
            return True
        if surface.has_selection() or surface.selected_mark is not None:
            surface.clear_selection()
            self._tell(None)
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the surface's keys to the card that belongs to the selection or to the selected mark."""
        if event.type() == QEvent.Type.Hide and watched is self._surface:
            self.close_cards()
        elif isinstance(event, QKeyEvent) and watched is self._surface:
            if event.type() == QEvent.Type.KeyPress:
                return self._press(event)
            if event.type() == QEvent.Type.ShortcutOverride and self._card() is not None and _is_plain(event):
                event.accept()
                return True
        return False

    def _press(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            return self.step_back()
        card, surface = self._card(), self._surface
        if card is None or surface is None:
            return False
        if event.key() in _INTO_CARD:
            self._open(card)
            card.enter()
            return True
        if event.matches(QKeySequence.StandardKey.Copy) and not surface.has_selection():
            self._with_mark(self._actions.copy)
            return True
        return event.key() != Qt.Key.Key_Space and self._prepared(card).press_key(event)

    def _card(self) -> MarkPopup | MarkMenu | None:
        """The card that a key would go to now."""
        surface = self._surface
        if surface is None or self._document is None:
            return None
        if surface.has_selection():
            return self._popup
        return self._menu if surface.selected_mark in self._marks else None

    def _prepared(self, card: MarkPopup | MarkMenu) -> MarkPopup | MarkMenu:
        """The card with what it offers, which a key needs even while the card is hidden."""
        surface = self._surface
        if card.isVisible() or surface is None:
            return card
        categories = tuple(self._categories.values())
        if isinstance(card, MarkPopup):
            card.offer(categories, surface.look, self._category())
        elif surface.selected_mark is not None:
            card.offer(self._marks[surface.selected_mark], categories, self._labels, surface.look)
        return card

    def _open(self, card: MarkPopup | MarkMenu) -> None:
        self._prepared(card)
        self._place(card)

    def _place(self, card: MarkPopup | MarkMenu) -> None:
        surface = self._surface
        if surface is None:
            return
        if isinstance(card, MarkPopup):
            passage, end = surface.selection_rect(), surface.selection_end_rect()
        else:
            passage, end = surface.mark_rects(surface.selected_mark)
        viewport = surface.viewport()
        if end.isNull() or not QRectF(viewport.rect()).intersects(end):
            card.hide()
            return
        below = isinstance(card, MarkMenu) or surface.text_selection.ends_forward
        card.show_beside(viewport, passage, end, below=below)

    # what the cards ask for

    def _connect_cards(self) -> None:
        popup, menu, actions = self._popup, self._menu, self._actions
        popup.category_chosen.connect(self._on_category)
        popup.comment_requested.connect(lambda: self._make(self._category(), self._open_comment))
        popup.ask_requested.connect(lambda: self._make(self._question_category(), actions.ask))
        popup.note_requested.connect(lambda: self._make(self._category(), actions.quote_in_note))
        menu.category_chosen.connect(lambda category: self._with_mark(lambda mark: actions.recolour(mark, category)))
        menu.kind_chosen.connect(lambda kind: self._with_mark(lambda mark: actions.change_kind(mark, kind)))
        menu.comment_written.connect(lambda text: self._with_mark(lambda mark: actions.comment(mark, text)))
        menu.copy_requested.connect(lambda: self._with_mark(actions.copy, leave=True))
        menu.note_requested.connect(lambda: self._with_mark(actions.quote_in_note, leave=True))
        menu.ask_requested.connect(lambda: self._with_mark(actions.ask, leave=True))
        menu.delete_requested.connect(lambda: self._with_mark(actions.delete, leave=True))
        menu.grown.connect(lambda: self._place(menu))
        for card in (popup, menu):
            card.escaped.connect(self.step_back)

    def _on_category(self, category: CategoryId) -> None:
        self._last_category = category
        self._make(self._categories.get(category), None)

    def _make(self, category: Category | None, then: Callable[[Mark], None] | None) -> None:
        surface, document = self._surface, self._document
        anchors = surface.anchors() if surface is not None else []
        if surface is None or document is None or category is None or not anchors:
            return

        def made(marks: list[Mark]) -> None:
            for mark in marks:
                self.put_mark(mark)
            if then is not None and marks:
                then(marks[0])

        self._popup.hide()
        surface.clear_selection()
        surface.setFocus()
        self._actions.make(document, NEW_MARK_KIND, category.id, anchors, made)

    def _open_comment(self, mark: Mark) -> None:
        self._tell(mark.id)
        self._open(self._menu)
        self._menu.write_comment()

    def _with_mark(self, act: Callable[[Mark], None], *, leave: bool = False) -> None:
        chosen = self._surface.selected_mark if self._surface is not None else None
        mark = self._marks.get(chosen) if chosen is not None else None
        if leave:
            self._menu.leave()
            if self._surface is not None:
                self._surface.setFocus()
        if mark is not None:
            act(mark)

    def _category(self) -> Category | None:
        """The category a mark gets that was made without naming one: the last one used."""
        if self._last_category in self._categories:
            return self._categories[self._last_category]
        return next(iter(self._categories.values()), None)

    def _question_category(self) -> Category | None:
        asking = (one for one in self._categories.values() if one.glyph == _QUESTION_GLYPH)
        return next(asking, self._category())

    # what the surface says

    def _connect(self, surface: ReadingSurface) -> None:
        surface.installEventFilter(self)
        for signal, slot in self._links(surface):
            signal.connect(slot)

    def _disconnect(self, surface: ReadingSurface) -> None:
        surface.removeEventFilter(self)
        surface.select_mark(None)
        for signal, slot in self._links(surface):
            signal.disconnect(slot)

    def _links(self, surface: ReadingSurface) -> tuple[tuple[SignalInstance, Callable[..., None]], ...]:
        return (
            (surface.selection_finished, self._on_selection_finished),
            (surface.selection_changed, self.close_cards),
            (surface.mark_clicked, self._on_mark_clicked),
            (surface.ground_clicked, self._on_ground_clicked),
            (surface.view_moved, self._on_view_moved),
        )

    def _on_selection_finished(self) -> None:
        self._tell(None)
        if self._document is not None:
            self._open(self._popup)

    def _on_mark_clicked(self, mark_id: MarkId) -> None:
        self.close_cards()
        self._tell(mark_id)
        self._open(self._menu)

    def _on_ground_clicked(self) -> None:
        self.close_cards()
        self._tell(None)

    def _on_view_moved(self) -> None:
        for card in (self._popup, self._menu):
            if card.isVisible():
                self._place(card)

    def _on_mark_selected(self, mark_id: MarkId | None) -> None:
        """Another list selected a mark: go there and light it."""
        if self._telling or self._surface is None:
            return
        self.close_cards()
        here = mark_id if mark_id in self._surface.marks else None
        self._surface.select_mark(here)
        if here is not None:
            self._surface.show_mark(here)

    def _tell(self, mark_id: MarkId | None) -> None:
        if self._surface is None or self._surface.selected_mark == mark_id:
            return
        self._surface.select_mark(mark_id)
        self._telling = True
        self._navigator.mark_selected.emit(mark_id)
        self._telling = False

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for card in (self._popup, self._menu):
            if card.isVisible() and new is not None and not card.isAncestorOf(new) and new is not self._surface:
                self.close_cards()

    def _show_marks(self) -> None:
        if self._surface is not None:
            marks = shown_marks(self._marks.values(), self._document, self._categories, self._shapes)
            self._surface.set_marks(marks)
        self.marks_changed.emit()


def _is_plain(event: QKeyEvent) -> bool:
    """Whether a key types something or deletes, with no modifier that would make it a command."""
    modifiers = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    typed = bool(event.text()) and event.text().isprintable()
    return modifiers == Qt.KeyboardModifier.NoModifier and (typed or event.key() == Qt.Key.Key_Delete)
