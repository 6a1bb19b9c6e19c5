"""What the Markdown of a paper says, and that no text in it can be anything but text."""

from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
import yaml
from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from desktop_app.domain.ids import QuestionId, TodoId
from desktop_app.domain.paper import Bibliography
from desktop_app.domain.price import Price
from desktop_app.exporters.base import Outline
from desktop_app.exporters.markdown import PLUGIN
from desktop_app.exporters.markdown.front_matter import properties_of
from desktop_app.exporters.markdown.generated_parts import find_parts
from desktop_app.exporters.markdown.sections import ORDER, contents_of, line
from tests.outlines import BARE, FULL, LINK, PAPER, lines, outlines

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
EXPORT = PLUGIN.render(FULL).decode("utf-8")


def front_of(text: str) -> Any:
    assert text.startswith("---\n")
    return yaml.safe_load(text.split("\n---\n", 1)[0].removeprefix("---\n"))


def inline_of(text: str) -> list[Token]:
    return [piece for token in MARKDOWN.parse(text) for piece in token.children or ()]


def shown(text: str) -> str:
    return "".join(" " if piece.type.endswith("break") else piece.content for piece in inline_of(text))


def test_the_front_matter_has_what_is_known_in_its_order() -> None:
    assert EXPORT.split("\n---\n", 1)[0].split("\n") == [
        *("---", "citekey: breit2020", "title: 'Vagus nerve: a review'", "authors:", "- Sigrid Breit", "- The Group"),
        *("year: 2020", "doi: 10.1016/j.neubiorev.2020.03.031", "url: https://example.org/a", "journal: Neuroscience"),
        *("tags:", "- vns", "- to discuss", "aliases:", "- 'Vagus nerve: a review'", "status: reading", "rating: 4"),
        "date: 2020-04-09",
    ]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (Bibliography(title="A", year=2020), "2020"),
        (Bibliography(title="A", year=2020, container="Neuroscience", volume="12"), "*Neuroscience* 12 (2020)"),
        (Bibliography(title="A", container="Neuroscience"), "*Neuroscience*"),
    ],
)
def test_a_year_without_authors_stands_with_what_it_belongs_to(parts: Bibliography, said: str) -> None:
    outline = replace(BARE, paper=replace(BARE.paper, bibliography=parts))
    assert f"# A\n\n{said}\n\n" in PLUGIN.render(outline).decode("utf-8")


def test_of_an_unknown_paper_there_is_no_more_than_its_key() -> None:
    text = PLUGIN.render(BARE).decode("utf-8")
    assert front_of(text) == {"citekey": "paper", "status": "inbox"}
    assert "# Untitled" in text
    assert "## " not in text


@pytest.mark.parametrize(
    "expected",
    [
        "# Vagus nerve: a review\n\nSigrid Breit, The Group (2020). *Neuroscience* 12(3), 45-67. "
        "<https://doi.org/10.1016/j.neubiorev.2020.03.031>\n",
        f"[Open in Postil](postil://paper/{PAPER})\n",
        "## Abstract\n\n- One point.\n- Another.\n\nSince 2004.\n\nA second paragraph.\n\n"
        "Keywords: vagus nerve · plasticity\n",
        "## Note\n\nMy **own** words.\n\n- [ ] ask Ana\n<!-- postil:end note -->",
        f"> [!quote] p. 3 · Claim · [↗]({LINK})\n> ==the exact mechanism== ^m-11112222\n>\n> really?\n> see above\n",
        "> [!quote] Abstract · Doubt · Strike out · found approximately · [↗](postil://",
        "> ~~not so~~ ^m-00003333\n",
        "> the figure ^m-00004444\n",
        "· not found in the document now · [↗]",
        f"> [!question] Where is it found?\n> Asked 2020-04-15 · about [p. 3]({LINK}) · report promised · "
        "follow up 2020-06-01 ^q-000000a1\n",
        "> [!success] And why?\n> Asked 2020-04-15 · answered 2020-05-01\n>\n> Because.\n> So it is.\n",
        "> Evidence: [Hasler 2021, p. 9](postil://",
        "> [!question] Whatever?\n> Asked 2020-04-15 · dropped: of no use ^q-000000a3\n",
        "- [ ] Buy article? (39.95 USD, <https://example.org/buy?a=1&b=(2)>) #todo/buy ⏫ 📅 2026-12-01 ^t-000000b1\n"
        "    - ask the library first\n    - Why: everyone cites it\n    - Expected use: for the review\n",
        "- [x] Buy it? (bought) #todo/buy ✅ 2026-12-02 ^t-000000b2\n"
        "    - 2026-11-03 · requested · asked the author\n    - 2026-12-02 · bought\n",
        f"- [-] Follow up ([p. 3]({LINK})) #todo/follow-up ❌ 2026-12-03 ^t-000000b3\n",
    ],
)
def test_the_parts_are_written_as_obsidian_reads_them(expected: str) -> None:
    assert expected in EXPORT


