"""A task runner whose jobs wait until the test lets them run, in the order they were given."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject


@dataclass
class Job:
    call: Callable[[Any], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None


class WaitingTaskRunner:
    """`run_next` runs one job as the store thread would and delivers its result."""

    def __init__(self, services: Any) -> None:
        self._services = services
        self.jobs: list[Job] = []
        self.problems: list[Exception] = []

    def run(
        self,
        call: Callable[[Any], Any],
        done: Callable[[Any], None] | None = None,
        *,
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        self.jobs.append(Job(call, done, failed))

    def run_slow(
        self,
        call: Callable[[Any, Callable[[], bool]], Any],
        done: Callable[[Any], None] | None = None,
        *,
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> Callable[[], None]:
        self.jobs.append(Job(lambda services: call(services, lambda: False), done, failed))
        return lambda: None

    def run_next(self) -> None:
        job = self.jobs.pop(0)
        try:
            value = job.call(self._services)
        except Exception as error:
            (job.failed or self.problems.append)(error)
            return
        if job.done is not None:
            job.done(value)

    def run_all(self) -> None:
        while self.jobs:
            self.run_next()
