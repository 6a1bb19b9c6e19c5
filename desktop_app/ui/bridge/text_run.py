"""One walk through the texts of all pages of a document, in their order; never many pages ahead of who reads them."""

from array import array
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from shiboken6 import isValid

from desktop_app.pdf.ports import PageText
from desktop_app.pdf.textmap import TextMap
from desktop_app.ui.bridge.asked import Asked

_AHEAD = 2


class TextRun:
    """A page that cannot be read is told as one without text. `on_end` is not called after `cancel`."""

    def __init__(
        self,
        page_count: int,
        ask: Callable[[int, Asked], None],
        on_page: Callable[[TextMap], None],
        on_end: Callable[[], None],
        owner: QObject | None,
    ) -> None:
        self._page_count, self._ask, self._owner = page_count, ask, owner
        self._on_page, self._on_end = on_page, on_end
        self._under_way: dict[int, Asked] = {}
        self._arrived: dict[int, TextMap] = {}
        self._next_to_ask = self._next_to_tell = 0
        self._is_over = False

    def start(self) -> None:
        """Ask for the first pages."""
        self._go_on()

    def cancel(self) -> None:
        """Read no further; nothing is told any more."""
        self._is_over = True
        under_way, self._under_way = self._under_way, {}
        for asked in under_way.values():
            asked.cancel()

    def _go_on(self) -> None:
        while len(self._under_way) < _AHEAD and self._next_to_ask < self._page_count:
            page_index = self._next_to_ask
            self._next_to_ask += 1
            asked = Asked(self._on_arrived, partial(self._on_failed, page_index), self._owner)
            self._under_way[page_index] = asked
            self._ask(page_index, asked)

    def _on_failed(self, page_index: int, _: Exception) -> None:
        self._on_arrived(TextMap(PageText(page_index, "", array("f"))))

    def _on_arrived(self, text: TextMap) -> None:
        self._under_way.pop(text.page_index, None)
        self._arrived[text.page_index] = text
        self._go_on()
        while not self._is_over and (following := self._arrived.pop(self._next_to_tell, None)) is not None:
            self._next_to_tell += 1
            self._on_page(following)
        if self._next_to_tell == self._page_count and not self._is_over and self._is_heard():
            self._is_over = True
            self._on_end()

    def _is_heard(self) -> bool:
        return self._owner is None or isValid(self._owner)
