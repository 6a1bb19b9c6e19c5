"""Links between texts: derived with each text that is written, broken and whole again, made anew, listed as uses."""

import sqlite3
import time
from contextlib import closing
from dataclasses import replace

import pytest

from desktop_app.bootstrap import build_backup, build_services
from desktop_app.domain.anchor import Anchor, TextPosition, TextQuote
from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.changes import Entity
from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import PaperId
from desktop_app.domain.link_use import Use, UseKind
from desktop_app.domain.mark import Mark
from desktop_app.domain.own_link import OwnLink, QuestionLink
from desktop_app.domain.paper import Bibliography, Paper
from desktop_app.domain.written_links import Target
from desktop_app.pdf.fake import FakePdfReader
from desktop_app.services.context import Services
from desktop_app.storage.links import LinkRepository
from desktop_app.storage.store import LibraryStore
from desktop_app.system.paths import AppPaths


@pytest.fixture
def other(services: Services) -> Paper:
    return services.intake.add_draft(PaperDraft(Bibliography("Neurotrophins", abstract="In serum."))).paper


@pytest.fixture
def mark(services: Services, vns: Paper) -> Mark:
    document = services.reading.open(vns.id).documents[0]
    anchor = Anchor(TextQuote("depression", "", ""), TextPosition(5, 15))
    return services.marks.create(document.id, "highlight", services.categories.list()[0].id, anchor)


def told(uses: list[Use]) -> list[tuple[str, str, str]]:
    return [(use.kind.value, use.paper_title, use.line) for use in uses]


def broken(services: Services, source: Target) -> frozenset[Target]:
    with store_of(services).read() as unit:
        return unit.links.broken_in(source)


def store_of(services: Services) -> LibraryStore:
    store: LibraryStore = services.links._store
    return store


def test_a_paper_knows_where_it_is_mentioned(services: Services, vns: Paper, other: Paper, mark: Mark) -> None:
    services.notes.save(
        other.id, f"First.\n\nAs in [Breit]({OwnLink(vns.id)}) and\n> x [↗]({OwnLink(vns.id, mark.id)})"
    )
    services.notes.save(vns.id, f"My own: {OwnLink(vns.id)}")
    uses = services.links.backlinks(vns.id)
    assert told(uses) == [("note", other.title, "As in Breit and"), ("note", other.title, "x ↗")]
    assert [(use.paper_id, use.line_index) for use in uses] == [(other.id, 2), (other.id, 3)]
    services.notes.save(other.id, "First.")
    assert services.links.backlinks(vns.id) == []


def test_a_mark_knows_its_note_comments_questions_and_answers(
    services: Services, vns: Paper, other: Paper, mark: Mark
) -> None:
    link = OwnLink(vns.id, mark.id)
    services.notes.save(vns.id, services.notes.quote_of(mark.id))
    second = services.marks.create(
        mark.document_id, "highlight", mark.category_id, mark.anchor, comment=f"Compare [this]({link})."
    )
    raised = services.questions.ask(None, "Why depression?", marks=[mark.id])
    asked = services.questions.ask(other.id, f"Is {link} so?")
    services.questions.answer(asked.id, f"Yes,\nsee [there]({link}).", evidence=[mark.id])
    uses = services.links.uses_of(mark.id)
    assert [use.kind for use in uses] == [
        *(UseKind.NOTE, UseKind.COMMENT, UseKind.QUESTION, UseKind.ANSWER),
        *(UseKind.RAISED, UseKind.EVIDENCE),
    ]
    assert uses[1] == Use(UseKind.COMMENT, vns.id, vns.title, "Compare this.", 0, mark_id=second.id)
    assert uses[3] == Use(UseKind.ANSWER, other.id, other.title, "see there.", 1, question_id=asked.id)
    assert (uses[4].question_id, uses[4].line, uses[4].answer) == (raised.id, "Why depression?", "")
    assert uses[5].answer == "Yes, see there."
    assert services.links.use_counts(vns.id) == {mark.id: 6}
    assert services.links.use_counts(other.id) == {}


def test_a_question_knows_where_it_is_mentioned(services: Services, vns: Paper) -> None:
    question = services.questions.ask(None, "Where are they found?")
    services.notes.append(vns.id, f"Open: [where?]({QuestionLink(question.id)})")
    assert told(services.links.uses_of_question(question.id)) == [("note", vns.title, "Open: where?")]


def test_a_target_that_goes_makes_a_broken_link_that_heals(services: Services, vns: Paper, mark: Mark) -> None:
    question = services.questions.ask(None, f"Is {OwnLink(vns.id, mark.id)} so?")
    source = Target(Entity.QUESTION, question.id)
    to_paper, to_mark = Target(Entity.PAPER, vns.id), Target(Entity.MARK, mark.id)
    assert broken(services, source) == frozenset()
    services.marks.delete(mark.id)
    assert broken(services, source) == {to_mark}
    services.history.undo()
    assert broken(services, source) == frozenset()
    services.library.trash(vns.id)
    assert broken(services, source) == {to_paper, to_mark}
    services.library.untrash(vns.id)
    assert broken(services, source) == frozenset()


def test_a_link_to_nothing_is_broken_and_kept(services: Services, vns: Paper) -> None:
    nowhere = PaperId(services.categories.list()[0].id)
    services.notes.save(vns.id, f"See {OwnLink(nowhere)}")
    assert broken(services, Target(Entity.NOTE, vns.id)) == {Target(Entity.PAPER, nowhere)}
    with pytest.raises(NotFoundError):
        services.links.backlinks(nowhere)


