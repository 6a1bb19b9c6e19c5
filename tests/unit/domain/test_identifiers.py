"""Identifiers in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.identifiers import find_arxiv, find_dois, find_pmcids, find_pmids, find_urls, normalise_doi


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("https://doi.org/10.1016/j.neubiorev.2020.03.035", "10.1016/j.neubiorev.2020.03.035"),
        ("doi:10.1000/ABC.Def.", "10.1000/abc.def"),
        ("(see 10.1002/(SICI)1096-8644(199601)99:1<1)", "10.1002/(sici)1096-8644(199601)99:1"),
        ("(doi 10.1000/xyz)", "10.1000/xyz"),
        ("https://onlinelibrary.example/doi/10.1111/jsw.13012/full", "10.1111/jsw.13012"),
        ("10.1111/jsw.13012Citations: 14", "10.1111/jsw.13012"),
        ("https://doi.org/10.1101/2020.04.09.012345v2", "10.1101/2020.04.09.012345"),
        ("https://www.biorxiv.example/content/10.1101/2020.04.09.012345v2.full.pdf", "10.1101/2020.04.09.012345"),
    ],
)
def test_doi(text: str, doi: str) -> None:
    assert [found.value for found in find_dois(text)] == [doi]
    assert normalise_doi(text) == doi


@pytest.mark.parametrize("text", ["10.1000", "10.1000/", "version 3.10.1000/x", "10.12/x", ""])
def test_no_doi(text: str) -> None:
    assert find_dois(text) == ()
    assert normalise_doi(text) is None


def test_arxiv_without_its_version() -> None:
    assert [found.value for found in find_arxiv("arXiv:2203.04321v3 and https://arxiv.org/abs/hep-th/9901001")] == [
        "2203.04321",
        "hep-th/9901001",
    ]
    assert find_arxiv("2203.04321") == ()


def test_pubmed_numbers_are_marked_as_such() -> None:
    text = "PMID: 33445566 PMCID: PMC7812345 12345678"
    assert [found.value for found in find_pmids(text)] == ["33445566"]
    assert [found.value for found in find_pmcids(text)] == ["PMC7812345"]
    assert [found.value for found in find_pmids("https://pubmed.ncbi.nlm.nih.gov/123456/")] == ["123456"]


def test_address_ends_before_the_sentence_does() -> None:
    text = "See (https://example.org/a_(b)) or http://example.org/c?d=1."
    found = find_urls(text)
    assert [url.value for url in found] == ["https://example.org/a_(b)", "http://example.org/c?d=1"]
    assert all(text[url.start : url.end] == url.value for url in found)


@given(st.text(alphabet="10./abcDOI:()v2 ", max_size=120))
def test_spans_are_inside(text: str) -> None:
    for found in find_dois(text):
        assert text[found.start : found.end].lower() == found.value
