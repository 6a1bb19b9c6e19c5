"""Asks a made-up library what the screens ask, at several sizes; prints how long each answer takes and how it grows.

Run: python -m tests.benchmarks.bench_scale [--papers 1000 10000 100000] [--keep FOLDER]. A library of 10,000 papers has
2,000 with the text of 20 pages, 100,000 marks, 5,000 questions and 20,000 to-dos; other sizes have as much a paper.
The exit status is 1 when an answer at 10,000 papers takes longer than its limit.
"""

import argparse
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from desktop_app.bootstrap import build_services
from desktop_app.domain.ids import IdFactory
from desktop_app.domain.paper import PaperState
from desktop_app.domain.queries import PaperQuery
from desktop_app.pdf.fake import FakePdfReader
from desktop_app.services.context import Services
from desktop_app.storage.database import Database
from desktop_app.storage.store import LibraryStore
from desktop_app.storage.tables_documents import PageTextRow
from desktop_app.storage.tables_pending import QuestionRow, TodoRow
from desktop_app.system.clock import SystemClock
from desktop_app.system.paths import find_paths
from tests.benchmarks.large_library import LargeLibrary

LIST_MS, RADAR_QUESTION_MS, RADAR_PAPER_MS, OPEN_MS = 100.0, 300.0, 1000.0, 1000.0
JUDGED_AT = 10_000
_PAGES, _MARKS, _PART_WITH_TEXT = 20, 10, 5
_ROUNDS = 5
#: one to-do in twenty is something to buy
_KINDS = ("buy", *("find", "read", "cite", "follow up") * 5)[:20]


#: what questions and to-dos hang on and together with, spread by the last digits of their ids
_TIES = (
    """INSERT INTO question_mark (question_id, role, mark_id, position)
    SELECT q.id, 'raised', min(m.id), 0 FROM question q JOIN mark m ON m.paper_id = q.paper_id
    WHERE unicode(substr(q.id, -1)) % 2 = 0 GROUP BY q.id""",
    """INSERT INTO question_mark (question_id, role, mark_id, position)
    SELECT q.id, 'evidence', max(m.id), 0 FROM question q JOIN mark m ON m.paper_id = q.paper_id
    WHERE unicode(substr(q.id, -2)) % 5 = 0 GROUP BY q.id""",
    """INSERT INTO question_tag (question_id, position, text)
    SELECT id, 0, 'tag' || unicode(substr(id, -3)) FROM question WHERE unicode(substr(id, -1)) % 3 = 0""",
    """UPDATE todo SET due = date('2026-06-01', '+' || (unicode(substr(id, -2)) * 7) || ' days')
    WHERE unicode(substr(id, -1)) % 4 = 0""",
    """UPDATE todo SET question_id = (SELECT q.id FROM question q WHERE q.paper_id = todo.paper_id LIMIT 1)
    WHERE unicode(substr(id, -3)) % 8 = 0""",
)


class ScaledLibrary(LargeLibrary):
    """One paper in five has the text of its pages; every other one a question, every one two to-dos."""

    def __init__(self, papers: int, category: UUID) -> None:
        super().__init__(papers, _MARKS, 0, category)

    def fill(self, connection: Connection) -> None:
        super().fill(connection)
        for tie in _TIES:
            connection.exec_driver_sql(tie)

    def _paper(self, number: int) -> Iterator[tuple[Any, dict[str, Any]]]:
        self.pages_per_paper = _PAGES if number % _PART_WITH_TEXT == 0 else 0
        yield from super()._paper(number)

    def _rest(self, number: int, paper_id: UUID, record: dict[str, Any]) -> Iterator[tuple[Any, dict[str, Any]]]:
        for table, row in super()._rest(number - number % 60, paper_id, record):
            if table is QuestionRow and number % 2 == 0:
                day = (record["created_at"] + timedelta(days=2000)).date() if number % 6 == 0 else None
                yield table, row | {"promised": number % 8 == 0, "follow_up": day}
            elif table is TodoRow:
                yield table, row | {"kind": _KINDS[number % len(_KINDS)]}
                yield table, row | {"id": self.new_id(), "kind": _KINDS[(number + 7) % len(_KINDS)]}
            elif table not in (QuestionRow, TodoRow) and number % 3 == 0:
                yield table, row


