"""A free legal copy of a paper: where one was found, who was asked and when, and the sentence that says so."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop_app.domain.ids import PaperId
from desktop_app.domain.lookup import Notice, listed

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LICENCES = {"pd": "public domain", "public-domain": "public domain", "publisher-specific-oa": "publisher's licence"}


class Verdict(StrEnum):
    """`UNKNOWN`: nobody could be asked, or nobody knows the DOI."""

    FOUND = "found"
    NONE = "none"
    UNKNOWN = "unknown"


class Version(StrEnum):
    """As submitted, as accepted after review, or as published."""

    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    PUBLISHED = "published"


class Host(StrEnum):
    """Who keeps the copy."""

    REPOSITORY = "repository"
    PUBLISHER = "publisher"


@dataclass(frozen=True, slots=True)
class FreeCopy:
    """Where a copy is: `url` leads to a PDF, `landing` to a page about it; at least one is there."""

    url: str | None = None
    landing: str | None = None
    version: Version | None = None
    licence: str | None = None
    host: Host | None = None


@dataclass(frozen=True, slots=True)
class FreeCopyAnswer:
    """What came of asking; `asked` answered, `silent` could not be asked. `checked_at` is when the oldest answer came.

    `source` is who found the copy; `why_silent` has a sentence for each that could not be asked.
    """

    doi: str
    verdict: Verdict
    checked_at: datetime
    source: str = ""
    copy: FreeCopy | None = None
    asked: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    why_silent: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class FreeCopyCheck:
    """The last answer about a paper, as it is kept; the fields are those of `FreeCopy` and `FreeCopyAnswer`."""

    paper: PaperId
    doi: str
    verdict: Verdict
    source: str
    version: Version | None
    licence: str | None
    host: Host | None
    url: str | None
    landing: str | None
    checked_at: datetime
    asked: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def was_asked(self) -> bool:
        """False for one that only keeps what was published about the paper."""
        return bool(self.asked or self.silent)

    @property
    def is_found(self) -> bool:
        return self.verdict is Verdict.FOUND

    @property
    def notice(self) -> str:
        """The sentences about retractions and corrections, or an empty text."""
        return " ".join(notice.sentence for notice in self.notices)

    def sentence(self, today: date | None = None) -> str:
        """Such as "accepted version, repository · CC BY · 12 Nov"; the year is left out when it is that of `today`."""
        when = day_words(self.checked_at, today)
        if self.verdict is Verdict.FOUND:
            where = f"{self.version} version" if self.version else "a version that is not named"
            kept = f"{where}, {self.host}" if self.host else where
            return " · ".join((kept, licence_words(self.licence), f"{self.source}, {when}"))
        silent = f"; {listed(self.silent)} could not be asked" if self.silent else ""
        if self.verdict is Verdict.NONE:
            return f"none found by {listed(self.asked)} on {when}{silent}"
        if not self.was_asked:
            return "nobody was asked yet"
        if self.asked:
            return f"{listed(self.asked)} did not know this DOI on {when}{silent}"
        return f"{listed(self.silent)} could not be asked on {when}"


def licence_words(licence: str | None) -> str:
    """A licence as people write it: "CC BY" for "cc-by"."""
    if not licence:
        return "licence not named"
    known = _LICENCES.get(licence.lower())
    if known:
        return known
    if licence.lower().startswith("cc"):
        kind, _, rest = licence.upper().replace("_", "-").replace(" ", "-").partition("-")
        return re.sub(r"-(?=\d)", " ", f"{kind} {rest}").strip()
    return licence


def day_words(moment: datetime, today: date | None = None) -> str:
    """Such as "12 Nov", with the year unless it is that of `today`; on this machine's calendar."""
    day = moment.astimezone().date()
    year = "" if today is not None and today.year == day.year else f" {day.year}"
    return f"{day.day} {_MONTHS[day.month - 1]}{year}"
