"""The preview's HTML comes from an allow-list; links lead only where the reader may be sent."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.ui.widgets.markdown_html import NoteHtml, outside_address

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
]
TAG = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>")
HREF = re.compile(r' href="(?:https?:|mailto:|doi:|postil:)[^"]*"')


def assert_harmless(html: str) -> None:
    for _closing, name, rest in TAG.findall(html):
        assert name not in {"script", "img", "svg", "iframe", "meta", "object", "style", "link"}
        assert not rest or HREF.fullmatch(rest) or re.fullmatch(r' start="\d+"', rest) or rest.strip() == "/", rest


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
    assert "☐ open" in html
    assert "☑ done" in html
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
