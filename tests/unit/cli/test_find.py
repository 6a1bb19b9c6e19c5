"""`search`: any words are plain text, every hit shows its passage."""

import pytest

from tests.cli_shapes import HIT, fits
from tests.unit.cli.conftest import Desk


def test_everything_is_searched(desk: Desk) -> None:
    paper = desk.paste()
    desk.json("note", paper, "--append", "neurotrophins, my words")
    desk.json("ask", paper, "Where are neurotrophins found?")
    desk.json("todo", paper, "read", "--text", "read on neurotrophins")
    desk.json("mark", paper, "--quote", "Neurotrophins rise", "--comment", "neurotrophins!")
    hits = desk.json("search", "neurotrophins")
    assert all(fits(hit, HIT) for hit in hits)
    assert {hit["kind"] for hit in hits} >= {"paper", "note", "question", "todo", "mark"}
    assert {hit["paper"] for hit in hits} == {paper}
    assert all("neurotrophins" in hit["snippet"].lower() for hit in hits if hit["kind"] != "paper")
    assert [hit["kind"] for hit in desk.json("search", "neurotrophins", "--in", "notes")] == ["note"]
    assert {hit["kind"] for hit in desk.json("search", "neurotrophins", "--in", "notes, questions")} == {
        "note",
        "question",
    }
    assert len(desk.json("search", "neurotrophins", "--limit", "2")) == 2
    assert len(desk.json("search", "neurotrophins", "--limit", "9" * 30)) > 2


def test_hits_for_people(desk: Desk) -> None:
    desk.json("add", desk.pdf())
    table = desk.text("search", "faded")
    assert "faded" in table
    assert desk.text("search", "zebra") == "nothing found for “zebra”\n"


@pytest.mark.parametrize("words", ['"', "a OR", "*", "NEAR(", "title:x", "'; DROP TABLE paper; --", " ", "神経"])
def test_any_words_are_plain_text(desk: Desk, words: str) -> None:
    desk.paste()
    assert isinstance(desk.json("search", words), list)


def test_filters_restrict_what_is_found_and_listed(desk: Desk) -> None:
    paper = desk.paste()
    desk.json("tag", paper, "vagus nerve")
    desk.json("note", paper, "--append", "neurotrophins, my words")
    hits = desk.json("search", 'neurotrophins tag:"vagus nerve" in:notes')
    assert [(hit["kind"], hit["paper"]) for hit in hits] == [("note", paper)]
    assert fits(hits[0], HIT)
    assert desk.json("search", "neurotrophins tag:other") == []
    assert [hit["kind"] for hit in desk.json("search", "tag:vagus year:1 neurotrophins")] == []
    assert [row["paper"] for row in desk.json("list", "no:pdf author:example -mouse")] == [paper]
    assert desk.json("list", "has:pdf") == []
    assert desk.json("list", "state:asleep") == []


def test_words_with_a_minus_are_words_wherever_they_stand(desk: Desk) -> None:
    paper = desk.paste()
    desk.json("tag", paper, "x")
    assert [desk.json("list", "-year:2020"), desk.json("list", "-year:1999")[0]["paper"]] == [[], paper]
    for words in (
        ("-tag:x",),
        ("no:pdf", "-tag:x"),
        ("-tag:x", "no:pdf"),
        ("--", "-tag:x"),
        ("no:pdf", "--", "-tag:x"),
    ):
        assert desk.run("--json", "list", *words).json == []
        assert desk.run("--json", "search", "neurotrophins", *words).json == []
    assert desk.json("search", "neurotrophins", "-mouse", "--limit", "1", "-tag:y")
    assert desk.json("search", "-history", "neurotrophins") == desk.json("search", "neurotrophins -history")
    assert desk.text("search", "--", "-h", "--json") == "nothing found for “-h --json”\n"
    assert "usage: postil list" in desk.text("list", "-h")
    assert [desk.run("list", "--nonsense").status, desk.run("search").status] == [2, 2]
