"""Undo puts back the rows of the last action, redo does it again; both refuse when others changed the rows."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.buy import BuyDossier
from desktop_app.domain.changes import HistoryChanged, Operation
from desktop_app.domain.document import Document
from desktop_app.domain.errors import ConflictError, NotFoundError
from desktop_app.domain.mark import Mark
from desktop_app.domain.paper import Contributor, Paper, PaperState
from desktop_app.domain.question import Question, QuestionState
from desktop_app.domain.todo import Todo, TodoState
from desktop_app.storage import history
from desktop_app.storage.unit_of_work import UnitOfWork
from tests.storage_desk import Desk, picture


@dataclass(frozen=True)
class Scene:
    """A paper with one of each."""

    desk: Desk
    paper: Paper
    abstract: Document
    mark: Mark
    question: Question
    todo: Todo


def scene_of(desk: Desk) -> Scene:
    paper = desk.paper(tags=("a", "b"), keywords=("k",))
    abstract = desk.abstract(paper)
    mark = desk.mark(abstract, tags=("m",))
    question = desk.question(paper, raised_by=(mark.id,))
    todo = desk.todo(paper, dossier=BuyDossier())
    desk.keep(paper, abstract, mark, question, todo, name=None)
    return Scene(desk, paper, abstract, mark, question, todo)


def _edit(scene: Scene, unit: UnitOfWork) -> None:
    parts = replace(
        scene.paper.bibliography, title="New", contributors=(Contributor("X"), Contributor("Y")), keywords=()
    )
    unit.papers.put(replace(scene.paper, bibliography=parts, tags=("b", "c"), state=PaperState.READ))


def _trash_and_all(scene: Scene, unit: UnitOfWork) -> None:
    now = scene.desk.clock.now()
    unit.papers.put(replace(scene.paper, deleted_at=now))
    unit.documents.put(replace(scene.abstract, deleted_at=now))
    unit.marks.delete(scene.mark.id)
    unit.questions.delete(scene.question.id)
    unit.todos.delete(scene.todo.id)
    unit.notes.put(scene.paper.id, "")


def _add_paper(scene: Scene, unit: UnitOfWork) -> None:
    desk = scene.desk
    unit.papers.put(paper := desk.paper("Second", tags=("t",)))
    unit.documents.put(document := desk.pdf(paper))
    unit.marks.put(desk.mark(document, page=1))
    unit.questions.put(desk.question(paper, evidence=(scene.mark.id,)))
    unit.todos.put(desk.todo(paper, dossier=BuyDossier(reason="r")))
    unit.notes.put(paper.id, "note")


ACTIONS: dict[str, Callable[[Scene, UnitOfWork], object]] = {
    "add a paper with all": _add_paper,
    "edit a paper": _edit,
    "trash a paper": lambda scene, unit: unit.papers.put(replace(scene.paper, deleted_at=scene.desk.clock.now())),
    "trash it and all it has": _trash_and_all,
    "highlight": lambda scene, unit: unit.marks.put(scene.desk.mark(scene.abstract, "other")),
    "recolour": lambda scene, unit: unit.marks.put(
        replace(scene.mark, category_id=unit.categories.list()[3].id, comment="c")
    ),
    "delete a mark": lambda scene, unit: unit.marks.delete(scene.mark.id),
    "ask": lambda scene, unit: unit.questions.put(scene.desk.question(None)),
    "answer": lambda scene, unit: unit.questions.put(
        replace(scene.question, state=QuestionState.ANSWERED, answer="So", evidence=(scene.mark.id,), raised_by=())
    ),
    "delete a question": lambda scene, unit: unit.questions.delete(scene.question.id),
    "flag": lambda scene, unit: unit.todos.put(scene.desk.todo(scene.paper, dossier=BuyDossier(url="u"))),
    "done": lambda scene, unit: unit.todos.put(replace(scene.todo, state=TodoState.DONE, dossier=None)),
    "delete a to-do": lambda scene, unit: unit.todos.delete(scene.todo.id),
    "write the note": lambda scene, unit: unit.notes.put(scene.paper.id, "A note"),
    "rename a category": lambda scene, unit: unit.categories.put(replace(unit.categories.list()[0], name="Thesis")),
    "attach": lambda scene, unit: unit.documents.put(scene.desk.pdf(scene.paper)),
    "tag several papers": lambda scene, unit: [
        unit.papers.put(scene.desk.paper(f"P{number}", tags=("x",))) for number in range(3)
    ],
}


@pytest.mark.parametrize("name", ACTIONS)
def test_every_kind_of_action_is_undone_and_redone(desk: Desk, name: str) -> None:
    scene = scene_of(desk)
    before = picture(desk.store)
    with desk.store.write(name) as unit:
        ACTIONS[name](scene, unit)
    after = picture(desk.store)
    assert after != before
    for _ in range(2):
        assert desk.store.undo() == name
        assert picture(desk.store) == before
        assert desk.store.redo() == name
        assert picture(desk.store) == after
    assert desk.store.redo() is None


def test_several_changes_of_a_row_in_one_action_are_one(desk: Desk) -> None:
    scene = scene_of(desk)
    before = picture(desk.store)
    with desk.store.write("Much") as unit:
        for tags in ((), ("b", "z"), ("a", "b"), ("a",)):
            unit.papers.put(replace(scene.paper, tags=tags, rating=len(tags)))
        unit.questions.put(replace(scene.question, raised_by=()))
        unit.questions.put(replace(scene.question, evidence=(scene.mark.id,)))
        unit.todos.put(new := desk.todo(None, text="one"))
        unit.todos.put(replace(new, text="two", dossier=BuyDossier(reason="r")))
        unit.todos.put(replace(new, text="three"))
    after = picture(desk.store)
    assert (after["papers"][scene.paper.id].tags, after["todos"][new.id].text) == (("a",), "three")
    assert desk.store.undo() == "Much"
    assert picture(desk.store) == before
    assert desk.store.redo() == "Much"
    assert picture(desk.store) == after


def test_changes_that_take_each_other_back_are_no_action(desk: Desk) -> None:
    scene = scene_of(desk)
    with desk.store.write("Nothing") as unit:
        unit.papers.put(replace(scene.paper, tags=(), rating=5))
        unit.papers.put(scene.paper)
    assert desk.store.history() == HistoryChanged(None, None)


def test_undo_and_redo_are_told_like_any_change(desk: Desk) -> None:
    scene = scene_of(desk)
    with desk.store.write("Delete mark") as unit:
        unit.marks.delete(scene.mark.id)
    desk.changes.clear()
    desk.histories.clear()
    desk.store.undo()
    desk.store.redo()
    assert [(change.entity_id, change.operation) for change in desk.changes] == [
        (scene.mark.id, Operation.ADDED),
        (scene.mark.id, Operation.REMOVED),
    ]
    assert desk.histories == [HistoryChanged(None, "Delete mark"), HistoryChanged("Delete mark", None)]
    assert desk.store.dirty_papers() == [scene.paper.id]


def test_with_nothing_to_undo_nothing_happens(desk: Desk) -> None:
    assert (desk.store.undo(), desk.store.redo()) == (None, None)
    assert (desk.changes, desk.histories) == ([], [])


def test_a_new_action_ends_what_could_be_redone(desk: Desk) -> None:
    scene = scene_of(desk)
    desk.keep(replace(scene.paper, rating=1), name="Rate")
    desk.store.undo()
    desk.keep(replace(scene.paper, rating=2), name="Rate again")
    assert desk.store.history() == HistoryChanged("Rate again", None)
    assert desk.store.redo() is None


def test_an_undone_addition_is_in_the_trash_not_erased(desk: Desk) -> None:
    paper = desk.paper()
    desk.keep(paper)
    desk.store.undo()
    with desk.store.read() as unit:
        assert unit.papers.counts().trashed == 1
        assert unit.papers.get(paper.id, with_trashed=True).deleted_at is not None


def test_a_revision_never_goes_back(desk: Desk) -> None:
    scene = scene_of(desk)
    desk.keep(replace(scene.paper, rating=1))
    desk.store.undo()
    desk.store.redo()
    with desk.store.read() as unit:
        assert unit.papers.get(scene.paper.id).revision == 4


def test_other_columns_of_the_row_keep_later_values(desk: Desk) -> None:
    scene = scene_of(desk)
    desk.keep(replace(scene.paper, rating=1), name="Rate")
    opened = desk.clock.now()
    with desk.store.write(None) as unit:
        unit.papers.opened(scene.paper.id, opened)
        unit.papers.put(replace(unit.papers.get(scene.paper.id), state=PaperState.READING))
    assert desk.store.undo() == "Rate"
    with desk.store.read() as unit:
        paper = unit.papers.get(scene.paper.id)
    assert (paper.rating, paper.state) == (None, PaperState.READING)


def test_what_is_no_action_does_not_stand_in_the_way(desk: Desk) -> None:
    scene = scene_of(desk)
    with desk.store.write("Add to note") as unit:
        unit.notes.put(scene.paper.id, "one")
    with desk.store.write(None) as unit:
        unit.notes.put(scene.paper.id, "one, typed on")
    assert desk.store.undo() == "Add to note"
    with desk.store.write(None) as unit:
        assert unit.notes.get(scene.paper.id).body == ""
    assert desk.store.redo() == "Add to note"
    with desk.store.read() as unit:
        assert unit.notes.get(scene.paper.id).body == "one, typed on"


def test_a_change_from_elsewhere_is_not_overwritten(desk: Desk) -> None:
    scene = scene_of(desk)
    desk.keep(replace(scene.paper, rating=1, tags=("mine",)), replace(scene.todo, text="mine"), name="Edit")
    elsewhere = Desk(desk.folder)
    with elsewhere.store.write("There") as unit:
        unit.todos.put(replace(unit.todos.get(scene.todo.id), text="theirs"))
    elsewhere.close()
    assert desk.store.changed_elsewhere()
    before = picture(desk.store)
    with pytest.raises(ConflictError, match=r"“Edit”.*nothing was undone"):
        desk.store.undo()
    assert picture(desk.store) == before
    assert desk.store.history() == HistoryChanged(None, None)


@pytest.mark.parametrize("forward", [False, True])
def test_a_part_that_was_put_in_elsewhere_is_not_overwritten(desk: Desk, *, forward: bool) -> None:
    scene = scene_of(desk)
    tags = ("a", "b", "c") if forward else ("a",)
    desk.keep(replace(scene.paper, tags=tags), name="Tag")
    if forward:
        desk.store.undo()
    elsewhere = Desk(desk.folder)
    with elsewhere.store.write("There") as unit:
        paper = unit.papers.get(scene.paper.id)
        unit.papers.put(replace(paper, tags=(*paper.tags, "theirs")))
    elsewhere.close()
    turn = desk.store.redo if forward else desk.store.undo
    with pytest.raises(ConflictError):
        turn()


def test_an_action_that_fails_for_another_reason_can_be_undone_later(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = scene_of(desk)
    desk.keep(replace(scene.paper, rating=1), name="Rate")
    with monkeypatch.context() as broken:
        broken.setattr(UnitOfWork, "commit", _fail)
        with pytest.raises(OSError, match="no"):
            desk.store.undo()
    assert desk.store.undo() == "Rate"


def _fail(_unit: UnitOfWork) -> None:
    raise OSError("no")


def test_only_the_last_actions_are_remembered(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_ACTIONS", 7)
    paper = desk.paper()
    desk.keep(paper)
    for number in range(12):
        desk.keep(replace(paper, rating=number), name=str(number))
    undone = 0
    while desk.store.undo():
        undone += 1
    assert undone == 7


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.sampled_from(sorted(ACTIONS)), min_size=1, max_size=6))
def test_any_run_of_actions_is_undone_to_the_beginning(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("library"))
    scene = scene_of(desk)
    pictures = [picture(desk.store)]
    for name in names:
        with suppress(NotFoundError), desk.store.write(name) as unit:  # what is gone cannot be deleted again
            ACTIONS[name](scene, unit)
        pictures.append(picture(desk.store))
    while desk.store.undo():
        pass
    assert picture(desk.store) == pictures[0]
    while desk.store.redo():
        pass
    assert picture(desk.store) == pictures[-1]
    desk.close()
