"""Papers come back as they were put, are found by what the reader knows of them, and are counted."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import PaperId
from desktop_app.domain.paper import Bibliography, Contributor, PaperName, PaperState
from desktop_app.domain.queries import LibraryCounts, PaperQuery
from desktop_app.domain.question import QuestionState
from desktop_app.domain.todo import TodoState
from desktop_app.storage.rows import in_lots
from tests.storage_desk import Desk

FULL = {
    part.name: f"{part.name} é 漢"
    for part in fields(Bibliography)
    if part.name not in ("year", "contributors", "affiliations", "research_highlights", "keywords")
} | {
    "year": 2020,
    "contributors": (
        Contributor("Beethoven", "Ludwig", "van", "Jr."),
        Contributor(literal="The Consortium"),
        Contributor("Ed", "Itor", role="editor"),
    ),
    "affiliations": ("University of Bern", "", "ETH"),
    "research_highlights": ("One", "Two"),
    "keywords": ("vns", "vns", "nerve"),
}


def titles(desk: Desk, **query: object) -> list[str]:
    with desk.store.read() as unit:
        return [summary.title for summary in unit.papers.list(PaperQuery(**query))]


def found(desk: Desk, ref: str, **how: bool) -> list[str]:
    with desk.store.read() as unit:
        return [summary.title for summary in unit.papers.candidates(ref, **how)]


def test_every_part_comes_back(desk: Desk) -> None:
    title = FULL["title"]
    rest = {name: value for name, value in FULL.items() if name != "title"}
    paper = desk.paper(title, **rest, tags=("b", "a"), state=PaperState.READ, rating=5)
    desk.keep(paper)
    with desk.store.read() as unit:
        assert unit.papers.get(paper.id) == paper


def test_a_change_sets_what_it_says_and_counts_the_revision(desk: Desk) -> None:
    paper = desk.paper(tags=("a", "b"))
    desk.keep(paper)
    wanted = replace(
        paper,
        bibliography=replace(paper.bibliography, title="Other", contributors=(), keywords=("new",)),
        tags=("b",),
        rating=3,
    )
    with desk.store.write("Edit") as unit:
        stored = unit.papers.put(wanted)
    assert stored == replace(wanted, revision=2, updated_at=stored.updated_at)
    assert stored.updated_at > paper.updated_at
    with desk.store.read() as unit:
        assert unit.papers.get(paper.id) == stored


def test_a_change_of_a_tag_alone_counts_too(desk: Desk) -> None:
    paper = desk.paper()
    desk.keep(paper)
    with desk.store.write("Tag") as unit:
        assert unit.papers.put(replace(paper, tags=("x",))).revision == 2


def test_putting_the_same_again_changes_nothing(desk: Desk) -> None:
    paper = desk.paper(tags=("a",))
    desk.keep(paper)
    desk.changes.clear()
    with desk.store.write("Nothing") as unit:
        assert unit.papers.put(paper) == paper
    assert not desk.changes
    assert desk.store.history().undo_name == "Add"


def test_text_is_cleaned_on_its_way_in(desk: Desk) -> None:
    paper = desk.paper("a\x00b\ud800c\r\nd", keywords=("k\x00",), tags=("  t\ud83d ", "t", " "), cite_key="x\x07y")
    with desk.store.write("Add") as unit:
        stored = unit.papers.put(paper)
    assert (stored.title, stored.bibliography.keywords, stored.tags, stored.cite_key) == (
        "abc\nd",
        ("k",),
        ("t",),
        "xy",
    )
    with desk.store.read() as unit:
        assert unit.papers.get(paper.id) == stored
    assert desk.store.undo() == "Add"


def test_unknown_and_trashed_papers_are_not_found(desk: Desk) -> None:
    paper = desk.paper(deleted_at=desk.clock.now())
    desk.keep(paper)
    with desk.store.read() as unit:
        with pytest.raises(NotFoundError, match="no such paper"):
            unit.papers.get(PaperId(desk.new_id()))
        with pytest.raises(NotFoundError, match=r"Vagus nerve stimulation.*trash"):
            unit.papers.get(paper.id)
        assert unit.papers.get(paper.id, with_trashed=True) == paper
    assert titles(desk) == []
    assert titles(desk, with_trashed=True) == [paper.title]


def test_a_summary_says_all_that_a_list_shows(desk: Desk) -> None:
    people = (Contributor("Okafor", "A"), Contributor("Ed", role="editor"), Contributor("Berg", particle="van den"))
    paper = desk.paper(contributors=people, container="Nature", year=2019, tags=("b", "a"), rating=4)
    abstract, pdf = desk.abstract(paper), desk.pdf(paper, page_count=12)
    second = desk.pdf(paper, "cd" * 32, page_count=99)
    mark, gone = desk.mark(abstract), desk.mark(pdf, page=1)
    todos = (desk.todo(paper, "read"), desk.todo(paper), desk.todo(paper), desk.todo(paper, state=TodoState.DONE))
    questions = (desk.question(paper), desk.question(paper, state=QuestionState.DROPPED), desk.question(None))
    desk.keep(paper, abstract, pdf, second, mark, gone, *todos, *questions)
    opened = desk.clock.now()
    with desk.store.write(None) as unit:
        unit.marks.delete(gone.id)
        unit.notes.put(paper.id, "A note")
        unit.papers.opened(paper.id, opened)
        unit.documents.set_position(pdf.id, replace(pdf.position, page_index=3))
    with desk.store.read() as unit:
        (summary,) = unit.papers.list(PaperQuery())
    assert (summary.id, summary.title, summary.authors) == (paper.id, paper.title, ("Okafor", "van den Berg"))
    assert (summary.year, summary.container, summary.tags, summary.rating) == (2019, "Nature", ("b", "a"), 4)
    assert (summary.state, summary.type) == (PaperState.INBOX, "article-journal")
    assert (summary.added_at, summary.opened_at) == (paper.created_at, opened)
    assert (summary.document_kinds, summary.page_count, summary.page_index) == (("abstract", "pdf"), 12, 3)
    assert (summary.mark_count, summary.open_questions, summary.open_todos) == (1, 1, 3)
    assert (set(summary.open_todo_kinds), len(summary.open_todo_kinds)) == ({"buy", "read"}, 2)


def test_a_summary_of_a_bare_paper(desk: Desk) -> None:
    desk.keep(desk.paper("", contributors=()))
    with desk.store.read() as unit:
        (summary,) = unit.papers.list(PaperQuery())
    assert (summary.title, summary.authors, summary.document_kinds, summary.page_count) == ("", (), (), None)
    assert (summary.mark_count, summary.open_todo_kinds, summary.opened_at) == (0, (), None)


def test_the_list_is_filtered_and_sorted(desk: Desk) -> None:
    first = desk.paper("Über die Größe", year=1999, contributors=(Contributor("Müller"),), tags=("x", "100%"))
    second = desk.paper(
        "a letter", container="Brain_Research", doi="10.1/ABC", state=PaperState.READ, cite_key="okafor"
    )
    third = desk.paper("Zebra", year=2005)
    desk.keep(first, desk.pdf(first), second, desk.abstract(second), third, desk.abstract(third))
    with desk.store.write(None) as unit:
        unit.papers.opened(second.id, desk.clock.now() + timedelta(days=1))
    assert titles(desk) == ["a letter", "Zebra", "Über die Größe"]
    assert titles(desk, sort="added") == ["Zebra", "a letter", "Über die Größe"]
    assert titles(desk, sort="title") == ["a letter", "Über die Größe", "Zebra"]
    assert titles(desk, sort="year") == ["Zebra", "Über die Größe", "a letter"]
    assert titles(desk, sort="title", limit=2) == ["a letter", "Über die Größe"]
    assert titles(desk, text="uber GROSSE") == ["Über die Größe"]
    assert titles(desk, text="muller x") == ["Über die Größe"]
    assert titles(desk, text="100%") == ["Über die Größe"]
    assert titles(desk, text="n_r") == ["a letter"]
    assert titles(desk, text="10.1/abc") == titles(desk, text="okafor") == ["a letter"]
    assert titles(desk, text="nothing") == []
    assert titles(desk, state=PaperState.READ) == ["a letter"]
    assert titles(desk, tag="x") == ["Über die Größe"]
    assert titles(desk, has_pdf=True) == ["Über die Größe"]
    assert titles(desk, has_pdf=False, sort="title") == ["a letter", "Zebra"]


def test_a_long_list_asked_again_shows_what_changed(desk: Desk) -> None:
    papers = [desk.paper(f"Paper {number}") for number in range(1005)]
    desk.keep(*papers)
    with desk.store.read() as unit:
        before = unit.papers.list(PaperQuery())
    desk.keep(replace(papers[7], rating=5), desk.question(papers[8]))
    with desk.store.read() as unit:
        after = unit.papers.list(PaperQuery())
    changed = {new.id for old, new in zip(before, after, strict=True) if old != new}
    assert changed == {papers[7].id, papers[8].id}


def test_a_reference_finds_the_best_class_of_match_only(desk: Desk) -> None:
    first = desk.paper("Vagus nerve", doi="10.1000/ABC.1", cite_key="Breit2018")
    second = desk.paper("About Breit2018 and the Größe of 10.1000/abc.1", cite_key="other")
    third = desk.paper("A trashed vagus", deleted_at=desk.clock.now())
    desk.keep(first, second, third)
    assert found(desk, str(first.id)) == [first.title]
    assert found(desk, first.id.hex[:30]) == [first.title]
    assert len(found(desk, str(first.id)[:6])) == 2
    assert found(desk, "https://doi.org/10.1000/abc.1") == [first.title]
    assert found(desk, "breit2018") == [first.title]
    assert found(desk, "ABOUT breit") == [second.title]
    assert found(desk, "grosse") == [second.title]
    assert found(desk, "vagus") == [first.title]
    assert found(desk, "vagus", with_trashed=True) == [first.title, third.title]
    assert found(desk, "%") == found(desk, " ") == found(desk, "nothing of it") == []


def test_a_work_is_recognised_by_its_identifiers_and_its_title(desk: Desk) -> None:
    paper = desk.paper("The Größe: of (nerves)", doi="10.1000/AbC", pmid="123", arxiv="2001.00001")
    trashed = desk.paper("Gone", doi="10.1000/gone", deleted_at=desk.clock.now())
    desk.keep(paper, trashed)
    with desk.store.read() as unit:
        assert unit.papers.by_identifier(doi="10.1000/aBc") == [paper]
        assert unit.papers.by_identifier(doi="10.1000/none", pmid="123", arxiv="2001.00001") == [paper]
        assert unit.papers.by_identifier() == unit.papers.by_identifier(doi="10.1000/gone") == []
        assert unit.papers.by_title("the grosse of nerves") == [paper]
        assert unit.papers.by_title("the grosse of nerve") == unit.papers.by_title("?!") == []
        assert unit.papers.has_cite_key(trashed.cite_key)
        assert not unit.papers.has_cite_key("free")


def test_tags_and_counts_leave_out_the_trash(desk: Desk) -> None:
    kept = desk.paper(tags=("b", "A"))
    trashed = desk.paper(tags=("b", "gone"), deleted_at=desk.clock.now())
    desk.keep(kept, trashed)
    desk.keep(
        *(desk.question(paper, promised=True) for paper in (kept, trashed, None)),
        *(desk.question(kept), desk.question(kept, state=QuestionState.ANSWERED)),
        *(desk.todo(paper) for paper in (kept, trashed, None)),
        *(desk.todo(kept, "read"), desk.todo(kept, state=TodoState.DONE)),
    )
    with desk.store.read() as unit:
        assert unit.papers.tags() == [("A", 1), ("b", 1)]
        assert unit.papers.counts() == LibraryCounts(1, 3, 3, 2, 1)


def test_opening_a_paper_is_no_change_of_it(desk: Desk) -> None:
    paper = desk.paper()
    desk.keep(paper)
    desk.changes.clear()
    with desk.store.write(None) as unit:
        unit.papers.opened(paper.id, desk.clock.now())
        with pytest.raises(NotFoundError):
            unit.papers.opened(PaperId(desk.new_id()), desk.clock.now())
    with desk.store.read() as unit:
        assert unit.papers.get(paper.id) == paper
    assert not desk.changes


def test_what_papers_are_called_is_read_at_once(desk: Desk) -> None:
    people = (Contributor("Breit", "Sigrid"), Contributor(literal="The Consortium"), Contributor("Ed", role="editor"))
    named = desk.paper("Named", contributors=people, year=2018)
    bare = desk.paper("Bare", contributors=())
    trashed = desk.paper("Trashed", deleted_at=desk.clock.now())
    desk.keep(named, bare, trashed)
    with desk.store.read() as unit:
        unknown = PaperId(desk.new_id())
        assert unit.papers.names([named.id, bare.id, trashed.id, unknown]) == {
            named.id: PaperName("Named", ("Breit", "The Consortium"), 2018),
            bare.id: PaperName("Bare"),
            trashed.id: PaperName("Trashed", ("Breit",)),
        }


def test_more_papers_than_one_question_holds_are_named(desk: Desk) -> None:
    papers = [desk.paper(f"Paper {number}") for number in range(7)]
    desk.keep(*papers)
    ids = [paper.id for paper in papers]
    assert [list(lot) for lot in in_lots([*ids, *ids], 3)] == [ids[:3], ids[3:6], ids[6:]]
    with desk.store.read() as unit:
        assert [name.title for name in unit.papers.names(ids).values()] == [paper.title for paper in papers]
