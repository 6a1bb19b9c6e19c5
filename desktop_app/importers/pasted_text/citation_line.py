"""Lines that say where a paper appeared: journal, volume, issue, pages, date, in the ways the publishers' pages do."""

import re
from dataclasses import dataclass

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.written_dates import find_dates, find_year

_PAGES = r"(?P<pages>[A-Za-z]{0,8}\.?\d[\w.]{0,14}(?:\s?[-–—]\s?[A-Za-z]?\d[\w.]{0,14})?)"
_PAGES_LINE = re.compile(rf"(?:pages?|page\(s\)|pp\.|seiten|páginas)\s?:?\s{_PAGES}(?:\s?\|.*)?", re.IGNORECASE)
_JOURNAL = r"(?P<name>[A-Z][A-Za-z&:'’. -]{3,80}?)"
_VOLUME_PAGES = re.compile(
    r"(?P<name>.{0,120}?)[\s,.|]*\b(?:volumen?|vol\.?|band|bd\.|tome)\s?:?\s?"
    r"(?P<volume>[A-Z]?\d{1,5}(?:[-–]\d{1,5})?(?:, (?:part|suppl(?:ement)?\.?) \w+)?)"
    r"(?:\s?,?\s?(?:issues?|numbers?|no\.?|n[°º]|numéro|numero|núm\.?|heft|-\s?issue)\s?:?\s?(?P<issue>[\w–-]{1,12}))?"
    r"(?P<rest>\s?(?:[,|()\s–-].*|$))",
    re.IGNORECASE,
)
_REST_PAGES = re.compile(
    rf"\b(?:pages?|pp?\.|seiten?|s\.|págs?\.|páginas?|article(?: number| id)?:?|art\. no\.?)\s?{_PAGES}", re.IGNORECASE
)
_REST_ISSUE = re.compile(r"-\s?issue\s(?P<issue>[\w–-]{1,12})", re.IGNORECASE)
_ARTICLE_ID = re.compile(r"\barticle id\b", re.IGNORECASE)
_YEAR_AS_VOLUME = re.compile(r"(?:19|20)\d{2}")
_BARE_ARTICLE = re.compile(r"(?:^|\d{4}|[,)])\s*,?\s*(?P<pages>\d{5,7}|e\d{3,9})\b")
_MEDLINE = re.compile(
    r"(?:(?P<kind>review|clinical trial|meta-analysis|randomized controlled trial|case reports|editorial|comment|"
    r"observational study|"
    r"systematic review|multicenter study)\s+)?(?:\d{1,2}[.:]\s)?(?P<name>[A-Z][^.;:]{1,90}?)?\s?\.\s"
    r"(?P<date>(?:18|19|20)\d{2}(?:[\s-][A-Z][a-z]{2,8}(?:-[A-Z][a-z]{2,8})?\.?)?(?:\s\d{1,2})?)"
    rf"(?:[;:]\s?(?P<volume>[\w. -]{{1,16}}?)?(?:\((?P<issue>[^()]{{1,24}})\))?(?:\s?:\s?{_PAGES})?)?\."
    r"(?P<rest>(?:\s.*)?)$",
    re.IGNORECASE,
)
_SHORT = re.compile(
    rf"{_JOURNAL},?\s(?:vol\.?\s)?(?P<volume>\d{{1,4}})\s?(?:\((?P<issue>[\w–-]{{1,10}})\))?\s?[,:]\s?"
    rf"(?:pp?\.?\s)?{_PAGES}\s?[,.]?\s?\(?(?P<year>(?:19|20)\d{{2}})\)?\.?",
)
_YEAR_FIRST = re.compile(
    rf"{_JOURNAL}[,.]?\s\(?(?P<year>(?:19|20)\d{{2}})\)?[,;]?\s(?:vol\.?\s)?(?P<volume>\d{{1,4}})"
    rf"\s?(?:\((?P<issue>[\w–-]{{1,10}})\))?\s?[,:]\s?(?:pp?\.?\s)?{_PAGES}\.?",
)
_WITHOUT_YEAR = re.compile(
    rf"{_JOURNAL},?\s(?P<volume>\d{{1,4}})\s?(?:\((?P<issue>[\w–-]{{1,10}})\))?\s?[,:]\s?{_PAGES}(?P<year>)"
)
_JOURNAL_DATE = re.compile(r"(?P<name>[A-Z][A-Za-z.&' ]{2,60}?),\s(?P<date>\d{1,2}\s[A-Z][a-z]{2,8}\s(?:19|20)\d{2})")
_TAIL = re.compile(
    r"\s*(?:cite (?:this )?(?:article|as)|download citation|view (?:article|issue)|https?://\S+|"
    r"doi:?\s?10\.\S+)\s*\.?$",
    re.IGNORECASE,
)
_FROM_NAME = re.compile(
    r"^(?:home\s?[/>›]\s?|article\s|review\s|in\s|published in:?\s|journal:\s?|source:\s?)+|[\s,.;:(|/>›-]+$",
    re.IGNORECASE,
)
_WORDS = """
page pages seiten páginas article number issue part supplement suppl january february march april may june july august
september october november december jan feb mar apr jun jul aug sep sept oct nov dec https doi org this cite and
"""
_CITATION_WORDS = frozenset(_WORDS.split())
_MAX_CHARACTERS = 320


