"""The real `PdfReader`: calls that wait for a worker of low priority; for work without a window, from any thread."""

import queue
import threading
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from desktop_app.domain.errors import PasswordNeededError, PdfError
from desktop_app.pdf.answers import Answer, Opened
from desktop_app.pdf.jobs import DocumentRef, Job, Operation, Patience, text_job
from desktop_app.pdf.ports import PageSize, PageText, PdfFacts, never
from desktop_app.pdf.supervisor import Launch, Supervisor, process_launcher

if TYPE_CHECKING:
    from desktop_app.pdf.inquiries import Inquiry

R = TypeVar("R")
V = TypeVar("V")

_MOST_KNOWN = 4
_LOOK_S = 0.1
#: a worker takes up some 50 MB and is started in a tenth of a second
_PATIENCE = Patience(idle_s=3.0)

#: a file as it is now, and the password it was asked for with
_Place = tuple[Path, object, str | None]


class WorkerPdfReader:
    """The worker is started by the first call, and ended by `close` or when nobody called for a while."""

    def __init__(self, launch: Launch | None = None, patience: Patience | None = None) -> None:
        self._launch, self._patience = launch or process_launcher(("--low-priority",)), patience or _PATIENCE
        self._lock = threading.Lock()
        self._supervisor: Supervisor | None = None
        self._is_closed = False
        self._keys = count(1)
        self._known: dict[_Place, int] = {}
        self._users: dict[int, int] = {}
        self._waiters: dict[Job, list[queue.SimpleQueue[Answer | None]]] = {}

    def facts(self, path: Path, password: str | None = None) -> PdfFacts:
        """Raises PasswordNeededError for a locked file when the password is missing or wrong."""
        with self._document(path, password) as key:
            return self._result(Job(Operation.FACTS, key), PdfFacts)

    def sizes(self, path: Path, password: str | None = None) -> tuple[PageSize, ...]:
        """The size of every page."""
        with self._document(path, password) as key:
            return self._result(Job(Operation.OPEN, key), Opened).sizes

    def text(self, path: Path, page_index: int, password: str | None = None) -> PageText:
        """The characters of one page."""
        with self._document(path, password) as key:
            return self._result(text_job(key, page_index), PageText)

    def texts(
        self, path: Path, password: str | None = None, cancelled: Callable[[], bool] = never
    ) -> Iterator[PageText]:
        """Every page in order; a page that cannot be read comes with an empty text. Ends early when cancelled."""
        with self._document(path, password) as key:
            opened = self._result(Job(Operation.OPEN, key), Opened)
            for page_index in range(len(opened.sizes)):
                try:
                    answer = self._wait(text_job(key, page_index), cancelled)
                except PasswordNeededError:
                    raise
                except PdfError:
                    yield PageText(page_index, "", array("f"))
                    continue
                if answer is None:
                    return
                yield _checked(answer, PageText)

    def ask(self, path: Path, inquiry: "Inquiry[V]", password: str | None = None) -> V:
        """The answer to one of `pdf.inquiries`."""
        with self._document(path, password) as key:
            return cast("V", self._result(inquiry.job(key), object))  # an answer is of its operation's own type

    def close(self) -> None:
        """End the worker; whoever still waits gets a PdfError."""
        with self._lock:
            self._is_closed = True
            supervisor, self._supervisor = self._supervisor, None
            waiters, self._waiters = self._waiters, {}
        if supervisor is not None:
            supervisor.close()
        for waiting in waiters.values():
            for box in waiting:
                box.put(None)

    # inside

    @contextmanager
    def _document(self, path: Path, password: str | None) -> Iterator[int]:
        """A key for the file as it is now; it stays known while it is used and a little longer."""
        place = (path, _state_of(path), password)
        with self._lock:
            supervisor = self._running()
            key = self._known.pop(place, None)
            if key is None:
                key = next(self._keys)
                supervisor.add(DocumentRef(key, path, password))
            self._known[place] = key
            self._users[key] = self._users.get(key, 0) + 1
            self._forget_old(supervisor)
        try:
            yield key
        finally:
            with self._lock:
                self._users[key] -= 1

    def _running(self) -> Supervisor:
        if self._is_closed:
            raise _closed()
        if self._supervisor is None:
            self._supervisor = Supervisor(self._launch, self._deliver, "pdf-text", self._patience)
        return self._supervisor

    def _forget_old(self, supervisor: Supervisor) -> None:
        unused = [(place, key) for place, key in self._known.items() if not self._users.get(key)]
        for place, key in unused[: max(0, len(self._known) - _MOST_KNOWN)]:
            del self._known[place]
            self._users.pop(key, None)
            supervisor.forget(key)

    def _result(self, job: Job, kind: type[R]) -> R:
        answer = self._wait(job, never)
        if answer is None:
            raise _closed()
        return _checked(answer, kind)

    def _wait(self, job: Job, cancelled: Callable[[], bool]) -> Answer | None:
        """The answer, or None when cancelled; raises the answer's error. The supervisor keeps the deadline."""
        box: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()
        with self._lock:
            supervisor = self._running()
            self._waiters.setdefault(job, []).append(box)
            supervisor.ask(job)
        while not cancelled():
            try:
                answer = box.get(timeout=None if cancelled is never else _LOOK_S)
            except queue.Empty:
                continue
            if answer is None:
                raise _closed()
            if answer.error is not None:
                raise answer.error
            return answer
        self._give_up(job, box)
        return None

    def _give_up(self, job: Job, box: "queue.SimpleQueue[Answer | None]") -> None:
        with self._lock:
            waiting = self._waiters.get(job, [])
            if box in waiting:
                waiting.remove(box)
            if not waiting:
                self._waiters.pop(job, None)
                if self._supervisor is not None:
                    self._supervisor.drop(job)

    def _deliver(self, answer: Answer) -> None:
        with self._lock:
            waiting = self._waiters.pop(answer.job, [])
        for box in waiting:
            box.put(answer)


def _checked(answer: Answer, kind: type[R]) -> R:
    if not isinstance(answer.result, kind):
        raise PdfError("The PDF reader gave no answer. Try again.")
    return answer.result


def _closed() -> PdfError:
    return PdfError("Postil is closing, so the PDF was not read.")


def _state_of(path: Path) -> object:
    """What tells this state of the file from another; None when there is no file, which the worker then says."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
