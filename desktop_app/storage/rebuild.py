"""Makes a library's database again from the plain copies of its papers, beside the old one and without touching it."""

import logging
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.domain.category import Category
from desktop_app.domain.errors import PostilError, ReaderError
from desktop_app.domain.ids import CategoryId, IdFactory, MarkId, PaperId, QuestionId
from desktop_app.domain.lookup import LookupLogEntry
from desktop_app.domain.note import NoteVersion
from desktop_app.domain.question import Question
from desktop_app.domain.steps import Step, unwatched
from desktop_app.domain.todo import Todo
from desktop_app.storage.database_file import DATABASE, SIDECAR_FOLDER
from desktop_app.storage.line_copies import LOG, history_file, read_history, read_log
from desktop_app.storage.sidecars import REST, PlainPaper, PlainRest, read_rest, read_sidecar
from desktop_app.storage.store import LibraryStore
from desktop_app.storage.unit_of_work import UnitOfWork
from desktop_app.system.clock import Clock
from desktop_app.system.disk_problems import told_as

log = logging.getLogger(__name__)

_GREY, _DOT = "#aaaaaa", "·"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """`database` lies in the library's folder; `unread` names the copies that are damaged or none of ours."""

    database: Path
    papers: int
    unread: tuple[str, ...]


def has_plain_copies(library: Path) -> bool:
    """Whether there is anything to make a database from."""
    return any(_copies_in(library))


@contextmanager
def rebuilt(library: Path, clock: Clock, new_id: IdFactory, step: Step = unwatched) -> Iterator[Rebuilt]:
    """A new database with all that the plain copies of `library` hold; gone after the block if it was not moved.

    Raises ReaderError when there is no plain copy that can be read, StoppedError when `step` wishes the end.
    """
    papers, unread = _read_papers(library, step)
    rest, unread_rest = _read_rest(library)
    histories, unread_histories = _read_histories(library, papers)
    log_of_lookups, unread_log = _read_log(library)
    if not papers and unread:
        raise ReaderError("None of the plain copies of papers can be read, so the library cannot be made again.")
    if not papers:
        raise ReaderError("There are no plain copies of papers from which the library could be made again.")
    with told_as("The library could not be made again"):
        folder = Path(tempfile.mkdtemp(prefix=".rebuilding.", suffix=".tmp", dir=library))
    try:
        store = LibraryStore.open(folder, clock=clock, new_id=new_id)
        try:
            with store.write(None) as unit:
                _fill(unit, papers, rest, step)
                unit.lookup_log.add(log_of_lookups)
                for paper, versions in histories.items():
                    for version in versions:
                        unit.notes.add_version(replace(version, paper_id=paper))
        finally:
            store.close()
        yield Rebuilt(folder / DATABASE, len(papers), (*unread, *unread_rest, *unread_histories, *unread_log))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copies_in(library: Path) -> Iterator[Path]:
    return (path for path in sorted((library / SIDECAR_FOLDER).glob("*.json")) if path.name != REST)


def count_plain_copies(library: Path) -> int:
    """Of how many papers there is a plain copy, whether or not it can be read."""
    return sum(1 for _path in _copies_in(library))


def _read_papers(library: Path, step: Step) -> tuple[list[PlainPaper], tuple[str, ...]]:
    papers: list[PlainPaper] = []
    unread: list[str] = []
    paths = list(_copies_in(library))
    for number, path in enumerate(paths):
        step(number, 2 * len(paths))
        try:
            papers.append(read_sidecar(path))
        except (ValueError, PostilError, RecursionError):
            log.info("a plain copy could not be read: %s", path.name, exc_info=True)
            unread.append(path.name)
    return papers, tuple(unread)


def _read_rest(library: Path) -> tuple[PlainRest, tuple[str, ...]]:
    try:
        return read_rest(library / SIDECAR_FOLDER / REST), ()
    except (ValueError, PostilError, RecursionError):
        log.info("the plain copy of the rest could not be read", exc_info=True)
        return PlainRest(), (REST,)


def _read_histories(
    library: Path, papers: Iterable[PlainPaper]
) -> tuple[dict[PaperId, tuple[NoteVersion, ...]], tuple[str, ...]]:
    found: dict[PaperId, tuple[NoteVersion, ...]] = {}
    unread: list[str] = []
    for paper in (plain.paper.id for plain in papers):
        path = history_file(library / SIDECAR_FOLDER, paper)
        try:
            found[paper] = read_history(path)
        except (ValueError, PostilError, RecursionError):
            log.info("the history of a note could not be read: %s", path.name, exc_info=True)
            unread.append(path.name)
    return found, tuple(unread)


