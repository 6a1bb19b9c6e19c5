"""Marks with their anchors, and the categories that say what a mark means."""

from dataclasses import replace

import pytest

from desktop_app.domain.anchor import Anchor, Placement, TextQuote
from desktop_app.domain.category import DEFAULT_CATEGORIES, Category
from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import CategoryId, MarkId
from tests.storage_desk import Desk


def test_every_field_and_the_anchor_come_back(desk: Desk) -> None:
    paper = desk.paper()
    pdf, abstract = desk.pdf(paper), desk.abstract(paper)
    on_page = desk.mark(
        pdf, "naïve\n“quote” 漢", page=3, comment="c", placement=Placement.APPROXIMATE, external_id="zotero:1"
    )
    bare = replace(desk.mark(abstract), anchor=Anchor(TextQuote("x")))
    desk.keep(paper, pdf, abstract, on_page, bare)
    with desk.store.read() as unit:
        assert unit.marks.get(on_page.id) == on_page
        assert unit.marks.get(bare.id) == bare


def test_an_anchor_is_cleaned_too(desk: Desk) -> None:
    paper = desk.paper()
    desk.keep(paper, abstract := desk.abstract(paper))
    mark = replace(desk.mark(abstract, "a\x00b"), anchor=Anchor(TextQuote("a\x00b", "\ud800", "")))
    with desk.store.write("Highlight") as unit:
        assert unit.marks.put(mark).anchor == Anchor(TextQuote("ab"))
    assert desk.store.undo() == "Highlight"


def test_marks_are_listed_along_their_documents_paper_by_paper(desk: Desk) -> None:
    first, second = desk.paper(), desk.paper()
    one, two = desk.pdf(first), desk.pdf(second)
    with desk.store.read() as unit:
        claim, evidence = unit.categories.list()[:2]
    late, early = desk.mark(one, page=9, category=claim), desk.mark(one, page=2, category=evidence)
    other = desk.mark(two, page=0, category=claim)
    desk.keep(second, two, other, first, one, late, early)
    with desk.store.read() as unit:
        assert unit.marks.of_paper(first.id) == (early, late)
        assert unit.marks.list() == [early, late, other]
        assert unit.marks.list(paper=second.id) == [other]
        assert unit.marks.list(category=claim.id) == [late, other]
    desk.keep(replace(first, deleted_at=desk.clock.now()))
    with desk.store.read() as unit:
        assert unit.marks.list() == [other]
        assert unit.marks.of_paper(first.id) == (early, late)


def test_a_deleted_mark_is_not_found(desk: Desk) -> None:
    paper = desk.paper()
    desk.keep(paper, abstract := desk.abstract(paper), mark := desk.mark(abstract))
    with desk.store.write("Delete") as unit:
        unit.marks.delete(mark.id)
    with desk.store.write(None) as unit:
        assert unit.marks.of_paper(paper.id) == ()
        for call in (unit.marks.get, unit.marks.delete):
            with pytest.raises(NotFoundError):
                call(mark.id)
            with pytest.raises(NotFoundError):
                call(MarkId(desk.new_id()))


def test_a_new_library_has_the_default_categories(desk: Desk) -> None:
    with desk.store.read() as unit:
        found = unit.categories.list()
    assert [(item.name, item.colour, item.glyph, item.key) for item in found] == [
        (item.name, item.colour, item.glyph, item.key) for item in DEFAULT_CATEGORIES
    ]
    assert [item.order for item in found] == list(range(len(DEFAULT_CATEGORIES)))


def test_categories_are_added_changed_and_found_by_name(desk: Desk) -> None:
    own = Category(CategoryId(desk.new_id()), "Größe", "#123456", "g", "9", -1)
    with desk.store.write("Add category") as unit:
        assert unit.categories.put(own) == own
        assert unit.categories.put(replace(own, colour="#654321")).colour == "#654321"
    with desk.store.read() as unit:
        assert unit.categories.list()[0] == unit.categories.get(own.id) == replace(own, colour="#654321")
        assert unit.categories.by_name(" GRÖSSE ") == unit.categories.get(own.id)
        assert unit.categories.by_name("none") is None
        with pytest.raises(NotFoundError):
            unit.categories.get(CategoryId(desk.new_id()))
    assert desk.store.undo() == "Add category"
    with desk.store.read() as unit, pytest.raises(NotFoundError):
        unit.categories.get(own.id)


def test_some_marks_are_read_at_once_without_the_deleted_ones(desk: Desk) -> None:
    paper = desk.paper()
    pdf = desk.pdf(paper)
    one, two, gone = desk.mark(pdf, "one", 1), desk.mark(pdf, "two", 2), desk.mark(pdf, "gone", 3)
    desk.keep(paper, pdf, one, two, gone)
    with desk.store.write("Delete mark") as unit:
        unit.marks.delete(gone.id)
    with desk.store.read() as unit:
        unknown = MarkId(desk.new_id())
        assert unit.marks.some([two.id, one.id, two.id, gone.id, unknown]) == {one.id: one, two.id: two}
        assert unit.marks.some([]) == {}


def test_tags_come_back_in_their_order_each_once(desk: Desk) -> None:
    paper = desk.paper()
    desk.keep(paper, abstract := desk.abstract(paper))
    one = desk.mark(abstract, tags=("serum", "b\x00", " a  b ", "serum", ""))
    other = desk.mark(abstract, tags=("serum",))
    desk.keep(one, other)
    with desk.store.read() as unit:
        assert unit.marks.get(one.id).tags == ("serum", "b", "a b")
        assert unit.marks.tags() == [("a b", 1), ("b", 1), ("serum", 2)]
    desk.keep(replace(one, tags=("b", "new")))
    with desk.store.read() as unit:
        assert [mark.tags for mark in unit.marks.of_paper(paper.id)] == [("b", "new"), ("serum",)]
    desk.keep(replace(paper, deleted_at=desk.clock.now()))
    with desk.store.read() as unit:
        assert unit.marks.tags() == []


def test_many_marks_are_put_and_deleted_at_once(desk: Desk) -> None:
    paper = desk.paper()
    desk.keep(paper, abstract := desk.abstract(paper))
    marks = [desk.mark(abstract, f"quote {number}", tags=("a",)) for number in range(620)]
    with desk.store.write("Add") as unit:
        assert list(unit.marks.put_all(marks)) == marks
    with desk.store.write("Change") as unit:
        unit.marks.put_all([replace(mark, comment="c", tags=("a", "b")) for mark in marks])
    with desk.store.write("Delete") as unit:
        assert {(mark.comment, mark.tags) for mark in unit.marks.of_paper(paper.id)} == {("c", ("a", "b"))}
        unit.marks.delete_all([mark.id for mark in marks[1:]])
        assert len(unit.marks.of_paper(paper.id)) == 1
    assert [desk.store.undo() for _ in range(2)] == ["Delete", "Change"]
    with desk.store.read() as unit:
        assert {(mark.comment, mark.tags) for mark in unit.marks.of_paper(paper.id)} == {("", ("a",))}
