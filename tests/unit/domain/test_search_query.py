"""What she types to search is read as words, phrases and filters, and a wrong filter is plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.search import SearchScope
from desktop_app.domain.search_completion import Completion, completed, without_unfinished
from desktop_app.domain.search_query import SearchQuery, parse_query, years_of
from desktop_app.domain.search_years import year_values


def filters(text: str) -> str:
    return ", ".join(f"{'-' if item.is_not else ''}{item.name}={item.value}" for item in parse_query(text).filters)


def test_words_phrases_and_what_must_not_occur() -> None:
    query = parse_query(' vagus "of the  rat" -mouse -"in vitro" bdnf')
    assert query == SearchQuery(("vagus", "bdnf"), ("of the rat",), ("mouse", "in vitro"))
    assert parse_query("“of the rat”").phrases == ("of the rat",)
    assert parse_query("VEGF-A -").words == ("VEGF-A", "-")
    assert parse_query("").is_empty


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('tag:"vagus nerve" TAG:HRV', "tag=vagus nerve, tag=HRV"),
        ("author:Breit", "author=Breit"),
        ("year:2019 year:2019-2021 year:2019- year:-2021", "year=2019, year=2019-2021, year=2019-, year=-2021"),
        ("state:new state:inbox", "state=inbox"),
        ('state:to-read state:"set aside" -state:Read', "state=to read, state=set aside, -state=read"),
        ("has:pdf no:pdf -no:note -has:mark", "has=pdf, -has=pdf, has=note, -has=marks"),
        ("question:open question:promised todo:buy", "question=open, question=promised, todo=buy"),
        ("category:Evidence kind:book", "category=Evidence, kind=book"),
    ],
)
def test_filters(text: str, found: str) -> None:
    assert filters(text) == found
    assert not parse_query(text).has_words


@pytest.mark.parametrize(
    "text",
    ["year:soon", "year:2019-20", "state:asleep", "has:wings", "in:vivo", "question:why", "tag:", "title:x"],
)
def test_a_wrong_filter_is_plain_text(text: str) -> None:
    assert parse_query(text) == SearchQuery(words=(text,))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ('"', SearchQuery()),
        ('rat"', SearchQuery(("rat",))),
        ('rat "', SearchQuery(("rat",))),
        ('5" tube "of the rat"', SearchQuery(("5", "tube"), ("of the rat",))),
        ('vagus "of the ra', SearchQuery(("vagus",), ("of the ra",), is_phrase_begun=True)),
        ('"of" "the ra', SearchQuery((), ("of", "the ra"), is_phrase_begun=True)),
        ('rat -"in vi', SearchQuery(("rat",), (), ("in vi",))),
        ('rat -mouse"', SearchQuery(("rat",), (), ("mouse",))),
    ],
)
def test_a_phrase_without_its_last_quote_is_still_typed(text: str, query: SearchQuery) -> None:
    assert parse_query(text) == query


def test_a_value_without_its_last_quote_is_still_typed() -> None:
    assert filters('tag:"vagus ne') == "tag=vagus ne"


def test_where_to_look() -> None:
    assert parse_query("in:notes in:mark x").scopes == (SearchScope.NOTES, SearchScope.MARKS)
    assert SearchScope.TEXT not in parse_query("-in:text x").scopes
    assert parse_query("x").scopes == ()


def test_what_picks_papers() -> None:
    about = {text: parse_query(text).is_about_papers for text in ("tag:x no:pdf", "tag:x rat", "question:open", "")}
    assert about == {"tag:x no:pdf": True, "tag:x rat": False, "question:open": False, "": False}


def test_years() -> None:
    assert [years_of(text) for text in ("2019", "2019-2021", "2019-", "-2021", "-", "20", "20192021")] == [
        *((2019, 2019), (2019, 2021), (2019, None), (None, 2021)),
        *(None, None, None),
    ]


@given(st.text())
def test_any_text_can_be_read_and_completed(text: str) -> None:
    parse_query(text)
    completed(text, len(text), ["a value"])
    without_unfinished(text)


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("", ["2024", "2021", "2019", "1998", "2020-2024", "2015-2024", "2005-2024"]),
        ("19", ["1998"]),
        ("2019", ["2019", "2019-2024"]),
        ("2019-", ["2019-2024", "2019-2021"]),
        ("2019-202", ["2019-2024", "2019-2021"]),
        ("-20", ["-2024", "-2021", "-2019"]),
        ("soon", []),
        ("2019-20-", []),
    ],
)
def test_years_to_complete_with(typed: str, values: list[str]) -> None:
    assert year_values([2019, 1998, 2024, 2021, 2021], typed) == values
    assert year_values([], typed) == []
    assert all(years_of(value) for value in values)


TAGS = ("vns", "vagus nerve", "HRV vagal")


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("bdnf ta", ("tag:",)),
        ("tag:va", ('tag:"vagus nerve"', 'tag:"HRV vagal"')),
        ('x -tag:"vagus ne', ('-tag:"vagus nerve"',)),
        ("state:re", ("state:reading", "state:read")),
        ("in:n", ("in:notes",)),
        ("in:notes", ()),
        ("t", ()),
        ("year:20", ()),
    ],
)
def test_filters_and_their_values_are_completed(text: str, offers: tuple[str, ...]) -> None:
    values = TAGS if "tag:" in text else ()
    assert completed(text, len(text), values).offers[: len(offers)] == offers
    assert bool(completed(text, len(text), values).offers) is bool(offers)


def test_an_offer_takes_the_place_of_what_was_typed() -> None:
    completion = completed("bdnf tag:va rat", 11, TAGS)
    assert completion.applied("bdnf tag:va rat", completion.offers[0]) == 'bdnf tag:"vagus nerve" rat'
    assert Completion(0, 2, ("tag:",)).applied("ta", "tag:") == "tag:"
    assert completed("state:readi", 11).applied("state:readi", "state:reading") == "state:reading "


def test_a_filter_that_is_still_typed_is_left_out() -> None:
    typed = ["rat tag:", "rat in:no", "rat in:notes", "rat tag:v", "rat year:19x", "rat"]
    assert [without_unfinished(text) for text in typed] == ["rat", "rat", *typed[2:]]
