"""Annotated copies: the PDFs of papers with the reader's marks in them, as any other program shows them.

The original is never written to. A copy that is there already is brought up to date: what was written into it before
is replaced, what other programs put into it stays.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from desktop_app.domain.anchor import Placement
from desktop_app.domain.category import Category
from desktop_app.domain.copy_name import copy_name, mark_named
from desktop_app.domain.document import Document, DocumentKind
from desktop_app.domain.errors import EnvironmentProblemError, PdfError, ReaderError
from desktop_app.domain.ids import CategoryId, PaperId
from desktop_app.domain.mark import Mark
from desktop_app.pdf.copy_maker import CopyMaker
from desktop_app.pdf.copy_wish import INFORMATION_KEY, CopyMark, CopyReport, CopyWish, sign_in_words
from desktop_app.pdf.foreign_marks import ForeignMark
from desktop_app.pdf.inquiries import FOREIGN_MARKS, PROPERTIES
from desktop_app.pdf.ports import PdfReader, never
from desktop_app.services.copy_target import COPY_FORMAT, CopyTarget, Sign, clear_up, copy_target
from desktop_app.services.document_files import DocumentFiles
from desktop_app.services.export import Exported
from desktop_app.services.foreign_marks import comment_of
from desktop_app.system.atomic import write_checked
from desktop_app.system.disk_problems import disk_reason, told_as

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork

_GREY = "#aaaaaa"
_FILE_MODE = 0o644
_SUBTYPES = {
    "highlight": "Highlight",
    "underline": "Underline",
    "strike": "StrikeOut",
    "squiggle": "Squiggly",
    "margin_note": "Text",
    "free_text": "FreeText",
    "area": "Square",
}


def _nobody(_done: int) -> None:
    """Told how far it is when nobody wants to know."""


@dataclass(frozen=True, slots=True)
class CopyPlan:
    """One copy to make; `marks` are those of its document, along the text."""

    paper_id: PaperId
    document: Document
    source: Path
    stem: str
    marks: tuple[Mark, ...]
    categories: Mapping[CategoryId, Category]
    password: str | None = field(default=None, repr=False)


class AnnotatedCopyService:
    """The first of `names` is the one the reader's marks have in the copies."""

    def __init__(
        self, store: "LibraryStore", reader: PdfReader, files: DocumentFiles, maker: CopyMaker, names: Sequence[str]
    ) -> None:
        self._store, self._reader, self._files = store, reader, files
        self._maker, self._author = maker, next(iter(names), "")
        self._names = frozenset(name.casefold() for name in names)

    def plan(self, papers: Sequence[PaperId], only_categories: Collection[CategoryId] = ()) -> tuple[CopyPlan, ...]:
        """What is to be made of these papers: one copy for each PDF. Raises ReaderError when none of them has one."""
        with self._store.read() as unit:
            plans = [plan for paper in dict.fromkeys(papers) for plan in self._plans(unit, paper, only_categories)]
        if papers and not plans:
            raise ReaderError("There is no PDF to copy: what is only an abstract can be exported in the other formats.")
        return tuple(plans)

    def write(
        self,
        plans: Sequence[CopyPlan],
        out: Path,
        cancelled: Callable[[], bool] = never,
        stepped: Callable[[int], object] = _nobody,
    ) -> list[Exported]:
        """Make the copies in the folder `out`. Slow; touches no database, may run on any thread.

        `stepped` is told how many are done. Raises PdfError or EnvironmentProblemError for the first that cannot be
        made, ReaderError when it is cancelled; those before it are there.
        """
        done: list[Exported] = []
        for plan in plans:
            if cancelled():
                raise ReaderError(f"Cancelled; {len(done)} of {len(plans)} copies were made.")
            stepped(len(done))
            done.append(self._written(plan, out, cancelled))
        return done

    def export(
        self, papers: Sequence[PaperId], out: Path, only_categories: Collection[CategoryId] = ()
    ) -> list[Exported]:
        """Plan and write at once; for work without a window."""
        return self.write(self.plan(papers, only_categories), out)

    def _plans(self, unit: "UnitOfWork", paper: PaperId, only: Collection[CategoryId]) -> list[CopyPlan]:
        key = unit.papers.get(paper).cite_key
        documents = [one for one in unit.documents.of_paper(paper) if one.kind is DocumentKind.PDF]
        marks = [mark for mark in unit.marks.of_paper(paper) if not only or mark.category_id in only]
        categories = {category.id: category for category in unit.categories.list()}
        paths = self._files.note(documents)
        return [
            CopyPlan(
                paper_id=paper,
                document=document,
                source=paths[document.id],
                stem=f"{key} annotated" if len(documents) == 1 else f"{key} annotated, {document.label}",
                marks=tuple(mark for mark in marks if mark.document_id == document.id),
                categories=categories,
                password=self._files.password(paths[document.id]),
            )
            for document in documents
            if document.id in paths
        ]

    def _written(self, plan: CopyPlan, out: Path, cancelled: Callable[[], bool]) -> Exported:
        with told_as(f"Nothing could be exported to “{out}”"):
            target = copy_target(
                out, plan.stem, str(plan.document.id), lambda path: self._told_sign(path, plan.password)
            )
            clear_up(target.path)
        base = plan.source if target.digest is None else target.path
        with _named(base, plan):
            foreign = {mark.key: mark for mark in self._reader.ask(base, FOREIGN_MARKS, plan.password).marks}
        wish, apart = self._wish(plan, foreign)
        if target.digest == wish.digest:
            return Exported(plan.paper_id, target.path, COPY_FORMAT, "unchanged", None)
        report = self._make(plan, base, target, wish, cancelled)
        written: Literal["new", "updated"] = "new" if target.digest is None else "updated"
        return Exported(plan.paper_id, target.path, COPY_FORMAT, written, _notice(target, report, apart))

    def _told_sign(self, path: Path, password: str | None) -> Sign:
        """What a file says of itself, which another program may have written anew."""
        try:
            told = self._reader.ask(path, PROPERTIES, password).info
        except PdfError:
            return None
        return sign_in_words(told.get(INFORMATION_KEY.lower(), ""))

    def _make(
        self, plan: CopyPlan, base: Path, target: CopyTarget, wish: CopyWish, cancelled: Callable[[], bool]
    ) -> CopyReport:
        made: list[CopyReport] = []

        def write(file: BinaryIO) -> None:
            made.append(self._maker.make(base, wish, file.write, plan.password, cancelled))

        def check(path: Path) -> None:
            target.refuse_another()  # it is read again now
            self._read_back(base, path, wish, made[0], plan.password)
            target.refuse_another()

        try:
            with _named(base, plan):
                write_checked(target.path, write, check)
            target.path.chmod(_FILE_MODE)
        except OSError as error:
            kept = "was not made" if target.digest is None else "is as it was"
            raise EnvironmentProblemError(f"“{target.path.name}” {kept}: {disk_reason(error)}.") from error
        return made[0]

    def _wish(self, plan: CopyPlan, foreign: Mapping[str, ForeignMark]) -> tuple[CopyWish, "_Apart"]:
        """The marks as annotations, without those that have no place or are in the file already.

        What she wrote about a mark of another program stands beside it as a note of hers.
        """
        there = {
            mark.id: foreign[key] for mark in plan.marks if (key := mark.external_id) is not None and key in foreign
        }
        rest = [mark for mark in plan.marks if mark.id not in there]
        placed = [mark for mark in rest if mark.anchor.quads and mark.placement is not Placement.ORPHANED]
        written = [
            self._annotation(mark, plan.categories, is_note=mark.id in there)
            for mark in plan.marks
            if mark in placed or (mark.id in there and self._is_hers(mark, there[mark.id]))
        ]
        return CopyWish(str(plan.document.id), tuple(written)), _Apart(len(there), len(rest) - len(placed))

    def _is_hers(self, mark: Mark, foreign: ForeignMark) -> bool:
        """Whether its comment is another than the one it came with."""
        return bool(mark.comment) and mark.comment != comment_of(foreign, mark.quote, self._names)

    def _annotation(self, mark: Mark, categories: Mapping[CategoryId, Category], *, is_note: bool) -> CopyMark:
        category = categories.get(mark.category_id)
        return CopyMark(
            name=copy_name(mark.id),
            page_index=mark.anchor.page_index or 0,
            subtype="Text" if is_note else _SUBTYPES.get(mark.kind, "Highlight"),
            quads=mark.anchor.quads,
            colour=category.colour if category is not None else _GREY,
            author=self._author,
            contents=mark.comment,
            subject=category.name if category is not None else "",
            created=mark.created_at,
            changed=mark.updated_at,
        )

    def _read_back(self, base: Path, path: Path, wish: CopyWish, report: CopyReport, password: str | None) -> None:
        """Open what was written as any file is opened: every mark must be in it, and all that was in it before."""
        before = self._reader.ask(base, FOREIGN_MARKS, password)
        after = self._reader.ask(path, FOREIGN_MARKS, password)
        names = {mark.name for mark in after.marks}
        written = sum(mark.name in names for mark in wish.marks)
        kept = {mark.key for mark in after.marks}
        is_whole = after.is_cut or (
            written == report.written
            and all(mark.key in kept for mark in before.marks if mark_named(mark.name) is None)
        )
        same_pages = self._reader.sizes(base, password) == self._reader.sizes(path, password)
        if not (same_pages and is_whole):
            raise PdfError(f"The copy of “{base.name}” was not whole when it was read back, so it was not kept.")


