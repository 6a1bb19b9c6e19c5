"""When and where a PDF was published: dates and year, arXiv number, journal, volume, pages; only what is plain."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.dates import PartialDate, year_of
from desktop_app.domain.identifiers import find_arxiv
from desktop_app.domain.labelled_dates import find_labelled_dates, label_field
from desktop_app.domain.written_dates import find_dates, only_date
from desktop_app.importers.pdf_file.metadata import creation_year, metadata_date
from desktop_app.importers.pdf_file.page_lines import PageLine

_ARXIV_STAMP = re.compile(r"arXiv:\S{9,24}(?:\s+\[[\w.-]+\].*)?", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|c⃝|copyright)\D{0,12}((?:19|20)\d{2})(?!\d)", re.IGNORECASE)
_CITED = re.compile(
    r"\bet al\.?,?\s?\(((?:19|20)\d{2})\)|\(((?:19|20)\d{2})\)\.?\s.{10,}|.*\s\(((?:19|20)\d{2})\)\s\d+:\d"
)
_EDITION = re.compile(
    r"(?:.{0,80}?\bet al\.?\s)?(?P<name>[A-Z][A-Za-z&:,'’. -]{5,90}?)[,.]?\s(?:(?P<year1>(?:19|20)\d{2}),?\s)?"
    r"(?:vol\.?\s)?(?P<volume>\d{1,4})\s?(?:\((?P<issue>[\w–-]{1,8})\))?\s?:\s?"
    r"(?P<pages>e?\d+(?:\s?[–-]\s?\d+)?)(?:,?\s\(?(?P<year2>(?:19|20)\d{2})\)?)?\.?"
)
_MAX_LINE = 300
_EDGE_SHARE = 0.14


@dataclass(frozen=True, slots=True)
class Edition:
    """`sure_year` is False when the year is only that of the file's making."""

    year: int | None = None
    sure_year: bool = True
    issued: PartialDate | None = None
    received: PartialDate | None = None
    revised: PartialDate | None = None
    accepted: PartialDate | None = None
    online: PartialDate | None = None
    published: PartialDate | None = None
    arxiv: str | None = None
    container: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None


def find_edition(pages: Sequence[Sequence[PageLine]], xmp: Mapping[str, str], info: Mapping[str, str]) -> Edition:
    """Dates and place of publication from XMP and the first page."""
    first = [line for line in (pages[0] if pages else ()) if len(line.text) <= _MAX_LINE]
    stamp = next((line.text for line in first if _ARXIV_STAMP.fullmatch(line.text)), "")
    dates = _dates(first)
    journal = _journal(first, xmp)
    issued = metadata_date(xmp) or dates.pop("issued", None)
    candidates = (
        year_of(issued or dates.get("published")),
        int(journal["year"]) if journal.get("year") else None,
        year_of(dates.get("online")),
        *(int(year) for year in _printed_years(first)),
        *(year_of(found.value) for found in find_dates(stamp)),
        year_of(dates.get("accepted")),
    )
    year = next((candidate for candidate in candidates if candidate), None)
    return Edition(
        year=year or creation_year(info),
        sure_year=year is not None,
        issued=issued,
        received=dates.get("received"),
        revised=dates.get("revised"),
        accepted=dates.get("accepted"),
        online=dates.get("online"),
        published=dates.get("published"),
        arxiv=next((found.value for found in find_arxiv(stamp)), None),
        container=journal.get("name"),
        volume=journal.get("volume"),
        issue=journal.get("issue"),
        pages=journal.get("pages"),
    )


def _dates(lines: Sequence[PageLine]) -> dict[str, PartialDate]:
    """The labelled dates of a page; in a margin the word may stand on the line above its date."""
    dates: dict[str, PartialDate] = {}
    label: str | None = None
    for line in lines:
        value = only_date(line.text)
        if label is not None and value is not None:
            dates.setdefault(label, value)
        for found in find_labelled_dates(line.text):
            dates.setdefault(found.field, found.value)
        label = label_field(line.text)
    return dates


def _printed_years(lines: Iterable[PageLine]) -> list[str]:
    """Years of copyright lines, then of the citation that a page prints of itself at its edges."""
    copyrights: list[str] = []
    cited: list[str] = []
    bottom = max((line.rect.y1 for line in lines), default=1.0)
    for line in lines:
        copyrights += _COPYRIGHT.findall(line.text)
        is_edge = line.rect.y0 > bottom * (1 - _EDGE_SHARE) or line.rect.y1 < bottom * _EDGE_SHARE
        found = _CITED.search(line.text) if is_edge else None
        if found is not None:
            cited += [year for year in found.groups() if year]
    return [*cited, *copyrights]


def _journal(lines: Sequence[PageLine], xmp: Mapping[str, str]) -> dict[str, str]:
    """Journal, volume, issue, pages and year from XMP's PRISM fields, else from a running head that names them all."""
    if xmp.get("prism:publicationName"):
        start, end = xmp.get("prism:startingPage", ""), xmp.get("prism:endingPage", "")
        stated = {
            "name": xmp["prism:publicationName"],
            "volume": xmp.get("prism:volume", ""),
            "issue": xmp.get("prism:number", ""),
            "pages": f"{start}–{end}" if start and end and start != end else start,
        }
        return {name: value for name, value in stated.items() if value}
    bottom = max((line.rect.y1 for line in lines), default=1.0)
    for line in lines:
        is_edge = line.rect.y0 > bottom * (1 - _EDGE_SHARE) or line.rect.y1 < bottom * _EDGE_SHARE
        found = _EDITION.fullmatch(line.text) if is_edge else None
        if found is not None and (found["year1"] or found["year2"]):
            parts = {name: value for name, value in found.groupdict().items() if value}
            parts["year"] = parts.pop("year1", "") or parts.pop("year2", "")
            return parts
    return {}
