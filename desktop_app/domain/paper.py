"""A paper: the work itself, with or without a file."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import PaperId


class PaperState(StrEnum):
    """How far the reading has come."""

    INBOX = "inbox"
    TO_READ = "to read"
    READING = "reading"
    READ = "read"
    SET_ASIDE = "set aside"


@dataclass(frozen=True, slots=True)
class Contributor:
    """One author or editor: family and given names, or a literal name for a body."""

    family: str | None = None
    given: str | None = None
    particle: str | None = None
    suffix: str | None = None
    literal: str | None = None
    role: str = "author"

    @property
    def short_name(self) -> str:
        """What a list shows: the family name with its particle, or the literal name."""
        if self.literal:
            return self.literal
        return " ".join(part for part in (self.particle, self.family) if part) or self.given or ""


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The bibliographic parts of a paper, named as in CSL where CSL has a name; plain texts, partial ISO dates."""

    title: str = ""
    type: str = "article-journal"
    contributors: tuple[Contributor, ...] = ()
    affiliations: tuple[str, ...] = ()
    container: str | None = None
    year: int | None = None
    issued: PartialDate | None = None
    received: PartialDate | None = None
    revised: PartialDate | None = None
    accepted: PartialDate | None = None
    online: PartialDate | None = None
    published: PartialDate | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    publisher: str | None = None
    language: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    arxiv: str | None = None
    isbn: str | None = None
    url: str | None = None
    research_highlights: tuple[str, ...] = ()
    abstract: str | None = None
    abstract_from: str | None = None
    keywords: tuple[str, ...] = ()

    @property
    def authors(self) -> tuple[Contributor, ...]:
        return tuple(person for person in self.contributors if person.role == "author")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the library with what the reader added to it; `queue_place` orders what she reads next by hand."""

    id: PaperId
    bibliography: Bibliography
    cite_key: str
    created_at: datetime
    updated_at: datetime
    state: PaperState = PaperState.INBOX
    rating: int | None = None
    tags: tuple[str, ...] = ()
    deleted_at: datetime | None = None
    revision: int = 1
    queue_place: float | None = None

    @property
    def title(self) -> str:
        return self.bibliography.title


@dataclass(frozen=True, slots=True)
class PaperSummary:
    """One row of a list of papers, complete enough to draw it without another query."""

    id: PaperId
    title: str
    authors: tuple[str, ...]
    year: int | None
    type: str
    container: str | None
    state: PaperState
    rating: int | None
    tags: tuple[str, ...]
    added_at: datetime
    opened_at: datetime | None
    document_kinds: tuple[str, ...]
    page_count: int | None
    page_index: int | None
    mark_count: int = 0
    open_questions: int = 0
    open_todos: int = 0
    open_todo_kinds: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class PaperName:
    """What a paper is called in a line; `authors` are short names."""

    title: str
    authors: tuple[str, ...] = ()
    year: int | None = None


def authors_line(names: tuple[str, ...]) -> str:
    """Give "Okafor, Lindqvist" for up to two names, "Marchetti et al." for more, an empty text for none."""
    if len(names) > 2:
        return f"{names[0]} et al."
    return ", ".join(names)
