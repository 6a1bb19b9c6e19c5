"""Keeps one worker at work: what it does now, by when it must be done, what follows its end; no threads, no waiting.

The supervisor's thread tells it what happened; it answers through `deliver`.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from desktop_app.domain.errors import PasswordNeededError, PdfError, PdfMissingError
from desktop_app.pdf import strikes
from desktop_app.pdf.answers import Answer, Opened, Result, result_of
from desktop_app.pdf.client import Worker
from desktop_app.pdf.jobs import DocumentRef, Job, Operation, Patience
from desktop_app.pdf.protocol import BrokenFrameError, Frame
from desktop_app.pdf.scheduler import Level, Scheduler

log = logging.getLogger(__name__)

MOST_OPEN = 6
MOST_FAILED_STARTS = 3
MOST_IDLE_ENDS = 3
RECYCLE_BYTES = 700 * 1024 * 1024
#: what is tried once more, the pages left alone, when they were too much for a worker
_TRIED_WITHOUT_PAGES = (Operation.ABOUT, Operation.FACTS)


class End(Enum):
    """Why a worker ended."""

    CRASH = "crash"
    LATE = "late"
    STALE = "stale"
    RECYCLED = "recycled"


@dataclass(slots=True)
class _Run:
    """The request the worker is busy with.

    `step` is another operation than the job's while a document is opened for it or looked at.
    """

    job: Job
    step: Operation
    number: int
    since: float
    opened: Opened | None
    stale_since: float | None = None


@dataclass(slots=True)
class _Shift:
    """One worker from its start to its end. `opened` are the documents it holds, least lately used first."""

    worker: Worker
    number: int
    started: float
    is_ready: bool = False
    idle_since: float | None = None
    opened: dict[int, None] = field(default_factory=dict)
    end: End = End.CRASH


class WorkerKeeper:
    """Not thread-safe: it belongs to the supervisor's thread. `launch` is given the number of the shift."""

    def __init__(
        self,
        launch: Callable[[int], Worker],
        deliver: Callable[[Answer], None],
        clock: Callable[[], float],
        patience: Patience,
    ) -> None:
        self._launch, self._deliver, self._clock, self._patience = launch, deliver, clock, patience
        self.scheduler = Scheduler()
        self._strikes = strikes.Strikes()
        self._documents: dict[int, DocumentRef] = {}
        self._identities: dict[int, str] = {}
        self._run: _Run | None = None
        self._requests = self._shifts = self._failed_starts = self._idle_ends = 0
        self._shift: _Shift | None = None

    # what the supervisor tells

    def start(self) -> None:
        """Start a worker, if there is none."""
        if self._shift is None:
            self._shifts += 1
            try:
                worker = self._launch(self._shifts)
            except OSError:
                log.exception("a PDF worker could not be started")
                self._failed_starts = MOST_FAILED_STARTS
                return
            self._shift = _Shift(worker, self._shifts, self._clock())

    def add(self, ref: DocumentRef, identity: str | None = None) -> None:
        """Know a document, by its identity where that is known; a worker that would not start gets another chance."""
        self._documents[ref.key] = ref
        if identity is not None:
            self._identities[ref.key] = identity
        if self._shift is None:
            self._failed_starts = 0

    def forget(self, document: int) -> None:
        """Drop a document and all that is wanted of it."""
        self.scheduler.forget(document)
        self._documents.pop(document, None)
        self._identities.pop(document, None)
        if self._shift is not None and document in self._shift.opened:
            self.scheduler.ask(Job(Operation.CLOSE, document))

    def on_frame(self, shift_number: int, frame: Frame) -> None:
        """A worker answered."""
        shift = self._shift
        if shift is None or shift.number != shift_number:
            return
        if not shift.is_ready:
            self._on_ready(shift, frame)
            return
        run = self._run
        if run is None or frame.header.get("id") != run.number:
            log.info("a PDF worker gave an answer that was not asked for")
            shift.worker.kill()
            return
        try:
            self._on_answer(shift, run, frame)
        except BrokenFrameError as error:
            log.info("a PDF worker answered nonsense: %s", error)
            shift.worker.kill()
            return
        resident_bytes = frame.header.get("rss")
        if isinstance(resident_bytes, int) and resident_bytes > RECYCLE_BYTES:
            self._end_shift(shift, End.RECYCLED)

    def on_gone(self, shift_number: int) -> None:
        """A worker ended, by itself or because it was killed."""
        shift, run = self._shift, self._run
        if shift is None or shift.number != shift_number:
            return
        self._shift = self._run = None
        self._failed_starts = 0 if shift.is_ready else self._failed_starts + 1
        if run is None:
            self._idle_ends += 1
        elif shift.is_ready:
            self._on_interrupted(run, shift.end)
        if max(self._idle_ends, self._failed_starts) < MOST_IDLE_ENDS:
            self.start()

    def tick(self) -> None:
        """End what is late or stale, then give the worker its next job."""
        shift, run, now = self._shift, self._run, self._clock()
        if shift is not None and not shift.is_ready:
            if now - shift.started >= self._patience.start_s:
                self._end_shift(shift, End.LATE)
        elif shift is not None and run is not None and shift.end is End.CRASH:
            self._check_time(shift, run, now)
        self._feed()
        if self._run is None and self._shift is not None and self._shift.is_ready:
            self._check_idle(self._shift, now)

    def wait_s(self) -> float | None:
        """How long nothing needs to be looked at, None for ever."""
        shift, run, now = self._shift, self._run, self._clock()
        if shift is None:
            return None
        if not shift.is_ready:
            return max(0.0, shift.started + self._patience.start_s - now)
        if run is None:
            idle_s, since = self._patience.idle_s, shift.idle_since
            return None if idle_s is None or since is None else max(0.0, since + idle_s - now)
        ends = run.since + self._patience.of(run.step)
        if run.stale_since is not None:
            ends = min(ends, run.stale_since + self._patience.cancel_s)
        return max(0.0, ends - now)

    def stop(self) -> Worker | None:
        """End the worker for good; the caller may wait for it."""
        shift, self._shift = self._shift, None
        if shift is not None:
            shift.worker.kill()
            return shift.worker
        return None

    # inside

    def _on_ready(self, shift: _Shift, frame: Frame) -> None:
        if frame.header.get("ready") is not True:
            shift.worker.kill()
            return
        shift.is_ready = True
        if self._run is not None:
            self._run.since = self._clock()

    def _on_answer(self, shift: _Shift, run: _Run, frame: Frame) -> None:
        job, error = run.job, self._error_of(run, frame)
        self._idle_ends = 0
        if run.step is Operation.ABOUT and run.opened is not None:
            self._finish(job, run.opened if error else run.opened.knowing(frame.header))
        elif error is not None:
            self._finish(job, error=error)
        else:
            result = result_of(run.step, job, frame)
            if isinstance(result, Opened):
                self._on_opened(shift, job, result)
                return
            if run.step is Operation.CLOSE:
                shift.opened.pop(job.document, None)
            self._finish(job, result)

    def _on_opened(self, shift: _Shift, job: Job, opened: Opened) -> None:
        """A document is open, for its own sake or for another job, which may only follow on the same file."""
        shift.opened[job.document] = None
        ref = self._documents.get(job.document)
        known = self._identities.get(job.document, opened.identity)
        if ref is None:
            self._finish(job, error=strikes.not_open())
        elif job.operation is Operation.OPEN:
            self._identities[job.document] = opened.identity
            if self._strikes.count(ref, Operation.ABOUT):
                self._finish(job, opened)
            else:
                self._send(shift, job, Operation.ABOUT, opened)
        elif known != opened.identity:
            del shift.opened[job.document]
            self._finish(job, error=strikes.changed(ref))
        else:
            self._identities[job.document] = known
            self._send(shift, job, job.operation)

    def _error_of(self, run: _Run, frame: Frame) -> PdfError | None:
        kind, sentence = frame.header.get("error"), frame.header.get("sentence")
        if kind is None:
            return None
        if kind == "password":
            return PasswordNeededError(str(sentence))
        if kind == "missing":
            return PdfMissingError(str(sentence))
        if kind == "pdf" and sentence:
            return PdfError(str(sentence))
        ref = self._documents.get(run.job.document)
        return strikes.failed(ref, run.job, of_memory=kind == "memory") if ref is not None else strikes.not_open()

    def _on_interrupted(self, run: _Run, end: End) -> None:
        ref = self._documents.get(run.job.document)
        if end in (End.STALE, End.RECYCLED) or ref is None:
            return
        page_index = run.job.page_index if run.step is run.job.operation else None
        self._strikes.add(ref, run.step, page_index)
        refusal = self._strikes.refusal(ref, run.step, page_index)
        log.info("%s of document %s, page %s, ended a PDF worker: %s", run.step.value, ref.key, page_index, end.value)
        if refusal is not None:
            self._finish(run.job, error=refusal)
        elif end is End.LATE and run.step not in _TRIED_WITHOUT_PAGES:
            self._finish(run.job, error=strikes.late(ref, run.job, run.step, self._patience.of(run.step)))

    def _finish(self, job: Job, result: Result = None, error: Exception | None = None) -> None:
        """The next job is under way before this one's answer is unfolded."""
        self.scheduler.drop(job)
        self._run = None
        self._feed()
        if job.operation is not Operation.CLOSE:
            self._deliver(Answer(job, result, error))

    def _feed(self) -> None:
        while self._run is None and (job := self.scheduler.next()) is not None:
            refusal = self._refusal(job)
            if refusal is not None:
                self.scheduler.drop(job)
                self._deliver(Answer(job, None, refusal))
            elif self._shift is not None:
                self._begin(self._shift, job)
                return
            elif self._failed_starts < MOST_FAILED_STARTS:
                self.start()

    def _refusal(self, job: Job) -> PdfError | None:
        if self._shift is None and self._failed_starts >= MOST_FAILED_STARTS:
            return strikes.not_started()
        if job.operation is Operation.CLOSE:
            return None
        ref = self._documents.get(job.document)
        return self._strikes.refusal(ref, job.operation, job.page_index) if ref is not None else strikes.not_open()

    def _begin(self, shift: _Shift, job: Job) -> None:
        is_open = job.document in shift.opened
        if job.operation is Operation.CLOSE and not is_open:
            self._finish(job)
            return
        if is_open:
            shift.opened[job.document] = shift.opened.pop(job.document)
        elif len(shift.opened) >= MOST_OPEN:
            self.scheduler.ask(Job(Operation.CLOSE, next(iter(shift.opened))))
        needs_opening = not is_open or job.operation is Operation.OPEN
        self._send(shift, job, Operation.OPEN if needs_opening else job.operation)

    def _send(self, shift: _Shift, job: Job, step: Operation, opened: Opened | None = None) -> None:
        self._requests += 1
        request = job.request() if step is job.operation else Job(step, job.document).request()
        request["id"] = self._requests
        if step is Operation.OPEN:
            ref = self._documents[job.document]
            request["path"], request["password"] = str(ref.path), ref.password
        if step is Operation.FACTS:
            request["plain"] = self._strikes.count(self._documents[job.document], step) > 0
        self._run = _Run(job, step, self._requests, self._clock(), opened)
        shift.idle_since = None
        if not shift.worker.send(request):
            shift.worker.kill()

    def _check_time(self, shift: _Shift, run: _Run, now: float) -> None:
        if now - run.since >= self._patience.of(run.step):
            self._end_shift(shift, End.LATE)
            return
        if self._is_in_the_way(run.job):
            run.stale_since = now if run.stale_since is None else run.stale_since
            if now - run.stale_since >= self._patience.cancel_s:
                self._end_shift(shift, End.STALE)
        else:
            run.stale_since = None

    def _check_idle(self, shift: _Shift, now: float) -> None:
        """Nothing is to be done: end the worker when that has been so for long."""
        shift.idle_since = now if shift.idle_since is None else shift.idle_since
        if self._patience.idle_s is not None and now - shift.idle_since >= self._patience.idle_s:
            self._shift = None
            shift.worker.kill()

    def _is_in_the_way(self, job: Job) -> bool:
        """Whether something more urgent waits for the end of this job."""
        following = self.scheduler.next()
        if following is None or following == job:
            return False
        return not self.scheduler.wants(job) or self.scheduler.level(job) > max(
            Level.VISIBLE, self.scheduler.level(following)
        )

    def _end_shift(self, shift: _Shift, end: End) -> None:
        shift.end = end
        shift.worker.kill()
