"""The window's runner: the store thread in its quiet moments."""

import threading
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import ChangeNotSavedError, EnvironmentProblemError
from desktop_app.ui.bridge.task_runner import ThreadedTaskRunner


def made(tend: object, closed: threading.Event | None = None) -> ThreadedTaskRunner:
    services = SimpleNamespace(close=(closed or threading.Event()).set)
    return ThreadedTaskRunner(lambda: services, tend=tend, idle_after_s=0.01)


def test_the_services_are_tended_when_there_is_nothing_to_do(qtbot: QtBot) -> None:
    tended: list[str] = []
    done, closed = threading.Event(), threading.Event()

    def tend(_services: object) -> None:
        tended.append(threading.current_thread().name)
        if len(tended) == 3:
            done.set()

    runner = made(tend, closed)
    runner.start()
    assert done.wait(5)
    answers: list[int] = []
    with qtbot.waitSignal(runner._finished):
        runner.run(lambda _services: 7, answers.append)
    runner.stop()
    qtbot.waitUntil(lambda: answers == [7])
    assert set(tended) == {"store"}
    assert closed.is_set()


@pytest.mark.logs_warnings
def test_a_failure_is_told_once_and_work_goes_on(qtbot: QtBot) -> None:
    calls: list[int] = []

    def fail(_services: object) -> None:
        calls.append(1)
        raise RuntimeError("no")

    runner = made(fail)
    with qtbot.waitSignal(runner.problem_raised) as told:
        runner.start()
    assert isinstance(told.args[0], RuntimeError)
    answers: list[int] = []
    runner.run(lambda _services: 7, answers.append)
    qtbot.waitUntil(lambda: answers == [7])
    runner.stop()
    assert len(calls) == 1


@pytest.mark.logs_warnings
def test_why_the_library_is_not_open_is_told_by_every_task(qtbot: QtBot) -> None:
    def build() -> object:
        raise EnvironmentProblemError("The disk is gone.")

    runner = ThreadedTaskRunner(build)  # type: ignore[arg-type]
    with qtbot.waitSignal(runner.start_failed):
        runner.start()
    with qtbot.waitSignal(runner.problem_raised) as told:
        runner.run(lambda _services: 7)
    assert str(told.args[0]) == "The disk is gone."
    runner.stop()


@pytest.mark.logs_warnings
def test_a_library_that_could_not_be_opened_is_opened_again(qtbot: QtBot) -> None:
    tended, closed = threading.Event(), threading.Event()
    refusals: list[Exception] = [EnvironmentProblemError("The disk is gone.")]

    def build() -> object:
        if refusals:
            raise refusals.pop()
        return SimpleNamespace(close=closed.set)

    runner = ThreadedTaskRunner(build, tend=lambda _services: tended.set(), idle_after_s=0.01)  # type: ignore[arg-type]
    with qtbot.waitSignal(runner.start_failed):
        runner.start()
    answers: list[object] = []
    runner.run_apart(lambda is_cancelled: is_cancelled(), answers.append, answers.append, runner)
    qtbot.waitUntil(lambda: answers == [False])
    with qtbot.waitSignal(runner.ready):
        runner.open_again()
    assert tended.wait(5)
    runner.stop()
    assert closed.is_set()


@pytest.mark.logs_warnings
def test_a_closed_library_says_why_and_comes_back(qtbot: QtBot) -> None:
    def close() -> None:
        raise EnvironmentProblemError("It is damaged.")

    runner = ThreadedTaskRunner(lambda: SimpleNamespace(close=close), idle_after_s=0.01)  # type: ignore[arg-type]
    with qtbot.waitSignal(runner.ready):
        runner.start()
    told: list[object] = []
    runner.run(lambda _services: 7, told.append)
    runner.close_library(EnvironmentProblemError("It is being mended."), lambda: told.append("closed"), runner)
    runner.run(lambda _services: 7, told.append, failed=lambda error: told.append(str(error)))
    qtbot.waitUntil(lambda: told == [7, "closed", "It is being mended."])
    with qtbot.waitSignal(runner.ready):
        runner.open_again()
    runner.run(lambda _services: 8, told.append)
    qtbot.waitUntil(lambda: told[-1] == 8)
    runner.close_library(EnvironmentProblemError("The end."), lambda: told.append("closed"), runner)
    qtbot.waitUntil(lambda: told[-1] == "closed")
    runner.stop()


def test_a_change_that_was_refused_is_told_whoever_hears_why(qtbot: QtBot) -> None:
    def fail(_services: object) -> None:
        raise ChangeNotSavedError("The disk is full.")

    runner = made(None)
    runner.start()
    told: list[Exception] = []
    with qtbot.waitSignal(runner.change_refused):
        runner.run(fail, failed=told.append)
    qtbot.waitUntil(lambda: [str(error) for error in told] == ["The disk is full."])
    runner.stop()
