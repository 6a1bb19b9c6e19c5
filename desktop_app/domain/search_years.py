"""Years and spans of years to complete `year:` with, from the years that the papers of a library have."""

from collections.abc import Iterable

_MOST_YEARS = 6
_SPANS = (5, 10, 20)


def year_values(years: Iterable[int], typed: str) -> list[str]:
    """What `year:` can be with these papers: the newest first, then spans up to the newest or from what was typed."""
    newest_first = sorted(set(years), reverse=True)
    first, dash, last = typed.partition("-")
    if not newest_first:
        return []
    if dash:
        after = (year for year in newest_first if not first.isdecimal() or year > int(first))
        return [f"{first}-{year}" for year in after if str(year).startswith(last)]
    single = [str(year) for year in newest_first if str(year).startswith(first)]
    return single[:_MOST_YEARS] + [span for span in _spans(newest_first, first) if span.startswith(first)]


def _spans(newest_first: list[int], first: str) -> list[str]:
    """The last years up to the newest; from the year that was typed whole; nothing that is no span."""
    newest, oldest = newest_first[0], newest_first[-1]
    begins = [int(first)] if len(first) == 4 and first.isdecimal() else [newest - span + 1 for span in _SPANS]
    return [f"{begin}-{newest}" for begin in dict.fromkeys(max(begin, oldest) for begin in begins) if begin < newest]
