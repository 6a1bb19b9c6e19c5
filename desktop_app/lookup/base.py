"""What a source of look-ups is: whom it asks, how it reads the answer; sending and remembering are done by others.

A source is a module of `desktop_app.lookup` (or of the entry-point group `postil.lookup`) with one module-level
`PLUGIN` that satisfies the Protocol below. The registry finds it; `tests/contract` tests it. What a source answers is
data of a stranger: it is read with `lookup.reading`, which believes nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from desktop_app.domain.free_copy import FreeCopy
from desktop_app.domain.lookup import FoundRecord, Identifier, IdentifierKind, Notice

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked below a source's base address; `email_as` names the parameter that carries her address.

    `sent` tells the reader what leaves her machine. `is_empty` says of an answer that it has nothing, so that it is
    asked again sooner; it raises SourceSilentError for one that makes no sense, which is then not remembered.
    """

    path: str
    sent: str
    is_empty: Callable[[bytes], bool]
    params: Mapping[str, str] = field(default_factory=dict)
    email_as: str | None = None
    accept: str = JSON


@dataclass(frozen=True, slots=True)
class Reply:
    """The bytes of an answer and when they came."""

    body: bytes
    at: datetime


class Talk(Protocol):
    """Asks one source; raises SourceSilentError, LookupCancelledError, ConsentNeededError."""

    def ask(self, question: Question) -> Reply | None:
        """None: the source does not know what was asked for."""
        ...


@dataclass(frozen=True, slots=True)
class Finding:
    """What a source says about free copies of a work it knows: perhaps there is none."""

    at: datetime
    copy: FreeCopy | None = None
    notices: tuple[Notice, ...] = ()


class LookupSource(Protocol):
    """`id` never changes: settings name it. `home` is the base address, `order` its turn among the others.

    `pace_s` is the least time between two questions. `records_by` are the identifiers by which it knows works; it
    offers the methods that its two flags promise.
    """

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def home(self) -> str: ...

    @property
    def order(self) -> int: ...

    @property
    def pace_s(self) -> float: ...

    @property
    def knows_copies(self) -> bool: ...

    @property
    def knows_notices(self) -> bool: ...

    @property
    def records_by(self) -> frozenset[IdentifierKind]: ...

    def copies(self, doi: str, talk: Talk) -> Finding | None:
        """What it says about free copies and later notices; None where it does not know the DOI."""
        ...

    def record(self, identifier: Identifier, talk: Talk) -> FoundRecord | None:
        """The bibliographic parts; None where it does not know the work, or answered about another one."""
        ...
