"""The abstract as a document of blocks."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.abstract_page import BlockKind, compose_abstract_page, parse_abstract_page, plain_text
from desktop_app.domain.paper import Bibliography


def test_blocks_in_order_with_their_offsets() -> None:
    parts = Bibliography(
        research_highlights=("First point",), abstract="Since 2004.\n\nAims: more.", keywords=("a", "b")
    )
    source = compose_abstract_page(parts)
    blocks = parse_abstract_page(source)
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.HEADING, "Highlights"),
        (BlockKind.BULLET, "First point"),
        (BlockKind.HEADING, "Abstract"),
        (BlockKind.PARAGRAPH, "Since 2004."),
        (BlockKind.PARAGRAPH, "Aims: more."),
        (BlockKind.HEADING, "Keywords"),
        (BlockKind.PARAGRAPH, "a · b"),
    ]
    text = plain_text(source)
    assert all(text[block.start : block.start + len(block.text)] == block.text for block in blocks)


@given(st.lists(st.sampled_from(["- not a bullet", "## no heading", "\\escaped", "plain", "  spaced "]), min_size=1))
def test_an_abstract_cannot_pretend_to_be_structure(lines: list[str]) -> None:
    blocks = parse_abstract_page(compose_abstract_page(Bibliography(abstract="\n".join(lines))))
    assert [block.kind for block in blocks] == [BlockKind.HEADING] + [BlockKind.PARAGRAPH] * len(lines)
    assert [block.text for block in blocks[1:]] == [line.strip() for line in lines]


def test_nothing_makes_an_empty_page() -> None:
    assert compose_abstract_page(Bibliography()) == ""
    assert parse_abstract_page("") == ()
