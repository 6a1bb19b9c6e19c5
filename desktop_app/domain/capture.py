"""What an importer makes of a text or a file before anything is stored: a draft the reader can correct."""

from dataclasses import dataclass, field
from enum import StrEnum

from desktop_app.domain.paper import Bibliography


class OfferKind(StrEnum):
    QUESTION = "question"
    TODO = "todo"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something the text suggests, taken only when the reader says yes.

    `text` is the question or the to-do's text ("Buy article?"), `source` the sentence it came from,
    `todo_kind` one of `TODO_KINDS` for a to-do.
    """

    kind: OfferKind
    text: str
    source: str
    promised: bool = False
    todo_kind: str | None = None


@dataclass(frozen=True, slots=True)
class FieldSpan:
    """Which half-open span of the pasted text a field was read from, so that a dialog can show it."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PaperDraft:
    """`note` holds the reader's own words and all that was not recognised, in the order of the text; nothing is lost.

    `unsure` names the fields a person should look at.
    """

    bibliography: Bibliography
    note: str = ""
    offers: tuple[Offer, ...] = ()
    spans: tuple[FieldSpan, ...] = ()
    unsure: frozenset[str] = field(default=frozenset())
