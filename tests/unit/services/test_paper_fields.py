"""Texts of fields into values."""

import pytest

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.paper import Bibliography, Contributor
from desktop_app.services.paper_fields import field_label, field_names, with_field

PARTS = Bibliography(
    title="T", contributors=(Contributor("Berg", "A", particle="van"), Contributor("E", role="editor"))
)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("title", "  A new\n title ", "A new title"),
        ("type", "Review", "review"),
        ("year", " 2020 ", 2020),
        ("year", "", None),
        ("doi", "https://doi.org/10.1000/ABC", "10.1000/abc"),
        ("doi", "", None),
        ("pmid", "PMID: 32276005", "32276005"),
        ("pmcid", "5859128", "PMC5859128"),
        ("arxiv", "arXiv:2004.01234v2", "2004.01234"),
        ("arxiv", "hep-th/9901001", "hep-th/9901001"),
        ("arxiv", "", None),
        ("url", " https://example.org/a%20b ", "https://example.org/a%20b"),
        ("received", "2019-11-14", "2019-11-14"),
        ("published", "", None),
        ("container", "Frontiers\x00 in Psychiatry", "Frontiers in Psychiatry"),
        ("container", " ", None),
        ("volume", "9", "9"),
        ("abstract", "\nFirst.  \n\nSecond.\n", "First.\n\nSecond."),
        ("abstract", "", None),
        ("keywords", "vagus nerve; plasticity\nHRV;", ("vagus nerve", "plasticity", "HRV")),
        ("affiliations", "Rome\n\nL’Aquila", ("Rome", "L’Aquila")),
        ("research_highlights", "", ()),
    ],
)
def test_a_text_becomes_a_value(name: str, text: str, expected: object) -> None:
    assert getattr(with_field(PARTS, name, text), name) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("title", "  "),
        ("type", "papyrus"),
        ("year", "20"),
        ("year", "২০২০"),
        ("doi", "not a doi"),
        ("pmid", "x1"),
        ("pmcid", "PMC"),
        ("arxiv", "yesterday"),
        ("url", "javascript:alert(1)"),
        ("received", "last spring"),
        ("accepted", "2020-13-01"),
        ("colour", "red"),
    ],
)
def test_what_is_no_such_value_is_refused_with_a_sentence(name: str, text: str) -> None:
    with pytest.raises(ReaderError, match=r"\.$"):
        with_field(PARTS, name, text)


def test_authors_that_were_not_touched_keep_every_part() -> None:
    changed = with_field(PARTS, "authors", "van Berg, A; Breit, Sigrid; WHO; von der Heide, Hans")
    assert changed.contributors == (
        Contributor("Berg", "A", particle="van"),
        Contributor("Breit", "Sigrid"),
        Contributor(literal="WHO"),
        Contributor("Heide", "Hans", particle="von der"),
        Contributor("E", role="editor"),
    )


def test_a_name_that_cannot_be_parsed_is_split_at_its_comma() -> None:
    assert with_field(PARTS, "authors", "abc123, 45").authors == (Contributor("abc123", "45"),)
    assert with_field(PARTS, "authors", ", A").authors == (Contributor(literal="A"),)


def test_every_field_has_a_label() -> None:
    assert {field_label(name) for name in field_names()} >= {"title", "DOI", "received date", "journal or book"}
