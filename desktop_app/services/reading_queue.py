"""How far the reading of papers is, and which one to read next; several papers are moved in one step of undo."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.ids import PaperId, QuestionId
from desktop_app.domain.paper import PaperState
from desktop_app.domain.queries import PaperQuery
from desktop_app.domain.reading_queue import UNREAD, QueuedPaper, place_between, queue_of

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork

Queue = list[QueuedPaper]
Answers = Callable[[], Mapping[QuestionId, frozenset[PaperId]]]


class ReadingQueueService:
    """`answers` tells which papers may answer each question, as far as somebody found out."""

    def __init__(self, store: "LibraryStore", answers: Answers = dict) -> None:
        self._store, self._answers = store, answers

    def set_state(self, papers: Sequence[PaperId], state: PaperState) -> None:
        """Say how far the reading of these papers is; what is read or set aside leaves the reader's own order."""
        name = "Set reading state" if len(papers) == 1 else f"Set reading state of {len(papers)} papers"
        with self._store.write(name) as unit:
            for key in papers:
                old = unit.papers.get(key)
                new = replace(old, state=state, queue_place=old.queue_place if state in UNREAD else None)
                if new != old:
                    unit.papers.put(new)

    def list(self) -> Queue:
        """The papers that are still to be read, the next one first."""
        answers = self._answers()
        with self._store.read() as unit:
            asked = unit.queue.open_questions() if answers else set[QuestionId]()
            questions = Counter(paper for question in asked for paper in answers.get(question, ()))
            papers = unit.papers.list(PaperQuery(sort="added"))
            return queue_of(papers, unit.queue.places(), unit.queue.due_days(), questions)

    def place(self, paper: PaperId, before: PaperId | None = None) -> None:
        """Put a paper into the reader's own order: before one that is in it, or behind all."""
        with self._store.write("Order what to read next") as unit:
            order = [one for one in unit.queue.places() if one != paper]
            row = order.index(before) if before in order else len(order)
            _put(unit, order, paper, row)

    def place_all(self, papers: Sequence[PaperId]) -> None:
        """Put papers behind all that are in the reader's own order."""
        with self._store.write("Read next") as unit:
            for paper in papers:
                order = [one for one in unit.queue.places() if one != paper]
                _put(unit, order, paper, len(order))

    def unplace(self, paper: PaperId) -> None:
        """Let the program order a paper again."""
        with self._store.write("Order what to read next") as unit:
            unit.queue.put(paper, None)


def _put(unit: "UnitOfWork", order: Sequence[PaperId], paper: PaperId, row: int) -> None:
    places = unit.queue.places()
    place = place_between([places[one] for one in order], row)
    if place is not None:
        unit.queue.put(paper, place)
        return
    for number, one in enumerate((*order[:row], paper, *order[row:])):
        unit.queue.put(one, float(number))
