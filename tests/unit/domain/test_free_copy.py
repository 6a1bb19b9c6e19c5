"""What is said of free copies, of what is typed to be looked up, of e-mail addresses and of notices."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.free_copy import FreeCopyCheck, Host, Verdict, Version, licence_words
from desktop_app.domain.ids import PaperId
from desktop_app.domain.lookup import IdentifierKind, check_email, identifier_in, identifiers_of
from desktop_app.domain.paper import Bibliography

NOON = datetime(2026, 11, 12, 12, tzinfo=UTC)
FOUND = FreeCopyCheck(
    *(PaperId(UUID(int=1)), "10.1/x", Verdict.FOUND, "Unpaywall", Version.ACCEPTED, "cc-by-nc", Host.REPOSITORY),
    *("https://example.org/1.pdf", None, NOON),
    asked=("Unpaywall",),
)


def test_the_sentence_says_version_place_licence_source_and_day() -> None:
    assert FOUND.sentence(date(2026, 12, 1)) == "accepted version, repository · CC BY-NC · Unpaywall, 12 Nov"
    assert FOUND.sentence(date(2027, 1, 1)) == "accepted version, repository · CC BY-NC · Unpaywall, 12 Nov 2026"
    bare = replace(FOUND, version=None, host=None, licence=None)
    assert bare.sentence() == "a version that is not named · licence not named · Unpaywall, 12 Nov 2026"


def test_nothing_found_is_never_said_to_be_unavailable() -> None:
    none = replace(FOUND, verdict=Verdict.NONE, asked=("Unpaywall", "OpenAlex"), url=None)
    assert none.sentence(NOON.date()) == "none found by Unpaywall and OpenAlex on 12 Nov"
    outage = replace(none, silent=("Europe PMC",))
    assert (
        outage.sentence(NOON.date()) == "none found by Unpaywall and OpenAlex on 12 Nov; Europe PMC could not be asked"
    )
    assert replace(outage, verdict=Verdict.UNKNOWN, asked=()).sentence(NOON.date()) == (
        "Europe PMC could not be asked on 12 Nov"
    )
    assert replace(none, verdict=Verdict.UNKNOWN, asked=()).sentence() == "nobody was asked yet"
    for check in (none, outage):
        assert "available" not in check.sentence()


@pytest.mark.parametrize(
    ("licence", "words"),
    [("cc-by", "CC BY"), ("cc0", "CC0"), ("CC BY 4.0", "CC BY 4.0"), ("pd", "public domain"), ("other", "other")],
)
def test_licences_are_written_as_people_write_them(licence: str, words: str) -> None:
    assert licence_words(licence) == words


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("https://doi.org/10.1000/ABC", IdentifierKind.DOI, "10.1000/abc"),
        ("DOI 10.1000/abc.", IdentifierKind.DOI, "10.1000/abc"),
        ("32251692", IdentifierKind.PMID, "32251692"),
        ("PMID: 32251692", IdentifierKind.PMID, "32251692"),
        ("https://pubmed.ncbi.nlm.nih.gov/32251692/", IdentifierKind.PMID, "32251692"),
        ("pmc7000001", IdentifierKind.PMCID, "PMC7000001"),
        ("arXiv 2004.01234", IdentifierKind.ARXIV, "2004.01234"),
        ("2004.01234v3", IdentifierKind.ARXIV, "2004.01234"),
        ("https://arxiv.org/abs/hep-th/9901001", IdentifierKind.ARXIV, "hep-th/9901001"),
    ],
)
def test_what_is_typed_is_recognised(typed: str, kind: IdentifierKind, value: str) -> None:
    found = identifier_in(typed)
    assert (found.kind, found.value) == (kind, value)
    assert identifier_in(str(found)) == found, "what is shown can be typed again"


@pytest.mark.parametrize("typed", ["", "vagus nerve", "10.1", "123", "file:///etc/passwd"])
def test_what_is_no_identifier_is_refused(typed: str) -> None:
    with pytest.raises(ReaderError):
        identifier_in(typed)


def test_a_paper_is_looked_up_by_its_doi_first() -> None:
    parts = Bibliography(title="x", doi="10.1000/ABC", pmid="123456", arxiv="2004.01234")
    assert [str(one) for one in identifiers_of(parts)] == ["DOI 10.1000/abc", "PMID 123456", "arXiv 2004.01234"]
    assert identifiers_of(Bibliography(title="x", doi="nonsense")) == ()


@pytest.mark.parametrize(
    "typed", ["", "ada", "ada@", "@example.org", "ada@example", "a b@example.org", "ada@exämple.org"]
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(ReaderError, match="no e-mail address"):
        check_email(typed)
    assert check_email(" ada.l+postil@uni.example.org\n") == "ada.l+postil@uni.example.org"
