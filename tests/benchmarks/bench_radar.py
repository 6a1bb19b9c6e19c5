"""Prints how long the radar takes in a large library; run it by hand.

`python -m tests.benchmarks.bench_radar [--papers 10000] [--with-text 2000] [--pages 20]`; a quarter of the papers
has an open question. The status is 1 when a question takes more than 300 ms or a paper more than 1 s, in the median.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from desktop_app.domain.ids import IdFactory
from desktop_app.services.radar import RadarService
from desktop_app.storage.store import LibraryStore
from desktop_app.system.clock import SystemClock
from tests.benchmarks.large_library import LargeLibrary

QUESTION_LIMIT_MS, PAPER_LIMIT_MS = 300.0, 1000.0
_ASKED = 20


class PartlyRead(LargeLibrary):
    """Only the first papers have the text of their pages."""

    with_text, pages = 0, 0

    def _paper(self, number: int) -> Iterator[tuple[Any, dict[str, Any]]]:
        self.pages_per_paper = self.pages if number < self.with_text else 0
        return super()._paper(number)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--papers", type=int, default=10_000)
    parser.add_argument("--with-text", type=int, default=2_000)
    parser.add_argument("--pages", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        store = LibraryStore.open(Path(scratch) / "library", clock=SystemClock(), new_id=IdFactory())
        try:
            with store.write(None) as unit:
                library = PartlyRead(options.papers, 10, 0, unit.categories.list()[0].id)
                library.with_text, library.pages = options.with_text, options.pages
                library.fill(unit.session.connection())
            return _measure(store)
        finally:
            store.close()


def _measure(store: LibraryStore) -> int:
    radar = RadarService(store)
    with store.read() as unit:
        questions = unit.questions.list("open")
    some = questions[:: max(1, len(questions) // _ASKED)][:_ASKED]
    papers = [one.paper_id for one in questions[:_ASKED] if one.paper_id]
    print(f"{len(questions)} open questions")
    asking = _times("question", radar.passages, [one.id for one in some])
    reading = _times("paper", radar.questions, papers)
    return 1 if asking > QUESTION_LIMIT_MS or reading > PAPER_LIMIT_MS else 0


def _times(name: str, ask: Callable[[Any], object], wanted: list[Any]) -> float:
    times = []
    for one in wanted:
        start = time.perf_counter()
        ask(one)
        times.append((time.perf_counter() - start) * 1000)
    median = statistics.median(times)
    print(f"{name:9} median {median:6.0f}  longest {max(times):6.0f} ms")
    return median


if __name__ == "__main__":
    sys.exit(main())
