"""What an exporter is, and the neutral outline of a paper that it writes; it reads no library and touches no file.

An exporter is a module or package of `desktop_app.exporters` (or of the entry-point group `postil.exporters`) with one
module-level `PLUGIN` that satisfies the Protocol below. The registry finds it; `tests/contract` tests it.

The rules of the family: the same outline gives the same bytes; bringing a fresh file up to date with the outline it was
made of changes nothing; what the reader wrote into a file stays, byte for byte; no text of an outline can pass for the
program's own signs, nor become anything but text. The note is the reader's own Markdown and stays it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from desktop_app.domain.anchor import Placement
from desktop_app.domain.ids import MarkId, PaperId, QuestionId, TodoId
from desktop_app.domain.own_link import OwnLink
from desktop_app.domain.paper import Paper
from desktop_app.domain.price import Price
from desktop_app.domain.question import QuestionState
from desktop_app.domain.todo import TodoState


@dataclass(frozen=True, slots=True)
class Reference:
    """A mark that something points at; `label` says where it is: "p. 3", or "Breit 2020, p. 3" in another paper."""

    label: str
    link: OwnLink


@dataclass(frozen=True, slots=True)
class OutlineMark:
    """`place` as the label of a reference; `kind` names a plugin of `kinds`, `kind_label` is for people.

    `picture` refers to a file in `assets/` beside the export; empty for a mark that has none.
    """

    id: MarkId
    place: str
    link: OwnLink
    kind: str
    kind_label: str
    category: str
    quote: str
    comment: str = ""
    placement: Placement = Placement.EXACT
    tags: tuple[str, ...] = ()
    picture: str = ""


@dataclass(frozen=True, slots=True)
class OutlineQuestion:
    """`asked_in` names the paper it was asked at, where that is another one; an open one may have a partial answer."""

    id: QuestionId
    text: str
    state: QuestionState
    promised: bool
    asked_on: date
    follow_up: date | None = None
    raised_by: tuple[Reference, ...] = ()
    answer: str | None = None
    answered_on: date | None = None
    evidence: tuple[Reference, ...] = ()
    drop_reason: str | None = None
    tags: tuple[str, ...] = ()
    asked_in: str = ""
    reported_on: date | None = None
    reported_where: str | None = None


@dataclass(frozen=True, slots=True)
class OutlineStep:
    """A purchase came to another state on that day."""

    decision: str
    on: date
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class OutlineTodo:
    """`decision` is how a *buy* to-do stands, for those that have one; `priority` goes from 0 to 3."""

    id: TodoId
    kind: str
    text: str
    state: TodoState
    due: date | None = None
    closed_on: date | None = None
    price: Price | None = None
    url: str | None = None
    decision: str | None = None
    mark: Reference | None = None
    reason: str | None = None
    expected_use: str | None = None
    steps: tuple[OutlineStep, ...] = ()
    priority: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """All that is exported of a paper, in the order in which it is read; `note` is Markdown source."""

    paper: Paper
    note: str = ""
    marks: tuple[OutlineMark, ...] = ()
    questions: tuple[OutlineQuestion, ...] = ()
    todos: tuple[OutlineTodo, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """A file brought up to date; `notices` are sentences on what the reader had changed in it."""

    content: bytes
    notices: tuple[str, ...] = ()


class Exporter(Protocol):
    """`id` names the format on the command line, `label` is for people, `extension` begins with a dot.

    `is_text`: the bytes are UTF-8 that can be shown in a terminal.
    """

    @property
    def id(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def extension(self) -> str: ...

    @property
    def is_text(self) -> bool: ...

    def stem(self, outline: Outline) -> str:
        """What the file would like to be called, without its ending; whoever writes it makes that safe."""
        ...

    def render(self, outline: Outline) -> bytes:
        """A new file."""
        ...

    def owner_of(self, content: bytes) -> PaperId | None:
        """The paper that a file is the export of; None for a file that is no export of this format."""
        ...

    def merge(self, outline: Outline, existing: bytes) -> Merged:
        """An existing export of the same paper, brought up to date."""
        ...
