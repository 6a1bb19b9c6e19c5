"""Questions that are raised by several papers, tagged, partly answered, merged and split; and what undo brings back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import NotFoundError, ReaderError
from desktop_app.domain.ids import IdFactory, MarkId
from desktop_app.domain.mark import Mark
from desktop_app.domain.paper import Paper
from desktop_app.domain.question import QuestionState
from desktop_app.services.context import Services
from desktop_app.storage.rebuild import rebuilt
from desktop_app.storage.store import LibraryStore
from desktop_app.system.paths import AppPaths
from tests.unit.services.conftest import SettableClock


@pytest.fixture
def here(services: Services, vns: Paper) -> Mark:
    return services.marks.mark_quote(vns.id, "The exact mechanism of action")


@pytest.fixture
def there(services: Services, pdf_path: Path) -> Mark:
    paper = services.intake.add_pdf(services.intake.probe_pdf(pdf_path)).paper
    return services.marks.mark_quote(paper.id, "Neurotrophins are found in the hippocampus")


def test_marks_of_several_papers_raise_a_question(services: Services, here: Mark, there: Mark) -> None:
    question = services.questions.ask(None, "Where?", (here.id,), tags=("BDNF", " bdnf", "serum"))
    assert question.tags == ("BDNF", "serum")
    both = services.questions.raise_by(question.id, (there.id, here.id))
    assert both.raised_by == (here.id, there.id)
    for paper in (here.paper_id, there.paper_id):
        assert [row.question.id for row in services.questions.rows("open", paper)] == [question.id]
    (row,) = services.questions.rows()
    assert (row.place, row.papers) == ("abstract", (here.paper_id, there.paper_id))
    assert [line.place for line in row.raised] == ["abstract", "p. 1"]
    with pytest.raises(NotFoundError):
        services.questions.raise_by(question.id, (MarkId(question.id),))
    assert services.history.undo() == "Add to question"
    assert services.questions.rows("open", there.paper_id) == []


def test_what_links_to_a_merged_question_leads_to_the_one_that_stays(
    services: Services, vns: Paper, there: Mark
) -> None:
    kept, other = services.questions.ask(vns.id, "Where?"), services.questions.ask(vns.id, "Where else?")
    to_other = f"see postil://question/{other.id}"
    third = services.questions.ask(None, f"Third, {to_other}")
    services.marks.set_comment(there.id, to_other)
    note = services.notes.get(there.paper_id)
    services.notes.save(there.paper_id, f"first\n{to_other}\n", note.revision)
    before = [(use.kind, use.line) for use in services.links.uses_of_question(other.id)]

    services.questions.merge(kept.id, other.id)
    assert services.links.broken_lines(there.paper_id) == []
    after = [(use.kind, use.line) for use in services.links.uses_of_question(kept.id)]
    assert sorted(after) == sorted((kind, line.replace(str(other.id), str(kept.id))) for kind, line in before)
    assert len(after) == 3
    assert services.notes.get(there.paper_id).body == f"first\nsee postil://question/{kept.id}\n"

    assert services.history.undo() == "Merge questions"
    assert services.questions.resolve(str(third.id)).text == f"Third, {to_other}"
    assert services.notes.get(there.paper_id).body == f"first\n{to_other}\n"
    assert services.links.broken_lines(there.paper_id) == []
    services.history.redo()
    assert len(services.links.uses_of_question(kept.id)) == 3


def test_a_partial_answer_keeps_it_open(services: Services, vns: Paper, there: Mark) -> None:
    question = services.questions.ask(vns.id, "Where?")
    partial = services.questions.keep_partial(question.id, "In serum at least.", (there.id,))
    assert (partial.state, partial.is_partly_answered) == (QuestionState.OPEN, True)
    answered = services.questions.answer(question.id, "In serum and brain.")
    assert (answered.evidence, answered.is_partly_answered) == ((there.id,), False)
    assert [row.question.id for row in services.questions.answered_from(there.paper_id)] == [question.id]
    assert services.questions.answered_from(vns.id) == []
    assert services.questions.remove_evidence(question.id, there.id).evidence == ()
    assert services.questions.add_evidence(question.id, (there.id, there.id)).evidence == (there.id,)
    names = [services.history.undo() for _step in range(4)]
    assert names == ["Add evidence", "Remove evidence", "Answer question", "Keep partial answer"]
    assert not services.questions.list()[0].answer


def test_merging_unites_and_undo_brings_both_back(
    services: Services, vns: Paper, here: Mark, there: Mark, clock: SettableClock
) -> None:
    other = services.questions.ask(
        vns.id, "Where found?", (here.id,), promised=True, follow_up=date(2026, 12, 1), tags=("b", "C")
    )
    clock.advance(days=1)
    kept = services.questions.ask(None, "Where?", (there.id,), tags=("a", "B"))
    kept = services.questions.answer(kept.id, "In the brain.", (there.id,))
    other = services.questions.keep_partial(other.id, "In serum.", (here.id,))
    one = services.questions.merge(kept.id, other.id)
    assert (one.text, one.state, one.promised, one.paper_id) == ("Where?", QuestionState.OPEN, True, there.paper_id)
    assert (one.raised_by, one.evidence) == ((there.id, here.id), (there.id, here.id))
    assert (one.answer, one.tags, one.answered_at) == ("In the brain.\n\nIn serum.", ("a", "B", "C"), None)
    assert (one.asked_at, one.follow_up) == (other.asked_at, date(2026, 12, 1))
    assert services.questions.list("all") == [one]
    with pytest.raises(NotFoundError):
        services.questions.edit(other.id, "Gone?")
    with pytest.raises(ReaderError, match="itself"):
        services.questions.merge(one.id, one.id)
    assert services.history.undo() == "Merge questions"
    back = {question.id: question for question in services.questions.list("all")}
    assert back[kept.id].answer == "In the brain."
    assert (back[kept.id].raised_by, back[kept.id].tags) == ((there.id,), ("a", "B"))
    assert (back[other.id].tags, back[other.id].merged_into) == (("b", "C"), None)
    assert services.history.redo() == "Merge questions"
    assert [question.id for question in services.questions.list("all")] == [kept.id]


def test_splitting_asks_a_part_by_itself(services: Services, vns: Paper, here: Mark) -> None:
    question = services.questions.ask(vns.id, "Where is it found?\nAnd when?", (here.id,), promised=True, tags=("a",))
    rest, part = services.questions.split(question.id, "Where is it found?", " And when? ")
    assert (rest.text, part.text, part.from_question) == ("Where is it found?", "And when?", question.id)
    assert (part.raised_by, part.paper_id, part.promised, part.tags) == ((here.id,), vns.id, True, ("a",))
    for texts in (("", "x"), ("x", " ")):
        with pytest.raises(ReaderError, match="nothing was split"):
            services.questions.split(question.id, *texts)
    assert services.history.undo() == "Split question"
    assert [one.text for one in services.questions.list()] == [question.text]


def test_what_is_due_and_which_tags_there_are(services: Services, vns: Paper) -> None:
    due = services.questions.ask(vns.id, "Due?", follow_up=date(2026, 11, 24), tags=("serum", "BDNF"))
    services.questions.ask(vns.id, "Later?", follow_up=date(2026, 11, 25), tags=("serum",))
    assert services.due.today().follow_ups == 1
    assert services.questions.tags() == [("BDNF", 1), ("serum", 2)]
    services.questions.drop(due.id)
    assert services.due.today().follow_ups == 0
    assert services.questions.set_tags(due.id, ()).tags == ()
    assert services.history.undo() == "Tag question"


def test_plain_copies_keep_what_became_of_questions(
    services: Services, vns: Paper, here: Mark, clock: SettableClock, tmp_path: Path
) -> None:
    one = services.questions.ask(vns.id, "Where? When?", (here.id,), promised=True, tags=("a", "b"))
    other = services.questions.ask(None, "Where then?", tags=("c",))
    one = services.questions.answer(services.questions.merge(one.id, other.id).id, "There.", (here.id,))
    _rest, part = services.questions.split(one.id, "Where?", "When?")
    while services.upkeep.tend():
        pass
    with rebuilt(tmp_path / "library", clock, IdFactory()) as found:
        assert found.papers == 1
        folder = found.database.parent
        store = LibraryStore.open(folder, clock=clock, new_id=IdFactory())
        with store.read() as unit:
            kept = {question.id: question for question in unit.questions.list("all")}
            (gone,) = unit.questions.put_away()
        store.close()
    assert kept[one.id].tags == ("a", "b", "c")
    assert (kept[part.id].from_question, gone.id, gone.merged_into) == (one.id, other.id, one.id)


@pytest.mark.timeout(20)
def test_questions_that_a_damaged_copy_merged_in_a_ring_hold_nobody_up(
    services: Services, vns: Paper, paths: AppPaths, clock: SettableClock
) -> None:
    one, other = services.questions.ask(vns.id, "Where?"), services.questions.ask(vns.id, "When?")
    store = LibraryStore.open(paths.library, clock=clock, new_id=IdFactory())
    with store.write(None) as unit:
        for gone, into in ((one, other), (other, one)):
            unit.questions.put(replace(gone, merged_into=into.id, deleted_at=clock.now()))
    store.close()
    assert services.note_lines.questions(vns.id) == {}
