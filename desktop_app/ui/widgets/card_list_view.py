"""A list of cards of marks, of any length: rows are measured when they are seen, and drawn by a painter."""

from uuid import UUID

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.widgets.mark_card import CARD_ROLE, Expansion, GroupHead, MarkCard
from desktop_app.ui.widgets.mark_card_editor import MarkCardEditor
from desktop_app.ui.widgets.mark_card_layout import Edited
from desktop_app.ui.widgets.mark_card_painter import MarkCardPainter, RowState
from desktop_app.ui.widgets.measured_list import MeasuredList
from desktop_app.ui.widgets.panel_look import PanelLook

_OUT_OF_SIGHT = QRect(0, -10_000, 200, 40)


class CardListView(MeasuredList):
    """One of the cards may be edited in its place."""

    editor: MarkCardEditor

    def __init__(self, look: PanelLook, parent: QWidget | None = None) -> None:
        self.painter = MarkCardPainter(look)
        super().__init__(self.painter.guess(Expansion.SHORT), parent)
        self.lit: UUID | None = None

    def row_height(self, row: int) -> int | None:
        card = self._row(row)
        return None if card is None else self.painter.height(card, self.viewport().width(), self._edited(card))

    def after_settling(self) -> None:
        self.place_editor()

    def set_look(self, look: PanelLook) -> None:
        self.painter.set_look(look)
        self.forget_heights()

    def forget_heights(self, guess: Expansion = Expansion.SHORT) -> None:
        """All rows may have another height; those that are seen are measured again."""
        self._places.forget_all(self.painter.guess(guess))
        self._settle()

    def show_pictures(self) -> None:
        """More pictures are there; the cards that are seen make room for theirs."""
        self.painter.forget()
        seen = self._seen()
        self._places.forget(seen.start, len(seen))
        self._settle()

    def light(self, mark: UUID | None) -> None:
        """Show that the pointer rests on this mark."""
        if mark != self.lit:
            self.lit = mark
            self.viewport().update()

    def remeasure(self, mark: UUID | None) -> None:
        """The card of this mark needs another height."""
        row = self._seen_row(mark)
        if row >= 0:
            self._places.forget(row, 1)
        else:
            self._places.forget(0, len(self._places))
        self._settle()

    def place_editor(self) -> None:
        """Put the field that edits a card into the card, out of sight with it."""
        if self.editor.mark is None:
            return
        row = self._seen_row(self.editor.mark)
        card = self._row(row) if row >= 0 else None
        if isinstance(card, MarkCard):
            rect = self.visualRect(self.model().index(row, 0))
            self.editor.place(self.painter.editor_rect(card, rect, self._edited(card)))
        else:
            self.editor.place(_OUT_OF_SIGHT)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        chosen, current = self.selectionModel(), self.currentIndex().row()
        has_focus = self.hasFocus()
        for row in self._seen():
            index = self.model().index(row, 0)
            rect = self.visualRect(index)
            card = self._row(row)
            if card is None or not rect.intersects(event.rect()):
                continue
            state = RowState(
                is_selected=chosen.isSelected(index),
                is_current=row == current and (has_focus or chosen.isSelected(index)),
                is_lit=isinstance(card, MarkCard) and card.id == self.lit,
            )
            self.painter.paint(painter, rect, card, state, self._edited(card))
        painter.end()

    # measuring

    def _row(self, row: int) -> MarkCard | GroupHead | None:
        found = self.model().index(row, 0).data(CARD_ROLE)
        return found if isinstance(found, MarkCard | GroupHead) else None

    def _edited(self, card: MarkCard | GroupHead) -> Edited:
        if isinstance(card, GroupHead):
            return Edited()
        return self.editor.edited(card.id, self.painter.setter.text_width(self.viewport().width()))

    def _seen_row(self, mark: UUID | None) -> int:
        """The row of this mark's card, -1 when nothing of it is in the viewport."""
        for row in self._seen():
            card = self._row(row)
            if isinstance(card, MarkCard) and card.id == mark:
                return row
        return -1