@dataclass(frozen=True, slots=True)
class _Apart:
    """How many marks are not written: there as annotations of other programs, or without a place."""

    there: int
    homeless: int


@contextmanager
def _named(base: Path, plan: CopyPlan) -> Iterator[None]:
    """Call a file of the library by the name she knows it by."""
    try:
        yield
    except PdfError as error:
        name = plan.document.added_from or plan.document.label
        raise type(error)(str(error).replace(base.name, name if base == plan.source else base.name)) from error


def _notice(target: CopyTarget, report: CopyReport, apart: _Apart) -> str | None:
    """What she should know of a copy."""
    homeless = apart.homeless + report.homeless
    said = [
        (bool(target.evaded), f"“{target.evaded}” is there already and is no copy of this PDF, so it was left alone."),
        (apart.there > 0, f"{_counted(apart.there)} of other programs stay in it as they made them."),
        (homeless > 0, f"{_counted(homeless)} without a place on a page {'is' if homeless == 1 else 'are'} not in it."),
        (report.is_encrypted, "It is locked with the same password as the original."),
        (report.is_signed, "The original is signed; the signature does not cover the copy."),
        (report.is_repaired, "The original is damaged; the copy was made of what could be read."),
    ]
    return " ".join(sentence for is_so, sentence in said if is_so) or None


def _counted(number: int) -> str:
    return "1 mark" if number == 1 else f"{number} marks"
