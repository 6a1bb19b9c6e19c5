"""How long pages take through the real worker: from nothing to the first tile, a tile, a text, a text map.

Run: pytest tests/benchmarks/bench_pages.py -p no:randomly. Skips without the corpus.
"""

import queue
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop_app.pdf.answers import Answer
from desktop_app.pdf.jobs import DocumentRef, Job, Operation, text_job, tile_job
from desktop_app.pdf.ports import PageText
from desktop_app.pdf.supervisor import Supervisor, process_launcher
from desktop_app.pdf.textmap import TextMap
from desktop_app.pdf.tiles import Tile
from tests.corpus import need_corpus

MOST_S = 30
#: a page of A4 at 128 % on a screen of 96 dots an inch, and the same on one of twice as many
SCREEN, FINE = 1.7, 3.4


class Worker:
    def __init__(self) -> None:
        self.answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        self.supervisor = Supervisor(process_launcher(), self.answers.put)

    def open(self, path: Path, key: int = 1) -> None:
        self.supervisor.add(DocumentRef(key, path))
        self.ask(Job(Operation.OPEN, key))

    def ask(self, job: Job) -> Answer:
        self.supervisor.ask(job)
        answer = self.answers.get(timeout=MOST_S)
        if answer.error is not None:
            raise answer.error
        return answer


def whole_page(page_index: int, scale: float) -> Tile:
    return Tile(page_index, scale, 0, 0, round(595 * scale), round(794 * scale))


@pytest.fixture
def paper() -> Path:
    return need_corpus() / "papers" / "test1.pdf"


@pytest.fixture
def worker(paper: Path) -> Iterator[Worker]:
    worker = Worker()
    worker.open(paper)
    yield worker
    worker.supervisor.close()


def test_from_nothing_to_the_first_tile(benchmark: BenchmarkFixture, paper: Path) -> None:
    def first_tile() -> None:
        worker = Worker()
        worker.open(paper)
        worker.ask(tile_job(1, whole_page(0, SCREEN)))
        worker.supervisor.close()

    benchmark.pedantic(first_tile, rounds=8)


def test_opening_in_a_running_worker(benchmark: BenchmarkFixture, worker: Worker, paper: Path) -> None:
    keys = count(2)

    def open_anew() -> None:
        key = next(keys)
        worker.open(paper, key)
        worker.supervisor.forget(key)

    benchmark(open_anew)


@pytest.mark.parametrize("scale", [SCREEN, FINE], ids=["screen", "fine screen"])
def test_a_tile_of_a_whole_page(benchmark: BenchmarkFixture, worker: Worker, scale: float) -> None:
    benchmark(lambda: worker.ask(tile_job(1, whole_page(1, scale))))


def test_the_text_of_a_dense_page(benchmark: BenchmarkFixture, worker: Worker) -> None:
    benchmark(lambda: worker.ask(text_job(1, 1)))


def test_a_selection_on_a_dense_page(benchmark: BenchmarkFixture, worker: Worker) -> None:
    page = worker.ask(text_job(1, 1)).result
    assert isinstance(page, PageText)
    benchmark(lambda: TextMap(page).quads(0, len(page.text)))
