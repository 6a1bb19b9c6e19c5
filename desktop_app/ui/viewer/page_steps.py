"""Which keys turn pages rather than scroll: always some, others where whole pages show or a page ends."""

from typing import TYPE_CHECKING

from desktop_app.ui.viewer.scroll_keys import Move
from desktop_app.ui.viewer.zoom import Fit

if TYPE_CHECKING:
    from desktop_app.ui.viewer.page_view import PageView

_PAGES = {Move.PREVIOUS_PAGE: -1, Move.NEXT_PAGE: 1}
_SCREENS = {Move.SCREEN_UP: -1, Move.SCREEN_DOWN: 1}
_LINES = {Move.LINE_UP: -1, Move.LINE_DOWN: 1}
_SIDEWAYS = {Move.LEFT: -1, Move.RIGHT: 1}
_ENDS = (Move.FIRST, Move.LAST)


class PageSteps:
    """Owned by the view it serves."""

    def __init__(self, view: "PageView") -> None:
        self._view = view

    def take(self, move: Move) -> bool:
        """Turn pages if that is what the move means now; False where it scrolls."""
        view, is_paged = self._view, self._view.layout_now.rows.is_paged
        if move in _ENDS and is_paged:
            view.go_to_page(0 if move is Move.FIRST else view.page_count - 1)
            return True
        if move in _PAGES or (move in _SCREENS and view.zoom.fit is Fit.PAGE):
            view.step_row((_PAGES | _SCREENS)[move], to_end=False)
        elif move in _SIDEWAYS and self._shows_whole_rows():
            view.step_row(-_SIDEWAYS[move] if view.is_leftward else _SIDEWAYS[move], to_end=False)
        elif is_paged and move in _SCREENS | _LINES and self._is_at_end((_SCREENS | _LINES)[move]):
            view.step_row((_SCREENS | _LINES)[move])
        else:
            return False
        return True

    def _shows_whole_rows(self) -> bool:
        """Whether arrows to the sides have nothing to scroll, and a row is a step."""
        is_by_row = self._view.layout_now.rows.is_paged or self._view.zoom.fit is Fit.PAGE
        return is_by_row and self._view.horizontalScrollBar().maximum() == 0

    def _is_at_end(self, step: int) -> bool:
        bar = self._view.verticalScrollBar()
        return bar.value() == (bar.maximum() if step > 0 else bar.minimum())
