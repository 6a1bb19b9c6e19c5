"""What the cards ask for, and who does it: each signal of a card ends in one action on the selection or the mark."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.ids import CategoryId
from desktop_app.domain.link_use import Use
from desktop_app.domain.mark import Mark
from desktop_app.ui.viewer.mark_spans import joined_anchors, span_of

if TYPE_CHECKING:
    from desktop_app.ui.viewer.marking import Marking


class MarkWishes(QObject):
    """Owned by the marking whose cards it serves."""

    def __init__(self, marking: "Marking") -> None:
        super().__init__(marking)
        self._marking = marking
        self._connect_popup()
        self._connect_menu()
        for card in (marking.cards.popup, marking.cards.menu):
            card.escaped.connect(marking.step_back)

    def copy(self) -> None:
        """Put the words of the selected mark on the clipboard."""
        self._with_mark(self._marking.actions.copy)

    def show_uses(self) -> None:
        """Say on the card where the selected mark is used."""
        mark = self._marking.selected
        if mark is not None:
            self._marking.actions.find_uses(mark, lambda uses: self._on_uses(mark, uses))

    def _connect_popup(self) -> None:
        marking, popup, actions, choice = (
            self._marking,
            self._marking.cards.popup,
            self._marking.actions,
            self._marking.choice,
        )
        popup.category_chosen.connect(self._on_category)
        popup.kind_chosen.connect(choice.pick_kind)
        popup.repeat_requested.connect(lambda: marking.make(choice.category))
        popup.comment_requested.connect(lambda: marking.make(choice.category, marking.open_comment))
        popup.ask_requested.connect(lambda: marking.make(choice.question_category, actions.ask))
        popup.note_requested.connect(lambda: marking.make(choice.category, actions.quote_in_note))
        popup.join_requested.connect(self._join)

    def _connect_menu(self) -> None:
        menu, actions = self._marking.cards.menu, self._marking.actions
        menu.category_chosen.connect(lambda category: self._with_mark(lambda mark: actions.recolour(mark, category)))
        menu.kind_chosen.connect(lambda kind: self._with_mark(lambda mark: actions.change_kind(mark, kind)))
        menu.comment_written.connect(lambda text: self._with_mark(lambda mark: actions.comment(mark, text)))
        menu.quote_written.connect(lambda words: self._with_mark(lambda mark: actions.correct(mark, words)))
        menu.use_chosen.connect(self._on_use_chosen)
        for signal, act in (
            (menu.copy_requested, actions.copy),
            (menu.link_requested, actions.copy_link),
            (menu.note_requested, actions.quote_in_note),
            (menu.ask_requested, actions.ask),
            (menu.merge_requested, self._merge),
            (menu.rewriting_requested, self._marking.rewriting_wished.emit),
            (menu.delete_requested, actions.delete),
        ):
            signal.connect(lambda act=act: self._with_mark(act, leave=True))
        menu.question_requested.connect(
            lambda on: self._with_mark(lambda mark: actions.pick_question(mark, is_evidence=on), leave=True)
        )

    def _with_mark(self, act: Callable[[Mark], None], *, leave: bool = False) -> None:
        mark = self._marking.selected
        if leave:
            self._marking.cards.menu.leave()
            if self._marking.surface is not None:
                self._marking.surface.setFocus()
        if mark is not None:
            act(mark)

    def _on_category(self, category: CategoryId) -> None:
        self._marking.choice.pick_category(category)
        self._marking.make(self._marking.choice.category)

    def _on_uses(self, mark: Mark, uses: list[Use]) -> None:
        menu, surface, selected = self._marking.cards.menu, self._marking.surface, self._marking.selected
        if menu.isVisible() and surface is not None and selected is not None and selected.id == mark.id:
            menu.show_uses(uses, surface.look)

    def _on_use_chosen(self, use: Use) -> None:
        self._marking.cards.menu.leave()
        self._marking.actions.go_to_use(use)

    def _merge(self, mark: Mark) -> None:
        """Make one mark of this one and those of its category that it touches."""
        self._merge_all(self._marking.cards.mergeable(mark), mark)

    def _join(self) -> None:
        """Let the marks that the selection touches take it in."""
        surface, marks = self._marking.surface, self._marking.cards.joinable()
        if surface is None or not marks:
            return
        spans = surface.text_selection.spans()
        pieces = {piece.id: piece for mark in marks for piece in self._marking.pieces_of(mark)}
        known = [place for piece in pieces.values() if (place := span_of(surface, piece)) is not None]
        anchors = joined_anchors(surface, [*known, *spans])
        self._marking.cards.popup.hide()
        surface.clear_selection()
        surface.setFocus()
        self._marking.actions.merge([mark.id for mark in marks], anchors, self._marking.take)

    def _merge_all(self, marks: list[Mark], first: Mark) -> None:
        surface = self._marking.surface
        if surface is None or len(marks) < 2:
            return
        pieces = {piece.id: piece for mark in marks for piece in self._marking.pieces_of(mark)}
        spans = [place for piece in pieces.values() if (place := span_of(surface, piece)) is not None]
        order = [first.id, *(mark.id for mark in marks if mark.id != first.id)]
        self._marking.actions.merge(order, joined_anchors(surface, spans), self._marking.take)
