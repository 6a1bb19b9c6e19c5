"""The marks of a paper as the reader sees them: one that goes on over pages is kept in pieces, and is one mark."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from desktop_app.domain.ids import DocumentId, MarkId
from desktop_app.domain.mark import Mark, as_one


class MarkWholes:
    """The first piece along the document stands for all; `marks` has whole marks only, by the id of that piece."""

    def __init__(self) -> None:
        self.marks: dict[MarkId, Mark] = {}
        self._single: dict[MarkId, Mark] = {}
        self._pieces: dict[MarkId, Mark] = {}
        self._heads: dict[MarkId, MarkId] = {}
        self._last_pages: dict[MarkId, str] = {}

    def set_marks(self, marks: Iterable[Mark]) -> None:
        self._single, self._pieces = {}, {}
        self._sort_in(marks)
        self._join()

    def put(self, marks: Sequence[Mark]) -> bool:
        """Take marks in their new states; whether none of them is or was a piece, so that no other mark changed."""
        if not any(mark.anchor.group or mark.id in self._pieces for mark in marks):
            self._single |= (own := {mark.id: mark for mark in marks})
            self.marks |= own
            return True
        for mark in marks:
            self._single.pop(mark.id, None)
            self._pieces.pop(mark.id, None)
        self._sort_in(marks)
        self._join()
        return False

    def remove(self, marks: Iterable[MarkId]) -> bool:
        """Whether one of these was here."""
        gone = [mark for mark in marks if mark in self._single or mark in self._pieces]
        for mark in gone:
            self._single.pop(mark, None)
            self._pieces.pop(mark, None)
        if gone:
            self._join()
        return bool(gone)

    def head_of(self, mark: MarkId) -> MarkId:
        """The mark that stands for this piece; a mark that is whole stands for itself."""
        return self._heads.get(mark, mark)

    def last_page(self, mark: MarkId) -> str | None:
        """What the page is called on which a mark of several pieces ends; None for all others."""
        return self._last_pages.get(mark)

    def _sort_in(self, marks: Iterable[Mark]) -> None:
        for mark in marks:
            (self._pieces if mark.anchor.group else self._single)[mark.id] = mark

    def _join(self) -> None:
        groups: dict[tuple[DocumentId, str], list[Mark]] = defaultdict(list)
        for piece in self._pieces.values():
            groups[piece.document_id, piece.anchor.group].append(piece)
        self.marks, self._heads, self._last_pages = dict(self._single), {}, {}
        for pieces in groups.values():
            pieces.sort(key=lambda piece: (piece.sort_key, piece.id.int))
            whole, last = as_one(pieces), pieces[-1].anchor.page_label
            self.marks[whole.id] = whole
            self._heads |= {piece.id: whole.id for piece in pieces}
            if len(pieces) > 1 and last:
                self._last_pages[whole.id] = last
