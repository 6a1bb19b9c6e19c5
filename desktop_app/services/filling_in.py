"""What a found record would change in a paper, field by field, and how the changes she ticked are made."""

from collections.abc import Iterable
from dataclasses import replace

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.lookup import FieldChange
from desktop_app.domain.paper import Bibliography, Contributor
from desktop_app.services.paper_fields import with_field

#: in the order in which they are shown; what a source calls the kind of a work is too coarse to be asked about
_FIELDS = (
    *("title", "authors", "container", "year", "volume", "issue", "pages", "publisher", "language"),
    *("doi", "pmid", "pmcid", "arxiv", "isbn", "url", "issued", "accepted", "online", "published"),
    *("keywords", "affiliations", "abstract"),
)


def changes(old: Bibliography, found: Bibliography) -> tuple[FieldChange, ...]:
    """The fields that the record knows and the paper has otherwise; what the paper lacks is proposed."""
    told = []
    for name in _FIELDS:
        before, after = field_text(old, name), field_text(found, name)
        if after and _alike(before) != _alike(after) and _can_be(old, name, after):
            told.append(FieldChange(name, before, after, is_proposed=not before))
    return tuple(told)


def filled_in(old: Bibliography, chosen: Iterable[FieldChange], source: str) -> Bibliography:
    """The parts with these changes; ReaderError when one of the texts is no such value."""
    new = old
    for change in chosen:
        new = with_field(new, change.field, change.new)
        if change.field == "abstract":
            new = replace(new, abstract_from=source)
    return new


def field_text(parts: Bibliography, name: str) -> str:
    """A field as it is typed; an empty text where nothing is known."""
    if name == "authors":
        return "; ".join(_person_text(person) for person in parts.authors)
    value = getattr(parts, name)
    if isinstance(value, tuple):
        return ("; " if name == "keywords" else "\n").join(value)
    return "" if value is None else str(value)


def _person_text(person: Contributor) -> str:
    if person.literal:
        return person.literal
    family = " ".join(part for part in (person.particle, person.family, person.suffix) if part)
    return ", ".join(part for part in (family, person.given) if part)


def _alike(text: str) -> str:
    """What makes no difference to a reader is left out: letters' case, spaces, kinds of dashes and quotes."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _can_be(parts: Bibliography, name: str, text: str) -> bool:
    try:
        with_field(parts, name, text)
    except ReaderError:
        return False
    return True
