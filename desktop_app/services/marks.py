"""Marks: put on a document at an anchor or at a quoted passage, given a meaning, commented, moved, merged, deleted."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.anchor import Anchor, Placement
from desktop_app.domain.document import Document
from desktop_app.domain.errors import NotFoundError, ReaderError
from desktop_app.domain.ids import CategoryId, DocumentId, MarkId, PaperId
from desktop_app.domain.mark import Mark, sort_key_of
from desktop_app.services.mark_pieces import give_up, grouped, joined, pieces_of, spread, tags_of, whole
from desktop_app.services.passages import Passages
from desktop_app.services.plugins import Plugins
from desktop_app.services.typed_text import lines_of, needed

if TYPE_CHECKING:
    from desktop_app.kinds.base import MarkKind
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork

_QUOTED_KIND = "highlight"

MarkList = list[Mark]


class MarkService:
    """Every action but `delete` gives the mark as it is afterwards."""

    def __init__(self, store: "LibraryStore", passages: Passages, kinds: "Plugins[MarkKind]") -> None:
        self._store, self._passages, self._kinds = store, passages, kinds

    def create(self, document: DocumentId, kind: str, category: CategoryId, anchor: Anchor, comment: str = "") -> Mark:
        """Put a mark where the reader selected."""
        with self._store.write(self._kind(kind).label) as unit:
            found = unit.documents.get(document)
            unit.papers.get(found.paper_id)
            unit.categories.get(category)
            return put_mark(unit, found, kind, category, anchor, comment, Placement.EXACT)

    def create_all(
        self, document: DocumentId, kind: str, category: CategoryId, anchors: Sequence[Anchor], comment: str = ""
    ) -> MarkList:
        """Put one mark on a passage that goes on over pages, a piece on each; the first has the comment."""
        with self._store.write(self._kind(kind).label) as unit:
            found = unit.documents.get(document)
            unit.papers.get(found.paper_id)
            unit.categories.get(category)
            return [
                put_mark(unit, found, kind, category, anchor, comment if number == 0 else "", Placement.EXACT)
                for number, anchor in enumerate(grouped(unit, anchors))
            ]

    def mark_quote(
        self,
        paper: PaperId,
        quote: str,
        document: DocumentId | None = None,
        category: CategoryId | None = None,
        comment: str = "",
        nth: int | None = None,
    ) -> Mark:
        """Highlight the passage with these words; one that goes on on the next page gets a mark there, too.

        Without a document all are searched, without a category it is the first. Raises ReaderError where the passage
        is not found, or only likely.
        """
        words = needed(quote, "Give the words of the passage; nothing was marked.")
        with self._store.read() as unit:
            documents = _searched(unit, paper, document)
        place = self._passages.find(words, documents, nth)
        with self._store.write(self._kind(_QUOTED_KIND).label) as unit:
            unit.documents.get(place.document.id)
            meaning = category if category is not None else unit.categories.list()[0].id
            unit.categories.get(meaning)
            marks = [
                put_mark(unit, place.document, _QUOTED_KIND, meaning, anchor, comment, place.placement)
                for anchor in grouped(unit, place.anchors)
            ]
        return marks[0]

    def get(self, mark: MarkId) -> Mark:
        with self._store.read() as unit:
            return unit.marks.get(mark)

    def list(self, paper: PaperId | None = None, category: CategoryId | None = None) -> MarkList:
        """The marks of one paper or of the library, of one category or of all."""
        with self._store.read() as unit:
            return unit.marks.list(paper, category)

    def set_category(self, mark: MarkId, category: CategoryId) -> Mark:
        """Give another meaning to a mark, all pieces of it."""
        return self._change_whole(
            "Change category", mark, lambda unit, old: replace(old, category_id=unit.categories.get(category).id)
        )

    def set_comment(self, mark: MarkId, comment: str) -> Mark:
        words = lines_of(comment)
        return self._change("Comment", mark, lambda _unit, old: replace(old, comment=words))

    def set_kind(self, mark: MarkId, kind: str) -> Mark:
        """Make a mark, all pieces of it, one of another kind."""
        name = self._kind(kind).id
        return self._change_whole("Change mark", mark, lambda _unit, old: replace(old, kind=name))

    def set_quote(self, mark: MarkId, quote: str) -> Mark:
        """Correct what a mark quotes; its anchor keeps the words of the document, by which it is found."""
        words = needed(lines_of(quote), "A quote has words; nothing was changed.")
        return self._change("Correct quote", mark, lambda _unit, old: replace(old, quote=words))

    def set_extent(self, mark: MarkId, anchors: Sequence[Anchor]) -> MarkList:
        """Let a mark lie elsewhere, a piece at each anchor; gives its pieces."""
        if not anchors:
            raise ReaderError("A mark lies somewhere; nothing was changed.")
        with self._store.write("Change extent") as unit:
            return spread(unit, pieces_of(unit, unit.marks.get(mark)), anchors)

    def rewrite(self, mark: MarkId, words: str, anchor: Anchor) -> MarkList:
        """Give a free text other words, and the room that they need."""
        text = needed(words, "A free text has words; nothing was changed.")
        with self._store.write("Rewrite free text") as unit:
            return spread(unit, [replace(unit.marks.get(mark), comment=text)], [anchor])

    def merge(self, marks: Sequence[MarkId], anchors: Sequence[Anchor]) -> MarkList:
        """Make one mark of several, lying at `anchors`, with the comments and tags of all; gives its pieces.

        It is of the kind and category of the first; the one that texts link to stays, so that their links hold.
        """
        with self._store.write("Merge marks") as unit:
            first = unit.marks.get(marks[0])
            found = [first, *(unit.marks.get(mark) for mark in marks[1:])]
            if not anchors or {one.document_id for one in found} != {first.document_id}:
                raise ReaderError("Only marks of one document can be merged; nothing was changed.")
            linked = set(unit.links.linked_marks(first.paper_id))
            heir = next((one for one in found if one.id in linked), first)
            pieces = pieces_of(unit, heir)
            own = {piece.id for piece in pieces}
            others = {piece.id: piece for piece in whole(unit, found) if piece.id not in own}
            merged = _with_all(pieces[0], [pieces[0], *others.values()], first)
            give_up(unit, list(others.values()), merged.id)
            rest = [replace(piece, kind=first.kind, category_id=first.category_id) for piece in pieces[1:]]
            return spread(unit, [merged, *rest], anchors)

    def delete(self, mark: MarkId) -> None:
        """Delete a mark, all pieces of it."""
        with self._store.write("Delete mark") as unit:
            unit.marks.delete_all([piece.id for piece in pieces_of(unit, unit.marks.get(mark))])

    def _change_whole(self, name: str, mark: MarkId, change: "Callable[[UnitOfWork, Mark], Mark]") -> Mark:
        with self._store.write(name) as unit:
            pieces = pieces_of(unit, unit.marks.get(mark))
            changed = [new for old in pieces if (new := change(unit, old)) != old]
            stored = {piece.id: piece for piece in (*pieces, *(unit.marks.put_all(changed) if changed else ()))}
            return stored[mark]

    def _change(self, name: str, mark: MarkId, change: "Callable[[UnitOfWork, Mark], Mark]") -> Mark:
        with self._store.write(name) as unit:
            old = unit.marks.get(mark)
            new = change(unit, old)
            return old if new == old else unit.marks.put(new)

    def _kind(self, name: str) -> "MarkKind":
        kinds = self._kinds.all()
        for kind in kinds:
            if kind.id == name:
                return kind
        raise ReaderError(f"“{name}” is no kind of mark; there are {', '.join(kind.id for kind in kinds)}.")


def _with_all(heir: Mark, marks: Sequence[Mark], first: Mark) -> Mark:
    """The mark that takes the place of all: comments and tags of each, kind and category of the first."""
    along = sorted(marks, key=lambda mark: mark.sort_key)
    return replace(
        heir,
        kind=first.kind,
        category_id=first.category_id,
        comment=joined(mark.comment for mark in along),
        tags=tags_of(along),
    )


def _searched(unit: "UnitOfWork", paper: PaperId, document: DocumentId | None) -> tuple[Document, ...]:
    documents = unit.documents.of_paper(unit.papers.get(paper).id)
    if document is None:
        return documents
    chosen = tuple(found for found in documents if found.id == document)
    if not chosen:
        raise NotFoundError("This paper has no such document.")
    return chosen


def put_mark(
    unit: "UnitOfWork",
    document: Document,
    kind: str,
    category: CategoryId,
    anchor: Anchor,
    comment: str,
    placement: Placement,
) -> Mark:
    """A new mark on a document; what it quotes is what its anchor quotes."""
    now = unit.clock.now()
    mark = Mark(
        id=MarkId(unit.new_id()),
        paper_id=document.paper_id,
        document_id=document.id,
        kind=kind,
        category_id=category,
        anchor=anchor,
        quote=anchor.quote.exact,
        created_at=now,
        updated_at=now,
        comment=lines_of(comment),
        placement=placement,
        sort_key=sort_key_of(anchor),
    )
    return unit.marks.put(mark)
