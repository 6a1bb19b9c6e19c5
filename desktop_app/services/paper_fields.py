"""The fields of a paper as a person types them: what each is called, and how its text becomes a value.

Which fields a screen shows, and in what order, is not decided here.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.domain.dates import check_partial_date
from desktop_app.domain.errors import ReaderError
from desktop_app.domain.identifiers import find_arxiv, normalise_doi
from desktop_app.domain.paper import Bibliography, Contributor
from desktop_app.domain.person_names import parse_person
from desktop_app.services.typed_text import lines_of, one_line

CSL_TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset "  # noqa: SIM905 - four lines instead of forty
    "document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation "
    "manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song speech standard thesis "
    "treaty webpage".split()
)
_ARXIV = re.compile(r"(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,3})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FieldRule:
    """`label` follows "Set " in the name of the action; `read` gives the changes that a text makes to the parts."""

    label: str
    read: Callable[[Bibliography, str], dict[str, Any]]  # Any: fields have different types


def field_names() -> tuple[str, ...]:
    """The bibliographic fields that can be set, in alphabetical order."""
    return tuple(sorted(_RULES))


#: what can be set beside them
OWN_FIELDS = ("cite_key", "rating", "state")


def field_label(name: str) -> str:
    """What the field is called in a sentence; raises ReaderError for a field that a paper does not have."""
    return _rule(name).label


def with_field(parts: Bibliography, name: str, text: str) -> Bibliography:
    """The parts with this field set; an empty text clears it; raises ReaderError when the text is no such value."""
    return replace(parts, **_rule(name).read(parts, text))


def _rule(name: str) -> FieldRule:
    rule = _RULES.get(name)
    if rule is None:
        raise ReaderError(f"A paper has no field “{name}”; it has {', '.join(sorted((*field_names(), *OWN_FIELDS)))}.")
    return rule


def _title(_parts: Bibliography, text: str) -> dict[str, Any]:  # Any: as above
    title = one_line(text)
    if not title:
        raise ReaderError("A paper needs a title.")
    return {"title": title}


def _type(_parts: Bibliography, text: str) -> dict[str, Any]:  # Any: as above
    name = one_line(text).lower()
    if name not in CSL_TYPES:
        raise ReaderError(
            f"“{text}” is no type of paper; write one like article-journal, review, chapter, book, thesis."
        )
    return {"type": name}


def _year(_parts: Bibliography, text: str) -> dict[str, Any]:  # Any: as above
    digits = text.strip()
    if digits and not (digits.isascii() and digits.isdecimal() and len(digits) == 4):
        raise ReaderError(f"“{text}” is not a year; write it like 2020.")
    return {"year": int(digits) if digits else None}


def _doi(_parts: Bibliography, text: str) -> dict[str, Any]:  # Any: as above
    doi = normalise_doi(one_line(text).replace(" ", "")) if text.strip() else None
    if text.strip() and doi is None:
        raise ReaderError(f"“{text}” is not a DOI; it begins with “10.” and has a slash.")
    return {"doi": doi}


def _pmid(_parts: Bibliography, text: str) -> dict[str, Any]:  # Any: as above
    digits = re.sub(r"(?i)^pmid:?\s*", "", text.strip())
    if digits and not re.fullmatch(r"[0-9]{1,9}", digits):
        raise ReaderError(f"“{text}” is not a PubMed number; it has digits only.")
    return {"pmid": digits or None}


def _pmcid(_parts: Bibliography, text: str) -> dict[str, Any]:  # Any: as above
    found = re.fullmatch(r"(?i)(?:PMC)?\s?([0-9]{4,9})", text.strip())
    if text.strip() and found is None:
        raise ReaderError(f"“{text}” is not a PubMed Central number; write it like PMC5859128.")
    return {"pmcid": f"PMC{found.group(1)}" if found else None}


def _arxiv(_parts: Bibliography, text: str) -> dict[str, Any]:  # Any: as above
    bare = text.strip()
    plain, marked = _ARXIV.fullmatch(bare), find_arxiv(bare)
    if bare and plain is None and not marked:
        raise ReaderError(f"“{text}” is not an arXiv number; write it like 2004.01234.")
    return {"arxiv": plain.group(1) if plain else marked[0].value if marked else None}


def _url(_parts: Bibliography, text: str) -> dict[str, Any]:  # Any: as above
    address = one_line(text)
    if address and not re.fullmatch(r"(?i)https?://\S+", address):
        raise ReaderError(f"“{text}” is not a web address; it begins with http:// or https://.")
    return {"url": address or None}


def _authors(parts: Bibliography, text: str) -> dict[str, Any]:  # Any: as above
    known = {_typed(person): person for person in parts.authors}
    names = [one_line(piece) for piece in re.split(r"[;\n]", text)]
    people = tuple(known.get(name) or _person(name) for name in names if name)
    return {"contributors": (*people, *(person for person in parts.contributors if person.role != "author"))}


def _typed(person: Contributor) -> str:
    """A name as a form shows it, so that an author who was not touched keeps every part."""
    if person.literal:
        return one_line(person.literal)
    family = " ".join(part for part in (person.particle, person.family, person.suffix) if part)
    return one_line(", ".join(part for part in (family, person.given) if part))


def _person(name: str) -> Contributor:
    """Read "Family, Given"; a name without a comma is taken as it stands, since it may be a body's."""
    family, comma, given = (part.strip() for part in name.partition(","))
    if not comma or not family:
        return Contributor(literal=name.strip(", "))
    read = parse_person(name)
    if read is not None and read.family and not read.literal:
        return read
    return Contributor(family=family, given=given or None)


def _plain(name: str) -> Callable[[Bibliography, str], dict[str, Any]]:  # Any: as above
    return lambda _parts, text: {name: one_line(text) or None}


def _date(name: str) -> Callable[[Bibliography, str], dict[str, Any]]:  # Any: as above
    return lambda _parts, text: {name: check_partial_date(text) if text.strip() else None}


def _lines(name: str) -> Callable[[Bibliography, str], dict[str, Any]]:  # Any: as above
    return lambda _parts, text: {name: _kept(text.split("\n"))}


def _kept(pieces: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, map(one_line, pieces)))


_RULES: dict[str, FieldRule] = {
    "title": FieldRule("title", _title),
    "type": FieldRule("type", _type),
    "authors": FieldRule("authors", _authors),
    "year": FieldRule("year", _year),
    "doi": FieldRule("DOI", _doi),
    "pmid": FieldRule("PMID", _pmid),
    "pmcid": FieldRule("PMCID", _pmcid),
    "arxiv": FieldRule("arXiv number", _arxiv),
    "url": FieldRule("address", _url),
    "abstract": FieldRule("abstract", lambda _parts, text: {"abstract": lines_of(text) or None}),
    "keywords": FieldRule("keywords", lambda _parts, text: {"keywords": _kept(re.split(r"[;\n]", text))}),
    "affiliations": FieldRule("affiliations", _lines("affiliations")),
    "research_highlights": FieldRule("highlights", _lines("research_highlights")),
    "container": FieldRule("journal or book", _plain("container")),
    "isbn": FieldRule("ISBN", _plain("isbn")),
    "abstract_from": FieldRule("source of the abstract", _plain("abstract_from")),
    **{name: FieldRule(name, _plain(name)) for name in ("volume", "issue", "pages", "publisher", "language")},
    **{
        name: FieldRule(f"{name} date", _date(name))
        for name in ("issued", "received", "revised", "accepted", "online", "published")
    },
}
