"""Opens, draws and reads every PDF of the corpus through the real worker; prints what came of each file.

Run: python -m tests.benchmarks.walk_corpus [FOLDER or FILE ...]. The exit status is 1 when a file stalled or the worker
grew beyond its bound. Without arguments and without a corpus it says so and ends well.
"""

import queue
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.domain.errors import PdfError
from desktop_app.pdf.answers import Answer, Opened
from desktop_app.pdf.client import OnFrame, Worker, WorkerProcess
from desktop_app.pdf.jobs import DocumentRef, Job, Operation, Patience, text_job, tile_job
from desktop_app.pdf.supervisor import Supervisor
from desktop_app.pdf.tiles import Tile
from desktop_app.pdf.worker_start import start_process, worker_command
from tests.corpus import corpus_root

PAGES = 3
SCALE = 1.5
MOST_PIXELS = 3_000_000
GRACE_S = 1.5
MOST_RESIDENT_KB = 1024 * 1024


@dataclass
class Outcome:
    """What came of one file; times in seconds."""

    path: Path
    opened: str = ""
    errors: list[str] = field(default_factory=list)
    worst_s: dict[str, float] = field(default_factory=dict)
    peak_kb: int = 0

    @property
    def is_late(self) -> bool:
        patience = Patience()
        most_s = {"open": patience.open_s + patience.about_s, "facts": 2 * patience.page_s}
        return any(took_s > most_s.get(name, patience.page_s) + GRACE_S for name, took_s in self.worst_s.items())


class Session:
    """Asks one thing after another and waits for each answer."""

    def __init__(self) -> None:
        self.workers: list[WorkerProcess] = []
        self._answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        self._supervisor = Supervisor(self._launch, self._answers.put)
        self._key = 0

    def _launch(self, on_frame: OnFrame) -> Worker:
        self.workers.append(WorkerProcess(start_process(worker_command()), on_frame))
        return self.workers[-1]

    def walk(self, path: Path) -> Outcome:
        self._key += 1
        outcome = Outcome(path)
        self._supervisor.add(DocumentRef(self._key, path))
        opened = self._ask(outcome, Job(Operation.OPEN, self._key))
        if isinstance(opened, Opened):
            outcome.opened = f"{len(opened.sizes)} pages"
            self._ask(outcome, Job(Operation.FACTS, self._key))
            for page_index in range(min(PAGES, len(opened.sizes))):
                self._ask(outcome, tile_job(self._key, _whole_page(opened, page_index)))
                self._ask(outcome, text_job(self._key, page_index))
        outcome.peak_kb = self._peak_kb()
        self._supervisor.forget(self._key)
        return outcome

    def close(self) -> None:
        self._supervisor.close()

    def _ask(self, outcome: Outcome, job: Job) -> object:
        started = time.perf_counter()
        self._supervisor.ask(job)
        answer = self._answers.get()
        name, took_s = job.operation.value, time.perf_counter() - started
        outcome.worst_s[name] = max(took_s, outcome.worst_s.get(name, 0.0))
        if answer.error is not None:
            sentence = f"{type(answer.error).__name__}: {answer.error}"
            if not isinstance(answer.error, PdfError):
                sentence = f"NOT PLAIN {sentence}"
            if sentence not in outcome.errors:
                outcome.errors.append(sentence)
        return answer.result

    def _peak_kb(self) -> int:
        try:
            status = Path(f"/proc/{self.workers[-1].pid}/status").read_text(encoding="ascii")
        except OSError:
            return 0
        return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


def _whole_page(opened: Opened, page_index: int) -> Tile:
    size = opened.sizes[page_index]
    width, height = (size.height, size.width) if size.rotation % 180 else (size.width, size.height)
    scale = min(SCALE, (MOST_PIXELS / (width * height)) ** 0.5)
    return Tile(page_index, scale, 0, 0, max(1, int(width * scale)), max(1, int(height * scale)))


def _files(arguments: Sequence[str]) -> Iterator[Path]:
    root = corpus_root()
    for folder in [Path(argument) for argument in arguments] or ([root] if root else []):
        yield from sorted(folder.rglob("*.pdf")) if folder.is_dir() else [folder]


def main(arguments: Sequence[str]) -> int:
    files = list(_files(arguments))
    if not files:
        print("there is no corpus beside this checkout")
        return 0
    session = Session()
    outcomes: list[Outcome] = []
    try:
        for path in files:
            outcome = session.walk(path)
            outcomes.append(outcome)
            times = " ".join(f"{name} {took_s:.2f}" for name, took_s in outcome.worst_s.items())
            print(f"{path.parent.name}/{path.name}: {outcome.opened or 'refused'} | {times} | {outcome.peak_kb} kB")
            for sentence in outcome.errors:
                print(f"    {sentence}")
    finally:
        session.close()
    for step in (Operation.OPEN, Operation.FACTS, Operation.TILE, Operation.TEXT):
        worst = max(outcomes, key=lambda outcome: outcome.worst_s.get(step.value, 0.0))
        print(f"worst {step.value}: {worst.worst_s.get(step.value, 0.0):.2f} s ({worst.path.name})")
    peak = max(outcomes, key=lambda outcome: outcome.peak_kb)
    print(f"highest memory: {peak.peak_kb} kB ({peak.path.name}); workers used: {len(session.workers)}")
    bad = [outcome for outcome in outcomes if outcome.is_late or outcome.peak_kb > MOST_RESIDENT_KB]
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
