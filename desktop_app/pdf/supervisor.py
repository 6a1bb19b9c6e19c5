"""The thread that keeps a PDF worker: takes wishes from any thread, delivers answers, never dies with a worker.

All state belongs to this one thread; everybody else puts messages into its inbox.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from desktop_app.pdf.answers import Answer
from desktop_app.pdf.client import OnFrame, Worker, WorkerProcess
from desktop_app.pdf.jobs import DocumentRef, Job, Patience
from desktop_app.pdf.keeper import WorkerKeeper
from desktop_app.pdf.protocol import Frame
from desktop_app.pdf.scheduler import Level
from desktop_app.pdf.worker_start import start_process, worker_command

if TYPE_CHECKING:
    import subprocess

log = logging.getLogger(__name__)

_JOIN_S = 5.0

#: starts a worker that tells its frames to the given callable
Launch = Callable[[OnFrame], Worker]


def process_launcher(arguments: Sequence[str] = (), first: "subprocess.Popen[bytes] | None" = None) -> Launch:
    """Starts real workers; `first` is one that was started already, and taken before another is."""
    started = [first] if first is not None else []

    def launch(on_frame: OnFrame) -> Worker:
        return WorkerProcess(started.pop() if started else start_process(worker_command(arguments)), on_frame)

    return launch


class Supervisor:
    """`deliver` is called on the supervisor's thread, once for every job that is not dropped."""

    def __init__(
        self,
        launch: Launch,
        deliver: Callable[[Answer], None],
        name: str = "pdf",
        patience: Patience | None = None,
    ) -> None:
        self._inbox: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._launch = launch
        self._keeper = WorkerKeeper(self._launched, deliver, time.monotonic, patience or Patience())
        self._is_closed = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def add(self, ref: DocumentRef, identity: str | None = None) -> None:
        """Know a document, so that jobs may name its key; it is opened when the first one needs it.

        With an identity another file at its path is refused, as one that was changed.
        """
        self._put(lambda: self._keeper.add(ref, identity))

    def ask(self, job: Job, level: Level = Level.ASKED) -> None:
        """Want one job until it is done."""
        self._put(lambda: self._keeper.scheduler.ask(job, level))

    def wish(self, document: int, wishes: Sequence[tuple[Level, Job]]) -> None:
        """Replace all wishes for a document."""
        self._put(lambda: self._keeper.scheduler.wish(document, wishes))

    def drop(self, job: Job) -> None:
        """Want this no more."""
        self._put(lambda: self._keeper.scheduler.drop(job))

    def forget(self, document: int) -> None:
        """Close a document and drop all that is wanted of it."""
        self._put(lambda: self._keeper.forget(document))

    def close(self) -> None:
        """End the worker and the thread; nothing is delivered afterwards."""
        self._is_closed.set()
        self._inbox.put(None)
        if threading.current_thread() is not self._thread:
            self._thread.join(_JOIN_S)

    def _put(self, message: Callable[[], None]) -> None:
        self._inbox.put(message)

    def _run(self) -> None:
        self._keeper.start()
        wait_s: float | None = 0.0
        while not self._is_closed.is_set():
            try:
                self._take(wait_s)
                self._keeper.tick()
                wait_s = self._keeper.wait_s()
            except Exception:  # the thread outlives any one message; the log says which was ours to mend
                log.exception("a message about a PDF could not be worked off")
                wait_s = 0.0
        worker = self._keeper.stop()
        if worker is not None:
            worker.join()

    def _take(self, wait_s: float | None) -> None:
        """Do what waits in the inbox; wait for it at most so long."""
        try:
            message = self._inbox.get(timeout=wait_s) if wait_s != 0 else self._inbox.get_nowait()
            while message is not None:
                message()
                message = self._inbox.get_nowait()
        except queue.Empty:
            return

    def _launched(self, shift_number: int) -> Worker:
        def told(frame: Frame | None) -> None:
            if frame is None:
                self._put(lambda: self._keeper.on_gone(shift_number))
            else:
                self._put(lambda: self._keeper.on_frame(shift_number, frame))

        return self._launch(told)
