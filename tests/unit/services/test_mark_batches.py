"""Several marks at once: one transaction, one step of undo with their number in its name."""

from uuid import uuid4

import pytest

from desktop_app.domain.anchor import Anchor, TextPosition, TextQuote
from desktop_app.domain.errors import NotFoundError, ReaderError
from desktop_app.domain.ids import MarkId
from desktop_app.domain.mark import Mark
from desktop_app.domain.paper import Paper
from desktop_app.services.context import Services
from tests.unit.services.conftest import Heard


@pytest.fixture
def three(services: Services, vns: Paper, heard: Heard) -> list[Mark]:
    document = services.reading.open(vns.id).documents[0]
    claim = services.categories.list()[0]
    made = [
        services.marks.create(
            document.id, "highlight", claim.id, Anchor(TextQuote(words), TextPosition(start, start + 3))
        )
        for start, words in enumerate(("one", "two", "three"))
    ]
    heard.clear()
    return made


def ids(marks: list[Mark]) -> list[MarkId]:
    return [mark.id for mark in marks]


def test_a_category_is_given_to_all_and_taken_back_at_once(services: Services, three: list[Mark], heard: Heard) -> None:
    evidence = services.categories.list()[1].id
    services.mark_batches.set_category(ids(three), evidence)
    assert heard.records() == [("mark", "changed")] * 3
    assert {mark.category_id for mark in services.marks.list()} == {evidence}
    assert services.history.undo() == "Change category of 3 marks"
    assert {mark.category_id for mark in services.marks.list()} == {three[0].category_id}


def test_tags_are_added_once_and_taken_off(services: Services, vns: Paper, three: list[Mark]) -> None:
    batches = services.mark_batches
    batches.tag(ids(three)[:1], ["Serum"])
    batches.tag(ids(three), [" serum ", "to\ncheck", ""])
    assert [mark.tags for mark in services.marks.list()] == [
        ("Serum", "to check"),
        ("serum", "to check"),
        ("serum", "to check"),
    ]
    services.library.tag(vns.id, ["vns"])
    assert batches.tags() == ["Serum", "serum", "to check", "vns"]
    batches.untag(ids(three), ["SERUM"])
    assert {mark.tags for mark in services.marks.list()} == {("to check",)}
    undone = [services.history.undo() for _ in range(4)]
    assert undone == ["Remove tag from 3 marks", "Tag", "Tag 3 marks", "Tag mark"]
    assert {mark.tags for mark in services.marks.list()} == {()}
    assert services.history.redo() == "Tag mark"
    assert services.marks.get(three[0].id).tags == ("Serum",)


def test_search_finds_a_mark_by_its_tag(services: Services, three: list[Mark]) -> None:
    services.mark_batches.tag(ids(three)[1:2], ["auricular"])
    assert [hit.id for hit in services.search.search("auricular")] == [three[1].id]
    services.mark_batches.untag(ids(three), ["auricular"])
    assert services.search.search("auricular") == []


def test_all_are_deleted_and_come_back_with_their_tags(services: Services, three: list[Mark]) -> None:
    services.mark_batches.tag(ids(three), ["serum"])
    services.mark_batches.delete(ids(three))
    assert services.marks.list() == []
    assert services.mark_batches.some(ids(three)) == {}
    assert services.mark_batches.tags() == []
    assert services.history.undo() == "Delete 3 marks"
    assert [mark.tags for mark in services.marks.list()] == [("serum",)] * 3
    services.mark_batches.delete(ids(three)[:1])
    assert services.history.undo() == "Delete mark"


def test_what_does_not_exist_changes_nothing(services: Services, three: list[Mark]) -> None:
    gone = [*ids(three), MarkId(uuid4())]
    for action in (
        lambda: services.mark_batches.delete(gone),
        lambda: services.mark_batches.tag(gone, ["a"]),
        lambda: services.mark_batches.markdown(gone),
    ):
        with pytest.raises(NotFoundError):
            action()
    with pytest.raises(ReaderError):
        services.mark_batches.set_kind(ids(three), "scribble")
    assert services.marks.list() == three


def test_kinds_change_together(services: Services, three: list[Mark]) -> None:
    services.mark_batches.set_kind(ids(three)[:2], "underline")
    assert [mark.kind for mark in services.marks.list()] == ["underline", "underline", "highlight"]
    assert services.history.undo() == "Change kind of 2 marks"


def test_markdown_quotes_each_with_its_link(services: Services, three: list[Mark]) -> None:
    text = services.mark_batches.markdown([three[2].id, three[0].id])
    first, second = text.split("\n\n")
    assert first.startswith("> three [↗")
    assert str(three[2].id) in first
    assert second.startswith("> one [↗")


def test_typing_a_comment_is_one_step_of_undo(services: Services, three: list[Mark]) -> None:
    mark = three[0].id
    services.mark_batches.set_comment(mark, "first")
    services.mark_batches.set_comment(mark, "first words", goes_on=True)
    services.mark_batches.set_comment(mark, "first words\nand more ", goes_on=True)
    assert services.marks.get(mark).comment == "first words\nand more"
    assert services.history.undo() == "Comment"
    assert services.marks.get(mark).comment == ""
    assert services.history.redo() == "Comment"
    assert services.marks.get(mark).comment == "first words\nand more"


def test_places_are_marked_together_each_with_its_pieces(services: Services, vns: Paper, heard: Heard) -> None:
    document, claim = services.reading.open(vns.id).documents[0], services.categories.list()[0]
    one, two, rest = (Anchor(TextQuote(words), TextPosition(at, at + 3)) for at, words in enumerate(("a", "b", "c")))
    heard.clear()
    made = services.mark_batches.create(document.id, "underline", claim.id, [[one], [two, rest]])
    assert [(mark.quote, mark.kind) for mark in made] == [("a", "underline"), ("b", "underline"), ("c", "underline")]
    assert made[0].anchor.group == ""
    assert made[1].anchor.group == made[2].anchor.group != ""
    assert heard.records() == [("mark", "added")] * 3
    assert services.history.undo() == "Mark 2 places"
    assert services.marks.list() == []
    with pytest.raises(ReaderError):
        services.mark_batches.create(document.id, "scribble", claim.id, [[one]])


def test_a_mark_of_several_pieces_is_changed_and_deleted_whole(services: Services, vns: Paper) -> None:
    document = services.reading.open(vns.id).documents[0]
    claim, evidence = services.categories.list()[:2]
    pieces = services.marks.create_all(
        document.id,
        "highlight",
        claim.id,
        [Anchor(TextQuote("one"), TextPosition(0, 3)), Anchor(TextQuote("two"), TextPosition(9, 12))],
    )
    assert services.mark_batches.markdown([pieces[0].id]).startswith("> one two [↗")
    assert services.notes.quote_of(pieces[1].id) == services.mark_batches.markdown([pieces[0].id])
    services.mark_batches.set_category([pieces[0].id], evidence.id)
    assert {mark.category_id for mark in services.marks.list()} == {evidence.id}
    services.mark_batches.tag([pieces[0].id], ["serum"])
    assert [mark.tags for mark in services.marks.list()] == [("serum",), ()]
    services.mark_batches.delete([pieces[1].id])
    assert services.marks.list() == []
    assert services.history.undo() == "Delete mark"
    assert len(services.marks.list()) == 2
