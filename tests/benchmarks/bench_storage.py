"""Prints how long the library takes with many papers and marks; run it by hand.

`python -m tests.benchmarks.bench_storage [--papers 10000] [--marks 10] [--pages 0] [--keep FOLDER]`; each question is
asked several times, the median and the worst are printed in milliseconds, and the status is 1 when one takes over 100.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from desktop_app.domain.document import ReadingPosition
from desktop_app.domain.ids import IdFactory
from desktop_app.domain.paper import PaperState
from desktop_app.domain.queries import PaperQuery
from desktop_app.domain.search import SearchScope
from desktop_app.services.questions import QuestionService
from desktop_app.services.todos import TodoService
from desktop_app.storage.database import Database
from desktop_app.storage.store import LibraryStore
from desktop_app.storage.unit_of_work import UnitOfWork
from desktop_app.system.clock import SystemClock
from tests.benchmarks.large_library import LargeLibrary

LIMIT_MS = 100.0
_ROUNDS = 7


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch) / "library"
        if not (folder / "library.db").exists():
            _timed_once("make an empty library", lambda: opened(folder).close())
            library = fill(folder, options.papers, options.marks, options.pages)
        else:
            library = LargeLibrary(0, 0, 0, IdFactory()())
        size = (folder / "library.db").stat().st_size
        print(f"{options.papers} papers, {options.papers * options.marks} marks, {size / 1e6:.0f} MB")
        _timed_once("open it", lambda: opened(folder).close())
        store = opened(folder)
        try:
            return 1 if _ask(store, library) > LIMIT_MS else 0
        finally:
            store.close()


def _ask(store: LibraryStore, library: LargeLibrary) -> float:
    with store.read() as unit:
        papers = unit.papers.list(PaperQuery(limit=200))
        paper = papers[100].id
        words = unit.papers.get(paper).bibliography.abstract or ""
    rare, common = max(words.split(), key=len), "the"
    questions: dict[str, Callable[[UnitOfWork], object]] = {
        "list: all papers": lambda unit: unit.papers.list(PaperQuery()),
        "list: all, added last first": lambda unit: unit.papers.list(PaperQuery(sort="added")),
        "list: all with the trash": lambda unit: unit.papers.list(PaperQuery(sort="added", with_trashed=True)),
        "list: all by title": lambda unit: unit.papers.list(PaperQuery(sort="title")),
        "list: the first 200": lambda unit: unit.papers.list(PaperQuery(limit=200)),
        "list: filtered by text": lambda unit: unit.papers.list(PaperQuery(text="neuro stim")),
        "list: one tag": lambda unit: unit.papers.list(PaperQuery(tag="tag7")),
        "list: to read, with a PDF": lambda unit: unit.papers.list(
            PaperQuery(state=PaperState.TO_READ, has_pdf=True, limit=200)
        ),
        "counts": lambda unit: unit.papers.counts(),
        "tags": lambda unit: unit.papers.tags(),
        "reference: part of a title": lambda unit: unit.papers.candidates("neurostim"),
        "paper, documents, marks, note": lambda unit: (
            unit.papers.get(paper),
            unit.documents.of_paper(paper),
            unit.marks.of_paper(paper),
            unit.notes.get(paper),
        ),
        "questions: open": lambda unit: unit.questions.list("open"),
        "to-dos: open": lambda unit: unit.todos.list("open"),
        "search: a rare word": lambda unit: unit.search.search(rare, (), 50),
        "search: two words": lambda unit: unit.search.search(f"{rare} {common}", (), 50),
        "search: the beginning of a word": lambda unit: unit.search.search(rare[:5], (), 50),
        "search: two letters": lambda unit: unit.search.search("ne", (), 50),
        "search: the commonest word": lambda unit: unit.search.search(common, (), 50),
        "search: the commonest in questions": lambda unit: unit.search.search(common, (SearchScope.QUESTIONS,), 50),
        "search: inside words": lambda unit: unit.search.search(rare[2:-2], (), 50),
        "search: nothing found": lambda unit: unit.search.search("qqqqzz", (), 50),
    }
    worst = 0.0
    for name, question in questions.items():
        with store.read() as unit:
            worst = max(worst, _timed(name, lambda question=question, unit=unit: question(unit)))
    asked: dict[str, Callable[[], object]] = {
        "screen of questions": QuestionService(store).rows,
        "screen of to-dos": TodoService(store).rows,
    }
    for name, ask in asked.items():
        worst = max(worst, _timed(name, ask))
    _timed("write: reading position", lambda: _position(store, paper))
    _timed("write: draft of a note", lambda: _draft(store, paper, library.text(50)))
    return worst


def fill(folder: Path, papers: int, marks: int, pages: int) -> LargeLibrary:
    store = opened(folder)
    with store.read() as unit:
        category = unit.categories.list()[0].id
    store.close()
    library = LargeLibrary(papers, marks, pages, category)
    database = Database(folder / "library.db")
    started = time.perf_counter()
    with database.transaction() as connection:
        library.fill(connection)
    database.close()
    print(f"filled in {time.perf_counter() - started:.1f} s")
    return library


def opened(folder: Path) -> LibraryStore:
    return LibraryStore.open(folder, clock=SystemClock(), new_id=IdFactory())


def _position(store: LibraryStore, paper) -> None:
    with store.write(None) as unit:
        document = unit.documents.of_paper(paper)[-1].id
        unit.documents.set_position(document, ReadingPosition(int(time.time()) % 9, 0.5, 1.0))


def _draft(store: LibraryStore, paper, text: str) -> None:
    with store.write(None) as unit:
        unit.notes.put_draft(paper, text)


def _timed_once(name: str, work: Callable[[], object]) -> None:
    started = time.perf_counter()
    work()
    print(f"{name:40} {(time.perf_counter() - started) * 1000:8.1f} ms")


def _timed(name: str, work: Callable[[], object]) -> float:
    times = []
    for _ in range(_ROUNDS):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    print(f"{name:36} best {min(times):7.1f}  median {statistics.median(times):7.1f}  worst {max(times):7.1f} ms")
    return statistics.median(times)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=10_000)
    parser.add_argument("--marks", type=int, default=10, help="for each paper")
    parser.add_argument("--pages", type=int, default=0, help="of text for each paper")
    parser.add_argument("--keep", type=Path, help="use this folder, and fill it when it is empty")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
