"""What the reader does to one mark or to several at once: one transaction and one step of undo, named for their number.

How marks are put, moved and given another text is in `marks`.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.anchor import Anchor, Placement
from desktop_app.domain.errors import NotFoundError, ReaderError
from desktop_app.domain.ids import CategoryId, DocumentId, MarkId
from desktop_app.domain.mark import Mark, as_one
from desktop_app.services.mark_pieces import grouped, pieces_of_each, whole
from desktop_app.services.markdown_quote import quote_with_link
from desktop_app.services.marks import put_mark
from desktop_app.services.page_names import name_pages
from desktop_app.services.plugins import Plugins
from desktop_app.services.typed_text import lines_of, one_line

if TYPE_CHECKING:
    from desktop_app.kinds.base import MarkKind
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork


class MarkBatchService:
    """A mark that was deleted meanwhile makes the whole action fail with NotFoundError; nothing is changed then."""

    def __init__(self, store: "LibraryStore", kinds: "Plugins[MarkKind]") -> None:
        self._store, self._kinds = store, kinds

    def some(self, marks: Sequence[MarkId]) -> dict[MarkId, Mark]:
        """These marks as they are now; one that was deleted is missing."""
        with self._store.read() as unit:
            return unit.marks.some(marks)

    def tags(self) -> list[str]:
        """Every tag of the library, of marks and of papers, by name."""
        with self._store.read() as unit:
            known = {tag for tag, _count in (*unit.marks.tags(), *unit.papers.tags())}
        return sorted(known, key=lambda tag: (tag.casefold(), tag))

    def markdown(self, marks: Sequence[MarkId]) -> str:
        """The marked passages as Markdown quotes with links back to them, in the order given; each mark whole."""
        with self._store.read() as unit:
            found = [as_one(pieces) for pieces in pieces_of_each(unit, _found(unit, marks))]
            names = {category.id: category.name for category in unit.categories.list()}
            documents = {mark.document_id for mark in found}
            by_id = {document: unit.documents.get(document) for document in documents}
            quotes = (quote_with_link(mark, by_id[mark.document_id], names.get(mark.category_id, "")) for mark in found)
            return "\n\n".join(quotes)

    def create(
        self, document: DocumentId, kind: str, category: CategoryId, passages: Sequence[Sequence[Anchor]]
    ) -> list[Mark]:
        """Mark passages, each with an anchor on every page it touches; gives all pieces of all."""
        self._check_kind(kind)
        number = len(passages)
        with self._store.write("Mark place" if number == 1 else f"Mark {number} places") as unit:
            found = unit.documents.get(document)
            unit.papers.get(found.paper_id)
            unit.categories.get(category)
            return [
                put_mark(unit, found, kind, category, anchor, "", Placement.EXACT)
                for anchors in passages
                for anchor in grouped(unit, anchors)
            ]

    def name_pages(self, document: DocumentId, labels: Sequence[str]) -> None:
        """Remember what the file of a document calls its pages, and let its marks say so.

        It is no action of hers, so there is no undo.
        """
        with self._store.write(None) as unit:
            name_pages(unit, document, labels)

    def set_category(self, marks: Sequence[MarkId], category: CategoryId) -> None:
        with self._store.write(_named("Change category of %", marks)) as unit:
            unit.categories.get(category)
            _change_all(unit, _whole(unit, marks), lambda mark: replace(mark, category_id=category))

    def set_kind(self, marks: Sequence[MarkId], kind: str) -> None:
        """Make them all highlights, or all underlines, and so on."""
        self._check_kind(kind)
        with self._store.write(_named("Change kind of %", marks)) as unit:
            _change_all(unit, _whole(unit, marks), lambda mark: replace(mark, kind=kind))

    def tag(self, marks: Sequence[MarkId], tags: Sequence[str]) -> None:
        """Add tags; one that a mark has, in whatever case, is not added to it again."""
        with self._store.write(_named("Tag %", marks)) as unit:
            _change_all(unit, _found(unit, marks), lambda mark: replace(mark, tags=_with_tags(mark.tags, tags)))

    def untag(self, marks: Sequence[MarkId], tags: Sequence[str]) -> None:
        """Take tags off; marks without them stay as they are."""
        gone = {one_line(tag).casefold() for tag in tags}
        with self._store.write(_named("Remove tag from %", marks)) as unit:
            _change_all(
                unit,
                _found(unit, marks),
                lambda mark: replace(mark, tags=tuple(t for t in mark.tags if t.casefold() not in gone)),
            )

    def set_comment(self, mark: MarkId, comment: str, *, goes_on: bool = False) -> None:
        """Write a comment; one that `goes_on` is part of the same typing, so that undo takes all of it back at once."""
        words = lines_of(comment)
        with self._store.write(None if goes_on else "Comment") as unit:
            _change_all(unit, _found(unit, [mark]), lambda old: replace(old, comment=words))

    def delete(self, marks: Sequence[MarkId]) -> None:
        """Delete marks, all pieces of each."""
        with self._store.write(_named("Delete %", marks)) as unit:
            unit.marks.delete_all([mark.id for mark in _whole(unit, marks)])

    def _check_kind(self, kind: str) -> None:
        if kind not in {known.id for known in self._kinds.all()}:
            raise ReaderError(f"“{kind}” is no kind of mark.")


def _named(name: str, marks: Sequence[MarkId]) -> str:
    number = len(set(marks))
    return name.replace("%", "mark" if number == 1 else f"{number} marks")


def _found(unit: "UnitOfWork", marks: Sequence[MarkId]) -> list[Mark]:
    known = unit.marks.some(marks)
    if len(known) < len(set(marks)):
        raise NotFoundError("A mark was deleted meanwhile; nothing was changed.")
    return [known[mark] for mark in dict.fromkeys(marks)]


def _whole(unit: "UnitOfWork", marks: Sequence[MarkId]) -> list[Mark]:
    """These marks, with the other pieces of those that go on over pages."""
    found = _found(unit, marks)
    return [
        *(mark for mark in found if not mark.anchor.group),
        *whole(unit, (mark for mark in found if mark.anchor.group)),
    ]


def _change_all(unit: "UnitOfWork", old: Sequence[Mark], change: Callable[[Mark], Mark]) -> None:
    changed = [new for new, before in zip(map(change, old), old, strict=True) if new != before]
    if changed:
        unit.marks.put_all(changed)


def _with_tags(old: tuple[str, ...], added: Sequence[str]) -> tuple[str, ...]:
    tags = {tag.casefold(): tag for tag in old}
    for tag in filter(None, map(one_line, added)):
        tags.setdefault(tag.casefold(), tag)
    return tuple(tags.values())
