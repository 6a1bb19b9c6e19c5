"""The marks of the paper on the desk as the surface shows them: which is selected, and the making of new ones.

It works on whichever surface is shown; where text is and how marks are drawn is the surface's matter, what the cards
ask for that of `mark_wishes`.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop_app.domain.anchor import Anchor
from desktop_app.domain.category import Category
from desktop_app.domain.ids import DocumentId, MarkId, PaperId
from desktop_app.domain.mark import Mark
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.viewer.mark_actions import MarkActions
from desktop_app.ui.viewer.mark_cards import MarkCards
from desktop_app.ui.viewer.mark_choice import MarkChoice
from desktop_app.ui.viewer.mark_kinds import KindLook
from desktop_app.ui.viewer.mark_popup import MarkPopup
from desktop_app.ui.viewer.mark_styles import shown_marks
from desktop_app.ui.viewer.mark_wishes import MarkWishes
from desktop_app.ui.viewer.surface import ReadingSurface

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_INTO_CARD = (Qt.Key.Key_Tab, Qt.Key.Key_Menu)


class Marking(QObject):
    """Owns the cards and the marks of the paper on the desk."""

    #: the paper has other marks than before
    marks_changed = Signal()
    #: another mark is the selected one, or none
    selection_changed = Signal()

    #: Mark: she wants to write other words where she typed them on the page
    rewriting_wished = Signal(object)

    def __init__(self, context: UiContext, kinds: Mapping[str, KindLook], parent: QWidget) -> None:
        super().__init__(parent)
        self._navigator = context.navigator
        self._shapes = {kind: look.shape for kind, look in kinds.items()}
        #: with what the next mark is made
        self.choice = MarkChoice(kinds, self)
        self.actions = MarkActions(context, self)
        self.cards = MarkCards(self.choice, parent)
        self._wishes = MarkWishes(self)
        self._surface: ReadingSurface | None = None
        self._document: DocumentId | None = None
        self._paper: PaperId | None = None
        self._marks: dict[MarkId, Mark] = {}
        self._telling = False
        context.navigator.mark_selected.connect(self._on_mark_selected)

    # what is marked

    @property
    def surface(self) -> ReadingSurface | None:
        """Where marks are made; None where there is nothing to put a mark on."""
        return self._surface if self._document is not None else None

    @property
    def selected(self) -> Mark | None:
        """The mark that is selected on the surface."""
        chosen = self._surface.selected_mark if self._surface is not None else None
        return self._marks.get(chosen) if chosen is not None else None

    def set_paper(self, paper: PaperId | None, marks: Sequence[Mark], categories: Sequence[Category]) -> None:
        """Another paper, or the same one read anew."""
        self._paper = paper
        self._marks = {mark.id: mark for mark in marks}
        self.set_categories(categories)

    def set_categories(self, categories: Sequence[Category]) -> None:
        """Use these categories from now on."""
        self.choice.set_categories(categories)
        self.show_marks()

    def set_surface(self, surface: ReadingSurface | None, document: DocumentId | None) -> None:
        """Work on this surface and document; without a document there is nothing to put a mark on."""
        self.cards.close()
        if surface is not self._surface:
            if self._surface is not None:
                self._disconnect(self._surface)
            if surface is not None:
                self._connect(surface)
            self._surface = surface
        self._document = document
        self.cards.set_surface(surface)
        self.show_marks()

    def mark(self, mark_id: MarkId) -> Mark | None:
        """A mark of the paper on the desk."""
        return self._marks.get(mark_id)

    def marks_here(self) -> list[Mark]:
        """The marks of the document that is shown, along it."""
        here = (mark for mark in self._marks.values() if mark.document_id == self._document)
        return sorted(here, key=lambda mark: mark.sort_key)

    def pieces_of(self, mark: Mark) -> list[Mark]:
        """A mark with its other pieces along the document."""
        group = mark.anchor.group
        return [one for one in self.marks_here() if one.anchor.group == group] if group else [mark]

    def counts(self) -> Counter[DocumentId]:
        """How many marks each document of the paper has; the pieces of one count once."""
        whole = {(mark.document_id, mark.anchor.group or mark.id) for mark in self._marks.values()}
        return Counter(document for document, _mark in whole)

    def go_to(self, mark_id: MarkId) -> bool:
        """Select a mark and show it; False when it has no place on this surface."""
        surface = self._surface
        if surface is None or mark_id not in surface.marks:
            return False
        self.cards.close()
        self.select(mark_id)
        surface.show_mark(mark_id)
        return bool(surface.pieces_of_mark(surface.marks[mark_id].mark))

    def put_marks(self, marks: Sequence[Mark]) -> None:
        """Marks were made or changed."""
        own = {mark.id: mark for mark in marks if mark.paper_id == self._paper}
        if own:
            self._marks |= own
            self.show_marks()

    def drop_marks(self, marks: Sequence[MarkId]) -> None:
        """Marks are gone."""
        gone = {mark for mark in marks if self._marks.pop(mark, None) is not None}
        if not gone:
            return
        if self._surface is not None and self._surface.selected_mark in gone:
            self.cards.menu.hide()
            self.select(None)
        self.show_marks()

    def show_marks(self) -> None:
        """Let the surface show the marks as they are in the library."""
        if self._surface is not None:
            categories = self.choice.by_id()
            self._surface.set_marks(shown_marks(self._marks.values(), self._document, categories, self._shapes))
        self.marks_changed.emit()

    def select(self, mark_id: MarkId | None) -> None:
        """Make a mark the selected one, and say so to all lists."""
        if self._surface is None or self._surface.selected_mark == mark_id:
            return
        self._surface.select_mark(mark_id)
        self._telling = True
        self._navigator.mark_selected.emit(mark_id)
        self._telling = False
        self.selection_changed.emit()

    # making

    def make(self, category: Category | None, then: Callable[[Mark], None] | None = None) -> None:
        """Mark what is selected, with the kind in force."""
        surface = self.surface
        anchors = surface.anchors() if surface is not None else []
        if surface is None or not anchors:
            return
        self.cards.popup.hide()
        surface.clear_selection()
        surface.setFocus()
        self.make_at(anchors, self.choice.kind, category, then)

    def make_at(
        self,
        anchors: Sequence[Anchor],
        kind: str,
        category: Category | None = None,
        then: Callable[[Mark], None] | None = None,
        comment: str = "",
    ) -> None:
        """Put a mark of a kind there; without a category it means what the last one meant."""
        meaning = category or self.choice.category
        if self._document is None or meaning is None or not anchors:
            return

        def made(marks: list[Mark]) -> None:
            self.take(marks)
            if then is not None and marks:
                then(marks[0])

        self.actions.make(self._document, kind, meaning.id, anchors, made, comment)

    def take(self, marks: Sequence[Mark]) -> None:
        """Marks that were just stored, before the library says so."""
        self.put_marks(marks)

    def open_comment(self, mark: Mark) -> None:
        """Select a mark and let her write its comment."""
        self.select(mark.id)
        self.cards.open(self.cards.menu)
        self.cards.menu.write_comment()

    # cards and keys

    def close_cards(self) -> None:
        """Hide both cards; what was typed is kept."""
        self.cards.close()

    def step_back(self) -> bool:
        """One rung of the Escape ladder: the card, then the selection; False when there was neither."""
        surface = self._surface
        if surface is None:
            return False
        if self.cards.is_open():
            self.cards.close()
            surface.setFocus()
            return True
        if surface.has_selection() or surface.selected_mark is not None:
            surface.clear_selection()
            self.select(None)
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the surface's keys to the card that belongs to the selection or to the selected mark."""
        if event.type() == QEvent.Type.Hide and watched is self._surface:
            self.cards.close()
        elif isinstance(event, QKeyEvent) and watched is self._surface:
            if event.type() == QEvent.Type.KeyPress:
                return self._press(event)
            if event.type() == QEvent.Type.ShortcutOverride and self._is_for_card(event):
                event.accept()
                return True
        return False

    def _is_for_card(self, event: QKeyEvent) -> bool:
        """Whether a key that could be a shortcut of the window is one of the card's own."""
        card = self.cards.current() if self._document is not None else None
        return card is not None and _is_plain(event) and self.cards.prepared(card).takes_key(event)

    def _press(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            return self.step_back()
        card, surface = self.cards.current(), self.surface
        if card is None or surface is None:
            return False
        if isinstance(card, MarkPopup) and event.key() in _ENTER:
            self.make(self.choice.category)
            return True
        if event.key() in (*_INTO_CARD, *_ENTER):
            self.cards.open(card)
            card.enter()
            return True
        if event.matches(QKeySequence.StandardKey.Copy) and not surface.has_selection():
            self._wishes.copy()
            return True
        return event.key() != Qt.Key.Key_Space and self.cards.prepared(card).press_key(event)

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
            (surface.view_moved, self.cards.follow),
        )

    def _on_selection_finished(self) -> None:
        self.select(None)
        if self._document is None:
            return
        if self.choice.is_sticky:
            self.make(self.choice.category)
        else:
            self.cards.open(self.cards.popup)

    def _on_mark_clicked(self, mark_id: MarkId) -> None:
        self.cards.close()
        self.select(mark_id)
        self.cards.open(self.cards.menu)
        self._wishes.show_uses()

    def _on_ground_clicked(self) -> None:
        self.cards.close()
        self.select(None)

    def _on_mark_selected(self, mark_id: MarkId | None) -> None:
        """Another list selected a mark: go there and light it."""
        if self._telling or self._surface is None:
            return
        self.cards.close()
        here = mark_id if mark_id in self._surface.marks else None
        self._surface.select_mark(here)
        if here is not None:
            self._surface.show_mark(here)
        self.selection_changed.emit()


def _is_plain(event: QKeyEvent) -> bool:
    """Whether a key types something or deletes, with no modifier that would make it a command."""
    modifiers = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    typed = bool(event.text()) and event.text().isprintable()
    return modifiers == Qt.KeyboardModifier.NoModifier and (typed or event.key() == Qt.Key.Key_Delete)
