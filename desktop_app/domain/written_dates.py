"""Dates as people write them, read as partial ISO dates: "14 November 2019", "2020 Apr 9", "June 2020", "09/04/2020".

A date of numbers whose day and month could be either way round is read as its year only: never a wrong day.
"""

import re
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.dates import PartialDate

_MONTHS = (
    "january jan januar janvier janv enero ene gennaio gen janeiro januari",
    "february feb februar février févr fevrier febrero febbraio fevereiro fev februari",
    "march mar märz maerz mars marzo março marco maart mrz mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio maio mei mag",
    "june jun juni juin junio giugno junho giu",
    "july jul juli juillet juil julio luglio julho lug",
    "august aug août aout agosto ago augustus",
    "september sept sep septembre septiembre settembre setembro set",
    "october oct oktober okt octobre octubre ottobre outubro ott out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro",
)
_NUMBER_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_MONTH = "(?:" + "|".join(sorted(_NUMBER_OF, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:1[89]|20)\d{2}(?!\d)"
_DAY = r"(?<!\d)\d{1,2}(?:st|nd|rd|th|er|º|\.)?"
_JOIN = r"[\s,]{0,3}(?:de\s|of\s)?\s?"
_WRITTEN = re.compile(
    rf"(?P<d1>{_DAY}){_JOIN}(?P<m1>\b{_MONTH}){_JOIN}(?P<y1>{_YEAR})"
    rf"|(?<!\w)(?P<m2>{_MONTH})\s{{0,3}}(?P<d2>{_DAY})(?:\s?,\s?|\s{{1,3}})(?P<y2>{_YEAR})"
    rf"|(?<!\d)(?P<y3>{_YEAR})[\s,-]{{1,3}}(?P<m3>{_MONTH})(?:[\s-]{{1,3}}(?P<d3>\d{{1,2}}(?!\d)))?"
    rf"|(?<!\d)(?P<y4>{_YEAR})(?P<s4>[-/.])(?P<m4>\d{{1,2}})(?P=s4)(?P<d4>\d{{1,2}})(?!\d)"
    rf"|(?<!\d)(?P<a5>\d{{1,2}})(?P<s5>[/.-])(?P<b5>\d{{1,2}})(?P=s5)(?P<y5>{_YEAR})"
    rf"|(?<!\w)(?P<m6>{_MONTH})\s?,?\s{{0,2}}(?P<y6>{_YEAR})",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(rf"(?<![\d./:–-]){_YEAR}(?![\d/:–-])")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A partial ISO date and the half-open span of the text it stands in."""

    value: PartialDate
    start: int
    end: int


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Every written date of a text in its order; a year alone is none."""
    found = []
    for match in _WRITTEN.finditer(text):
        value = _value_of(match)
        if value is not None:
            found.append(FoundDate(value, match.start(), match.end()))
    return tuple(found)


def find_year(text: str) -> FoundDate | None:
    """The first year that stands alone in a text."""
    match = _BARE_YEAR.search(text)
    return None if match is None else FoundDate(match.group(0), match.start(), match.end())


def only_date(text: str) -> PartialDate | None:
    """The date that a text consists of, but for punctuation around it, or None."""
    found = find_dates(text)
    if len(found) != 1:
        return None
    rest = text[: found[0].start] + text[found[0].end :]
    return None if re.search(r"\w", rest) else found[0].value


def _value_of(match: re.Match[str]) -> PartialDate | None:
    part = {name: value for name, value in match.groupdict().items() if value is not None}
    for number in "123":
        if f"y{number}" in part:
            return _iso(part[f"y{number}"], _month(part[f"m{number}"]), part.get(f"d{number}"))
    if "y4" in part:
        return _iso(part["y4"], int(part["m4"]), part["d4"])
    if "y5" in part:
        return _numeric(int(part["a5"]), int(part["b5"]), part["y5"])
    return _iso(part["y6"], _month(part["m6"]), None)


def _month(name: str) -> int:
    return _NUMBER_OF[name.rstrip(".").lower()]


def _numeric(first: int, second: int, year: str) -> PartialDate | None:
    if first == second or first > 12:
        return _iso(year, second, str(first))
    if second > 12:
        return _iso(year, first, str(second))
    return year


def _iso(year: str, month: int, day: str | None) -> PartialDate | None:
    digits = re.sub(r"\D", "", day) if day else ""
    try:
        real = date(int(year), month, int(digits) if digits else 1)
    except ValueError:
        return None
    return real.isoformat() if digits else f"{real.year:04d}-{real.month:02d}"
