"""Runs service calls away from the GUI thread: one store thread in order, a few threads for slow work."""

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from desktop_app.domain.errors import ChangeNotSavedError, EnvironmentProblemError

if TYPE_CHECKING:
    from desktop_app.services.context import Services

T = TypeVar("T")
_IDLE_AFTER_S = 2.0
log = logging.getLogger(__name__)


class TaskRunner(Protocol):
    """What panels see. `done` and `failed` run on the GUI thread and are dropped once `owner` is gone."""

    def run(
        self,
        call: "Callable[[Services], T]",
        done: Callable[[T], None] | None = None,
        *,
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Run `call` on the store thread, after all calls given before it."""
        ...

    def run_slow(
        self,
        call: "Callable[[Services, Callable[[], bool]], T]",
        done: Callable[[T], None] | None = None,
        *,
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> Callable[[], None]:
        """Run work that touches no database on another thread; it is given `cancelled()`. Returns the cancel call."""
        ...


@dataclass(frozen=True)
class _Result:
    deliver: Callable[[Any], None] | None  # Any: whatever the call returned
    value: Any  # Any: as above
    owner: QObject | None


@dataclass(frozen=True)
class _Job:
    call: Callable[[], Any]  # Any: whatever the service returns
    done: Callable[[Any], None] | None  # Any: as above
    failed: Callable[[Exception], None] | None
    owner: QObject | None


class ThreadedTaskRunner(QObject):
    """The window's runner: services are built on the store thread by its first job, so the window need not wait.

    `tend` is called on the store thread whenever that had nothing to do for `idle_after_s`.
    """

    #: Exception nobody asked for: shown in the message bar
    problem_raised = Signal(object)
    #: a change was not saved, whoever is told why
    change_refused = Signal()
    #: the services exist
    ready = Signal()
    #: Exception: the services could not be built; nothing can be stored
    start_failed = Signal(object)

    _finished = Signal(object)

    def __init__(
        self,
        build: "Callable[[], Services]",
        parent: QObject | None = None,
        slow_threads: int = 2,
        tend: "Callable[[Services], object] | None" = None,
        idle_after_s: float = _IDLE_AFTER_S,
    ) -> None:
        super().__init__(parent)
        self._build, self._tend, self._idle_after_s = build, tend, idle_after_s
        self._usual_tend = tend
        self._services: Services | None = None
        self._reason: Exception | None = None
        self._built = threading.Event()
        self._closing = threading.Event()
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self._store_jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._slow_jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._threads = [threading.Thread(target=self._store_loop, name="store", daemon=True)]
        self._threads += [
            threading.Thread(target=self._slow_loop, name=f"slow-{number}", daemon=True)
            for number in range(slow_threads)
        ]

    def start(self) -> None:
        """Start the threads; call once, when the window is on its way to the screen."""
        for thread in self._threads:
            thread.start()

    def run(
        self,
        call: "Callable[[Services], T]",
        done: Callable[[T], None] | None = None,
        *,
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        self._store_jobs.put(_Job(lambda: call(self._need_services()), done, failed, owner))

    def run_slow(
        self,
        call: "Callable[[Services, Callable[[], bool]], T]",
        done: Callable[[T], None] | None = None,
        *,
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> Callable[[], None]:
        cancelled = threading.Event()

        def is_cancelled() -> bool:
            return cancelled.is_set() or self._closing.is_set()

        self._slow_jobs.put(_Job(lambda: call(self._wait_services(), is_cancelled), done, failed, owner))
        return cancelled.set

    def run_apart(
        self,
        call: "Callable[[Callable[[], bool]], T]",
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        owner: QObject,
    ) -> Callable[[], None]:
        """Run work that needs no open library on another thread; otherwise as `run_slow`."""
        cancelled = threading.Event()

        def is_cancelled() -> bool:
            return cancelled.is_set() or self._closing.is_set()

        self._slow_jobs.put(_Job(lambda: call(is_cancelled), done, failed, owner))
        return cancelled.set

    def close_library(self, reason: Exception, done: Callable[[], None], owner: QObject) -> None:
        """Close the services after all calls given before; every later call fails with `reason`."""
        self._store_jobs.put(_Job(lambda: self._let_go(reason), lambda _nothing: done(), None, owner))

    def open_again(self) -> None:
        """Build the services once more, after `start_failed` or `close_library`; told as at the start."""
        self._store_jobs.put(_Job(self._open, None, None, None))

    def stop(self, timeout_s: float = 10.0) -> None:
        """Finish the store jobs given so far, close the services, end the threads."""
        self._closing.set()
        for _ in self._threads[1:]:
            self._slow_jobs.put(None)
        self._store_jobs.put(None)
        for thread in self._threads:
            if thread.is_alive():
                thread.join(timeout_s)

    def _open(self) -> None:
        if self._services is None:
            try:
                self._services, self._tend = self._build(), self._usual_tend
            except Exception as error:  # a library that cannot be opened is told in the window
                log.exception("the library could not be opened")
                self._reason = error
                self.start_failed.emit(error)
        self._built.set()
        if self._services is not None:
            self.ready.emit()

    def _let_go(self, reason: Exception) -> None:
        services, self._services, self._reason = self._services, None, reason
        if services is not None:
            try:
                services.close()
            except Exception:  # what is damaged may not close in an orderly way, and is set right next
                log.exception("the library could not be closed in an orderly way")

    def _store_loop(self) -> None:
        self._open()
        while (job := self._next_store_job()) is not None:
            self._work(job)
        if self._services is not None:
            self._services.close()

    def _next_store_job(self) -> _Job | None:
        while self._tend is not None and self._services is not None:
            try:
                return self._store_jobs.get(timeout=self._idle_after_s)
            except queue.Empty:
                self._tend_services(self._tend, self._services)
        return self._store_jobs.get()

    def _tend_services(self, tend: "Callable[[Services], object]", services: "Services") -> None:
        try:
            tend(services)
        except Exception as error:  # told once, and not tried every other second again
            log.exception("the library could not be tended")
            self._tend = None
            self.problem_raised.emit(error)

    def _slow_loop(self) -> None:
        while (job := self._slow_jobs.get()) is not None:
            self._work(job)

    def _work(self, job: _Job) -> None:
        try:
            result = _Result(job.done, job.call(), job.owner)
        except Exception as error:  # noqa: BLE001 - the boundary between tasks and window: told there, never lost
            if isinstance(error, ChangeNotSavedError):
                self.change_refused.emit()
            result = _Result(job.failed or self.problem_raised.emit, error, job.owner if job.failed else None)
        self._finished.emit(result)

    def _on_finished(self, result: _Result) -> None:
        if result.deliver is not None and (result.owner is None or isValid(result.owner)):
            result.deliver(result.value)

    def _need_services(self) -> "Services":
        if self._services is None:
            raise self._reason or EnvironmentProblemError("The library is not open, so nothing can be read or saved.")
        return self._services

    def _wait_services(self) -> "Services":
        self._built.wait()
        return self._need_services()


class InlineTaskRunner:
    """Runs every call at once on the calling thread; for tests and for drawing a screen into a picture."""

    def __init__(self, services: "Services") -> None:
        self._services = services
        self.problems: list[Exception] = []

    def run(
        self,
        call: "Callable[[Services], T]",
        done: Callable[[T], None] | None = None,
        *,
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        self._work(lambda: call(self._services), done, failed)

    def run_slow(
        self,
        call: "Callable[[Services, Callable[[], bool]], T]",
        done: Callable[[T], None] | None = None,
        *,
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> Callable[[], None]:
        self._work(lambda: call(self._services, lambda: False), done, failed)
        return lambda: None

    def _work(
        self, call: Callable[[], T], done: Callable[[T], None] | None, failed: Callable[[Exception], None] | None
    ) -> None:
        try:
            value = call()
        except Exception as error:  # noqa: BLE001 - the same boundary as in the window
            if failed is None:
                self.problems.append(error)
            else:
                failed(error)
            return
        if done is not None:
            done(value)
