"""Own links are found in Markdown as a reader sees them, and the line they stand on is told in plain words."""

import time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.changes import Entity
from desktop_app.domain.ids import MarkId, PaperId, QuestionId
from desktop_app.domain.markdown_reading import plain_line
from desktop_app.domain.own_link import OwnLink, QuestionLink
from desktop_app.domain.written_links import Target, lines_to, targets_in

PAPER, MARK, QUESTION = PaperId(UUID(int=1)), MarkId(UUID(int=2)), QuestionId(UUID(int=3))
TO_PAPER, TO_MARK, TO_QUESTION = (
    Target(Entity.PAPER, PAPER),
    Target(Entity.MARK, MARK),
    Target(Entity.QUESTION, QUESTION),
)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Nothing.", set()),
        (f"See [Breit 2018]({OwnLink(PAPER)}).", {TO_PAPER}),
        (f"> words [↗ p. 3]({OwnLink(PAPER, MARK, 2)})", {TO_PAPER, TO_MARK}),
        (f"<{OwnLink(PAPER)}> and {QuestionLink(QUESTION)}.", {TO_PAPER, TO_QUESTION}),
        (f"postil://paper/nothing and {OwnLink(PAPER)}, too", {TO_PAPER}),
        (f"`[a]({OwnLink(PAPER)})`", set()),
        (f"```\n[a]({OwnLink(PAPER)})\n```\n[b]({QuestionLink(QUESTION)})", {TO_QUESTION}),
        (f"~~~\n```\n{OwnLink(PAPER)}\n~~~\n{QuestionLink(QUESTION)}", {TO_QUESTION}),
        (f'[a]({OwnLink(PAPER)} "A title")', {TO_PAPER}),
    ],
)
def test_links_are_found_where_they_are_links(text: str, targets: set[Target]) -> None:
    assert targets_in(text) == targets


def test_a_line_is_told_with_its_number() -> None:
    text = (
        f"First.\n\n> *Some* words [↗ p. 3]({OwnLink(PAPER, MARK, 2)})\n- [x] read [it]({OwnLink(PAPER)}) ^t-0011aabb"
    )
    assert lines_to(text, TO_MARK) == ((2, "*Some* words ↗ p. 3"),)
    assert lines_to(text, TO_PAPER) == ((2, "*Some* words ↗ p. 3"), (3, "read it"))
    assert lines_to("Nothing.", TO_PAPER) == ()


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("## A *heading*", "A *heading*"),
        ("> > **deep** ==bright==", "deep bright"),
        ("  1. [ ] a list", "a list"),
        (r"\[not a link\] 2 \* 3", "[not a link] 2 * 3"),
        ("? where are they found ^q-0011aabb", "where are they found"),
    ],
)
def test_a_line_reads_plainly(line: str, plain: str) -> None:
    assert plain_line(line) == plain


@given(st.text(alphabet=f"postil:/aper?=mark&`~[]()<> \n-0123456789abcdef{chr(0x2028)}", max_size=200))
def test_any_text_can_be_looked_through(text: str) -> None:
    for target in targets_in(f"{text}\n{OwnLink(PAPER)}"):
        assert lines_to(f"{text}\n{OwnLink(PAPER)}", target)


def test_a_long_line_of_signs_that_nothing_closes_is_read_in_good_time() -> None:
    start = time.perf_counter()
    assert plain_line("**a __b ~~c ==d " * 20_000).startswith("**a __b ~~c")
    assert plain_line("***a** __b__ == c ==d==") == "*a b == c d"
    assert time.perf_counter() - start < 10
