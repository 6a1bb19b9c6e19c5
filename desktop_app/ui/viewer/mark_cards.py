"""The two cards of a surface: which one a key is for now, what it offers, where it stands; not what it asks for."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QRectF
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.domain.category import Category
from desktop_app.domain.mark import Mark
from desktop_app.ui.viewer.mark_choice import MarkChoice
from desktop_app.ui.viewer.mark_menu import MarkMenu
from desktop_app.ui.viewer.mark_popup import MarkPopup
from desktop_app.ui.viewer.mark_spans import span_of, touching
from desktop_app.ui.viewer.surface import ReadingSurface

Card = MarkPopup | MarkMenu


class MarkCards(QObject):
    """`popup` is for what is selected, `menu` for the mark that is selected."""

    def __init__(self, choice: MarkChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self._choice = choice
        self._surface: ReadingSurface | None = None
        self.popup, self.menu = MarkPopup(parent), MarkMenu(parent)
        self.menu.grown.connect(lambda: self._place(self.menu))
        choice.changed.connect(lambda: self.popup.show_kind(choice.kind))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def set_surface(self, surface: ReadingSurface | None) -> None:
        """Work on this one from now on."""
        self.close()
        self._surface = surface

    def close(self) -> None:
        """Hide both; what was typed is kept."""
        self.popup.hide()
        self.menu.leave()

    def is_open(self) -> bool:
        return self.popup.isVisible() or self.menu.isVisible()

    def current(self) -> Card | None:
        """The card that a key would go to now."""
        surface = self._surface
        if surface is None:
            return None
        if surface.has_selection():
            return self.popup
        return self.menu if surface.selected_mark in surface.marks else None

    def prepared(self, card: Card) -> Card:
        """The card with what it offers, which a key needs even while the card is hidden."""
        surface = self._surface
        if card.isVisible() or surface is None:
            return card
        if isinstance(card, MarkPopup):
            card.offer(self._choice, surface.look, self._joined_category())
        elif surface.selected_mark is not None:
            mark = surface.marks[surface.selected_mark].mark
            card.offer(mark, self._choice, surface.look, can_merge=len(self.mergeable(mark)) > 1)
        return card

    def open(self, card: Card) -> None:
        """Show it beside what it belongs to."""
        self.prepared(card)
        self._place(card)

    def follow(self) -> None:
        """What is on the screen moved."""
        for card in (self.popup, self.menu):
            if card.isVisible():
                self._place(card)

    def joinable(self) -> list[Mark]:
        """The marks of one category that the selection touches."""
        surface = self._surface
        if surface is None:
            return []
        found = touching(surface, self._marks(surface), surface.text_selection.spans(), self._choice.kinds)
        return [mark for mark in found if mark.category_id == found[0].category_id]

    def mergeable(self, mark: Mark) -> list[Mark]:
        """A mark and those of its category that it touches, along the text."""
        surface = self._surface
        span = span_of(surface, mark) if surface is not None else None
        if surface is None or span is None:
            return [mark]
        same = [one for one in self._marks(surface) if one.category_id == mark.category_id]
        return touching(surface, same, [span], self._choice.kinds) or [mark]

    def _marks(self, surface: ReadingSurface) -> Iterable[Mark]:
        return (shown.mark for shown in surface.marks.values())

    def _joined_category(self) -> Category | None:
        marks = self.joinable()
        return self._choice.by_id().get(marks[0].category_id) if marks else None

    def _place(self, card: Card) -> None:
        surface = self._surface
        if surface is None:
            return
        if isinstance(card, MarkPopup):
            card.fit(surface.viewport().width())
            passage, end = surface.selection_rect(), surface.selection_end_rect()
        else:
            passage, end = surface.mark_rects(surface.selected_mark)
        viewport = surface.viewport()
        if end.isNull() or not QRectF(viewport.rect()).intersects(end):
            card.hide()
            return
        below = isinstance(card, MarkMenu) or surface.text_selection.ends_forward
        card.show_beside(viewport, passage, end, below=below)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for card in (self.popup, self.menu):
            if card.isVisible() and new is not None and not card.isAncestorOf(new) and new is not self._surface:
                self.close()
