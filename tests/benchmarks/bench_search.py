"""Prints how long search takes while one types, letter by letter; run it by hand.

`python -m tests.benchmarks.bench_search [--papers 10000] [--marks 10] [--pages 4] [--keep FOLDER] [--worst 10]`; the
status is 1 when one of twenty answers takes over 100 ms.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.queries import PaperQuery
from desktop_app.domain.search_completion import without_unfinished
from desktop_app.services.search import SearchService
from desktop_app.storage.store import LibraryStore
from tests.benchmarks.bench_storage import fill, opened

LIMIT_MS = 100.0
_LEAST_LETTERS = 2
_EACH = 6


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch) / "library"
        if not (folder / "library.db").exists():
            opened(folder).close()
            fill(folder, options.papers, options.marks, options.pages)
        store = opened(folder)
        try:
            times = [_timed(store, typed) for typed in _typed(store)]
        finally:
            store.close()
    p95 = _told("by the clock", [answer.clock_ms for answer in times])
    _told("own work", [answer.own_ms for answer in times])
    for answer in sorted(times, key=lambda answer: -answer.own_ms)[: options.worst]:
        print(f"{answer.own_ms:8.1f} ms own work  {answer.typed}")
    return 1 if p95 > LIMIT_MS else 0


@dataclass(frozen=True)
class Answer:
    """How long one took: by the clock, and the work of this process alone, which a busy machine changes little."""

    typed: str
    clock_ms: float
    own_ms: float


def _told(name: str, times: list[float]) -> float:
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95)]
    numbers = f"p50 {statistics.median(ordered):.1f} ms, p95 {p95:.1f} ms, worst {ordered[-1]:.1f} ms"
    print(f"{len(ordered)} answers, {name}: {numbers}")
    return p95


def _timed(store: LibraryStore, typed: str) -> Answer:
    started, worked = time.perf_counter(), time.process_time()
    SearchService(store).search(typed, limit=60, each=_EACH)
    return Answer(typed, (time.perf_counter() - started) * 1000, (time.process_time() - worked) * 1000)


def _typed(store: LibraryStore) -> Iterator[str]:
    """Every state of the field while the searches are typed."""
    for search in _searches(store):
        for length in range(_LEAST_LETTERS, len(search) + 1):
            typed = without_unfinished(search[:length])
            if typed and not typed.endswith(" "):
                yield typed


def _searches(store: LibraryStore) -> Iterator[str]:
    with store.read() as unit:
        papers = unit.papers.list(PaperQuery(limit=400))[::100]
        abstracts = [(unit.papers.get(paper.id).bibliography.abstract or "").split() for paper in papers]
    for paper, words in zip(papers, abstracts, strict=True):
        author = paper.authors[0]
        yield " ".join(paper.title.split()[:3])
        yield words[10]
        yield f'"{" ".join(words[20:23])}"'
        yield f"{words[30]} author:{author}"
        yield f"{words[40]} tag:{paper.tags[0]}"
        yield f"{words[50]} year:{paper.year}-{(paper.year or 0) + 2} has:pdf"
        yield f"{words[60]} in:notes"
        yield f"{words[70]} -{words[71]}"
        yield "question:open the"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=10_000)
    parser.add_argument("--marks", type=int, default=10, help="for each paper")
    parser.add_argument("--pages", type=int, default=4, help="of text for each paper")
    parser.add_argument("--keep", type=Path, help="use this folder, and fill it when it is empty")
    parser.add_argument("--worst", type=int, default=10, help="print so many of the slowest")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
