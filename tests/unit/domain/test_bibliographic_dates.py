"""Dates as people write them, and the words that say what they are dates of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.dates import check_partial_date, year_of
from desktop_app.domain.errors import ReaderError
from desktop_app.domain.labelled_dates import find_labelled_dates, label_field
from desktop_app.domain.written_dates import find_dates, find_year, only_date


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("14 November 2019", "2019-11-14"),
        ("14th of November, 2019", "2019-11-14"),
        ("November 14, 2019", "2019-11-14"),
        ("2019 Nov 14", "2019-11-14"),
        ("2019 Nov", "2019-11"),
        ("November 2019", "2019-11"),
        ("2019-11-14", "2019-11-14"),
        ("2019/11/14", "2019-11-14"),
        ("14/11/2019", "2019-11-14"),
        ("11/14/2019", "2019-11-14"),
        ("04/04/2020", "2020-04-04"),
        ("03/04/2020", "2020"),
        ("3. Februar 2017", "2017-02-03"),
        ("12 janvier 2015", "2015-01-12"),
        ("2 de febrero de 2020", "2020-02-02"),
        ("1er août 2018", "2018-08-01"),
    ],
)
def test_written_date(written: str, value: str) -> None:
    assert [found.value for found in find_dates(f"on {written}.")] == [value]
    assert only_date(f" {written}. ") == value


@pytest.mark.parametrize("text", ["31 February 2020", "45 May 2019", "in 2019", "12-13", "", "May be"])
def test_no_date(text: str) -> None:
    assert find_dates(text) == ()


def test_a_date_with_words_around_it_is_not_only_a_date() -> None:
    assert only_date("seen 14 November 2019") is None


def test_year_alone() -> None:
    found = find_year("Brain 12 (2020) 3")
    assert found is not None
    assert (found.value, found.start, found.end) == ("2020", 10, 14)
    assert find_year("10.1000/2020") is None


def test_labels_of_a_publishers_line() -> None:
    line = "Received 14 November 2019, Revised 31 March 2020, Accepted 31 March 2020, Available online 9 April 2020."
    found = find_labelled_dates(line)
    assert [(date.field, date.value) for date in found] == [
        ("received", "2019-11-14"),
        ("revised", "2020-03-31"),
        ("accepted", "2020-03-31"),
        ("online", "2020-04-09"),
    ]
    assert line[found[0].start : found[0].end] == "Received 14 November 2019"


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("Received in revised form 3 May 2011", "revised"),
        ("Submission received: 9 January 2023", "received"),
        ("Epub 2018 Aug 2", "online"),
        ("First published: 14 November 2021", "online"),
        ("Eingegangen am 3. Februar 2017", "received"),
        ("Reçu le 12 janvier 2015", "received"),
        ("Aceptado: 14 de mayo de 2020", "accepted"),
        ("Date of Publication: 12 January 2020", "published"),
        ("Issue date: March 2020", "issued"),
        ("Published: Tuesday, 3 March 2020", "published"),
    ],
)
def test_label(line: str, field: str) -> None:
    assert [date.field for date in find_labelled_dates(line)] == [field]


@pytest.mark.parametrize(
    "line", ["It was received with joy by many in Rome in May 2020", "unaccepted 3 May 2020", "3 May 2020"]
)
def test_no_label(line: str) -> None:
    assert find_labelled_dates(line) == ()


def test_label_alone() -> None:
    assert label_field("Received:") == "received"
    assert label_field("Received with thanks") is None


def test_partial_dates_are_checked() -> None:
    assert check_partial_date(" 2020-04 ") == "2020-04"
    assert year_of("2020-04-09") == 2020
    assert year_of(None) is None
    for wrong in ("2020-13", "20", "2020-02-30", "April 2020", ""):
        with pytest.raises(ReaderError, match="date"):
            check_partial_date(wrong)


@given(st.text(max_size=200))
def test_found_dates_are_real_and_inside(text: str) -> None:
    for found in find_dates(text):
        assert check_partial_date(found.value)
        assert 0 <= found.start < found.end <= len(text)
