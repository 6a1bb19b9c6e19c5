"""The sections of a note one below another: which are made anew after a change, what stands where; paints nothing.

Making them is cut into short turns, what is on the screen first, so that neither a long note nor typing waits.
"""

import time
from bisect import bisect_right
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.ui.widgets.markdown_leaf import Leaf, LeafPress
from desktop_app.ui.widgets.markdown_look import MarkdownLook
from desktop_app.ui.widgets.markdown_pictures import PictureBook, PictureKey
from desktop_app.ui.widgets.markdown_sections import Section, sections_of

_TURN_S = 0.004
_PAUSE_MS = 250


class MarkdownColumn(QObject):
    """Places are given in pixels from the top of the column."""

    #: the places of sections changed by so many pixels above the place that is kept in view
    moved = Signal(float)
    #: tuple of PictureKey: these are to be brought
    pictures_wanted = Signal(object)

    def __init__(self, look: MarkdownLook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.leaves: list[Leaf] = []
        self.book = PictureBook()
        self._press = LeafPress(look, self.book)
        self._width = 400
        self._view = (0.0, 0.0)
        self._tops: list[float] = []
        self._cursor = 0
        self._quiet_until = 0.0
        self._turns = QTimer(self)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._work)

    @property
    def height(self) -> float:
        return self.leaves[-1].top + self.leaves[-1].height if self.leaves else 0.0

    @property
    def is_complete(self) -> bool:
        """Whether every section is made and laid out."""
        return not self._turns.isActive()

    def set_look(self, look: MarkdownLook) -> None:
        """Take other fonts and colours; everything is made anew."""
        self._press.look = look
        self.book.forget()
        for leaf in self.leaves:
            leaf.width = 0
            leaf.used = frozenset()
            self._drop(leaf)
        self._go_on()

    def set_markdown(self, markdown: str) -> None:
        """Show this note; sections that read as before are kept as they are."""
        new = sections_of(markdown)
        old = self.leaves
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        for leaf in old[head : len(old) - tail]:
            self._drop(leaf)
        middle = [Leaf.of(section) for section in new[head : len(new) - tail]]
        for leaf, gone in zip(middle, old[head : len(old) - tail], strict=False):
            leaf.top, leaf.height = gone.top, gone.height
        self.leaves = old[:head] + middle + (old[len(old) - tail :] if tail else [])
        for leaf, section in zip(self.leaves, new, strict=True):
            leaf.section = section
        self._go_on()

    def clear(self) -> None:
        """Show nothing, and forget all pictures."""
        for leaf in self.leaves:
            self._drop(leaf)
        self.leaves = []
        self.book.forget()
        self._place()

    def set_width(self, width: int) -> None:
        """Let the text flow in a column of this width."""
        if width != self._width and width > 0:
            self._width = self.book.column_px = width
            for leaf in self.leaves:
                if any(key.kind != "formula" for key in leaf.used):
                    self._drop(leaf)
            self._go_on()

    def set_view(self, top: float, height: float) -> None:
        """Say what is on the screen; it is made first, and at once."""
        self._view = (top, top + height)
        self._make_visible()

    def update_pictures(self, keys: Iterable[PictureKey]) -> None:
        """These pictures came: make the sections anew that show them."""
        came = frozenset(keys)
        for leaf in self.leaves:
            if leaf.used & came:
                leaf.width = 0
        self._go_on()

    def stop(self) -> None:
        """Stop working, until something changes."""
        self._turns.stop()

    def wait(self) -> None:
        """Let the reader type: go on with what is not on the screen when she pauses."""
        self._quiet_until = time.monotonic() + _PAUSE_MS / 1000
        if self._turns.isActive():
            self._turns.start(_PAUSE_MS)

    # places

    def visible(self) -> list[Leaf]:
        """The sections that are on the screen."""
        first = max(0, bisect_right(self._tops, self._view[0]) - 1)
        found = []
        for leaf in self.leaves[first:]:
            if leaf.top > self._view[1]:
                break
            found.append(leaf)
        return found

    def leaf_at(self, y: float) -> Leaf | None:
        """The section at this place, or the last one above it."""
        return self.leaves[max(0, bisect_right(self._tops, y) - 1)] if self.leaves else None

    def line_at(self, y: float) -> float:
        """The line of the source, with a fraction, that stands at this place."""
        leaf = self.leaf_at(y)
        if leaf is None:
            return 0.0
        share = min(1.0, max(0.0, (y - leaf.top) / leaf.height)) if leaf.height else 0.0
        return leaf.section.line + share * leaf.section.lines

    def place_of(self, line: float) -> float:
        """Where this line of the source stands."""
        index = bisect_right(self.leaves, line, key=lambda leaf: leaf.section.line) - 1
        if index < 0:
            return 0.0
        leaf = self.leaves[index]
        share = min(1.0, (line - leaf.section.line) / max(1, leaf.section.lines))
        return leaf.top + share * leaf.height

    # work

    def _go_on(self) -> None:
        self._cursor = 0
        self._place()
        self._make_visible()
        if any(leaf.width != self._width for leaf in self.leaves):
            if not self._turns.isActive():
                self._turns.start(_PAUSE_MS if time.monotonic() < self._quiet_until else 0)
        else:
            self._turns.stop()

    def _work(self) -> None:
        until = time.monotonic() + _TURN_S
        self._turns.setInterval(0)
        changed = False
        while self._cursor < len(self.leaves):
            leaf = self.leaves[self._cursor]
            self._cursor += 1
            if leaf.width != self._width:
                self._make(leaf)
                changed = True
            if time.monotonic() > until:
                break
        else:
            self._turns.stop()
        if changed:
            self._place()
        self._tell_wanted()

    def _make_visible(self) -> None:
        for _ in range(3):  # what is made may be lower than was guessed, and more comes into view
            due = [leaf for leaf in self.visible() if leaf.width != self._width]
            if not due:
                break
            for leaf in due:
                self._make(leaf)
            self._place()
        self._tell_wanted()

    def _make(self, leaf: Leaf) -> None:
        if leaf.is_made and leaf.width:
            self._press.lay_out(leaf, self._width)
        else:
            self._press.make(leaf, self._width)

    def _place(self) -> None:
        """Put the sections one below another, and tell how far those in view moved."""
        anchor = self.leaf_at(self._view[0]) if self._tops and len(self._tops) == len(self.leaves) else None
        before = anchor.top if anchor is not None else 0.0
        top = 0.0
        for leaf in self.leaves:
            top += leaf.gap if top else 0.0
            leaf.top = top
            top += leaf.height
        self._tops = [leaf.top for leaf in self.leaves]
        self.moved.emit(anchor.top - before if anchor is not None else 0.0)

    def _drop(self, leaf: Leaf) -> None:
        if leaf.document is not None:
            leaf.document.deleteLater()
        leaf.document, leaf.width = None, 0

    def _tell_wanted(self) -> None:
        wanted = self.book.take_wanted()
        if wanted:
            self.pictures_wanted.emit(wanted)


def _common(old: list[Leaf], new: list[Section]) -> int:
    """How many leaves at the start read as the sections do."""
    count = 0
    for leaf, section in zip(old, new, strict=False):
        if leaf.section != section:
            break
        count += 1
    return count
