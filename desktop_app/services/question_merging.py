"""Two questions made into one, and one made into two, without anything of them getting lost."""

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from desktop_app.domain.changes import Entity
from desktop_app.domain.errors import ReaderError
from desktop_app.domain.ids import QuestionId
from desktop_app.domain.question import Question, QuestionState, tags_once
from desktop_app.domain.written_links import Target
from desktop_app.services.leading_on import lead_on

if TYPE_CHECKING:
    from desktop_app.storage.unit_of_work import UnitOfWork

T = TypeVar("T", date, datetime)


def merged(unit: "UnitOfWork", kept: QuestionId, other: QuestionId) -> Question:
    """`kept` with all that `other` has, which is put away; what is stored then."""
    if kept == other:
        raise ReaderError("A question cannot be merged with itself; nothing was changed.")
    lead_on(unit, Target(Entity.QUESTION, other), kept, but={other})
    stays, goes = unit.questions.get(kept), unit.questions.get(other)
    united = unit.questions.put(union_of(stays, goes))
    unit.questions.hand_todos(other, kept)
    unit.questions.put(replace(goes, merged_into=kept, deleted_at=unit.clock.now()))
    return united


def union_of(stays: Question, goes: Question) -> Question:
    """The first with marks, evidence, tags, promise and answer of both; open where one of them is."""
    state = next(one for one in QuestionState if one in (stays.state, goes.state))
    promises = [one for one in (stays, goes) if one.promised]
    is_kept = bool(promises) and all(one.reported_at is not None for one in promises)
    places = dict.fromkeys(one.reported_where for one in promises if one.reported_where)
    reasons = dict.fromkeys(one.drop_reason for one in (stays, goes) if one.drop_reason)
    return replace(
        stays,
        paper_id=stays.paper_id or goes.paper_id,
        state=state,
        promised=bool(promises),
        asked_at=min(stays.asked_at, goes.asked_at),
        follow_up=_first(stays.follow_up, goes.follow_up) if state is QuestionState.OPEN else stays.follow_up,
        raised_by=tuple(dict.fromkeys((*stays.raised_by, *goes.raised_by))),
        answer=_joined(stays.answer, goes.answer),
        answered_at=_last(stays.answered_at, goes.answered_at) if state is QuestionState.ANSWERED else None,
        evidence=tuple(dict.fromkeys((*stays.evidence, *goes.evidence))),
        drop_reason="\n".join(reasons) or None if state is QuestionState.DROPPED else None,
        tags=tags_once((*stays.tags, *goes.tags)),
        reported_at=_last(stays.reported_at, goes.reported_at) if is_kept else None,
        reported_where="; ".join(places) or None if is_kept else None,
    )


def parted(unit: "UnitOfWork", question: Question, rest: str, part: str) -> tuple[Question, Question]:
    """What becomes of a question that keeps `rest` when `part` is asked by itself: that question, and the new one."""
    now = unit.clock.now()
    new = Question(
        id=QuestionId(unit.new_id()),
        text=part,
        paper_id=question.paper_id,
        state=QuestionState.OPEN,
        promised=question.is_promise,
        asked_at=now,
        updated_at=now,
        follow_up=question.follow_up if question.is_open else None,
        raised_by=question.raised_by,
        tags=question.tags,
        from_question=question.id,
    )
    return unit.questions.put(replace(question, text=rest)), unit.questions.put(new)


def _first(one: T | None, other: T | None) -> T | None:
    return min(filter(None, (one, other)), default=None)


def _last(one: T | None, other: T | None) -> T | None:
    return max(filter(None, (one, other)), default=None)


def _joined(one: str | None, other: str | None) -> str | None:
    return "\n\n".join(dict.fromkeys(text for text in (one, other) if text)) or None