def main() -> int:
    options = _options()
    grown: dict[str, dict[int, float]] = {}
    failed = False
    for papers in options.papers:
        with tempfile.TemporaryDirectory() as scratch:
            folder = (options.keep or Path(scratch)) / str(papers)
            if not (folder / "library.db").exists():
                _fill(folder, papers)
            for name, (taken_ms, limit_ms) in _asked(folder).items():
                grown.setdefault(name, {})[papers] = taken_ms
                failed |= papers == JUDGED_AT and taken_ms > limit_ms
    print(f"{'median ms of ' + str(_ROUNDS):44}" + "".join(f"{papers:>11,}" for papers in options.papers))
    for name, times in grown.items():
        print(f"{name:44}" + "".join(f"{times[papers]:11.1f}" for papers in options.papers))
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    return 1 if failed else 0


def _fill(folder: Path, papers: int) -> None:
    store = LibraryStore.open(folder, clock=SystemClock(), new_id=IdFactory())
    with store.read() as unit:
        category = unit.categories.list()[0].id
    store.close()
    started = time.perf_counter()
    database = Database(folder / "library.db")
    with database.transaction() as connection:
        ScaledLibrary(papers, category).fill(connection)
    with database.transaction() as connection:
        pages = connection.exec_driver_sql(f"SELECT count(*) FROM {PageTextRow.__tablename__}").scalar()
    database.close()
    size_mb = (folder / "library.db").stat().st_size / 1e6
    print(f"{papers} papers, {pages} pages: {size_mb:.0f} MB, filled in {time.perf_counter() - started:.0f} s")


def _asked(folder: Path) -> dict[str, tuple[float, float]]:
    """The median time of each question that the screens ask, with its limit."""
    times: dict[str, tuple[float, float]] = {}
    started = time.perf_counter()
    services = build_services(find_paths(folder), pdf=FakePdfReader())
    try:
        services.library.list()
        times["open the library and list all papers"] = (time.perf_counter() - started) * 1000, OPEN_MS
        for name, ask in _lists(services).items():
            times[name] = _median(ask), LIST_MS
        times["search as one types, 95 of 100"] = _typing_p95(services), LIST_MS
        question = services.questions.list("open")[7]
        paper = services.library.list(PaperQuery(sort="title"))[3].id
        times["radar: one question"] = _median(lambda: services.radar.passages(question.id)), RADAR_QUESTION_MS
        times["radar: one paper"] = _median(lambda: services.radar.questions(paper)), RADAR_PAPER_MS
    finally:
        services.close()
    return times


def _lists(services: Services) -> dict[str, Callable[[], object]]:
    return {
        "papers: the first 200": lambda: services.library.list(PaperQuery(limit=200)),
        "papers: all": lambda: services.library.list(PaperQuery()),
        "papers: filtered by text": lambda: services.library.list(PaperQuery(text="neuro stim")),
        "papers: one tag": lambda: services.library.list(PaperQuery(tag="tag7")),
        "papers: to read, with a PDF": lambda: services.library.list(
            PaperQuery(state=PaperState.TO_READ, has_pdf=True, limit=200)
        ),
        "counts of the rail": services.library.counts,
        "questions: open": services.questions.rows,
        "to-dos: open": services.todos.rows,
        "to-dos: to buy": lambda: services.todos.list("open", kind="buy"),
    }


def _typing_p95(services: Services) -> float:
    """Every beginning of some titles, asked as the letters come."""
    times: list[float] = []
    for row in services.library.list(PaperQuery(sort="title"))[::997][:12]:
        words = " ".join(row.title.split()[2:5])
        for end in range(2, len(words) + 1):
            started = time.perf_counter()
            services.search.search(words[:end], (), 30)
            times.append((time.perf_counter() - started) * 1000)
    return sorted(times)[int(len(times) * 0.95)]


def _median(ask: Callable[[], object]) -> float:
    times = []
    for _ in range(_ROUNDS):
        started = time.perf_counter()
        ask()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, nargs="+", default=[1_000, JUDGED_AT])
    parser.add_argument("--keep", type=Path, help="where to keep the libraries, to ask them again")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
