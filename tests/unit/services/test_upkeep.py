"""Sidecars, changes by others, and the end."""

from pathlib import Path

import pytest

from desktop_app.bootstrap import build_services
from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.changes import LibraryReplaced
from desktop_app.domain.errors import EnvironmentProblemError
from desktop_app.domain.paper import Bibliography, Paper
from desktop_app.pdf.fake import FakePdfReader
from desktop_app.services import upkeep
from desktop_app.services.context import Services
from desktop_app.services.upkeep import Upkeep
from desktop_app.system.paths import AppPaths
from tests.unit.services.conftest import Heard, SettableClock


def sidecar(paths: AppPaths, paper: Paper) -> Path:
    return paths.library / "papers" / f"{paper.id}.json"


def test_sidecars_are_written_when_there_is_time(services: Services, paths: AppPaths, vns: Paper) -> None:
    assert not sidecar(paths, vns).exists()
    services.upkeep.tend()
    assert "A whole new area." in sidecar(paths, vns).read_text("utf-8")
    before = sidecar(paths, vns).stat().st_mtime_ns
    services.upkeep.tend()
    assert sidecar(paths, vns).stat().st_mtime_ns == before


def test_sidecars_are_written_at_the_end(paths: AppPaths, clock: SettableClock) -> None:
    services = build_services(paths, clock=clock, pdf=FakePdfReader())
    added = services.sample.add()
    services.close()
    assert sidecar(paths, added.paper).exists()


def test_the_end_writes_them_all_but_does_not_take_for_ever(
    paths: AppPaths, clock: SettableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add_many(first: int) -> None:
        services = build_services(paths, clock=clock, pdf=FakePdfReader())
        for number in range(first, first + 40):
            services.intake.add_draft(PaperDraft(Bibliography(title=f"Paper {number}")))
        services.close()

    def written() -> int:
        return len(list((paths.library / "papers").glob("*-*.json")))

    add_many(0)
    assert written() == 40
    monkeypatch.setattr(upkeep, "_CLOSING_S", 0.0)
    add_many(40)
    assert written() == 72
    build_services(paths, clock=clock, pdf=FakePdfReader()).close()
    assert written() == 80


def test_what_another_process_writes_is_noticed(
    services: Services, paths: AppPaths, clock: SettableClock, heard: Heard
) -> None:
    services.upkeep.tend()
    assert heard.events == []
    other = build_services(paths, clock=clock, pdf=FakePdfReader())
    other.sample.add()
    services.upkeep.tend()
    assert heard.events == [LibraryReplaced()]
    other.close()
    services.upkeep.tend()
    services.upkeep.tend()
    assert set(heard.events) == {LibraryReplaced()}


@pytest.mark.logs_warnings
def test_a_disk_that_refuses_is_tried_again_and_logged_once(
    services: Services, paths: AppPaths, vns: Paper, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop_app.storage import sidecars

    real = sidecars.write_sidecars

    def refuse(_store: object, _at_most: int | None = None) -> None:
        raise EnvironmentProblemError("The disk is full.")

    monkeypatch.setattr(sidecars, "write_sidecars", refuse)
    services.upkeep.tend()
    services.upkeep.tend()
    assert len([record for record in caplog.records if "sidecars" in record.message]) == 1
    monkeypatch.setattr(sidecars, "write_sidecars", real)
    services.upkeep.tend()
    assert sidecar(paths, vns).exists()


@pytest.mark.logs_warnings
def test_everything_is_ended_whatever_fails(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop_app.storage import sidecars

    ended: list[str] = []

    def fail() -> None:
        ended.append("second")
        raise RuntimeError("no")

    def refuse(_store: object, _at_most: int | None = None) -> None:
        raise EnvironmentProblemError("The disk is full.")

    monkeypatch.setattr(sidecars, "write_sidecars", refuse)
    ending = Upkeep(services.upkeep._store, lambda _event: None, (lambda: ended.append("first"), fail))
    with pytest.raises(RuntimeError):
        ending.close()
    assert ended == ["second", "first"]