@dataclass(frozen=True, slots=True)
class CitationParts:
    """`date` has the precision it was printed with; `kind` is the publication type PubMed prints before a journal."""

    name: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    date: PartialDate | None = None
    kind: str | None = None


def parse_citation_line(text: str) -> CitationParts | None:
    """The parts of a line that is nothing but a place of publication, else None."""
    if len(text) > _MAX_CHARACTERS or not re.search(r"\d", text):
        return None
    text = _TAIL.sub("", _TAIL.sub("", text)).strip(" ;")
    only_pages = _PAGES_LINE.fullmatch(text)
    if only_pages is not None:
        return CitationParts(pages=_pages(only_pages))
    for reader in (_volume_pages, _medline, _short, _journal_date):
        parts = reader(text)
        if parts is not None:
            return parts
    return None


def parse_after_title(text: str) -> CitationParts | None:
    """The journal part of a reference, given what follows the title in it."""
    text = _TAIL.sub("", text.strip(" .,;:“”\"'"))
    found = _SHORT.match(text) or _YEAR_FIRST.match(text) or _WITHOUT_YEAR.match(text)
    return _from_match(found) if found is not None else parse_citation_line(text) or parse_citation_line(f"{text}.")


def _volume_pages(text: str) -> CitationParts | None:
    found = _VOLUME_PAGES.fullmatch(text)
    if found is None:
        return None
    rest = found["rest"]
    pages = _REST_PAGES.search(rest) or _BARE_ARTICLE.search(rest)
    dates = find_dates(rest)
    year = find_year(rest if pages is None else f"{rest[: pages.start('pages')]} {rest[pages.end('pages') :]}")
    leftover = re.sub(
        r"[^\W\d_]+", lambda word: "" if word.group(0).lower() in _CITATION_WORDS else word.group(0), rest
    )
    if len(re.findall(r"[^\W\d_]{3,}", leftover)) > 4 or len(found["name"].split()) > 14:
        return None
    issue = _REST_ISSUE.search(rest)
    return CitationParts(
        name=_name(found["name"]),
        volume=found["volume"],
        issue=found["issue"] or (issue["issue"] if issue else None),
        pages=_pages(pages) if pages else None,
        date=dates[0].value if dates else year.value if year else _year_of_volume(found["volume"], rest),
    )


def _year_of_volume(volume: str, rest: str) -> PartialDate | None:
    """The year, where volumes are numbered by it: those journals number their articles by an "Article ID"."""
    return volume if _ARTICLE_ID.search(rest) and _YEAR_AS_VOLUME.fullmatch(volume) else None


def _medline(text: str) -> CitationParts | None:
    found = _MEDLINE.fullmatch(text)
    if found is None or not (found["name"] or text.startswith(".")):
        return None
    if not (
        found["volume"]
        or "doi" in found["rest"].lower()
        or "epub" in found["rest"].lower()
        or "online" in found["rest"].lower()
    ):
        return None
    dates = find_dates(found["date"])
    return CitationParts(
        name=_name(found["name"] or ""),
        volume=found["volume"],
        issue=found["issue"],
        pages=_pages(found),
        date=dates[0].value if dates else found["date"][:4],
        kind=found["kind"],
    )


def _short(text: str) -> CitationParts | None:
    found = _SHORT.fullmatch(text) or _YEAR_FIRST.fullmatch(text)
    return _from_match(found) if found is not None else None


def _journal_date(text: str) -> CitationParts | None:
    found = _JOURNAL_DATE.fullmatch(text)
    if found is None or "." not in found["name"]:
        return None
    return CitationParts(name=_name(found["name"]), date=find_dates(found["date"])[0].value)


def _from_match(found: re.Match[str]) -> CitationParts:
    return CitationParts(
        name=_name(found["name"]),
        volume=found["volume"],
        issue=found["issue"],
        pages=_pages(found),
        date=found["year"] or None,
    )


def _pages(found: re.Match[str]) -> str | None:
    return re.sub(r"\s?([-–—])\s", r"\1", found["pages"]).rstrip(".") if found["pages"] else None


def _name(text: str) -> str | None:
    """The journal's name; an abbreviated one keeps its last stop."""
    name = _FROM_NAME.sub("", " ".join(text.split()))
    if "." in name and text.rstrip(" ,;").endswith("."):
        name += "."
    return name if len(name) > 1 and re.search(r"[^\W\d_]{2}", name) else None