def test_an_address_that_is_none_of_the_web_is_no_link() -> None:
    bad = replace(FULL.todos[0], url="javascript:alert(1)")
    content = contents_of(replace(FULL, todos=(bad,)))["todos"]
    assert "javascript:alert(1)" in content
    assert "<javascript" not in content


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a #tag and 5 # 6", "a \\#tag and 5 # 6"),
        ("costs $5 or 6$", "costs \\$5 or 6\\$"),
        ("%% hidden %%", "\\%\\% hidden \\%\\%"),
        ("ends ^block-id", "ends \\^block-id"),
        ("10^5 cells", "10^5 cells"),
        ("[[wiki]] | x", "\\[\\[wiki\\]\\] \\| x"),
        ("two\n\nlines ", "two lines"),
    ],
)
def test_what_obsidian_would_read_as_more_than_text_is_escaped(text: str, written: str) -> None:
    assert line(text) == written


@settings(max_examples=200)
@given(text=lines)
def test_a_line_shows_exactly_its_text(text: str) -> None:
    words = " ".join(text.split())
    assert " ".join(shown(line(text)).split()) == words
    assert {piece.type for piece in inline_of(line(text))} <= {"text", "text_special"}
    assert {token.type for token in MARKDOWN.parse(line(text))} <= {"paragraph_open", "inline", "paragraph_close"}


@settings(max_examples=200)
@given(title=lines)
def test_a_heading_shows_exactly_its_title(title: str) -> None:
    outline = replace(BARE, paper=replace(BARE.paper, bibliography=Bibliography(title=title)))
    heading = contents_of(outline)["paper"].split("\n")[0]
    assert " ".join(shown(heading).split()) == (" ".join(title.split()) or "Untitled")


@settings(max_examples=200)
@given(outline=outlines)
def test_the_front_matter_gives_back_exactly_the_stored_values(outline: Outline) -> None:
    assert front_of(PLUGIN.render(outline).decode("utf-8")) == dict(properties_of(outline))


@settings(max_examples=200, deadline=None)
@given(outline=outlines)
def test_no_text_can_forge_a_part_or_end_the_front_matter(outline: Outline) -> None:
    text = PLUGIN.render(outline).decode("utf-8")
    pieces, torn = find_parts(text)
    parts = [piece for piece in pieces if not isinstance(piece, str)]
    assert not torn
    assert not any(part.is_edited for part in parts)
    assert {part.name: part.content for part in parts} == contents_of(outline)
    assert [part.name for part in parts] == [name for name in ORDER if name in contents_of(outline)]
    assert not "".join(piece for piece in pieces[1:] if isinstance(piece, str)).strip()


@settings(max_examples=200)
@given(outline=outlines)
def test_nothing_but_the_note_becomes_a_link_an_image_or_html(outline: Outline) -> None:
    text = "\n\n".join(contents_of(replace(outline, note="")).values())
    for token in (*MARKDOWN.parse(text), *inline_of(text)):
        if token.type == "link_open":
            assert str(token.attrs["href"]).lower().startswith(("postil://paper/", "https://", "http://"))
        if token.type.startswith("html"):
            assert token.content.strip().startswith("<!-- postil:properties ")
        assert token.type not in ("image", "fence", "code_inline", "code_block", "table_open", "hr")


@pytest.mark.parametrize(
    ("note", "end"),
    [
        ("```python\nx = 1", "\n```"),
        ("~~~~\n~~~\n", "\n~~~~"),
        ("````\n```\n````\ntext", "\ntext"),
        ("a <!-- open", "\n-->"),
        ("<!-- closed -->", "<!-- closed -->"),
        ("``` not `a fence", "``` not `a fence"),
    ],
)
def test_what_a_note_leaves_open_hides_nothing_of_the_rest(note: str, end: str) -> None:
    assert contents_of(replace(FULL, note=note))["note"].endswith(end)


def test_what_stands_on_a_line_of_the_note_is_no_second_task_and_has_one_block_id() -> None:
    plain, bought = FULL.todos[0], FULL.todos[0]
    plain = replace(plain, id=TodoId(UUID(int=0x51)), text="Read it", kind="read", price=None, url=None, mark=None)
    plain = replace(plain, decision=None, reason=None, expected_use=None, note="")
    bought = replace(bought, id=TodoId(UUID(int=0x52)), text="Buy it", kind="buy", price=Price(Decimal("39.95"), "USD"))
    question = replace(FULL.questions[0], id=QuestionId(UUID(int=0x53)))
    note = (
        "- [ ] Read it ^t-00000051\n- [ ] Buy it ^t-00000052\n? Where ^q-00000053\n? Gone ^q-00000099\n"
        "```\n? code ^q-00000053\n```"
    )
    contents = contents_of(replace(FULL, note=note, todos=(plain, bought), questions=(question,)))
    assert "- [ ] Read it ^t-00000051" in contents["note"]
    assert "? Where\n? Gone ^q-00000099\n```\n? code ^q-00000053" in contents["note"]
    assert "^q-00000053" in contents["questions"]
    assert "Read it" not in contents["todos"]
    assert "- [" not in contents["todos"]
    assert "- Buy it (39.95 USD" in contents["todos"]
    assert "^t-" not in contents["todos"]
