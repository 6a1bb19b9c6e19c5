"""Marks that other programs put into a PDF: found, offered once, taken over as marks of the library.

What was taken over, or declined, is not offered again; what is declined can still be taken over when she asks for it.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.anchor import Anchor, TextQuote
from desktop_app.domain.category import Category
from desktop_app.domain.colours import nearest
from desktop_app.domain.copy_name import mark_named
from desktop_app.domain.document import Document
from desktop_app.domain.errors import PdfError, ReaderError
from desktop_app.domain.ids import CategoryId, DocumentId, MarkId
from desktop_app.domain.mark import Mark, sort_key_of
from desktop_app.domain.page_label import with_page_names
from desktop_app.pdf.foreign_marks import ForeignMark
from desktop_app.pdf.inquiries import FOREIGN_MARKS, LABELS
from desktop_app.pdf.outline import PageLabels
from desktop_app.pdf.ports import PdfReader, never
from desktop_app.services.document_files import DocumentFiles
from desktop_app.services.plugins import Plugins
from desktop_app.services.typed_text import lines_of

if TYPE_CHECKING:
    from desktop_app.kinds.base import MarkKind
    from desktop_app.pdf.marked_text import MarkedText
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork

ANSWERED = "foreign marks answered"
MarkList = tuple[Mark, ...]

_GREY = "#aaaaaa"
_KIND_OF = {
    "Highlight": "highlight",
    "Underline": "underline",
    "StrikeOut": "strike",
    "Squiggly": "squiggle",
    "Text": "margin_note",
    "FreeText": "free_text",
    "Square": "area",
}
_WITHOUT_TEXT = ("Text", "FreeText", "Square")


@dataclass(frozen=True, slots=True)
class FoundMark:
    """A mark of the file with the words under it; `comment` is what becomes its comment."""

    mark: ForeignMark
    anchor: Anchor
    comment: str


@dataclass(frozen=True, slots=True)
class FoundMarks:
    """`left_out` counts drawings and stamps, which can be no marks; with `is_cut` the file has more than was read."""

    marks: tuple[FoundMark, ...] = ()
    left_out: int = 0
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Offered:
    """`missing` are not in the library; those of them that she never answered are `fresh`, which is worth a notice."""

    missing: tuple[FoundMark, ...] = ()
    fresh: tuple[FoundMark, ...] = ()
    left_out: int = 0
    is_cut: bool = False


class ForeignMarkService:
    """`names` are those under which the reader herself may have marked the file in another program."""

    def __init__(
        self,
        store: "LibraryStore",
        reader: PdfReader,
        files: DocumentFiles,
        kinds: "Plugins[MarkKind]",
        names: Sequence[str] = (),
    ) -> None:
        self._store, self._reader, self._files, self._kinds = store, reader, files, kinds
        self._names = frozenset(name.casefold() for name in names)

    def read(
        self, document: DocumentId, cancelled: Callable[[], bool] = never, password: str | None = None
    ) -> FoundMarks:
        """All marks in the file of a document. Slow; touches no database, may run on any thread.

        The document must have been opened before (`reading.open`), so that its file is known. Raises PdfError.
        """
        path = self._files.path(document)
        known = password if password is not None else self._files.password(path)
        found = self._reader.ask(path, FOREIGN_MARKS, known)
        labels = self._reader.ask(path, LABELS, known) if found.marks else ()
        texts: dict[int, MarkedText | None] = {}
        marks: list[FoundMark] = []
        for mark in found.marks:
            if cancelled():
                break
            if mark.page_index not in texts:
                texts[mark.page_index] = self._text(path, known, mark.page_index)
            marks.append(self._found(mark, texts[mark.page_index], labels))
        return FoundMarks(tuple(marks), found.left_out, found.is_cut)

    def offered(self, document: DocumentId, found: FoundMarks) -> Offered:
        """Which of them are not in the library."""
        with self._store.read() as unit:
            missing = _missing(unit, unit.documents.get(document), found.marks)
            answered = {key for told in unit.trail.of(ANSWERED, document) for key in told["keys"]}
        fresh = tuple(one for one in missing if one.mark.key not in answered)
        return Offered(missing, fresh, found.left_out, found.is_cut)

    def found(self, document: DocumentId) -> Offered:
        """Read the file and say what of it is not in the library; for work without a window."""
        with self._store.read() as unit:
            self._files.note((unit.documents.get(document),))
        return self.offered(document, self.read(document))

    def take(self, document: DocumentId, chosen: Sequence[FoundMark], offered: Collection[FoundMark] = ()) -> MarkList:
        """Take some over, as one action, those that are not there already; none that was `offered` is offered again."""
        with self._store.write(_name_of(len(chosen)) if chosen else None) as unit:
            owner = unit.documents.get(document)
            unit.papers.get(owner.paper_id)
            categories = unit.categories.list()
            missing = _missing(unit, owner, chosen)
            made = unit.marks.put_all([self._mark(unit, owner, one, categories) for one in missing])
            _remember(unit, owner, offered)
            return tuple(made)

    def answer(self, document: DocumentId, found: Collection[FoundMark]) -> None:
        """These were offered and she answered, be it yes or no: they are not offered again."""
        with self._store.write(None) as unit:
            _remember(unit, unit.documents.get(document), found)

    def _text(self, path: Path, password: str | None, page_index: int) -> "MarkedText | None":
        """None for a page whose text cannot be read: its marks still have their places."""
        from desktop_app.pdf.marked_text import MarkedText

        try:
            return MarkedText(self._reader.text(path, page_index, password))
        except PdfError:
            return None

    def _found(self, mark: ForeignMark, text: "MarkedText | None", labels: PageLabels) -> FoundMark:
        if text is None or mark.subtype in _WITHOUT_TEXT:
            anchor = Anchor(TextQuote(""), None, mark.page_index, mark.quads)
        else:
            anchor = text.anchor(mark.quads)
        (named,) = with_page_names([anchor], labels)
        return FoundMark(mark, named, comment_of(mark, anchor.quote.exact, self._names))

    def _mark(self, unit: "UnitOfWork", document: Document, one: FoundMark, categories: Sequence[Category]) -> Mark:
        now = unit.clock.now()
        created = one.mark.created or one.mark.changed or now
        return Mark(
            id=MarkId(unit.new_id()),
            paper_id=document.paper_id,
            document_id=document.id,
            kind=self._kind(one.mark.subtype),
            category_id=_category(one.mark, categories),
            anchor=one.anchor,
            quote=one.anchor.quote.exact,
            created_at=min(created, now),
            updated_at=min(max(one.mark.changed or created, created), now),
            comment=one.comment,
            sort_key=sort_key_of(one.anchor),
            external_id=one.mark.key,
        )

    def _kind(self, subtype: str) -> str:
        kinds = {kind.id: kind.is_text for kind in self._kinds.all()}
        wanted = _KIND_OF[subtype]
        if wanted in kinds:
            return wanted
        return "margin_note" if subtype in _WITHOUT_TEXT else "underline"


def comment_of(mark: ForeignMark, quote: str, names: Collection[str]) -> str:
    """What was written, and by whom unless it was the reader (`names`, case-folded); then what was answered.

    A comment that only repeats the marked words is none.
    """
    is_quote = "".join(mark.contents.split()) == "".join(quote.split())
    parts = [] if is_quote or not mark.contents else [_signed(mark.author, mark.contents, names)]
    parts += [_signed(reply.author, reply.contents, names) for reply in mark.replies]
    return lines_of("\n\n".join(parts))


def _signed(author: str, words: str, names: Collection[str]) -> str:
    return f"{author}: {words}" if author and author.casefold() not in names else words


def _missing(unit: "UnitOfWork", document: Document, found: Sequence[FoundMark]) -> tuple[FoundMark, ...]:
    """Without those that were taken over before, and without her own marks in an annotated copy."""
    marks = unit.marks.of_paper(document.paper_id)
    keys = {mark.external_id for mark in marks}
    own = {mark.id for mark in marks}
    return tuple(one for one in found if one.mark.key not in keys and mark_named(one.mark.name) not in own)


def _remember(unit: "UnitOfWork", document: Document, answered: Collection[FoundMark]) -> None:
    if answered:
        keys = [one.mark.key for one in answered]
        unit.trail.add(ANSWERED, document.paper_id, "document", document.id, {"keys": keys})


def _category(mark: ForeignMark, categories: Sequence[Category]) -> CategoryId:
    """The one it is named after, else the one of the nearest colour."""
    if not categories:
        raise ReaderError("The library has no category for marks; nothing was taken over.")
    for category in categories:
        if mark.subject.casefold() == category.name.casefold():
            return category.id
    return nearest(mark.colour or _GREY, categories, lambda category: category.colour).id


def _name_of(count: int) -> str:
    return "Import 1 mark" if count == 1 else f"Import {count} marks"
