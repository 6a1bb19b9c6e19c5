"""How pages lie: one below the other, one at a time, two side by side, from right to left; and turning them."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from desktop_app.domain.document import Arrangement
from desktop_app.ui.viewer.reader_actions import ReaderActionSpec

if TYPE_CHECKING:
    from desktop_app.ui.viewer.reader_feature import ReaderHost


class PageOrder(QObject):
    """Each document keeps its own, with the place where reading stopped."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._actions = {one: self._choice(one) for one in Arrangement}
        self._leftward = host.add_action(
            ReaderActionSpec("leftwardAction", self.tr("From right to left"), part="pages", checkable=True),
            self._change_direction,
        )
        self._others = [
            host.add_action(ReaderActionSpec(name, text, (keys,), "pages"), deed)
            for name, text, keys, deed in (
                ("nextOrderAction", self.tr("Next way for pages to lie"), "Ctrl+7", self._take_next),
                ("turnRightAction", self.tr("Turn right"), "Ctrl+R", lambda: self._turn(1)),
                ("turnLeftAction", self.tr("Turn left"), "Ctrl+Shift+R", lambda: self._turn(-1)),
            )
        ]
        host.pages.arrangement_changed.connect(self._show)
        host.shown.connect(self._show)
        self._show()

    def close(self) -> None:
        """Nothing is held back: the view tells where it is."""

    def _choice(self, arrangement: Arrangement) -> QAction:
        texts = {
            Arrangement.CONTINUOUS: self.tr("One below the other"),
            Arrangement.SINGLE: self.tr("One at a time"),
            Arrangement.FACING: self.tr("Two side by side"),
            Arrangement.COVER: self.tr("Two side by side, the first alone"),
            Arrangement.FACING_FLOW: self.tr("Two side by side, scrolling"),
            Arrangement.COVER_FLOW: self.tr("Two side by side, the first alone, scrolling"),
        }
        spec = ReaderActionSpec(f"{arrangement}OrderAction", texts[arrangement], part="pages", checkable=True)
        return self._host.add_action(spec, partial(self._take, arrangement))

    def _take(self, arrangement: Arrangement) -> None:
        if self._host.pdf is not None:
            self._host.pages.arrange(arrangement)
        self._show()

    def _take_next(self) -> None:
        ways = list(Arrangement)
        self._take(ways[(ways.index(self._host.pages.arrangement) + 1) % len(ways)])

    def _change_direction(self) -> None:
        pages = self._host.pages
        if self._host.pdf is not None:
            pages.arrange(pages.arrangement, is_leftward=not pages.is_leftward)
        self._show()

    def _turn(self, quarters: int) -> None:
        if self._host.pdf is not None:
            self._host.pages.turn_pages(quarters)

    def _show(self) -> None:
        pages, has_pages = self._host.pages, self._host.pdf is not None
        for arrangement, action in self._actions.items():
            action.setChecked(has_pages and arrangement is pages.arrangement)
        self._leftward.setChecked(has_pages and pages.is_leftward)
        for action in (*self._actions.values(), self._leftward, *self._others):
            action.setEnabled(has_pages)


class PageOrderPlugin:
    id = "page-order"
    order = 40

    def build(self, host: "ReaderHost") -> PageOrder:
        return PageOrder(host)


PLUGIN = PageOrderPlugin()
