"""Prints how long `[[` waits for its offers in a large library; run it by hand.

`python -m tests.benchmarks.bench_links [--papers 10000] [--marks 10]`; each text is asked for several times, the first
time and the median are printed in milliseconds, and the status is 1 when a median is over 100.
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from desktop_app.domain.ids import IdFactory
from desktop_app.domain.queries import PaperQuery
from desktop_app.services.link_offers import LinkOfferService
from desktop_app.storage.store import LibraryStore
from desktop_app.system.clock import SystemClock
from tests.benchmarks.large_library import LargeLibrary

LIMIT_MS = 100.0
_ROUNDS = 7
_TYPED = ("", "n", "ne", "neu", "neuro", "neurovago", "nurovago", "the of", "journal", "qqqqqqq")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--papers", type=int, default=10_000)
    parser.add_argument("--marks", type=int, default=10, help="on each paper")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        store = LibraryStore.open(Path(scratch) / "library", clock=SystemClock(), new_id=IdFactory())
        try:
            with store.write(None) as unit:
                category = unit.categories.list()[0].id
                LargeLibrary(options.papers, options.marks, 0, category).fill(unit.session.connection())
            return 1 if _ask(store) > LIMIT_MS else 0
        finally:
            store.close()


def _ask(store: LibraryStore) -> float:
    with store.read() as unit:
        paper = unit.papers.list(PaperQuery(limit=100))[-1].id
    offers = LinkOfferService(store)
    worst = 0.0
    for words in _TYPED:
        times = [_timed(offers, words, paper) for _ in range(_ROUNDS)]
        median = statistics.median(ms for ms, _count in times)
        print(f"[[{words:12} first {times[0][0]:6.1f}  median {median:6.1f} ms  {times[0][1]} offers")
        worst = max(worst, median)
    return worst


def _timed(offers: LinkOfferService, words: str, paper: object) -> tuple[float, int]:
    start = time.perf_counter()
    found = offers.find(words, paper)
    return (time.perf_counter() - start) * 1000, len(found)


if __name__ == "__main__":
    sys.exit(main())
