"""What the program rewrote in notes is remembered in a chain without gaps, and within bounds."""

from uuid import UUID

from desktop_app.domain.ids import PaperId
from desktop_app.domain.note import Note
from desktop_app.domain.note_merge import LineChange
from desktop_app.storage import note_rewriting
from desktop_app.storage.note_rewriting import RewriteMemory

ONE, OTHER = PaperId(UUID(int=1)), PaperId(UUID(int=2))


def note(revision: int, body: str, paper: PaperId = ONE) -> Note:
    return Note(paper, body, revision)


def test_rewritings_are_given_step_by_step() -> None:
    memory = RewriteMemory()
    memory.add(note(1, "a\nb"), note(2, "A\nb"))
    memory.add(note(7, "x", OTHER), note(8, "X", OTHER))
    memory.add(note(2, "A\nb"), note(3, "A\nB"))
    assert memory.since(1, note(3, "A\nB")) == ((LineChange(0, "a", "A"),), (LineChange(1, "b", "B"),))
    assert memory.since(2, note(3, "A\nB")) == ((LineChange(1, "b", "B"),),)
    memory.add(note(3, "A\nB"), note(4, "A\nB typed"), is_rewriting=False)
    assert memory.since(2, note(4, "A\nB typed")) is None
    assert memory.since(2, note(4, "A\nB typed"), through_saves=True) == ((LineChange(1, "b", "B"),),)
    assert memory.since(4, note(4, "A\nB typed")) == ()


def test_what_was_also_written_by_someone_is_no_rewriting() -> None:
    memory = RewriteMemory()
    memory.add(note(1, "a"), note(2, "A"))
    assert memory.since(1, note(3, "A!")) is None
    assert memory.since(1, note(2, "rolled back, and then written")) is None
    assert memory.since(0, note(2, "A")) is None
    memory.add(note(3, "b"), note(4, "B"))
    assert memory.since(1, note(4, "B")) is None


def test_the_memory_is_bounded_in_number_and_size() -> None:
    memory = RewriteMemory()
    for revision in range(200):
        memory.add(note(revision, "a"), note(revision + 1, "a"))
    assert len(memory.known) == note_rewriting._MOST_REMEMBERED
    for revision in range(200, 204):
        memory.add(note(revision, "a" * 3_000_000), note(revision + 1, "a" * 3_000_000))
    assert len(memory.known) == 1
    assert memory.since(203, note(204, "a" * 3_000_000)) == ((),)