def test_lines_that_lead_nowhere_are_told(services: Services, vns: Paper, other: Paper, mark: Mark) -> None:
    services.notes.save(vns.id, f"One.\nSee [it]({OwnLink(vns.id, mark.id)}).\nAnd [that]({OwnLink(other.id)}).")
    assert services.links.broken_lines(vns.id) == []
    services.marks.delete(mark.id)
    services.library.trash(other.id)
    broken_lines = services.links.broken_lines(vns.id)
    assert [(use.line, use.line_index) for use in broken_lines] == [("See it.", 1), ("And that.", 2)]


def test_the_line_that_is_the_question_comes_first(services: Services, vns: Paper) -> None:
    services.notes.save(vns.id, "One.\n? Why *so*")
    services.note_lines.ask(vns.id, 1, "? Why *so*")
    (question,) = services.questions.list("open", vns.id)
    services.notes.append(vns.id, f"See [why]({QuestionLink(question.id)})")
    assert told(services.links.uses_of_question(question.id)) == [
        ("note", vns.title, "Why *so*"),
        ("note", vns.title, "See why"),
    ]


def test_texts_of_a_paper_in_the_trash_are_not_listed(services: Services, vns: Paper, other: Paper) -> None:
    services.notes.save(other.id, f"See {OwnLink(vns.id)}")
    services.questions.ask(other.id, f"See {OwnLink(vns.id)}?")
    assert len(services.links.backlinks(vns.id)) == 2
    services.library.trash(other.id)
    assert services.links.backlinks(vns.id) == []
    services.library.untrash(other.id)
    assert len(services.links.backlinks(vns.id)) == 2


def test_undoing_a_comment_takes_its_links_back(services: Services, vns: Paper, other: Paper, mark: Mark) -> None:
    services.marks.set_comment(mark.id, f"As {OwnLink(other.id)}")
    assert told(services.links.backlinks(other.id)) == [("comment", vns.title, f"As {OwnLink(other.id)}")]
    services.history.undo()
    assert services.links.backlinks(other.id) == []
    services.history.redo()
    assert len(services.links.backlinks(other.id)) == 1
    services.marks.delete(mark.id)
    assert services.links.backlinks(other.id) == []


def test_a_check_finds_wrong_links_and_repairs_them(
    services: Services, paths: AppPaths, vns: Paper, other: Paper
) -> None:
    services.notes.save(other.id, f"See {OwnLink(vns.id)}")
    assert services.backup.check().integrity == "ok"
    with closing(sqlite3.connect(paths.library / "library.db")) as connection:
        connection.execute("UPDATE link SET target_entity = 'question'")
        connection.commit()
    assert "links" in services.backup.check().integrity
    assert services.backup.check(repair=True).integrity == "ok"
    assert len(services.links.backlinks(vns.id)) == 1


def test_links_of_an_older_library_are_filled_in_once(
    services: Services, paths: AppPaths, vns: Paper, other: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.notes.save(other.id, f"See {OwnLink(vns.id)}")
    with closing(sqlite3.connect(paths.library / "library.db")) as connection:
        connection.execute("DELETE FROM link")
        connection.commit()
    assert services.backup.check().integrity == "ok"
    with closing(sqlite3.connect(paths.library / "library.db")) as connection:
        connection.execute("DELETE FROM link")
        connection.commit()
    services.upkeep.tend()
    assert len(services.links.backlinks(vns.id)) == 1
    monkeypatch.setattr(LinkRepository, "is_due", lambda _self: pytest.fail("asked again"))
    services.upkeep.tend()


def test_a_library_made_from_plain_copies_has_its_links(paths: AppPaths) -> None:
    first = build_services(paths, pdf=FakePdfReader())
    one = first.intake.add_draft(PaperDraft(Bibliography("One"))).paper
    two = first.intake.add_draft(PaperDraft(Bibliography("Two"), note=f"See {OwnLink(one.id)}")).paper
    first.close()
    (paths.library / "library.db").write_bytes(b"no database at all" * 300)
    build_backup(paths).check(repair=True)
    again = build_services(paths, pdf=FakePdfReader())
    assert told(again.links.backlinks(one.id)) == [("note", two.title, f"See {OwnLink(one.id)}")]
    assert again.backup.check().integrity == "ok"
    again.close()


def test_the_uses_of_many_marks_are_counted_in_good_time(services: Services, vns: Paper, mark: Mark) -> None:
    many = [(replace(mark.anchor, position=TextPosition(at % 90, at % 90 + 5)),) for at in range(1_000)]
    made = services.mark_batches.create(mark.document_id, "highlight", mark.category_id, many)
    services.notes.save(vns.id, services.mark_batches.markdown([one.id for one in made]))
    services.marks.set_comment(mark.id, f"see {OwnLink(vns.id, made[0].id)} and {OwnLink(vns.id, made[0].id)}")
    start = time.perf_counter()
    assert services.links.use_counts(vns.id) == {one.id: 1 for one in made} | {made[0].id: 2}
    services.mark_batches.delete([one.id for one in made])
    assert len(services.links.broken_lines(vns.id)) == len(made)
    assert time.perf_counter() - start < 10
