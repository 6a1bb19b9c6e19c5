"""Finds the marks, documents and days that a command names."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from desktop_app.domain.document import Document
from desktop_app.domain.errors import AmbiguousReferenceError, NotFoundError, ReaderError
from desktop_app.domain.ids import MarkId

if TYPE_CHECKING:
    from desktop_app.services.context import Services

T = TypeVar("T")

_LEAST_PREFIX = 4


def mark_ids(services: "Services", refs: Sequence[str]) -> tuple[MarkId, ...]:
    """The marks with these ids or unique beginnings of ids, of any paper."""
    if not refs:
        return ()
    marks = {str(mark.id): mark.id for mark in services.marks.list()}
    return tuple(_by_prefix("mark", ref, marks) for ref in refs)


def document_of(documents: Iterable[Document], ref: str) -> Document:
    """The document of a paper with this id (or its beginning), label or kind."""
    documents = tuple(documents)
    wanted = ref.strip().casefold()
    labelled = [document for document in documents if document.label.casefold() == wanted]
    found = labelled or [document for document in documents if document.kind.value == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        listed = "; ".join(f"{document.id} {document.label}" for document in found)
        raise AmbiguousReferenceError(f"“{ref}” answers to {len(found)} documents: {listed}.")
    return _by_prefix("document of this paper", ref, {str(document.id): document for document in documents})


def day_of(text: str | None) -> date | None:
    """A day as YYYY-MM-DD."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise ReaderError(f"“{text}” is not a day; write it like 2026-11-25.") from error


def _by_prefix(what: str, ref: str, by_id: dict[str, T]) -> T:
    prefix = ref.strip().lower()
    if len(prefix) < _LEAST_PREFIX:
        raise NotFoundError(f"No {what} answers to “{ref}”; give its id or at least {_LEAST_PREFIX} letters of it.")
    found = [key for key in by_id if key.startswith(prefix)]
    if not found:
        raise NotFoundError(f"No {what} answers to “{ref}”.")
    if len(found) > 1:
        raise AmbiguousReferenceError(f"“{ref}” is the beginning of {len(found)} ids: {', '.join(found[:10])}.")
    return by_id[found[0]]
