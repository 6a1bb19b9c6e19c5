"""Fixtures every test has: an own home, no network, no leaks, no unannounced warnings."""

import gc
import logging
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import leaks, shared_statements

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure() -> None:
    """Let the processes of tests be interrupted: what a shell starts in the background inherits that it cannot be."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True, scope="session")
def _statements_are_compiled_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        shared_statements.share(patch)
        yield


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.mktemp("home")
    for proxy in ("https_proxy", "http_proxy", "all_proxy"):
        monkeypatch.delenv(proxy, raising=False)
        monkeypatch.delenv(proxy.upper(), raising=False)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "POSTIL_LIBRARY"):
        monkeypatch.delenv(name, raising=False)
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    threads, children = set(threading.enumerate()), leaks.child_processes()
    yield
    uses_qt = not {"qtbot", "qapp"}.isdisjoint(request.fixturenames)
    problems = {
        "threads": leaks.leaked_threads(threads),
        "child processes": leaks.leaked_children(children),
        "windows": leaks.leaked_windows() if uses_qt else [],
        "timers": leaks.leaked_timers() if uses_qt else [],
    }
    left = {what: found for what, found in problems.items() if found}
    assert not left, f"the test left behind: {left}"


@pytest.fixture(autouse=True)
def _orphans_end_with_the_test(request: pytest.FixtureRequest, _nothing_left_behind: None) -> Iterator[None]:
    if {"qtbot", "qapp"}.isdisjoint(request.fixturenames):
        yield
        return
    before = leaks.living_objects()
    yield
    leaks.take_down_orphans(before)


@pytest.fixture(autouse=True)
def _dressed_as_before(request: pytest.FixtureRequest) -> Iterator[None]:
    """A theme that a test chose dresses the whole application: the next test must not be measured in its clothes."""
    if {"qtbot", "qapp"}.isdisjoint(request.fixturenames):
        yield
        return
    application = request.getfixturevalue("qapp")
    before = application.styleSheet(), application.palette(), application.font(), application.style().objectName()
    yield
    if application.style().objectName() != before[3]:
        application.setStyle(before[3])
    if application.styleSheet() != before[0]:
        application.setStyleSheet(before[0])
    if application.palette() != before[1]:
        application.setPalette(before[1])
    if application.font() != before[2]:
        application.setFont(before[2])


@pytest.fixture(autouse=True)
def _garbage_is_collected() -> Iterator[None]:
    """The program puts that off while it starts; a test that starts it must not put it off for all tests to come."""
    yield
    if not gc.isenabled():
        gc.enable()
    if gc.get_freeze_count():
        gc.unfreeze()


@pytest.fixture(autouse=True)
def _no_unannounced_warnings(request: pytest.FixtureRequest) -> Iterator[None]:
    collector = leaks.WarningCollector()
    root = logging.getLogger()
    root.addHandler(collector)
    yield
    root.removeHandler(collector)
    announced = request.node.get_closest_marker("logs_warnings") is not None
    assert announced or not collector.records, [record.getMessage() for record in collector.records]


@pytest.fixture
def library_folder(tmp_path: Path) -> Path:
    """An empty folder for a library."""
    folder = tmp_path / "library"
    folder.mkdir()
    return folder
