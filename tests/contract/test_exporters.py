"""Every exporter keeps the rules of the family; a new one is tested here by being there."""

import re
from dataclasses import replace

import pytest
from hypothesis import given

import desktop_app.exporters
from desktop_app.exporters.base import Exporter, Outline
from desktop_app.system.registry import Registry
from tests.outlines import BARE, FULL, OTHER, outlines

_FOUND: Registry[Exporter] = Registry.discover(desktop_app.exporters, "postil.exporters")

each = pytest.mark.parametrize("exporter", _FOUND.items, ids=lambda exporter: exporter.id)


def test_all_exporters_are_found_and_none_is_broken() -> None:
    assert not _FOUND.problems
    assert "markdown" in {exporter.id for exporter in _FOUND.items}


def test_no_two_exporters_share_a_name() -> None:
    assert len({exporter.id for exporter in _FOUND.items}) == len(_FOUND.items)
    assert len({exporter.label.casefold() for exporter in _FOUND.items}) == len(_FOUND.items)


@each
def test_an_exporter_can_be_chosen(exporter: Exporter) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", exporter.id)
    assert exporter.label == exporter.label.strip() != ""
    assert re.fullmatch(r"\.[a-z0-9.]+", exporter.extension)
    assert exporter.stem(BARE)


@each
@pytest.mark.parametrize("outline", [BARE, FULL], ids=["bare", "full"])
def test_the_same_outline_gives_the_same_bytes(exporter: Exporter, outline: Outline) -> None:
    assert exporter.render(outline) == exporter.render(replace(outline))


@each
def test_what_the_reader_wrote_is_in_it(exporter: Exporter) -> None:
    if exporter.is_text:
        text = exporter.render(FULL).decode("utf-8")
        told = (
            "the exact mechanism",
            "really?",
            "Where is it found?",
            "Because.",
            "Buy it?",
            "Vagus nerve",
            "My **own**",
        )
        assert all(words in text for words in told)


@each
def test_a_file_knows_its_paper_and_a_foreign_one_has_none(exporter: Exporter) -> None:
    assert exporter.owner_of(exporter.render(FULL)) == FULL.paper.id
    other = replace(FULL, paper=replace(FULL.paper, id=OTHER))
    assert exporter.owner_of(exporter.render(other)) == OTHER
    for foreign in (b"", b"# My own notes\n", b"\x00\xff\xfe", b"%PDF-1.7\n", b"postil://paper/" + str(OTHER).encode()):
        assert exporter.owner_of(foreign) is None


@each
def test_bringing_up_to_date_follows_the_outline(exporter: Exporter) -> None:
    merged = exporter.merge(FULL, exporter.render(replace(FULL, marks=(), note="")))
    assert exporter.owner_of(merged.content) == FULL.paper.id
    assert b"the exact mechanism" in merged.content
    assert not merged.notices
    back = exporter.merge(replace(FULL, marks=()), merged.content)
    assert b"the exact mechanism" not in back.content
    assert not back.notices


@each
@given(outline=outlines)
def test_any_outline_is_written_and_brought_up_to_date_to_itself(exporter: Exporter, outline: Outline) -> None:
    content = exporter.render(outline)
    assert exporter.owner_of(content) == outline.paper.id
    merged = exporter.merge(outline, content)
    assert (merged.content, merged.notices) == (content, ())
    if exporter.is_text:
        assert "\r" not in content.decode("utf-8")


@each
@given(before=outlines, after=outlines)
def test_bringing_up_to_date_twice_changes_nothing_more(exporter: Exporter, before: Outline, after: Outline) -> None:
    once = exporter.merge(after, exporter.render(before))
    assert exporter.merge(after, once.content).content == once.content