def _read_log(library: Path) -> tuple[tuple[LookupLogEntry, ...], tuple[str, ...]]:
    try:
        return read_log(library / SIDECAR_FOLDER / LOG), ()
    except (ValueError, PostilError, RecursionError):
        log.info("the log of look-ups could not be read", exc_info=True)
        return (), (LOG,)


def _fill(unit: UnitOfWork, papers: list[PlainPaper], rest: PlainRest, step: Step) -> None:
    """Records before what refers to them; a mark on no document and a reference to no mark are left out."""
    categories = _Categories(unit, rest)
    for kind in rest.todo_kinds:
        unit.todo_kinds.put(kind)
    for search in rest.saved_searches:
        unit.saved_searches.put(search)
    marks: set[MarkId] = set()
    for number, plain in enumerate(papers):
        step(len(papers) + number, 2 * len(papers))
        marks |= _fill_paper(unit, plain, categories)
    _fill_wishes(unit, None, rest.questions, rest.todos, marks)
    for plain in papers:
        _fill_wishes(unit, plain.paper.id, plain.questions, plain.todos, marks)
    _refuse(unit, papers, rest)
    _fill_drafts(unit, papers, rest)


def _fill_drafts(unit: UnitOfWork, papers: list[PlainPaper], rest: PlainRest) -> None:
    there = {plain.paper.id for plain in papers}
    asked = _asked(papers, rest)
    for draft in rest.note_drafts:
        if draft.of in there:
            unit.notes.put_draft(PaperId(draft.of), draft.body)
    for draft in rest.answer_drafts:
        if draft.of in asked:
            unit.answer_drafts.put(QuestionId(draft.of), draft.body)


def _fill_paper(unit: UnitOfWork, plain: PlainPaper, categories: "_Categories") -> set[MarkId]:
    paper = plain.paper.id
    unit.papers.put(plain.paper)
    documents = {unit.documents.put(replace(document, paper_id=paper)).id for document in plain.documents}
    if plain.note.revision:
        unit.notes.put(paper, plain.note.body, plain.note.revision)
    for check in plain.free_copies:
        unit.free_copies.add(replace(check, paper=paper))
    marks = [mark for mark in plain.marks if mark.document_id in documents]
    for mark in marks:
        category = categories.now(mark.category_id, plain.category_names[mark.id])
        unit.marks.put(replace(mark, category_id=category, paper_id=paper))
    return {mark.id for mark in marks}


def _fill_wishes(
    unit: UnitOfWork,
    paper: PaperId | None,
    questions: Iterable[Question],
    todos: Iterable[Todo],
    marks: set[MarkId],
) -> None:
    for question in questions:
        raised_by = tuple(mark for mark in question.raised_by if mark in marks)
        evidence = tuple(mark for mark in question.evidence if mark in marks)
        unit.questions.put(replace(question, paper_id=paper, raised_by=raised_by, evidence=evidence))
    for todo in todos:
        unit.todos.put(replace(todo, paper_id=paper, mark_id=todo.mark_id if todo.mark_id in marks else None))


def _asked(papers: list[PlainPaper], rest: PlainRest) -> set[QuestionId]:
    copies: tuple[PlainPaper | PlainRest, ...] = (rest, *papers)
    return {question.id for plain in copies for question in plain.questions}


def _refuse(unit: UnitOfWork, papers: list[PlainPaper], rest: PlainRest) -> None:
    copies: tuple[PlainPaper | PlainRest, ...] = (rest, *papers)
    asked = _asked(papers, rest)
    there = {plain.paper.id for plain in papers}
    for one in (refusal for plain in copies for refusal in plain.refusals):
        if one.question in asked and one.paper in there:
            unit.radar.refuse(one.question, one.key, one.paper, one.passage, one.refused_at)


class _Categories:
    """The categories as the plain copies have them, in the place of those a new library begins with."""

    def __init__(self, unit: UnitOfWork, rest: PlainRest) -> None:
        self._categories = unit.categories
        self._by_old_id = {category.id: self._take_over(category) for category in rest.categories}

    def now(self, old_id: CategoryId, name: str) -> CategoryId:
        """The category of a mark: known by its old id, else by its name, else a new grey one of that name."""
        if old_id not in self._by_old_id:
            there = self._categories.by_name(name)
            grey = Category(old_id, name or "Other", _GREY, _DOT, "", len(self._categories.list()))
            self._by_old_id[old_id] = there.id if there is not None else self._categories.put(grey).id
        return self._by_old_id[old_id]

    def _take_over(self, category: Category) -> CategoryId:
        there = self._categories.by_name(category.name)
        return self._categories.put(category if there is None else replace(category, id=there.id)).id
