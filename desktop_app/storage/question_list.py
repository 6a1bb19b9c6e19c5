"""Many questions at once with the words for their marks and papers: three queries, whatever their number."""

from collections import defaultdict
from collections.abc import Callable, Iterable, MutableMapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import String, select, type_coerce
from sqlalchemy.orm import Session

from desktop_app.domain.ids import MarkId, PaperId, QuestionId
from desktop_app.domain.paper import PaperName
from desktop_app.domain.question import Question, QuestionState
from desktop_app.storage.driver_rows import UTC_SUFFIX, RawRow, driver_rows
from desktop_app.storage.tables_marks import MarkRow
from desktop_app.storage.tables_papers import PaperRow
from desktop_app.storage.tables_pending import EVIDENCE, RAISED, QuestionMarkRow, QuestionRow, QuestionTagRow

T = TypeVar("T")

_LONG_LIST = 500
_STATES = {state.value: state for state in QuestionState}
_LISTED = (
    *(type_coerce(QuestionRow.id, String), QuestionRow.text, type_coerce(QuestionRow.paper_id, String)),
    *(QuestionRow.state, QuestionRow.promised, type_coerce(QuestionRow.asked_at, String)),
    *(type_coerce(QuestionRow.updated_at, String), type_coerce(QuestionRow.follow_up, String), QuestionRow.answer),
    *(type_coerce(QuestionRow.answered_at, String), QuestionRow.drop_reason),
    *(type_coerce(QuestionRow.reported_at, String), QuestionRow.reported_where),
    *(type_coerce(QuestionRow.merged_into, String), type_coerce(QuestionRow.from_question, String)),
    *(QuestionRow.revision, PaperRow.title),
)
_MARKED = (
    *(type_coerce(QuestionMarkRow.question_id, String), QuestionMarkRow.role),
    *(type_coerce(QuestionMarkRow.mark_id, String), type_coerce(MarkRow.paper_id, String)),
    *(MarkRow.anchor["page"].as_integer(), MarkRow.anchor["pageName"].as_string(), MarkRow.quote, MarkRow.comment),
    *(PaperRow.title, PaperRow.author_names, PaperRow.year),
)


@dataclass(frozen=True, slots=True)
class MarkWords:
    """What a list of questions says of a mark; `page` is what its page is called, None on an abstract."""

    mark: MarkId
    paper: PaperId
    page: str | None
    words: str


NamedMark = tuple[MarkWords, PaperName]
#: a question, the title of its paper, the marks that raised it and those that are evidence, with their papers
Maker = Callable[[Question, str, Sequence[NamedMark], Sequence[NamedMark]], T]
Known = MutableMapping[Any, T]  # Any: what the database said of a question


def listed_questions(session: Session, state: str, known: Known[T], make: Maker[T]) -> list[T]:
    """What `make` makes of those in a state (or "all") that are not in the trash, the oldest first.

    What is in `known` is not made anew; a long list is remembered there, in place of the one before.
    """
    marks, tags = _marks(session), _tags(session)
    found: dict[Any, T] = {}  # Any: as in `Known`
    for row in driver_rows(session, _wanted(state)):
        key = row, marks.get(row[0], ()), tags.get(row[0], ())
        made = known.get(key)
        found[key] = _made(*key, make) if made is None else made
    if len(found) > _LONG_LIST:
        known.clear()
        known.update(found)
    return list(found.values())


def called(page: int | None, name: str | None) -> str | None:
    """What a page is called: its own name, or its number; None on an abstract."""
    return None if page is None else name or str(page + 1)


def _wanted(state: str) -> Any:  # noqa: ANN401 - a selection of columns of several types
    wanted = (
        select(*_LISTED)
        .outerjoin(PaperRow, PaperRow.id == QuestionRow.paper_id)
        .where(QuestionRow.deleted_at.is_(None), PaperRow.deleted_at.is_(None))
        .order_by(QuestionRow.asked_at, QuestionRow.id)
    )
    return wanted if state == "all" else wanted.where(QuestionRow.state == state)


def _marks(session: Session) -> dict[str, tuple[RawRow, ...]]:
    wanted = (
        select(*_MARKED)
        .join(MarkRow, MarkRow.id == QuestionMarkRow.mark_id)
        .join(PaperRow, PaperRow.id == MarkRow.paper_id)
        .where(MarkRow.deleted_at.is_(None))
        .order_by(QuestionMarkRow.role, QuestionMarkRow.position, QuestionMarkRow.mark_id)
    )
    return _grouped(driver_rows(session, wanted))


def _tags(session: Session) -> dict[str, tuple[RawRow, ...]]:
    columns = type_coerce(QuestionTagRow.question_id, String), QuestionTagRow.text
    return _grouped(
        driver_rows(session, select(*columns).order_by(QuestionTagRow.question_id, QuestionTagRow.position))
    )


def _grouped(rows: Iterable[RawRow]) -> dict[str, tuple[RawRow, ...]]:
    """The rows of each question, which is their first column."""
    groups: dict[str, list[RawRow]] = defaultdict(list)
    for row in rows:
        groups[row[0]].append(row)
    return {key: tuple(group) for key, group in groups.items()}


def _made(row: RawRow, marks: Sequence[RawRow], tags: Sequence[RawRow], make: Maker[T]) -> T:
    raised = [_named(mark) for mark in marks if mark[1] == RAISED]
    evidence = [_named(mark) for mark in marks if mark[1] == EVIDENCE]
    question = _question(row, raised, evidence, tuple(tag[1] for tag in tags))
    return make(question, row[-1] or "", raised, evidence)


def _named(row: RawRow) -> NamedMark:
    mark, paper, page, name, quote, comment, title, authors, year = row[2:]
    words = MarkWords(MarkId(UUID(mark)), PaperId(UUID(paper)), called(page, name), quote or comment)
    return words, PaperName(title, tuple(authors.split("\n")) if authors else (), year)


def _question(
    row: RawRow, raised: Sequence[NamedMark], evidence: Sequence[NamedMark], tags: tuple[str, ...]
) -> Question:
    """One question, from the columns above in their order; ids and times are read here, quicker than by their types."""
    key, text, paper, state, promised, asked_at, updated_at, follow_up, answer, answered_at, drop_reason = row[:11]
    reported_at, reported_where, merged_into, from_question, revision, _title = row[11:]
    asked = _moment(asked_at)
    return Question(
        id=QuestionId(UUID(key)),
        text=text,
        paper_id=PaperId(UUID(paper)) if paper else None,
        state=_STATES[state],
        promised=bool(promised),
        asked_at=asked,
        updated_at=asked if updated_at == asked_at else _moment(updated_at),
        follow_up=date.fromisoformat(follow_up) if follow_up else None,
        raised_by=tuple(mark.mark for mark, _paper in raised),
        answer=answer,
        answered_at=_moment(answered_at) if answered_at else None,
        evidence=tuple(mark.mark for mark, _paper in evidence),
        drop_reason=drop_reason,
        tags=tags,
        reported_at=_moment(reported_at) if reported_at else None,
        reported_where=reported_where,
        merged_into=QuestionId(UUID(merged_into)) if merged_into else None,
        from_question=QuestionId(UUID(from_question)) if from_question else None,
        revision=revision,
    )


def _moment(stored: str) -> datetime:
    return datetime.fromisoformat(stored + UTC_SUFFIX)
