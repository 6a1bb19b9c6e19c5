"""The preview's HTML comes from an allow-list; links lead only where the reader may be sent."""

import re
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.ui.widgets.markdown_html import NoteHtml, outside_address
from desktop_app.ui.widgets.markdown_sections import sections_of

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](http://example.org/pixel.png)",
    "![x](file:///etc/passwd)",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x](//example.org)",
    "<svg onload=alert(1)>",
    '<iframe src="http://example.org"></iframe>',
    '<meta http-equiv="refresh" content="0;url=http://example.org">',
    '<a href="http://example.org" style="background:url(http://example.org)">x</a>',
    "[x]: javascript:alert(1)\n[x]",
    '[x](http://example.org "onmouseover=alert(1)")',
    "[x](postil-box:3)",
    "![x](postil-picture:3)",
    "<img src=postil-picture:3>",
    "$<img src=x>$",
    "$$\n</p><script>\n$$",
    "[^<b>]: x\n\n[^<b>]",
    "| <b> |\n| --- |\n| <img src=x> |",
    "![](assets/../library.db)",
]
TAG = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>")
HREF = re.compile(r' href="(?:https?:|mailto:|doi:|postil:)[^"]*"')
OWN = re.compile(r' href="postil-(?:box|line):\d+"(?: class="box")?| class="(?:footnote|display)"| align="\w+"')


def assert_harmless(html: str) -> None:
    for _closing, name, rest in TAG.findall(html):
        assert name not in {"script", "img", "svg", "iframe", "meta", "object", "style", "link"}
        assert (
            not rest
            or HREF.fullmatch(rest)
            or OWN.fullmatch(rest)
            or re.fullmatch(r' start="\d+"', rest)
            or rest.strip() == "/"
        ), rest


@pytest.mark.parametrize("markdown", HOSTILE)
def test_hostile_notes_show_as_text(markdown: str) -> None:
    assert_harmless(NoteHtml()(markdown))


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*HOSTILE, "> ", "\n", "`", "- [ ] ", "a", "<", '"', "&", "]("]), max_size=8))
def test_mixtures_of_hostile_pieces_show_as_text(pieces: list[str]) -> None:
    assert_harmless(NoteHtml()("".join(pieces)))


def test_what_a_note_is_made_of() -> None:
    html = NoteHtml()(
        "# Head\n\n- [ ] open\n- [x] done\n\n> quote [↗ p. 3](postil://paper/a?page=3&mark=b)\n\n==bright== `a==b==c`"
    )
    assert "<h1>Head</h1>" in html
    assert ">☐</a>&nbsp;open" in html
    assert ">☑</a>&nbsp;done" in html
    assert 'href="postil://paper/a?page=3&amp;mark=b"' in html
    assert "<mark>bright</mark>" in html
    assert "<code>a==b==c</code>" in html


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://a.b/c", "https://a.b/c"),
        ("mailto:x@y.z", "mailto:x@y.z"),
        ("doi:10.1016/S0140-6736(05)66478-8", "https://doi.org/10.1016/S0140-6736(05)66478-8"),
        ("doi:10.1000/a b", None),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("postil://paper/x", None),
    ],
)
def test_only_known_addresses_are_opened_outside(target: str, address: str | None) -> None:
    assert outside_address(target) == address


@dataclass
class Given:
    number: int
    width: int
    height: int


class Book:
    """Gives every picture but those that are bad, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, object]] = []

    def formula(self, source: str, *, display: bool) -> Given | int | None:
        self.asked.append((source, display))
        return 7 if source == "bad" else Given(3, 40, 20)

    def asset(self, name: str) -> Given | int | None:
        self.asked.append((name, None))
        return Given(4, 10, 10)


def test_formulas_and_pictures_come_from_the_book_alone() -> None:
    book = Book()
    name = "a" * 64 + ".png"
    html = NoteHtml(book)(f"$x$ costs $5 and $6, $bad$, `$y$` ![](assets/{name})\n\n$$\nz\n$$")
    assert book.asked == [("x", False), ("bad", False), (name, None), ("z", True)]
    assert html.count('<img src="postil-picture:3" width="40" height="20" class="inline">') == 2
    assert '<img src="postil-picture:4"' in html
    assert '<a href="postil-reason:7" class="broken">bad</a>' in html
    assert "costs $5 and $6" in html
    assert "<code>$y$</code>" in html


def test_footnotes_are_numbered_by_their_first_mention() -> None:
    note = "See[^b] and[^a].\n\n[^a]: First *written*.\n[^b]: Second."
    text, first, second = (NoteHtml()(section) for section in sections_of(note))
    assert '<sup><a href="postil-line:3">1</a></sup> and<sup><a href="postil-line:2">2</a></sup>' in text
    assert '<p class="footnote"><a href="postil-line:0">2.</a> First <em>written</em>.</p>' in first
    assert "1.</a> Second." in second


def test_ids_that_tie_lines_to_records_are_not_read() -> None:
    html = NoteHtml()("- [ ] buy it ^t-1a2b3c4d\n\n? where ^q-1a2b3c4d")
    assert "^" not in html
    assert "buy it" in html


def test_a_link_finds_its_definition_in_another_section() -> None:
    section, *_others = sections_of("See [there][x].\n\nWords.\n\n[x]: https://example.org/x")
    assert '<a href="https://example.org/x">there</a>' in NoteHtml()(section)


def test_equals_signs_in_an_address_are_no_highlighter() -> None:
    html = NoteHtml()("==so== [here](https://a.org/?q==one==two) and https://b.org/?q==one== `a ==b== c`")
    assert "<mark>so</mark>" in html
    assert 'href="https://a.org/?q==one==two"' in html
    assert 'href="https://b.org/?q==one=="' in html
    assert "<code>a ==b== c</code>" in html
