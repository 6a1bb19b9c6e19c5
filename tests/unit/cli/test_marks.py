"""`mark` and `marks`: a passage is found by its words, and its mark tells where it is."""

import pytest

from tests.cli_shapes import MARK, PLACED_MARK, fits
from tests.unit.cli.conftest import Desk


def test_a_passage_of_an_abstract_is_marked(desk: Desk) -> None:
    paper = desk.paste()
    mark = desk.json("mark", paper, "--quote", "remains not  fully\nunderstood", "--category", "question")
    assert fits(mark, MARK)
    assert (mark["page"], mark["quads"], mark["placement"]) == (None, [], "exact")
    assert mark["quote"] == "remains not fully understood"
    assert (mark["category"], mark["comment"]) == ("Question", "")
    assert desk.json("marks") == desk.json("marks", paper) == [mark]


def test_a_passage_of_a_pdf_is_marked(desk: Desk) -> None:
    paper = desk.json("add", desk.pdf())[0]["paper"]
    mark = desk.json("mark", paper, "--quote", "the effect faded", "--category", "2", "--comment", "hm")
    assert fits(mark, MARK)
    assert (mark["page"], mark["category"], mark["comment"]) == (2, "Evidence", "hm")
    (quad,) = mark["quads"]
    assert len(quad) == 8
    assert quad[0] < quad[2]
    assert quad[1] < quad[5]


def test_which_one_of_several_is_marked(desk: Desk) -> None:
    paper = desk.json("add", desk.pdf())[0]["paper"]
    assert desk.json("mark", paper, "--quote", "Notes help readers")["page"] == 1
    assert desk.json("mark", paper, "--quote", "Notes help readers", "--nth", "2")["page"] == 2
    desk.refused("mark", paper, "--quote", "Notes help readers", "--nth", "3")
    desk.refused("mark", paper, "--quote", "Notes help readers", "--nth", "0")


@pytest.mark.parametrize(
    "argv",
    [
        ("--quote", "words that stand nowhere in it at all"),
        ("--quote", " "),
        ("--quote", "Neurotrophins", "--category", "Zebra"),
        ("--quote", "Neurotrophins", "--document", "pdf"),
    ],
)
def test_what_cannot_be_marked_is_refused(desk: Desk, argv: tuple[str, ...]) -> None:
    paper = desk.paste()
    desk.refused("mark", paper, *argv)
    assert desk.json("marks") == []


def test_a_document_is_named_by_kind_label_or_id(desk: Desk) -> None:
    paper = desk.paste()
    desk.json("attach", paper, desk.pdf())
    abstract, pdf = (document["document"] for document in desk.json("show", paper)["documents"])
    for name, quote in (("abstract", "not fully understood"), ("Abstract", "a first step")):
        assert desk.json("mark", paper, "--quote", quote, "--document", name)["document"] == abstract
    for name, quote in (("pdf", "the effect faded"), (pdf, "Notes help readers")):
        assert desk.json("mark", paper, "--quote", quote, "--document", name)["document"] == pdf
    desk.refused("mark", paper, "--quote", "not fully understood", "--document", "pdf")


def test_with_several_documents_a_mark_tells_its_place_in_each(desk: Desk) -> None:
    paper = desk.paste()
    attached = desk.json("attach", paper, desk.pdf())["document"]
    mark = desk.json("mark", paper, "--quote", "not fully understood")
    assert fits(mark, PLACED_MARK)
    here, there = mark["placements"]
    assert here == {"document": mark["document"], "placement": "exact", "page": None, "quote": mark["quote"]}
    assert there == {"document": attached, "placement": None, "page": None, "quote": None}
    assert desk.json("marks") == desk.json("show", paper)["marks"] == [mark]


def test_marks_are_listed_by_paper_and_category(desk: Desk) -> None:
    pasted, added = desk.paste(), desk.json("add", desk.pdf())[0]["paper"]
    first = desk.json("mark", pasted, "--quote", "first step", "--category", "Claim")
    second = desk.json("mark", added, "--quote", "effect faded", "--category", "Doubt")
    assert {mark["mark"] for mark in desk.json("marks")} == {first["mark"], second["mark"]}
    assert desk.json("marks", "--category", "doubt") == [second]
    assert desk.json("marks", pasted, "--category", "doubt") == []
    table = desk.text("marks")
    assert "“" not in table
    assert "effect faded" in table
    assert first["mark"][:13] in table
    desk.refused("marks", "--category", "zebra")


def test_marks_for_people(desk: Desk) -> None:
    paper = desk.paste()
    assert "no marks" in desk.text("marks")
    told = desk.text("mark", paper, "--quote", "first step", "--comment", "hm")
    assert "“first step” — hm" in told
    assert "abstract" in told
