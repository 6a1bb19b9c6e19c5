"""Opening a paper, and the place where reading stopped."""

from pathlib import Path

import pytest

from desktop_app.domain.document import ReadingPosition
from desktop_app.domain.errors import EnvironmentProblemError, NotFoundError
from desktop_app.domain.paper import Paper
from desktop_app.services.context import Services
from tests.unit.services.conftest import Heard, SettableClock


def test_all_about_a_paper_comes_at_once(services: Services, vns: Paper, pdf_path: Path) -> None:
    document = services.intake.attach_pdf(vns.id, services.intake.probe_pdf(pdf_path)).document
    question = services.questions.ask(vns.id, "Where?")
    services.questions.drop(question.id)
    todo = services.todos.add(vns.id, "read")
    reading = services.reading.open(vns.id)
    assert reading.paper.id == vns.id
    assert [one.label for one in reading.documents] == ["Abstract", "PDF"]
    assert list(reading.paths) == [document.id]
    assert [one.id for one in reading.questions] == [question.id]
    assert [one.id for one in reading.todos] == [todo.id]
    assert reading.note.body == "A whole new area."
    assert len(reading.categories) == 8
    assert reading.marks == ()


def test_opening_orders_the_list_and_is_no_event(
    services: Services, vns: Paper, pdf_path: Path, clock: SettableClock, heard: Heard
) -> None:
    other = services.intake.add_pdf(services.intake.probe_pdf(pdf_path)).paper
    heard.clear()
    clock.advance(minutes=1)
    services.reading.open(other.id)
    clock.advance(minutes=1)
    services.reading.open(vns.id)
    assert [row.id for row in services.library.list()] == [vns.id, other.id]
    opened_at = services.library.list()[0].opened_at
    clock.advance(minutes=1)
    services.reading.open(vns.id)
    assert services.library.list()[0].opened_at == opened_at
    assert heard.events == []


def test_a_paper_in_the_trash_cannot_be_opened(services: Services, vns: Paper) -> None:
    services.library.trash(vns.id)
    with pytest.raises(NotFoundError):
        services.reading.open(vns.id)


def test_the_position_is_remembered_beside_undo(services: Services, vns: Paper, heard: Heard) -> None:
    document = services.reading.open(vns.id).documents[0]
    services.reading.set_position(document.id, ReadingPosition(0, 0.25, 1.5))
    assert services.reading.open(vns.id).documents[0].position == ReadingPosition(0, 0.25, 1.5)
    assert heard.events == []
    assert services.history.names().undo_name == "Add paper"


@pytest.mark.logs_warnings
def test_a_full_disk_is_no_reason_not_to_show_a_paper(
    services: Services, vns: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_name: str | None) -> None:
        raise EnvironmentProblemError("The disk is full.")

    monkeypatch.setattr(services.reading._store, "write", refuse)
    assert services.reading.open(vns.id).paper.id == vns.id


def test_a_look_does_not_count_as_opening(services: Services, vns: Paper) -> None:
    assert services.reading.look(vns.id).paper.id == vns.id
    assert services.library.list()[0].opened_at is None
