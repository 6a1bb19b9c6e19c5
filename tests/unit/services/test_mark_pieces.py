"""Marks of several pieces, moved ends, merged marks, corrected quotes; each one action with a name."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.anchor import Anchor, TextPosition, TextQuote
from desktop_app.domain.document import Document
from desktop_app.domain.errors import ReaderError
from desktop_app.domain.geometry import Quad, Rect
from desktop_app.domain.mark import Mark
from desktop_app.domain.own_link import OwnLink
from desktop_app.domain.paper import Paper
from desktop_app.services.context import Services


def on_page(page: int, start: int, words: str) -> Anchor:
    box = Rect(72, 72 + start, 172, 84 + start)
    return Anchor(TextQuote(words), TextPosition(start, start + len(words)), page, (Quad.from_rect(box),))


OVER_TWO_PAGES = (on_page(0, 900, "its stimulation changes"), on_page(1, 0, "the level of growth factors"))


@pytest.fixture
def page(services: Services, vns: Paper) -> Document:
    return services.reading.open(vns.id).documents[0]


@pytest.fixture
def pieces(services: Services, page: Document) -> list[Mark]:
    claim = services.categories.list()[0]
    return services.marks.create_all(page.id, "highlight", claim.id, OVER_TWO_PAGES, comment="Since when?")


def marks_of(services: Services) -> list[tuple[int | None, str, str]]:
    return [(mark.anchor.page_index, mark.quote, mark.comment) for mark in services.marks.list()]


def test_a_mark_over_two_pages_is_one_action_and_one_group(services: Services, pieces: list[Mark]) -> None:
    assert [mark.comment for mark in pieces] == ["Since when?", ""]
    assert pieces[0].anchor.group == pieces[1].anchor.group != ""
    assert services.history.undo() == "Highlight"
    assert services.marks.list() == []
    assert services.history.redo() == "Highlight"
    assert [mark.id for mark in services.marks.list()] == [mark.id for mark in pieces]


def test_a_mark_on_one_page_has_no_group(services: Services, page: Document) -> None:
    category = services.categories.list()[0].id
    alone = services.marks.create_all(page.id, "underline", category, OVER_TWO_PAGES[:1])
    assert alone[0].anchor.group == ""
    assert services.history.names().undo_name == "Underline"


def test_what_is_done_to_a_piece_is_done_to_all(services: Services, pieces: list[Mark]) -> None:
    evidence = services.categories.list()[1]
    changed = services.marks.set_category(pieces[1].id, evidence.id)
    assert changed.id == pieces[1].id
    services.marks.set_kind(pieces[0].id, "squiggle")
    assert {(mark.category_id, mark.kind) for mark in services.marks.list()} == {(evidence.id, "squiggle")}
    services.marks.delete(pieces[1].id)
    assert services.marks.list() == []
    assert [services.history.undo() for _step in range(4)] == [
        "Delete mark",
        "Change mark",
        "Change category",
        "Highlight",
    ]


def test_a_deleted_mark_comes_back_with_all_pieces(services: Services, pieces: list[Mark]) -> None:
    services.marks.delete(pieces[0].id)
    services.history.undo()
    assert [mark.id for mark in services.marks.list()] == [mark.id for mark in pieces]


def test_a_corrected_quote_leaves_the_words_it_is_found_by(services: Services, pieces: list[Mark]) -> None:
    mark = services.marks.set_quote(pieces[0].id, " its stimulation  changes\n")
    assert mark.quote == "its stimulation  changes"
    assert mark.anchor == pieces[0].anchor
    with pytest.raises(ReaderError):
        services.marks.set_quote(mark.id, " \n ")
    assert services.history.undo() == "Correct quote"
    assert services.marks.get(mark.id).quote == "its stimulation changes"


def test_a_mark_grows_onto_another_page_and_shrinks_again(services: Services, page: Document) -> None:
    category = services.categories.list()[0].id
    mark = services.marks.create_all(page.id, "highlight", category, OVER_TWO_PAGES[:1], "mine")[0]
    grown = services.marks.set_extent(mark.id, OVER_TWO_PAGES)
    assert [one.anchor.page_index for one in grown] == [0, 1]
    assert (grown[0].id, grown[0].comment, grown[1].comment) == (mark.id, "mine", "")
    assert grown[0].anchor.group == grown[1].anchor.group != ""
    shrunk = services.marks.set_extent(mark.id, OVER_TWO_PAGES[1:])
    assert [(one.id, one.anchor.group) for one in shrunk] == [(grown[1].id, "")]
    assert marks_of(services) == [(1, "the level of growth factors", "mine")]
    assert [services.history.undo() for _step in range(2)] == ["Change extent", "Change extent"]
    assert services.marks.list() == [services.marks.get(mark.id)]
    assert services.marks.get(mark.id).anchor == mark.anchor


def test_a_mark_cannot_lie_nowhere(services: Services, pieces: list[Mark]) -> None:
    with pytest.raises(ReaderError):
        services.marks.set_extent(pieces[0].id, ())


def test_merged_marks_keep_comments_tags_and_questions(services: Services, vns: Paper, page: Document) -> None:
    claim, evidence, *_rest = services.categories.list()
    first = services.marks.create(page.id, "highlight", claim.id, on_page(0, 10, "vagus"), "one")
    second = services.marks.create(page.id, "highlight", evidence.id, on_page(0, 16, "nerve"), "two")
    services.mark_batches.tag([second.id], ["bdnf"])
    services.questions.ask(vns.id, "Which nerve?", [second.id])
    todo = services.todos.add(vns.id, "read", "look it up", mark=second.id)
    merged = services.marks.merge([first.id, second.id], [on_page(0, 10, "vagus nerve")])
    assert marks_of(services) == [(0, "vagus nerve", "one\n\ntwo")]
    assert (merged[0].id, merged[0].category_id, merged[0].tags) == (first.id, claim.id, ("bdnf",))
    assert services.questions.list("all")[0].raised_by == (first.id,)
    assert next(one for one in services.todos.list("all") if one.id == todo.id).mark_id == first.id
    assert services.history.undo() == "Merge marks"
    assert marks_of(services) == [(0, "vagus", "one"), (0, "nerve", "two")]
    assert services.questions.list("all")[0].raised_by == (second.id,)


def test_the_mark_that_a_note_links_to_stays(services: Services, vns: Paper, page: Document) -> None:
    claim = services.categories.list()[0]
    first = services.marks.create(page.id, "underline", claim.id, on_page(0, 10, "vagus"))
    second = services.marks.create(page.id, "highlight", claim.id, on_page(0, 16, "nerve"))
    services.notes.append(vns.id, services.notes.quote_of(second.id))
    merged = services.marks.merge([first.id, second.id], [on_page(0, 10, "vagus nerve")])
    assert (merged[0].id, merged[0].kind) == (second.id, "underline")


def test_links_to_a_merged_mark_lead_to_its_heir_and_back_when_that_is_undone(
    services: Services, vns: Paper, page: Document
) -> None:
    claim = services.categories.list()[0]
    made = [
        services.marks.create(page.id, "highlight", claim.id, on_page(0, 20 * at, f"words {at}")) for at in range(4)
    ]
    first, second, third, other = made
    links = [str(OwnLink(vns.id, mark.id, 0)) for mark in made]
    note = f"- [one]({links[0]})\n- [two]({links[1]}) and [three]({links[2]})\n- none"
    services.notes.save(vns.id, note)
    services.marks.set_comment(other.id, f"as [there]({links[1]})")
    services.questions.ask(vns.id, f"Why [so]({links[2]})?")
    (heir, *_rest) = services.marks.merge([first.id, second.id, third.id], [on_page(0, 0, "words")])
    led = note.replace(links[1], links[0]).replace(links[2], links[0])
    assert heir.id == first.id
    assert services.notes.get(vns.id).body == led
    assert links[0] in services.marks.get(other.id).comment
    assert [row.question.text for row in services.questions.rows("open")] == [f"Why [so]({links[0]})?"]
    assert services.links.broken_lines(vns.id) == []
    assert len(services.links.uses_of(first.id)) == 4
    for _ in range(2):
        assert services.history.undo() == "Merge marks"
        assert services.notes.get(vns.id).body == note
        assert links[1] in services.marks.get(other.id).comment
        assert services.history.redo() == "Merge marks"
        assert services.notes.get(vns.id).body == led
    services.notes.save(vns.id, led.replace("- none", "- some"))
    services.history.undo()
    assert services.notes.get(vns.id).body == note.replace("- none", "- some")
    assert services.links.broken_lines(vns.id) == []


def test_marks_of_two_documents_are_not_merged(services: Services, page: Document, vns: Paper) -> None:
    claim = services.categories.list()[0]
    first = services.marks.create(page.id, "highlight", claim.id, on_page(0, 10, "vagus"))
    with pytest.raises(ReaderError):
        services.marks.merge([first.id], [])
    assert services.marks.list() == [first]


PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def test_a_picture_of_an_area_is_kept_and_exported_with_it(
    services: Services, vns: Paper, page: Document, tmp_path: Path
) -> None:
    claim = services.categories.list()[0]
    reference = services.assets.put_image(PNG)
    anchor = replace(on_page(0, 10, "Figure 2"), picture=reference)
    mark = services.marks.create(page.id, "area", claim.id, anchor)
    assert services.marks.get(mark.id).anchor.picture == reference
    services.export.export([vns.id], "markdown", tmp_path / "out")
    written = next((tmp_path / "out").glob("*.md")).read_text(encoding="utf-8")
    assert f"> ![]({reference})\n" in written
    assert (tmp_path / "out" / reference).read_bytes() == PNG


def test_a_free_text_is_rewritten_in_one_step(services: Services, page: Document) -> None:
    claim = services.categories.list()[0]
    mark = services.marks.create(page.id, "free_text", claim.id, on_page(0, 10, ""), "why?")
    changed = services.marks.rewrite(mark.id, "why only serum?\n", on_page(0, 30, ""))[0]
    assert (changed.id, changed.comment) == (mark.id, "why only serum?")
    assert changed.anchor.quads == on_page(0, 30, "").quads
    with pytest.raises(ReaderError):
        services.marks.rewrite(mark.id, " ", on_page(0, 30, ""))
    assert services.history.undo() == "Rewrite free text"
    assert services.marks.get(mark.id).comment == "why?"


def test_a_mark_that_leaves_its_first_page_keeps_its_tags_and_the_links_to_it(
    services: Services, vns: Paper, pieces: list[Mark]
) -> None:
    services.mark_batches.tag([pieces[0].id], ["method"])
    services.mark_batches.tag([pieces[1].id], ["Method", "dose"])
    services.notes.append(vns.id, services.notes.quote_of(pieces[0].id))
    left = services.marks.set_extent(pieces[0].id, OVER_TWO_PAGES[1:])
    assert marks_of(services) == [(1, "the level of growth factors", "Since when?")]
    assert (left[0].id, left[0].tags) == (pieces[0].id, ("method", "dose"))
    assert services.links.broken_lines(vns.id) == []


def test_marks_merged_onto_one_page_say_nothing_twice_and_lose_no_tag(
    services: Services, page: Document, pieces: list[Mark]
) -> None:
    services.marks.set_comment(pieces[1].id, "how much?")
    services.mark_batches.tag([pieces[0].id], ["method"])
    other = services.marks.create(page.id, "highlight", pieces[0].category_id, on_page(1, 30, "in serum"), "whose?")
    services.mark_batches.tag([other.id], ["dose"])
    merged = services.marks.merge([pieces[0].id, other.id], [on_page(1, 0, "the level in serum")])
    assert sorted(merged[0].comment.split("\n\n")) == ["Since when?", "how much?", "whose?"]
    assert sorted(merged[0].tags) == ["dose", "method"]


def test_many_marks_over_pages_are_dealt_with_in_good_time(services: Services, vns: Paper, page: Document) -> None:
    claim, evidence, *_rest = services.categories.list()
    places = [(on_page(number, 0, "one"), on_page(number + 1, 0, "two")) for number in range(400)]
    made = [mark.id for mark in services.mark_batches.create(page.id, "highlight", claim.id, places)[::2]]
    start = time.perf_counter()
    assert services.mark_batches.markdown(made).count("one two") == len(made)
    services.mark_batches.set_category(made, evidence.id)
    assert {mark.category_id for mark in services.marks.list(vns.id)} == {evidence.id}
    services.mark_batches.delete(made)
    assert services.marks.list(vns.id) == []
    assert time.perf_counter() - start < 10
