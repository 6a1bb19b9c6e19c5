"""What the pane of one question shows of it."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DetailMark:
    """A mark, what to call it, and the words it quotes."""

    mark: UUID
    text: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class QuestionDetail:
    """`is_promise`: she still has to report."""

    id: UUID
    text: str
    about: str
    paper_title: str
    answer: str
    is_open: bool
    is_promise: bool
    raised: tuple[DetailMark, ...] = ()
    evidence: tuple[DetailMark, ...] = ()
    drop_reason: str = ""
    tags: tuple[str, ...] = ()
