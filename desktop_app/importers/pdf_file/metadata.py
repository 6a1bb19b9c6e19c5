"""What the file's own metadata is worth: garbage titles and authors refused, XMP read before document information."""

import re
from collections.abc import Mapping

from desktop_app.domain.dates import PartialDate, check_partial_date
from desktop_app.domain.errors import ReaderError
from desktop_app.domain.paper import Contributor
from desktop_app.domain.person_names import parse_people, parse_person

_GARBAGE_TITLE = re.compile(
    r"""(?:microsoft\ (?:word|powerpoint|excel|office)\b.*|powerpoint\ presentation|presentation\d*
    |(?:no\ |un)?titled?\W*\d*|untitled\b.*|unknown|document\s*\d*|dokument\s*\d*|slide\ \d+|layout\ \d+|template\b.*
    |manuscript|paper|article|draft|full\ page\ photo|print|scan(?:ned)?\b.*
    |img[_-]?\d+|output|main|ms|thesis|about:blank
    |arxiv:\s?\S+.*|(?:doi:|https?://|www\.)\S+|pii:?\ .*|10\.\d{4,}/\S+
    |\S+\.(?:docx?|rtf|odt|tex|dvi|ps|eps|pdf|indd|qxd|qxp|fm|xml|html?|p65|pmd|wpd|pages|txt|md|rmd|ipynb|pptx?|xlsx?)
    |.*\.(?:dvi|indd|qxd|qxp|p65|docx?|png|jpe?g|tiff?|gif|bmp)
    |.{0,40}\b\d+\.\.\d+|\S{0,12}\d{3,}\S{0,20}|[\W\d_]*)""",
    re.IGNORECASE | re.VERBOSE,
)
_FILE_LIKE = re.compile(r"\S*[_\\/]\S*|\S*\d\S*|\S{1,3}")
_GARBAGE_AUTHOR = re.compile(
    r"(?i)(?:admin\w*|user\w*|owner|author|unknown|root|default|guest|student|microsoft.*|windows.*|hp|dell|lenovo|pc|"
    r"adobe.*|latex.*|\S+@\S+|.*\b(?:inc|ltd|gmbh|publishing|press|elsevier|springer|wiley)\b.*|\W*\d*\W*)"
)
_XMP_DATES = ("prism:publicationDate", "prism:coverDate", "prism:coverDisplayDate")
_MAX_TITLE = 400


def metadata_title(xmp: Mapping[str, str], info: Mapping[str, str]) -> str | None:
    """The title that XMP or, after it, the document information gives, unless it is one that programs write."""
    for value in (xmp.get("dc:title", ""), info.get("title", "")):
        title = " ".join(value.split())
        if is_plausible_title(title):
            return title
    return None


def is_plausible_title(title: str) -> bool:
    """Whether a title from metadata can be a paper's, not a file name, a stamp or a program's default."""
    if not 3 <= len(title) <= _MAX_TITLE or _GARBAGE_TITLE.fullmatch(title):
        return False
    return " " in title or _FILE_LIKE.fullmatch(title) is None


def metadata_people(xmp: Mapping[str, str], info: Mapping[str, str]) -> tuple[Contributor, ...]:
    """The authors of the metadata; none when they look like a user name or a publisher."""
    for value in (xmp.get("dc:creator", ""), info.get("author", "")):
        if not value.strip() or _GARBAGE_AUTHOR.fullmatch(value.strip()):
            continue
        one = parse_person(value) if value.count(",") == 1 and ";" not in value and " and " not in value else None
        people = (one,) if one is not None and len(value.split(",")[0].split()) == 1 else parse_people(value)
        if people:
            return people
    return ()


def metadata_date(xmp: Mapping[str, str]) -> PartialDate | None:
    """The date of publication in XMP's PRISM fields."""
    for name in _XMP_DATES:
        found = re.match(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", xmp.get(name, ""))
        if found is None:
            continue
        try:
            return check_partial_date(found.group(0))
        except ReaderError:
            continue
    return None


def creation_year(info: Mapping[str, str]) -> int | None:
    """The year the file was made: a hint, not a year of publication."""
    found = re.match(r"D:((?:19|20)\d{2})", info.get("creationdate", ""))
    return int(found.group(1)) if found else None
