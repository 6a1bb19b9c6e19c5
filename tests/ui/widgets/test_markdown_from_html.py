"""HTML from the clipboard becomes Markdown that reads the same, and nothing but text."""

import pytest

from desktop_app.ui.widgets.markdown_from_html import LONGEST_HTML, is_worth_it, markdown_from_html


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h2>Head</h2><p>one <em>two</em></p>", "## Head\n\none *two*"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<b>bold </b>next", "**bold** next"),
        ("<b></b>none", "none"),
        ("<a href='https://a.b/(c)'>x</a> <a href='javascript:1'>y</a>", "[x](https://a.b/(c%29) y"),
        ("<blockquote>said</blockquote>", "> said"),
        ("<style>p{}</style><script>x</script>a * b", "a \\* b"),
        ("<b style='font-weight:normal'>plain</b>", "plain"),
        ("<p>open <b>ends<p>new", "open **ends**\n\nnew"),
    ],
)
def test_html_reads_the_same(html: str, markdown: str) -> None:
    assert markdown_from_html(html) == markdown


def test_what_is_better_taken_as_plain_text() -> None:
    assert is_worth_it("<p>some <b>bold</b></p>")
    assert not is_worth_it("<span>only a colour</span>")
    assert not is_worth_it("<pre><b>def</b> f():</pre>")
    assert not is_worth_it("<b>" + "x" * LONGEST_HTML)
