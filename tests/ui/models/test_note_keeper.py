"""Every keystroke is on disk within a second, and nothing is called saved that is not."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import EnvironmentProblemError
from desktop_app.domain.note import Note
from desktop_app.ui.models import note_keeper
from desktop_app.ui.models.note_keeper import NoteKeeper, Saving
from tests.ui.note_shelf import PAPER, NoteShelf
from tests.ui.waiting_runner import WaitingTaskRunner


class Desk:
    """A text, its keeper and the shelf it is kept on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, retry_ms: int = 40) -> None:
        monkeypatch.setattr(note_keeper, "DRAFT_AFTER_MS", 20)
        monkeypatch.setattr(note_keeper, "SAVE_AFTER_MS", 60)
        monkeypatch.setattr(note_keeper, "RETRY_AFTER_MS", retry_ms)
        self.shelf = NoteShelf()
        self.runner = WaitingTaskRunner(self.shelf)
        self.text = ""
        self.keeper = NoteKeeper(self.runner, Note(PAPER, "", 0), lambda: self.text)
        self.states: list[Saving] = []
        self.keeper.state_changed.connect(lambda state: self.states.append(state.saving))

    def type(self, text: str) -> None:
        self.text += text
        self.keeper.touch()


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(monkeypatch)
    yield desk
    desk.keeper.stop()


def test_a_draft_goes_first_and_the_note_follows_at_a_pause(desk: Desk, qtbot: QtBot) -> None:
    desk.type("a")
    qtbot.waitUntil(lambda: len(desk.runner.jobs) == 1)
    desk.type("b")
    assert desk.keeper.state.saving is Saving.WRITING
    desk.runner.run_all()
    assert desk.shelf.written == ["draft: a"]
    assert desk.keeper.state.saving is Saving.WRITING
    qtbot.waitUntil(lambda: len(desk.runner.jobs) == 2)
    desk.runner.run_all()
    assert desk.shelf.written == ["draft: a", "draft: ab", "note: ab"]
    assert desk.keeper.state.saving is Saving.SAVED
    assert desk.keeper.is_settled


def test_drafts_are_written_while_typing_does_not_pause(desk: Desk, qtbot: QtBot) -> None:
    def typed_on() -> bool:
        desk.type("x")
        desk.runner.run_all()
        return len(desk.shelf.written) >= 3

    qtbot.waitUntil(typed_on)
    assert all(entry.startswith("draft: ") for entry in desk.shelf.written)


def test_a_draft_in_hand_is_not_doubled_while_the_store_is_slow(desk: Desk, qtbot: QtBot) -> None:
    desk.type("a")
    qtbot.waitUntil(lambda: len(desk.runner.jobs) == 1)
    desk.type("b")
    qtbot.waitUntil(lambda: len(desk.runner.jobs) == 2)  # the note itself
    desk.type("c")
    qtbot.wait(100)
    assert len(desk.runner.jobs) == 2
    desk.runner.run_all()
    assert desk.keeper.state.saving is Saving.WRITING
    qtbot.waitUntil(lambda: len(desk.runner.jobs) == 2)
    desk.runner.run_all()
    assert desk.shelf.get(PAPER).body == "abc"


def test_saved_is_said_of_the_last_keystroke_only(desk: Desk) -> None:
    desk.type("a")
    desk.keeper.save()
    desk.type("b")
    desk.runner.run_all()
    assert desk.states[-1] is Saving.WRITING
    desk.keeper.save()
    desk.runner.run_all()
    assert desk.states[-1] is Saving.SAVED


def test_a_failure_keeps_the_text_says_why_and_tries_again(desk: Desk, qtbot: QtBot) -> None:
    desk.shelf.failure = EnvironmentProblemError("The disk is full.")
    desk.type("a")
    desk.keeper.save()
    desk.runner.run_all()
    assert desk.keeper.state.saving is Saving.FAILED
    assert desk.keeper.state.reason == "The disk is full."
    qtbot.waitUntil(lambda: bool(desk.runner.jobs))
    desk.runner.run_all()
    assert desk.keeper.state.saving is Saving.FAILED
    desk.shelf.failure = None
    qtbot.waitUntil(lambda: bool(desk.runner.jobs))
    desk.runner.run_all()
    assert desk.keeper.state.saving is Saving.SAVED
    assert desk.shelf.get(PAPER).body == "a"


def test_a_conflict_overwrites_nothing_and_keeps_the_text_as_a_draft(desk: Desk, qtbot: QtBot) -> None:
    desk.shelf.save(PAPER, "theirs")
    desk.type("mine")
    desk.keeper.save()
    with qtbot.waitSignal(desk.keeper.conflict_found, timeout=1000) as found:
        desk.runner.run_all()
    assert found.args is not None
    assert found.args[0].body == "theirs"
    assert desk.keeper.state.saving is Saving.CONFLICT
    desk.type(" more")
    desk.keeper.save()
    desk.runner.run_all()
    assert desk.shelf.get(PAPER).body == "theirs"
    assert desk.shelf.drafts[PAPER] == "mine more"
    assert desk.keeper.state.saving is Saving.CONFLICT
    desk.keeper.resolve(found.args[0])
    desk.runner.run_all()
    assert desk.shelf.get(PAPER).body == "mine more"
    assert desk.keeper.state.saving is Saving.SAVED


def test_flush_hands_over_everything_at_once_and_stops_the_timers(desk: Desk) -> None:
    desk.type("last words")
    desk.keeper.flush()
    desk.runner.run_all()
    assert desk.shelf.get(PAPER).body == "last words"
    desk.keeper.flush()
    assert desk.runner.jobs == []


def test_flush_while_a_save_is_under_way_keeps_the_newest_text(desk: Desk) -> None:
    desk.type("a")
    desk.keeper.save()
    desk.type("b")
    desk.keeper.flush()
    desk.runner.run_all()
    assert desk.shelf.written[-3:] == ["note: a", "draft: ab", "note: ab"]
    assert desk.keeper.state.saving is Saving.SAVED


def test_a_text_taken_from_the_library_counts_as_saved(desk: Desk) -> None:
    note = desk.shelf.save(PAPER, "from elsewhere")
    desk.text = note.body
    desk.keeper.adopt(note)
    assert desk.keeper.is_settled
    desk.type("!")
    desk.keeper.save()
    desk.runner.run_all()
    assert desk.shelf.get(PAPER).body == "from elsewhere!"
