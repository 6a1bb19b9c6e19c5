"""Bibliographic dates: ISO texts of year, month or day precision ("2020", "2020-04", "2020-04-09")."""

import re
from datetime import date

from desktop_app.domain.errors import ReaderError

PartialDate = str

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def check_partial_date(text: str) -> PartialDate:
    """Return `text` when it is a real ISO date of year, month or day precision; raise ReaderError otherwise."""
    found = _PARTIAL.fullmatch(text.strip())
    if found is None:
        raise ReaderError(f"“{text}” is not a date; write it as 2020, 2020-04 or 2020-04-09.")
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        date(year, month, day)
    except ValueError as error:
        raise ReaderError(f"“{text}” is not a date in the calendar.") from error
    return found.group(0)


def year_of(text: PartialDate | None) -> int | None:
    """The year of a partial date, or None."""
    return int(text[:4]) if text else None
