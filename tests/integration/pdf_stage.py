"""Real workers under a supervisor, with what a test needs to disturb them: their processes and what they were sent."""

import os
import queue
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from desktop_app.pdf.answers import Answer
from desktop_app.pdf.client import OnFrame, Worker, WorkerProcess
from desktop_app.pdf.jobs import DocumentRef, Job, Operation, Patience, tile_job
from desktop_app.pdf.protocol import Json
from desktop_app.pdf.supervisor import Supervisor
from desktop_app.pdf.tiles import Tile
from desktop_app.pdf.worker_start import start_process, worker_command

MOST_S = 20.0
SMALL = Tile(0, 0.5, 0, 0, 100, 100)


class WatchedWorker(WorkerProcess):
    """`asked` tells each operation after it was sent."""

    def __init__(self, command: Sequence[str], on_frame: OnFrame) -> None:
        self.asked: queue.SimpleQueue[str] = queue.SimpleQueue()
        super().__init__(start_process(command), on_frame)

    def send(self, request: Json) -> bool:
        was_sent = super().send(request)
        self.asked.put(request["op"])
        return was_sent

    def wait_asked(self, operation: str) -> None:
        while self.asked.get(timeout=MOST_S) != operation:
            continue


class Stage:
    """`scripts` are Python programs that stand in for the first workers; the later ones are real."""

    def __init__(self, scripts: Sequence[str] = (), patience: Patience | None = None) -> None:
        self.workers: list[WatchedWorker] = []
        self.was_launched = threading.Semaphore(0)
        self.answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
        self._scripts = list(scripts)
        self.supervisor = Supervisor(self._launch, self.answers.put, patience=patience)
        self.wait_launched()

    def _launch(self, on_frame: OnFrame) -> Worker:
        script = self._scripts.pop(0) if self._scripts else None
        command = worker_command() if script is None else [sys.executable, "-I", "-c", script]
        self.workers.append(WatchedWorker(command, on_frame))
        self.was_launched.release()
        return self.workers[-1]

    def wait_launched(self) -> None:
        """Wait for one more worker."""
        if not self.was_launched.acquire(timeout=MOST_S):
            raise TimeoutError("no worker was launched")

    def add(self, path: Path, key: int = 1) -> None:
        self.supervisor.add(DocumentRef(key, path))

    def open(self, path: Path, key: int = 1) -> Answer:
        self.add(path, key)
        return self.ask(Job(Operation.OPEN, key))

    def ask(self, job: Job) -> Answer:
        self.supervisor.ask(job)
        return self.answers.get(timeout=MOST_S)

    def tile(self, page_index: int = 0, key: int = 1) -> Answer:
        return self.ask(tile_job(key, Tile(page_index, 0.5, 0, 0, 100, 100)))

    def signal(self, number: signal.Signals) -> None:
        """To the worker of now."""
        os.kill(self.workers[-1].pid, number)

    def close(self) -> None:
        self.supervisor.close()


def open_files() -> int:
    """How many files, pipes and sockets this process holds."""
    return len(list(Path("/proc/self/fd").iterdir()))
