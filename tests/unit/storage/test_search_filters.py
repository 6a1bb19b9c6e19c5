"""Filters in words restrict what is found and what is listed, alone and together with words."""

from dataclasses import replace

import pytest

from desktop_app.domain.paper import Contributor, PaperState
from desktop_app.domain.queries import PaperQuery
from desktop_app.domain.question import QuestionState
from desktop_app.domain.search_query import FilterName
from tests.storage_desk import Desk


@pytest.fixture
def library(desk: Desk) -> Desk:
    """Three papers: one with everything, one with an abstract alone, one with nothing."""
    with desk.store.read() as unit:
        evidence = unit.categories.list()[1]
    vns = desk.paper(
        "Vagus nerve stimulation of the rat",
        year=2020,
        tags=("vagus nerve", "VNS"),
        state=PaperState.READING,
        contributors=(Contributor("Müller", "Sigrid"),),
        doi="10.1/x",
    )
    serum = desk.paper(
        "Serum of the mouse",
        year=2015,
        type="book",
        contributors=(Contributor("Okafor", "A."), Contributor(literal="Örsted Institute")),
    )
    bare = desk.paper("Nothing of the rat", tags=("vns",), contributors=())
    pdf, abstract = desk.pdf(vns), desk.abstract(serum, "The serum of the nerve")
    mark = desk.mark(pdf, "the serum rises", category=evidence)
    tagged = desk.mark(pdf, "another passage", tags=("serum",))
    asked = desk.question(vns, "Where is the serum?", promised=True)
    answered = desk.question(None, "Was there serum?", state=QuestionState.ANSWERED, answer="Yes")
    desk.keep(
        vns, serum, bare, pdf, abstract, mark, tagged, asked, answered, desk.todo(serum, "cite", "Cite the serum")
    )
    with desk.store.write(None) as unit:
        unit.notes.put(vns.id, "My note on serum")
        unit.documents.put_texts(pdf.id, [(0, "serum on the first page")])
    return desk


def titles(desk: Desk, words: str) -> set[str]:
    """The first words of what the list shows."""
    with desk.store.read() as unit:
        return {paper.title.split()[0] for paper in unit.papers.list(PaperQuery(text=words))}


def found(desk: Desk, words: str, **how: int) -> list[tuple[str, str]]:
    with desk.store.read() as unit:
        hits = unit.search.search(words, (), **{"limit": 50, **how})
    return [(hit.kind, hit.paper_title.split()[0] if hit.paper_title else "") for hit in hits]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ('tag:"Vagus Nerve"', {"Vagus"}),
        ("tag:vns", {"Vagus", "Nothing"}),
        ("tag:vns -tag:VNS", set()),
        ("rat -vagus", {"Nothing"}),
        ('"of the rat"', {"Vagus", "Nothing"}),
        ("author:muller", {"Vagus"}),
        ('author:"sigrid müller"', {"Vagus"}),
        ("author:rat", set()),
        ("year:2015", {"Serum"}),
        ("year:2016- rat", {"Vagus"}),
        ("year:-2019 year:2020", {"Vagus", "Serum"}),
        ("state:reading", {"Vagus"}),
        ("has:pdf", {"Vagus"}),
        ("no:pdf", {"Serum", "Nothing"}),
        ("has:note has:marks has:questions has:doi", {"Vagus"}),
        ("has:abstract has:todos", {"Serum"}),
        ("no:tags", {"Serum"}),
        ("question:open", {"Vagus"}),
        ("category:evidence", {"Vagus"}),
        ("todo:cite", {"Serum"}),
        ("kind:book", {"Serum"}),
        ("in:notes serum", {"Vagus"}),
        ("in:marks", {"Vagus"}),
        ("state:asleep", set()),
        ("-year:2020", {"Serum", "Nothing"}),
    ],
)
def test_the_list_of_papers(library: Desk, words: str, wanted: set[str]) -> None:
    assert titles(library, words) == wanted


