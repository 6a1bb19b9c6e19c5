"""Dates as PDFs write them (ISO 32000, 7.9.4): D:YYYYMMDDHHmmSSOHH'mm', of which most programs leave something out."""

import re
from datetime import UTC, datetime, timedelta, timezone

_DATE = re.compile(r"(?:D:)?\s*(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?\s*(?:([-+])(\d\d)'?(\d\d)?(?!\d))?")
_FIRST_YEAR = 1990  # PDF is younger; what is older is garbage


def read_date(told: str) -> datetime | None:
    """The moment, in UTC; one without a zone, or with an impossible one, counts as UTC. None for what is no date."""
    found = _DATE.match(told.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second, sign, hours, minutes = found.groups()
    try:
        moment = datetime(
            int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0), tzinfo=UTC
        )
        if sign:
            offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
            moment = moment.replace(tzinfo=timezone(offset if sign == "+" else -offset))
        moment = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if moment.year >= _FIRST_YEAR else None


def written_date(moment: datetime) -> str:
    """A moment as PDFs write it."""
    return moment.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")
