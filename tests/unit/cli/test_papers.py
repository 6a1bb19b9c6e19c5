"""`list`, `show`, `set`, `tag`, `trash`, `untrash`, and the ways a paper is named."""

import pytest

from tests.cli_shapes import PAPER, SUMMARY, fits
from tests.unit.cli.conftest import PAGE, Desk


def test_a_library_without_papers_says_how_to_begin(desk: Desk) -> None:
    assert desk.json("list") == []
    assert "postil add" in desk.text("list")


def test_a_paper_in_the_list(desk: Desk) -> None:
    paper = desk.paste()
    (row,) = desk.json("list")
    assert fits(row, SUMMARY)
    assert row["paper"] == paper
    assert row["authors"] == ["Example", "Muster"]
    assert row["documents"] == ["abstract"]
    assert desk.json("list", "neurotrophins example") == [row]
    assert desk.json("list", "zebra") == []
    assert "zebra" in desk.text("list", "zebra")


def test_all_about_a_paper(desk: Desk) -> None:
    paper = desk.paste()
    shown = desk.json("show", paper)
    assert fits(shown, PAPER)
    assert shown["title"] == "Vagus nerve stimulation and neurotrophins"
    assert shown["authors"] == [{"family": "Example", "given": "Ada"}, {"family": "Muster", "given": "Ben"}]
    assert shown["dates"]["received"] == "2019-11-14"
    assert shown["dates"]["published"] is None
    assert shown["keywords"] == ["vagus nerve", "neurotrophins"]
    assert shown["rating"] is None


def test_all_about_a_paper_for_people(desk: Desk) -> None:
    paper = desk.paste()
    desk.json("note", paper, "--append", "My *words*.")
    desk.json("mark", paper, "--quote", "not fully understood", "--comment", "why?")
    desk.json("ask", paper, "Where are they found?", "--promised", "--follow-up", "2026-12-24")
    desk.json("todo", paper, "buy", "--price", "39.95 USD", "--due", "2026-12-31")
    page = desk.text("show", paper)
    for words in (
        "Example, Ada; Muster, Ben",
        "2019-11-14",
        "The mechanism remains",
        "My *words*.",
        "“not fully understood” — why?",
        "Where are they found? (open, promised, asked",
        "follow up 2026-12-24",
        "buy (open, due 2026-12-31, 39.95 USD",
        paper,
    ):
        assert words in page


@pytest.mark.parametrize(
    ("field", "value", "path", "kept"),
    [
        ("title", "Another title", ("title",), "Another title"),
        ("year", "2020", ("year",), 2020),
        ("doi", "https://doi.org/10.1016/J.NEUBIOREV.2020.04.009", ("doi",), "10.1016/j.neubiorev.2020.04.009"),
        ("received", "2019-11", ("dates", "received"), "2019-11"),
        ("state", "to read", ("state",), "to read"),
        ("state", "new", ("state",), "inbox"),
        ("rating", "4", ("rating",), 4),
        ("abstract", "", ("abstract",), None),
        ("authors", "van Berg, Eva; WHO", ("authors",), [{"family": "van Berg", "given": "Eva"}, {"literal": "WHO"}]),
    ],
)
def test_a_field_is_set(desk: Desk, field: str, value: str, path: tuple[str, ...], kept: object) -> None:
    paper = desk.paste()
    changed = desk.json("set", paper, field, value)
    assert fits(changed, PAPER)
    assert changed == desk.json("show", paper)
    for name in path:
        changed = changed[name]
    assert changed == kept


@pytest.mark.parametrize(
    ("field", "value"),
    [("colour", "red"), ("year", "soon"), ("state", "eaten"), ("rating", "9"), ("received", "2019-13")],
)
def test_a_value_that_is_none_is_refused(desk: Desk, field: str, value: str) -> None:
    paper = desk.paste()
    before = desk.json("show", paper)
    desk.refused("set", paper, field, value)
    assert desk.json("show", paper) == before


def test_tags(desk: Desk) -> None:
    paper = desk.paste()
    assert desk.json("tag", paper, "vns", "read twice")["tags"] == ["vns", "read twice"]
    assert desk.json("tag", paper, "VNS")["tags"] == ["vns", "read twice"]
    assert desk.json("list", "twice")[0]["paper"] == paper


def test_the_trash_gives_back_what_it_took(desk: Desk) -> None:
    paper = desk.paste()
    before = desk.json("show", paper)
    assert fits(desk.json("trash", paper), PAPER)
    assert desk.json("list") == []
    desk.refused("show", paper)
    assert fits(desk.json("untrash", paper), PAPER)
    assert desk.json("show", paper) == before


def test_trash_and_untrash_for_people(desk: Desk) -> None:
    paper = desk.paste()
    assert "trash" in desk.text("trash", "vagus")
    assert "again" in desk.text("untrash", paper)


def test_looking_does_not_change_the_order_of_reading(desk: Desk) -> None:
    first = desk.paste()
    second = desk.paste(PAGE.replace("Vagus nerve", "Optic nerve"))
    before = [row["paper"] for row in desk.json("list")]
    assert before == [second, first]
    desk.json("show", first)
    desk.json("tag", first, "seen")
    desk.json("marks")
    assert [row["paper"] for row in desk.json("list")] == before


def test_a_paper_is_named_in_five_ways(desk: Desk) -> None:
    paper = desk.paste()
    desk.json("set", paper, "doi", "10.1016/j.neubiorev.2020.04.009")
    desk.json("set", paper, "cite_key", "example2020")
    for name in (paper, paper[:8], "10.1016/J.neubiorev.2020.04.009", "example2020", "STIMULATION and"):
        assert desk.json("show", name)["paper"] == paper


def test_an_unknown_paper_and_an_ambiguous_one_are_refused(desk: Desk) -> None:
    first = desk.paste()
    second = desk.paste(PAGE.replace("Vagus nerve", "Optic nerve"))
    told = desk.refused("show", "nerve stimulation")
    assert first in told
    assert second in told
    assert "zebra" in desk.refused("show", "zebra")


def test_control_characters_of_a_title_never_reach_the_terminal(desk: Desk) -> None:
    paper = desk.paste()
    desk.json("set", paper, "title", "Evil \x9b31m title \u202egnp\u2028end")
    for told in (
        desk.run("list"),
        desk.run("show", paper),
        desk.run("show", "evil", "--json"),
        desk.run("trash", "evil"),
    ):
        assert not {"\x9b", "\u202e", "\u2028"} & set(told.out + told.err)
