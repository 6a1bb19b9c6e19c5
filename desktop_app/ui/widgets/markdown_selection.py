"""What is selected in a note as it reads: from a spot in one section to a spot in the same or another one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextCursor

from desktop_app.ui.widgets.markdown_leaf import Leaf


@dataclass(frozen=True, slots=True)
class Spot:
    """A position between two characters of a section's document."""

    leaf: Leaf
    position: int


class PreviewSelection:
    """Empty until the pointer was dragged."""

    def __init__(self) -> None:
        self._anchor: Spot | None = None
        self._end: Spot | None = None

    @property
    def is_empty(self) -> bool:
        return self._anchor is None or self._end is None or self._anchor == self._end

    def clear(self) -> None:
        self._anchor = self._end = None

    def begin(self, at: Spot | None) -> None:
        """Start anew here."""
        self._anchor = self._end = at

    def extend(self, to: Spot | None) -> None:
        """Reach from the start to here."""
        self._end = to or self._end

    def take_word(self, at: Spot) -> None:
        """Select the word here."""
        if at.leaf.document is not None:
            cursor = QTextCursor(at.leaf.document)
            cursor.setPosition(at.position)
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
            self._anchor, self._end = Spot(at.leaf, cursor.selectionStart()), Spot(at.leaf, cursor.selectionEnd())

    def take_all(self, leaves: Sequence[Leaf]) -> None:
        """Select everything."""
        if leaves:
            self._anchor, self._end = Spot(leaves[0], 0), Spot(leaves[-1], _length(leaves[-1]))

    def range_in(self, leaf: Leaf, leaves: Sequence[Leaf]) -> tuple[int, int] | None:
        """The selected positions of this section, or None."""
        found = self._ordered(leaves)
        if found is None:
            return None
        (first, start), (last, end) = found
        at = _index(leaves, leaf)
        if at is None or not first <= at <= last:
            return None
        return start if at == first else 0, end if at == last else _length(leaf)

    def text(self, leaves: Sequence[Leaf]) -> str:
        """The selected words; sections are set apart by an empty line."""
        found = self._ordered(leaves)
        if found is None:
            return ""
        pieces = []
        for leaf in leaves[found[0][0] : found[1][0] + 1]:
            chosen = self.range_in(leaf, leaves)
            if leaf.document is not None and chosen is not None:
                cursor = QTextCursor(leaf.document)
                cursor.setPosition(chosen[0])
                cursor.setPosition(chosen[1], QTextCursor.MoveMode.KeepAnchor)
                pieces.append(cursor.selection().toPlainText().strip("\n"))
        return "\n\n".join(pieces)

    def _ordered(self, leaves: Sequence[Leaf]) -> tuple[tuple[int, int], tuple[int, int]] | None:
        if self._anchor is None or self._end is None or self.is_empty:
            return None
        one, other = _index(leaves, self._anchor.leaf), _index(leaves, self._end.leaf)
        if one is None or other is None:
            return None
        ends = sorted([(one, self._anchor.position), (other, self._end.position)])
        return ends[0], ends[1]


def _index(leaves: Sequence[Leaf], leaf: Leaf) -> int | None:
    return next((index for index, one in enumerate(leaves) if one is leaf), None)


def _length(leaf: Leaf) -> int:
    return leaf.document.characterCount() - 1 if leaf.document is not None else 0
