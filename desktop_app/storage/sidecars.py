"""The plain copies of the papers: `papers/<id>.json`, one JSON document each, from which a library can be made again.

A copy holds what the reader would miss: the bibliographic parts, the documents (of a file its checksum, of an abstract
its text), the note, the marks with their places in the W3C shape, the questions with the passages that do not answer
them, the to-dos, and what came of looking for a free copy. What belongs to no paper is in `papers/library.json`, with
what was typed and not kept yet. Read again they are `PlainPaper` and `PlainRest`; `rebuild` makes a library of them.
What only grows has files of its own, see `line_copies`.

Left out is what is found again: the texts of pages, links between texts, the search index; and single questions and
to-dos that were taken away. What a PDF calls its pages is written for people, and asked of the PDF again.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Uuid, delete, insert, literal, select

from desktop_app.domain.category import Category
from desktop_app.domain.document import Document
from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.free_copy import FreeCopyCheck
from desktop_app.domain.ids import CategoryId, MarkId, PaperId
from desktop_app.domain.mark import Mark
from desktop_app.domain.note import Note
from desktop_app.domain.paper import Paper
from desktop_app.domain.question import Question
from desktop_app.domain.radar import Refusal
from desktop_app.domain.saved_search import SavedSearch
from desktop_app.domain.todo import Todo
from desktop_app.domain.todo_kinds import TodoKind
from desktop_app.storage.database_file import SIDECAR_FOLDER
from desktop_app.storage.line_copies import LOG, due_histories, due_log
from desktop_app.storage.own_folder import make_own_folder
from desktop_app.storage.paper_records import all_documents, all_questions, all_refusals, all_todos
from desktop_app.storage.plain_json import from_plain, to_plain
from desktop_app.storage.store import LibraryStore
from desktop_app.storage.tables_library import DirtyPaperRow
from desktop_app.storage.tables_papers import PaperRow
from desktop_app.storage.unit_of_work import UnitOfWork
from desktop_app.system.atomic import write_all_atomically
from desktop_app.system.disk_problems import told_as
from desktop_app.system.regular_file import open_regular_file

REST = "library.json"

_PAPER_FORMAT, _REST_FORMAT, _VERSION = "postil-paper", "postil-library", 1
_BATCH = 64

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PlainPaper:
    """What a plain copy of a paper holds; `category_names` are those of its marks when it was written."""

    paper: Paper
    documents: tuple[Document, ...]
    note: Note
    marks: tuple[Mark, ...]
    category_names: Mapping[MarkId, str]
    questions: tuple[Question, ...]
    todos: tuple[Todo, ...]
    refusals: tuple[Refusal, ...]
    free_copies: tuple[FreeCopyCheck, ...]


@dataclass(frozen=True, slots=True)
class PlainDraft:
    """What was typed and not kept yet: of the note of a paper, or of the answer of a question."""

    of: UUID
    body: str


@dataclass(frozen=True, slots=True)
class PlainRest:
    """What belongs to no paper."""

    categories: tuple[Category, ...] = ()
    questions: tuple[Question, ...] = ()
    todos: tuple[Todo, ...] = ()
    todo_kinds: tuple[TodoKind, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    saved_searches: tuple[SavedSearch, ...] = ()
    note_drafts: tuple[PlainDraft, ...] = ()
    answer_drafts: tuple[PlainDraft, ...] = ()


def write_sidecars(store: LibraryStore, at_most: int | None = None) -> int:
    """Write the plain copies that are out of date, the longest waiting first; how many still are.

    Raises EnvironmentProblemError when the disk refuses; what was not written stays in the queue.
    """
    dirty = store.dirty_papers()
    chosen = dirty[:at_most]
    for start in range(0, len(chosen), _BATCH):
        batch = chosen[start : start + _BATCH]
        _write(store, batch)
        store.clear_dirty(batch)
    _write_rest(store)
    return len(dirty) - len(chosen)


def queue_all_sidecars(store: LibraryStore) -> None:
    """Another database came: every plain copy is out of date, and those of papers it does not have are removed."""
    with store.write(None) as unit:
        unit.session.execute(delete(DirtyPaperRow))
        every = select(PaperRow.id, literal(unit.new_id(), Uuid()))
        unit.session.execute(insert(DirtyPaperRow).from_select(["paper_id", "stamp"], every))
        known = {str(paper) for paper in unit.session.scalars(select(PaperRow.id))}
    with told_as("Plain copies of papers that are gone could not be removed"):
        for path in (store.folder / SIDECAR_FOLDER).glob("*.json*"):
            if path.name.partition(".")[0] not in known and path.name not in (REST, LOG):
                path.unlink()


def read_sidecar(path: Path) -> PlainPaper:
    """The paper of a plain copy; ReaderError or ValueError when it is none or is damaged."""
    body = _read_body(path, _PAPER_FORMAT)
    marks = body.get("marks", [])
    found = PlainPaper(
        paper=from_plain(Paper, body["paper"]),
        documents=_each(Document, body.get("documents", [])),
        note=from_plain(Note, body["note"]),
        marks=_each(Mark, marks),
        category_names={MarkId(UUID(mark["id"])): str(mark["category"]) for mark in marks},
        questions=_each(Question, body.get("questions", [])),
        todos=_each(Todo, body.get("todos", [])),
        refusals=_each(Refusal, body.get("refusals", [])),
        free_copies=_each(FreeCopyCheck, body.get("free_copies", [])),
    )
    if path.stem != str(found.paper.id):
        raise ValueError("its name is not the id of its paper")
    return found


def read_rest(path: Path) -> PlainRest:
    """What belongs to no paper; empty when there is no such file; errors as in `read_sidecar`."""
    if not path.exists():
        return PlainRest()
    body = _read_body(path, _REST_FORMAT)
    return PlainRest(
        _each(Category, body.get("categories", [])),
        _each(Question, body.get("questions", [])),
        _each(Todo, body.get("todos", [])),
        _each(TodoKind, body.get("todo_kinds", [])),
        _each(Refusal, body.get("refusals", [])),
        _each(SavedSearch, body.get("saved_searches", [])),
        _each(PlainDraft, body.get("note_drafts", [])),
        _each(PlainDraft, body.get("answer_drafts", [])),
    )


def _write(store: LibraryStore, papers: Sequence[PaperId]) -> None:
    folder = store.folder / SIDECAR_FOLDER
    texts: dict[Path, bytes] = {}
    with store.read() as unit:
        names = {category.id: category.name for category in unit.categories.list()}
        for paper in papers:
            try:
                texts[folder / f"{paper}.json"] = _dumped(_plain_paper(unit, paper, names))
            except NotFoundError:
                continue  # it was queued, and the action that added it was undone
        texts |= due_histories(unit, folder, papers)
    _put(folder, texts)


def _write_rest(store: LibraryStore) -> None:
    """Small, and without a queue of its own: written when it is not what is there."""
    path = store.folder / SIDECAR_FOLDER / REST
    with store.read() as unit:
        rest = PlainRest(
            unit.categories.list(),
            all_questions(unit, None),
            all_todos(unit, None),
            unit.todo_kinds.list(),
            all_refusals(unit, None),
            tuple(unit.saved_searches.list()),
            tuple(PlainDraft(paper, body) for paper, body in unit.notes.drafts().items()),
            tuple(PlainDraft(question, body) for question, body in unit.answer_drafts.all().items()),
        )
        texts = due_log(unit, path.parent)
    text = _dumped({"format": _REST_FORMAT, "version": _VERSION, **to_plain(rest)})
    if not (path.is_file() and path.read_bytes() == text):
        texts[path] = text
    if texts:
        _put(path.parent, texts)


def _put(folder: Path, texts: Mapping[Path, bytes]) -> None:
    with told_as("The plain copies of the papers could not be written"):
        make_own_folder(folder)
        write_all_atomically(texts)


def _plain_paper(unit: UnitOfWork, paper: PaperId, names: Mapping[CategoryId, str]) -> dict[str, Any]:  # Any: JSON
    marks = unit.marks.of_paper(paper)
    return {
        "format": _PAPER_FORMAT,
        "version": _VERSION,
        "paper": to_plain(unit.papers.get(paper, with_trashed=True)),
        "documents": to_plain(all_documents(unit, paper)),
        "note": to_plain(unit.notes.get(paper)),
        "marks": [{**to_plain(mark), "category": names.get(mark.category_id, "")} for mark in marks],
        "questions": to_plain(all_questions(unit, paper)),
        "todos": to_plain(all_todos(unit, paper)),
        "refusals": to_plain(all_refusals(unit, paper)),
        "free_copies": to_plain(unit.free_copies.all_of(paper)),
    }


def _dumped(body: dict[str, Any]) -> bytes:  # Any: JSON
    return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()


def _read_body(path: Path, form: str) -> dict[str, Any]:  # Any: JSON
    with open_regular_file(path) as file:
        body = json.load(file)
    if not isinstance(body, dict) or body.get("format") != form:
        raise ValueError("it is no plain copy of this program")
    if not isinstance(body.get("version"), int) or body["version"] > _VERSION:
        raise ValueError("a newer version of the program wrote it")
    if not {"paper", "note"} <= body.keys() and form == _PAPER_FORMAT:
        raise ValueError("it lacks its paper")
    return body


def _each(kind: type[T], plain: object) -> tuple[T, ...]:
    if not isinstance(plain, list):
        raise ValueError("no list where one belongs")  # noqa: TRY004 - bad input, not a bug
    return tuple(from_plain(kind, item) for item in plain)
