"""HTML is parsed for its text and its looks; nothing in it runs, is fetched or is expanded."""

import time

import pytest

from desktop_app.importers.pasted_text.html_page import read_html
from desktop_app.importers.pasted_text.lines import line_key

HOSTILE = {
    "script": "<p>words</p><script>alert('bad')</script>",
    "style": "<style>p { background: url(https://bad.example) }</style><p>words</p>",
    "handler": '<p onclick="alert(\'bad\')">words</p><img src=x onerror="bad()">',
    "drawing": "<p>words</p><svg onload=bad()><text>bad</text></svg>",
    "frame": "<p>words</p><iframe src='https://bad.example'>bad</iframe>",
    "refresh": "<meta http-equiv=refresh content='0;url=https://bad.example'><p>words</p>",
    "hidden": "<p>words</p><p style='display: none'>bad</p><p hidden>bad</p><p style='visibility:hidden'>bad</p>",
    "comment": "<p>words</p><!-- bad -->",
    "template": "<p>words</p><template>bad</template><noscript>bad</noscript><object>bad</object>",
    "form": "<p>words</p><select><option>bad</option></select><textarea>bad</textarea>",
    "link": "<p><a href='javascript:bad()'>words</a></p>",
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_only_the_words_that_are_seen_are_read(html: str) -> None:
    assert read_html(html).text == "words"


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    text = read_html(f"{bomb}<p>&b;&f;</p>").text
    assert "aaaaaaaaaa" not in text.replace('"aaaaaaaaaa"', "")
    assert "root:" not in text
    assert read_html("<p>&lt;b&gt; &amp; &eacute;</p>").text == "<b> & é"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 300_000 + "x",
        "<p " + " ".join(f"a{number}=1" for number in range(200_000)) + ">x</p>",
        "<p>x<sup>1</sup></p>" * 100_000,
        "<tr><td>a</td><td>b</td></tr>" * 80_000,
        "<" * 2_000_000,
        "&" * 2_000_000,
        "<a '" * 400_000,
        '<script type="application/ld+json">' + "[" * 400_000 + "</script>",
    ],
    ids=["deep", "attributes", "raised", "table", "tags", "entities", "quotes", "json"],
)
def test_work_is_bounded(html: str) -> None:
    started = time.process_time()
    read_html(html)
    assert time.process_time() - started < 15


def test_lines_are_as_a_browser_copies_them() -> None:
    html = (
        "<div>one<br>two <b>bold</b><p>three</p><ul><li>four</li><li>five</li></ul>"
        "<table><tr><td>a</td><td>b</td></tr></table>"
    )
    assert read_html(html).text.split("\n") == ["one", "two bold", "", "three", "", "four", "five", "a b"]


def test_looks_of_lines() -> None:
    html = "<h1>A title<sup>*</sup></h1><blockquote><p>quoted</p></blockquote><ul><li>bullet</li></ul>"
    looks = read_html(html).looks
    assert (looks[line_key("A title*")].heading, looks[line_key("A title*")].plain) == (1, "A title")
    assert looks[line_key("quoted")].quoted
    assert looks[line_key("bullet")].bullet


def test_statements_about_the_paper() -> None:
    page = read_html(
        '<head><meta name="citation_title" content="A &amp; B"><meta property="og:url" content="https://x.example/1">'
        '<link rel="canonical" href="https://x.example/2">'
        '<script type="application/ld+json">{"@graph": [{"@type": "ScholarlyArticle", "headline": "A & B",'
        ' "author": [{"name": "Anna Weber"}], "sameAs": "https://doi.org/10.1000/x"}]}</script></head><body>x</body>'
    )
    assert page.stated["citation_title"] == ("A & B", "A & B")
    assert page.stated["og:url"] == ("https://x.example/1",)
    assert page.stated["canonical"] == ("https://x.example/2",)
    assert page.stated["ld_author"] == ("Anna Weber",)
    assert page.stated["ld_doi"] == ("https://doi.org/10.1000/x",)


@pytest.mark.parametrize("data", ["{", "[1, 2]", '"x"', '{"@type": 3}', '{"@type": "ScholarlyArticle", "author": 7}'])
def test_broken_data_says_nothing(data: str) -> None:
    page = read_html(f'<script type="application/ld+json">{data}</script><p>x</p>')
    assert page.stated == {}
