"""What a page's own data says of its paper."""

import pytest

from desktop_app.domain.paper import Bibliography, Contributor
from desktop_app.importers.pasted_text import PLUGIN
from desktop_app.importers.pasted_text.stated_parts import stated_parts


def test_meta_tags_of_a_publisher() -> None:
    parts = stated_parts(
        {
            "citation_title": ("The weight of ink",),
            "citation_author": ("Ferreira, Joana", "7"),
            "citation_journal_title": ("Annals of Paper",),
            "citation_firstpage": ("41",),
            "citation_lastpage": ("41",),
            "citation_publication_date": ("2014/06/3",),
            "citation_online_date": ("11 March 2014",),
            "citation_doi": ("no doi", "doi:10.5555/AP.41"),
            "citation_pmid": ("2412345",),
            "citation_arxiv_id": ("1406.01234",),
            "citation_keywords": ("ink; paper",),
        }
    )
    assert parts.contributors == (Contributor("Ferreira", "Joana"), Contributor(literal="7"))
    assert (parts.pages, parts.issued, parts.online, parts.year) == ("41", "2014-06-03", "2014-03-11", 2014)
    assert (parts.doi, parts.pmid, parts.arxiv) == ("10.5555/ap.41", "2412345", "1406.01234")
    assert parts.keywords == ("ink", "paper")


@pytest.mark.parametrize(
    ("date", "found"), [("2014-15-01", "2014"), ("soon", None), ("2014-06-03T10:00:00Z", "2014-06-03")]
)
def test_odd_dates(date: str, found: str | None) -> None:
    assert stated_parts({"citation_title": ("A",), "citation_date": (date,)}).issued == found


def test_a_page_that_states_no_paper() -> None:
    assert stated_parts({"dc.title": ("My blog",), "dc.creator": ("Jo Lindgren",)}) == Bibliography()


def test_the_writer_of_a_blog_is_not_the_papers_author() -> None:
    html = (
        '<html><head><meta name="author" content="Jo Lindgren"><script type="application/ld+json">'
        '{"@type": "BlogPosting", "headline": "My week", "author": {"name": "Jo Lindgren"}}</script></head>'
        "<body><h1>My week</h1><p>I read nothing, and I don't mind.</p></body></html>"
    )
    assert PLUGIN.read("", html).bibliography.contributors == ()


def test_what_the_page_shows_goes_before_what_it_states() -> None:
    html = (
        '<html><head><meta name="citation_title" content="The weight of ink">'
        '<meta name="citation_volume" content="9"></head>'
        "<body><h1>The weight of ink</h1><p>Annals of Paper, Volume 3, Issue 2, June 2014, Pages 41–58</p></body>"
    )
    parts = PLUGIN.read("", html).bibliography
    assert (parts.title, parts.volume, parts.issue) == ("The weight of ink", "3", "2")
