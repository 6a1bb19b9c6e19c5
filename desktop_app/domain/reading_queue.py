"""What to read next: papers not read yet, in the reader's own order first, then by days and open questions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.ids import PaperId
from desktop_app.domain.paper import PaperState, PaperSummary

#: the states of papers that are still to be read, those begun first
UNREAD = (PaperState.READING, PaperState.TO_READ, PaperState.INBOX)

_STEP = 1.0
_LEAST_GAP = 1e-6


@dataclass(frozen=True, slots=True)
class QueuedPaper:
    """`place` is None where the order is the program's; `questions` are open ones that the paper may answer."""

    paper: PaperSummary
    place: float | None = None
    due: date | None = None
    questions: int = 0

    @property
    def is_placed(self) -> bool:
        return self.place is not None


def queue_of(
    papers: Iterable[PaperSummary],
    places: Mapping[PaperId, float],
    due: Mapping[PaperId, date],
    questions: Mapping[PaperId, int],
) -> list[QueuedPaper]:
    """Those she placed, in her order; then what is due first, what answers most, what was begun, what came last."""
    unread = [
        QueuedPaper(paper, places.get(paper.id), due.get(paper.id), questions.get(paper.id, 0))
        for paper in papers
        if paper.state in UNREAD
    ]
    placed = [(one.place, one) for one in unread if one.place is not None]
    others = [one for one in unread if one.place is None]
    others.sort(key=lambda one: one.paper.added_at, reverse=True)
    others.sort(key=lambda one: (one.due or date.max, -one.questions, UNREAD.index(one.paper.state)))
    return [one for _place, one in sorted(placed, key=lambda pair: (pair[0], pair[1].paper.id))] + others


def place_between(places: Sequence[float], row: int) -> float | None:
    """A place before the one at `row` of these ascending places, behind all at the end; None when there is no room."""
    before = places[row - 1] if row > 0 else None
    behind = places[row] if row < len(places) else None
    if before is None:
        return 0.0 if behind is None else behind - _STEP
    if behind is None:
        return before + _STEP
    return (before + behind) / 2 if behind - before > _LEAST_GAP else None
