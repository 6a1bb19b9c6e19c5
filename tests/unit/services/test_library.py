"""Listing, finding and editing papers."""

import pytest

from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.errors import AmbiguousReferenceError, NotFoundError, ReaderError
from desktop_app.domain.paper import Bibliography, Paper, PaperState
from desktop_app.domain.queries import PaperQuery
from desktop_app.services.context import Services
from tests.unit.services.conftest import Heard


def added(services: Services, title: str, **parts: object) -> Paper:
    return services.intake.add_draft(PaperDraft(Bibliography(title=title, **parts))).paper


def test_papers_are_listed_and_counted(services: Services, vns: Paper) -> None:
    added(services, "Another one")
    assert {row.title for row in services.library.list()} == {vns.title, "Another one"}
    assert [row.title for row in services.library.list(PaperQuery(text="breit"))] == [vns.title]
    counts = services.library.counts()
    assert (counts.papers, counts.open_questions, counts.trashed) == (2, 0, 0)


def test_a_paper_answers_to_id_doi_cite_key_and_title(services: Services, vns: Paper) -> None:
    added(services, "Another one")
    for ref in (str(vns.id), "10.1016/j.neubiorev.2020.03.031", "breit2020", "neurotrophins", " vagus  nerve "):
        assert services.library.resolve(ref).id == vns.id


def test_a_reference_without_answer_or_with_several_is_told(services: Services, vns: Paper) -> None:
    with pytest.raises(NotFoundError, match="No paper answers to “radium”"):
        services.library.resolve("radium")
    with pytest.raises(NotFoundError):
        services.library.resolve("  ")
    for number in range(12):
        added(services, f"Vagus Nerve part {number}", year=2000 + number)
    with pytest.raises(AmbiguousReferenceError) as told:
        services.library.resolve("vagus nerve")
    assert "answers to 13 papers" in str(told.value)
    assert "and 3 more" in str(told.value)


@pytest.mark.parametrize(
    ("name", "text", "undo_name"),
    [("title", "New", "Set title"), ("doi", "10.1000/abc", "Set DOI"), ("year", "1999", "Set year")],
)
def test_an_edit_is_one_action_with_a_name(
    services: Services, vns: Paper, heard: Heard, name: str, text: str, undo_name: str
) -> None:
    edited = services.library.set_field(vns.id, name, text)
    assert str(getattr(edited.bibliography, name)) == text
    assert edited.revision == vns.revision + 1
    assert ("paper", "changed") in heard.records()
    assert services.history.names().undo_name == undo_name
    assert services.history.undo() == undo_name
    assert services.library.get(vns.id).bibliography == vns.bibliography


def test_the_same_value_again_is_no_action(services: Services, vns: Paper, heard: Heard) -> None:
    before = services.history.names()
    assert services.library.set_field(vns.id, "title", vns.title) == vns
    assert services.library.set_state(vns.id, vns.state) == vns
    assert heard.events == []
    assert services.history.names() == before


def test_a_refused_edit_changes_nothing(services: Services, vns: Paper, heard: Heard) -> None:
    with pytest.raises(ReaderError):
        services.library.set_field(vns.id, "year", "soon")
    assert services.library.get(vns.id) == vns
    assert heard.events == []


def test_state_and_rating_by_method_and_by_field(services: Services, vns: Paper) -> None:
    assert services.library.set_state(vns.id, PaperState.READING).state is PaperState.READING
    assert services.library.set_field(vns.id, "state", "To-Read").state is PaperState.TO_READ
    assert services.library.set_rating(vns.id, 4).rating == 4
    assert services.library.set_field(vns.id, "rating", "5").rating == 5
    assert services.library.set_field(vns.id, "rating", "").rating is None


@pytest.mark.parametrize(
    ("name", "text"), [("state", "half-read"), ("rating", "6"), ("rating", "many"), ("rating", "-1")]
)
def test_states_and_ratings_that_do_not_exist(services: Services, vns: Paper, name: str, text: str) -> None:
    with pytest.raises(ReaderError):
        services.library.set_field(vns.id, name, text)


def test_a_cite_key_is_unique(services: Services, vns: Paper) -> None:
    other = added(services, "Another one", year=2020)
    assert services.library.set_field(vns.id, "cite_key", "Breit2020").cite_key == "Breit2020"
    with pytest.raises(ReaderError, match="Another paper has the cite key"):
        services.library.set_field(vns.id, "cite_key", other.cite_key)


def test_tags_come_once_whatever_their_case(services: Services, vns: Paper) -> None:
    assert services.library.tag(vns.id, ["VNS", " vns ", "HRV", ""]).tags == ("VNS", "HRV")
    assert services.library.tags() == [("HRV", 1), ("VNS", 1)]
    assert services.library.untag(vns.id, ["vns"]).tags == ("HRV",)
    assert services.history.undo() == "Remove tag"
    assert services.library.get(vns.id).tags == ("VNS", "HRV")


def test_the_trash_takes_and_gives_back(services: Services, vns: Paper, heard: Heard) -> None:
    trashed = services.library.trash(vns.id)
    assert trashed.deleted_at is not None
    assert heard.records() == [("paper", "removed")]
    assert services.library.list() == []
    with pytest.raises(NotFoundError, match="in the trash"):
        services.library.get(vns.id)
    with pytest.raises(NotFoundError):
        services.library.resolve("vagus")
    assert services.library.resolve("vagus", with_trashed=True).id == vns.id
    assert services.library.untrash(vns.id).deleted_at is None
    assert services.library.untrash(vns.id).id == vns.id
    assert services.reading.open(vns.id).documents


def test_trashing_is_undone(services: Services, vns: Paper) -> None:
    services.library.trash(vns.id)
    assert services.history.undo() == "Move to trash"
    assert services.library.get(vns.id).title == vns.title
    assert services.history.redo() == "Move to trash"
    assert services.library.counts().trashed == 1


def test_what_came_with_a_paper_is_there_when_it_is_taken_out_of_the_trash(services: Services, vns: Paper) -> None:
    services.questions.ask(vns.id, "Where?")
    services.notes.save(vns.id, "Hours of work.")
    before = services.reading.look(vns.id)
    assert [services.history.undo(), services.history.undo()] == ["Ask question", "Add paper"]
    services.library.untrash(vns.id)
    after = services.reading.look(vns.id)
    assert (after.note.body, after.documents) == ("Hours of work.", before.documents)
    assert after.paper.bibliography == vns.bibliography
    assert services.search.search("neurotrophins")
