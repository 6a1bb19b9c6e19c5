"""Quotes of marks as Markdown."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.anchor import Anchor, TextPosition, TextQuote
from desktop_app.domain.document import Document, DocumentKind
from desktop_app.domain.ids import CategoryId, DocumentId, IdFactory, MarkId, PaperId
from desktop_app.domain.mark import Mark
from desktop_app.services.markdown_quote import escaped, quote_with_link
from tests.unit.services.conftest import NOON

NEW_ID = IdFactory()
PAPER, MARK, DOCUMENT = PaperId(NEW_ID()), MarkId(NEW_ID()), DocumentId(NEW_ID())
PAGE = Document(
    DOCUMENT,
    PAPER,
    DocumentKind.ABSTRACT,
    "Abstract",
    NOON,
    text="## Highlights\n- One point.\n## Abstract\nThe nerve.",
)


def mark(quote: str, page_index: int | None = 2, at: int = 0, comment: str = "") -> Mark:
    anchor = Anchor(TextQuote(quote), TextPosition(at, at + len(quote)), page_index)
    return Mark(MARK, PAPER, DOCUMENT, "highlight", CategoryId(NEW_ID()), anchor, quote, NOON, NOON, comment=comment)


def test_the_page_counts_from_one() -> None:
    link = f"postil://paper/{PAPER}?page=3&mark={MARK}"
    assert quote_with_link(mark("some words"), PAGE, "Claim") == f"> some words [↗ p. 3]({link})"


@pytest.mark.parametrize(("at", "heading"), [(11, "Highlights"), (31, "Abstract"), (0, "Highlights")])
def test_in_an_abstract_the_heading_says_where(at: int, heading: str) -> None:
    assert f"[↗ {heading}](" in quote_with_link(mark("words", None, at), PAGE, "Claim")


def test_a_mark_whose_words_are_gone_is_still_quoted() -> None:
    assert "[↗ Abstract](" in quote_with_link(mark("words", None, 60), PAGE, "Claim")
    assert "[↗ Abstract](" in quote_with_link(mark("words", None, 43), PAGE, "Claim")


def test_without_headings_the_document_says_where() -> None:
    bare = replace(PAGE, text="The nerve.")
    assert "[↗ Abstract](" in quote_with_link(mark("nerve", None, 4), bare, "Claim")
    nowhere = replace(mark("nerve", None), anchor=Anchor(TextQuote("nerve")))
    assert "[↗ Abstract](" in quote_with_link(nowhere, PAGE, "Claim")


def test_every_line_of_a_quote_stays_in_the_quote() -> None:
    lines = quote_with_link(mark("first\r\n\n- second\n# third"), PAGE, "Claim").split("\n")
    assert lines[:3] == ["> first", ">", "> \\- second"]
    assert lines[3].startswith("> \\# third [↗ p. 3](postil://")


def test_an_area_shows_its_picture_and_nothing_but_a_picture_of_the_library() -> None:
    reference = "assets/" + "0" * 64 + ".png"
    area = mark("Table 2")
    quoted = quote_with_link(replace(area, anchor=replace(area.anchor, picture=reference)), PAGE, "Claim")
    assert quoted.startswith(f"> ![p. 3]({reference})\n>\n> Table 2 [↗")
    stolen = replace(area, anchor=replace(area.anchor, picture="/etc/passwd"))
    assert quote_with_link(stolen, PAGE, "Claim") == quote_with_link(area, PAGE, "Claim")


def test_a_mark_without_words_is_named_by_its_category_and_comment() -> None:
    assert quote_with_link(mark("", comment="this curve"), PAGE, "Claim").startswith("> Claim: this curve [↗")
    assert quote_with_link(mark(""), PAGE, "Claim").startswith("> Claim [↗")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5-HT_2A receptors", "5-HT_2A receptors"),
        ("a _b_ c", "a \\_b\\_ c"),
        ("p < 0.05 * n", "p \\< 0.05 \\* n"),
        ("see [1], `x` and \\", "see \\[1\\], \\`x\\` and \\\\"),
        ("a ~ b ==c== &amp; d & e", "a \\~ b \\=\\=c\\=\\= \\&amp; d & e"),
        ("> quoted", "\\> quoted"),
        ("1. first", "1\\. first"),
        ("1.5 mg", "1.5 mg"),
        ("#hashtag", "#hashtag"),
        ("-5 degrees", "-5 degrees"),
        ("--- rule", "\\--- rule"),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected


@given(st.text(alphabet="ab 1.)#>*_`[]<>&;~=-+|\\\n!(", max_size=40))
def test_markdown_shows_exactly_the_words(text: str) -> None:
    from markdown_it import MarkdownIt

    line = " ".join(text.split())
    if not line:
        return
    tokens = MarkdownIt("commonmark").enable("strikethrough").parse(quote_with_link(mark(line), PAGE, "Claim"))
    assert [token.type for token in tokens[:3]] == ["blockquote_open", "paragraph_open", "inline"]
    children = tokens[2].children
    assert {child.type for child in children} <= {"text", "text_special", "link_open", "link_close"}
    shown = "".join(child.content for child in children)
    assert shown == f"{line} ↗ p. 3"
