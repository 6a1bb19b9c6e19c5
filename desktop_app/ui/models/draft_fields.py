"""The fields of a paper that is being pasted, as texts to correct, and the bibliography made of the corrected texts."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.dates import check_partial_date
from desktop_app.domain.errors import ReaderError
from desktop_app.domain.paper import Bibliography, Contributor
from desktop_app.ui.models.paper_words import type_text

_DATES = ("issued", "received", "revised", "accepted", "online", "published")
_LINES = ("affiliations", "research_highlights")
TYPES = (
    *("article-journal", "review", "article", "chapter", "book", "paper-conference", "thesis", "report"),
    *("webpage", "post-weblog"),
)


def type_choices() -> tuple[tuple[str, str], ...]:
    """Kinds of papers as (CSL type, word)."""
    return tuple((csl, type_text(csl)) for csl in TYPES)


def field_texts(parts: Bibliography) -> dict[str, str]:
    """Every field that the form shows, by its name."""
    names = (
        *("title", "type", "authors", "container", "year", "volume", "issue", "pages", "doi", "pmid", "arxiv", "url"),
        *("received", "revised", "accepted", "online", "published"),
        *("affiliations", "research_highlights", "abstract", "keywords"),
    )
    return {name: _text_of(parts, name) for name in names}


def corrected(parts: Bibliography, texts: Mapping[str, str]) -> Bibliography:
    """`parts` with the fields that were changed; ReaderError with one sentence when a text is no such value."""
    changes: dict[str, Any] = {}  # Any: fields have different types
    for name, text in texts.items():
        if text.strip() != _text_of(parts, name).strip():
            changes |= _change(parts, name, text.strip())
    return replace(parts, **changes)


def _text_of(parts: Bibliography, name: str) -> str:
    if name == "authors":
        return "; ".join(_person_text(person) for person in parts.authors)
    value = getattr(parts, name)
    if isinstance(value, tuple):
        return ("; " if name == "keywords" else "\n").join(value)
    return "" if value is None else str(value)


def _change(parts: Bibliography, name: str, text: str) -> dict[str, Any]:  # Any: as above
    if name == "authors":
        others = tuple(person for person in parts.contributors if person.role != "author")
        people = tuple(_person(piece.strip()) for piece in text.split(";") if piece.strip())
        return {"contributors": (*people, *others)}
    if name == "year":
        if text and not (text.isdecimal() and len(text) == 4):
            raise ReaderError(_tr("“%1” is not a year; write it like 2020.").replace("%1", text))
        return {"year": int(text) if text else None}
    if name in _DATES:
        return {name: check_partial_date(text) if text else None}
    if name in _LINES:
        return {name: tuple(line.strip() for line in text.split("\n") if line.strip())}
    if name == "keywords":
        return {name: tuple(word.strip() for word in text.replace("\n", ";").split(";") if word.strip())}
    return {name: text if name == "title" else text or None} if name != "type" else {name: text}


def _person_text(person: Contributor) -> str:
    if person.literal:
        return person.literal
    family = " ".join(part for part in (person.particle, person.family, person.suffix) if part)
    return ", ".join(part for part in (family, person.given) if part)


def _person(text: str) -> Contributor:
    family, comma, given = text.partition(",")
    if not comma:
        return Contributor(literal=text)
    return Contributor(family=family.strip() or None, given=given.strip() or None)


def _tr(text: str) -> str:
    return QCoreApplication.translate("DraftFields", text)
