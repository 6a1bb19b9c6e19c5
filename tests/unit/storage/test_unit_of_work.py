"""A unit of work is all or nothing, is told after it committed, and one follows another."""

import threading
from dataclasses import replace

import pytest
from sqlalchemy import update

from desktop_app.domain.changes import Entity, HistoryChanged, Operation, RecordChanged
from desktop_app.domain.errors import BugError
from desktop_app.domain.mark import Mark
from desktop_app.domain.note import NoteVersion
from desktop_app.domain.paper import Paper
from desktop_app.domain.queries import PaperQuery
from desktop_app.storage.tables_papers import PaperRow
from tests.storage_desk import Desk, picture


def test_an_exception_leaves_nothing(desk: Desk) -> None:
    paper = desk.paper(tags=("a",))
    desk.keep(paper, abstract := desk.abstract(paper))
    mark = desk.mark(abstract)
    before = picture(desk.store)
    desk.changes.clear()
    desk.histories.clear()
    with pytest.raises(ZeroDivisionError):
        _half_an_action(desk, paper, mark)
    assert picture(desk.store) == before
    assert (desk.changes, desk.histories) == ([], [])
    assert desk.store.history() == HistoryChanged("Add", None)


def test_changes_are_told_after_the_commit_each_record_once(desk: Desk) -> None:
    paper = desk.paper()
    abstract = desk.abstract(paper)
    seen: list[int] = []
    desk.store.on_commit(lambda changes: seen.append(_papers(desk)))
    desk.keep(paper, abstract)
    assert seen == [1]
    assert desk.changes == [
        RecordChanged(Entity.PAPER, paper.id, paper.id, Operation.ADDED),
        RecordChanged(Entity.DOCUMENT, abstract.id, paper.id, Operation.ADDED),
    ]
    assert desk.histories == [HistoryChanged("Add", None)]


def test_each_kind_of_record_is_told_as_what_happened_to_it(desk: Desk) -> None:
    paper = desk.paper()
    abstract = desk.abstract(paper)
    mark = desk.mark(abstract)
    question, todo = desk.question(paper, raised_by=(mark.id,)), desk.todo(None)
    desk.keep(paper, abstract, mark, question, todo)
    desk.changes.clear()
    with desk.store.write("Much") as unit:
        unit.questions.put(replace(question, raised_by=()))
        unit.todos.delete(todo.id)
        unit.notes.put(paper.id, "text")
        unit.papers.put(replace(paper, deleted_at=desk.clock.now()))
        unit.marks.put(replace(mark, comment="c"))
        unit.marks.delete(mark.id)
        unit.categories.put(replace(unit.categories.list()[0], name="Thesis"))
    told = {change.entity: (change.entity_id, change.paper_id, change.operation) for change in desk.changes}
    assert len(told) == len(desk.changes) == 6
    assert told[Entity.QUESTION] == (question.id, paper.id, Operation.CHANGED)
    assert told[Entity.TODO] == (todo.id, None, Operation.REMOVED)
    assert told[Entity.NOTE] == (paper.id, paper.id, Operation.ADDED)
    assert told[Entity.PAPER] == (paper.id, paper.id, Operation.REMOVED)
    assert told[Entity.MARK] == (mark.id, paper.id, Operation.REMOVED)
    assert told[Entity.CATEGORY][2] is Operation.CHANGED
    desk.changes.clear()
    with desk.store.write("Restore") as unit:
        unit.papers.put(replace(unit.papers.get(paper.id, with_trashed=True), deleted_at=None))
    assert [change.operation for change in desk.changes] == [Operation.ADDED]


def test_what_comes_and_goes_in_one_action_is_not_told(desk: Desk) -> None:
    todo = desk.todo(None)
    with desk.store.write("Nothing") as unit:
        unit.todos.put(todo)
        unit.todos.delete(todo.id)
    assert desk.changes == []


def test_a_read_inside_an_action_sees_what_it_wrote(desk: Desk) -> None:
    with desk.store.write("Add") as unit:
        unit.papers.put(desk.paper())
        with desk.store.read() as inner:
            assert inner is unit
            assert len(inner.papers.list(PaperQuery())) == 1


def test_an_action_inside_another_is_a_mistake(desk: Desk) -> None:
    with desk.store.read(), pytest.raises(BugError, match="inside another"), desk.store.write("Inner"):
        pass
    desk.keep(desk.todo(None))
    with desk.store.write("Outer") as unit:
        with pytest.raises(BugError), desk.store.write("Inner"):
            pass
        with pytest.raises(BugError):
            desk.store.undo()
        unit.papers.put(desk.paper())
    assert _papers(desk) == 1


def test_rows_cannot_be_changed_behind_the_back_of_undo(desk: Desk) -> None:
    with pytest.raises(BugError, match="session"), desk.store.write("Sneak") as unit:
        unit.session.execute(update(PaperRow).values(title="x"))


def test_units_of_several_threads_follow_one_another(desk: Desk) -> None:
    def work() -> None:
        for _ in range(5):
            with desk.store.write("Add") as unit:
                unit.papers.put(paper := desk.paper())
                assert unit.papers.get(paper.id) == paper

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert _papers(desk) == 20


def test_changed_papers_wait_for_their_sidecars(desk: Desk) -> None:
    first, second = desk.paper(), desk.paper()
    desk.keep(first, second)
    assert desk.store.dirty_papers() == [first.id, second.id]
    desk.store.clear_dirty([first.id])
    assert desk.store.dirty_papers() == [second.id]
    with desk.store.write(None) as unit:
        unit.notes.put(first.id, "text")
        unit.notes.put_draft(second.id, "draft")
        unit.notes.add_version(NoteVersion(second.id, "v", 1, desk.clock.now(), "editing"))
    assert desk.store.dirty_papers() == [second.id, first.id]


def test_a_paper_that_another_process_took_out_of_the_queue_is_written_once_more(desk: Desk) -> None:
    paper = desk.paper()
    desk.keep(paper)
    other = Desk(desk.folder)
    assert desk.store.dirty_papers() == other.store.dirty_papers() == [paper.id]
    with other.store.write("Note") as unit:
        unit.notes.put(paper.id, "newer than what the first one read")
    other.store.clear_dirty(other.store.dirty_papers())
    desk.store.clear_dirty([paper.id])
    assert desk.store.dirty_papers() == [paper.id]
    desk.store.clear_dirty([paper.id])
    assert desk.store.dirty_papers() == []
    other.close()


def test_a_paper_that_changed_while_its_sidecar_was_written_stays_in_the_queue(desk: Desk) -> None:
    paper = desk.paper()
    desk.keep(paper)
    waiting = desk.store.dirty_papers()
    desk.keep(replace(paper, rating=1))
    desk.store.clear_dirty(waiting)
    assert desk.store.dirty_papers() == [paper.id]


def test_the_queue_outlives_the_program(desk: Desk) -> None:
    paper = desk.paper()
    desk.keep(paper)
    desk.close()
    again = Desk(desk.folder)
    assert again.store.dirty_papers() == [paper.id]
    again.close()


def _papers(desk: Desk) -> int:
    with desk.store.read() as unit:
        return unit.papers.counts().papers


def _half_an_action(desk: Desk, paper: Paper, mark: Mark) -> None:
    with desk.store.write("Half") as unit:
        unit.papers.put(replace(paper, tags=("b",)))
        unit.marks.put(mark)
        unit.notes.put(paper.id, "half")
        raise ZeroDivisionError
