"""Makes evidence of a passage that the radar found: a mark at its place, linked to the question, in one action.

Finding the place reads the PDF through its worker and touches no database, so that a window can do it elsewhere.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.category import Category
from desktop_app.domain.document import Document
from desktop_app.domain.ids import CategoryId, MarkId
from desktop_app.domain.question import Question
from desktop_app.domain.radar import RadarPassage
from desktop_app.services.mark_pieces import grouped
from desktop_app.services.marks import put_mark
from desktop_app.services.passages import Passages, Place

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork

_KIND = "highlight"
_MEANING = "evidence"


class RadarAnswerService:
    def __init__(self, store: "LibraryStore", passages: Passages) -> None:
        self._store, self._passages = store, passages

    def document_of(self, passage: RadarPassage) -> Document | None:
        """The document to mark; None where it is marked already, or there is none: a note, what is said of a paper."""
        if passage.document_id is None or passage.mark_id is not None:
            return None
        with self._store.read() as unit:
            return unit.documents.get(passage.document_id)

    def place_of(self, passage: RadarPassage, document: Document | None) -> Place | None:
        """Where the passage is in the document, by its words; needs no library. ReaderError where that is not sure."""
        return None if document is None else self._passages.find(passage.passage, (document,), near=passage.page_index)

    def use(self, passage: RadarPassage, place: Place | None) -> Question:
        """Let the passage be evidence, and its words the answer where none is written yet; the question stays open."""
        with self._store.write("Use as answer") as unit:
            old = unit.questions.get(passage.question_id)
            added = _evidence(unit, passage, place)
            answer = old.answer or passage.passage
            return unit.questions.put(
                replace(old, answer=answer, evidence=tuple(dict.fromkeys((*old.evidence, *added))))
            )


def _evidence(unit: "UnitOfWork", passage: RadarPassage, place: Place | None) -> list[MarkId]:
    """The marks that are evidence: the one it stands in, or new ones, a piece on each page."""
    if passage.mark_id is not None:
        return [unit.marks.get(passage.mark_id).id]
    if place is None:
        return []
    unit.documents.get(place.document.id)
    meaning = _meaning(unit.categories.list())
    anchors = grouped(unit, place.anchors)
    made = [put_mark(unit, place.document, _KIND, meaning, anchor, "", place.placement) for anchor in anchors]
    return [made[0].id]


def _meaning(categories: Sequence[Category]) -> CategoryId:
    """The category that is called Evidence, or the first where she has none of that name."""
    return next((one.id for one in categories if one.name.casefold() == _MEANING), categories[0].id)
