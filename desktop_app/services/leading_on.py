"""Links that follow a record that was put together with another one: they lead to the heir from then on."""

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from desktop_app.domain.changes import Entity
from desktop_app.domain.ids import MarkId, QuestionId
from desktop_app.domain.written_links import Target

if TYPE_CHECKING:
    from desktop_app.storage.unit_of_work import UnitOfWork


def lead_on(unit: "UnitOfWork", gone: Target, heir: UUID, but: Collection[UUID]) -> None:
    """Let comments, questions and answers, `but` those of these records, link to the heir.

    Notes follow when the unit of work commits, see `storage.merged_links`.
    """

    def led(text: str) -> str:
        return text.replace(str(gone.id), str(heir))

    for source in unit.links.sources_of(gone):
        if source.id in but:
            continue
        if source.entity is Entity.MARK:
            mark = unit.marks.some([MarkId(source.id)]).get(MarkId(source.id))
            if mark is not None:
                unit.marks.put(replace(mark, comment=led(mark.comment)))
        elif source.entity is Entity.QUESTION:
            question = unit.questions.get(QuestionId(source.id))
            answer = None if question.answer is None else led(question.answer)
            unit.questions.put(replace(question, text=led(question.text), answer=answer))