def test_filters_restrict_what_has_the_words(library: Desk) -> None:
    assert {paper for _kind, paper in found(library, "serum")} == {"Vagus", "Serum", ""}
    assert {kind for kind, _paper in found(library, "serum has:pdf")} == {"note", "mark", "question", "text"}
    assert {paper for _kind, paper in found(library, "serum year:2015")} == {"Serum"}
    assert found(library, "serum in:notes") == [("note", "Vagus")]
    assert found(library, "serum tag:nothing") == []
    assert found(library, "serum -rises in:marks") == [("mark", "Vagus")]
    assert found(library, '"the serum rises"') == [("mark", "Vagus")]
    assert found(library, "serum author:okafor in:text") == [("text", "Serum")]


def test_filters_about_records_find_these_records(library: Desk) -> None:
    assert found(library, "serum question:open") == [("question", "Vagus")]
    assert found(library, "serum question:answered") == [("question", "")]
    assert found(library, "question:promised") == [("question", "Vagus")]
    assert found(library, "serum category:Evidence") == [("mark", "Vagus")]
    assert found(library, "todo:open") == [("todo", "Serum")]


def test_a_mark_may_have_the_tag_itself(library: Desk) -> None:
    assert found(library, "passage tag:serum") == [("mark", "Vagus")]
    assert found(library, "passage tag:serum year:2015") == []


def test_filters_alone_find_papers_and_what_in_names(library: Desk) -> None:
    assert found(library, "tag:vns") == [("paper", "Nothing"), ("paper", "Vagus")]
    assert {kind for kind, _paper in found(library, "has:pdf in:marks in:notes")} == {"mark", "note"}
    assert found(library, "-rat") == [("paper", "Serum")]


def test_at_most_so_many_of_each_kind(library: Desk) -> None:
    kinds = [kind for kind, _paper in found(library, "serum", each=1)]
    assert len(kinds) == len(set(kinds)) == 6
    assert len(found(library, "serum", each=1, limit=2)) == 2


def test_values_to_complete_with(library: Desk) -> None:
    with library.store.read() as unit:
        assert unit.search.values(FilterName.TAG, "v") == ["VNS", "vagus nerve", "vns"]
        assert unit.search.values(FilterName.TAG, "ner") == ["vagus nerve"]
        assert unit.search.values(FilterName.TAG, "ser") == ["serum"]  # of a mark
        assert unit.search.values(FilterName.AUTHOR, "oka") == ["Okafor"]
        assert unit.search.values(FilterName.AUTHOR, "ör") == ["Örsted Institute"]
        assert unit.search.values(FilterName.CATEGORY, "ev") == ["Evidence"]
        assert unit.search.values(FilterName.TODO, "ci") == ["open", "done", "dropped", "cite"]
        assert unit.search.values(FilterName.KIND, "bo") == ["book"]
        assert unit.search.values(FilterName.YEAR, "20") == ["2020", "2015", "2016-2020", "2015-2020"]


def test_what_is_in_the_trash_completes_nothing(library: Desk) -> None:
    gone = library.paper("Gone", year=1999, tags=("gone",), contributors=(Contributor("Gone", "A."),), type="gone")
    pdf = library.pdf(gone)
    library.keep(gone, pdf, library.mark(pdf, "gone", tags=("gone too",)))
    names = (FilterName.TAG, FilterName.AUTHOR, FilterName.KIND)
    with library.store.read() as unit:
        there = [unit.search.values(name, "gone") for name in names]
        assert there == [["gone", "gone too"], ["Gone"], ["gone"]]
        assert "1999" in unit.search.values(FilterName.YEAR, "1")
    library.keep(replace(gone, deleted_at=library.clock.now()))
    with library.store.read() as unit:
        assert [unit.search.values(name, "gone") for name in names] == [[], [], []]
        assert unit.search.values(FilterName.YEAR, "1") == []


def test_many_matches_are_answered_too(library: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = found(library, "serum")
    monkeypatch.setattr("desktop_app.storage.search_index._ALL_WEIGHED", 1)
    assert sorted(found(library, "serum")) == sorted(whole)
    assert {paper for _kind, paper in found(library, "serum year:2015")} == {"Serum"}
    monkeypatch.setattr("desktop_app.storage.search_sought._FEW_PAPERS", 0)
    assert {paper for _kind, paper in found(library, "serum year:2015")} == {"Serum"}
