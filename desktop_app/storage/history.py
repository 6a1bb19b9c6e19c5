"""Undo and redo: the actions of this run as images of the rows they wrote, and how they are put back."""

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from desktop_app.domain.changes import HistoryChanged
from desktop_app.domain.errors import ConflictError
from desktop_app.storage.row_base import BOOKKEEPING, Recorded, Row
from desktop_app.storage.rows import change
from desktop_app.storage.tables_papers import PaperRow
from desktop_app.storage.tracking import RowImage, Values
from desktop_app.system.clock import Clock

MOST_ACTIONS = 200


@dataclass(frozen=True, slots=True)
class Action:
    """What undo shows, and the rows it puts back."""

    name: str
    images: tuple[RowImage, ...]


@dataclass(slots=True)
class UndoJournal:
    """Two stacks of actions; the newest is last."""

    done: list[Action] = field(default_factory=list)
    undone: list[Action] = field(default_factory=list)

    def record(self, name: str, images: tuple[RowImage, ...]) -> None:
        """A new action; what was undone before it cannot be redone any more."""
        self.done.append(Action(name, images))
        self.undone.clear()
        del self.done[:-MOST_ACTIONS]

    def follow(self, images: tuple[RowImage, ...]) -> None:
        """A change that is no action: what undo and redo will find is what it left, not a conflict."""
        for image in images:
            if image.after is not None:
                for name, value in image.after.items():
                    _follow(self.done, image, "after", name, value)
                    _follow(self.undone, image, "before", name, value)

    def names(self) -> HistoryChanged:
        return HistoryChanged(self.done[-1].name if self.done else None, self.undone[-1].name if self.undone else None)


def put_back(session: Session, action: Action, clock: Clock, *, forward: bool) -> None:
    """Give the rows of an action their values before it (or after it, `forward`); raise ConflictError if others did.

    A record that the action added is moved to the trash, not erased; what came with a paper goes and comes with it.
    """
    for image in _images_of(action):
        expected, target = (image.before, image.after) if forward else (image.after, image.before)
        row = session.get(image.row_type, image.key)
        if expected is not None and target is not None:
            _check(action, row is not None and _is_as(row, expected))
            change(_there(row), target)
        elif target is None:
            _check(action, row is not None and _is_as(row, expected or {}))
            _take_away(session, _there(row), clock)
        elif row is None:
            session.add(image.row_type(**target))
        else:
            _check(action, isinstance(row, Recorded) and row.deleted_at is not None)
            change(row, {name: value for name, value in target.items() if name not in _silent(type(row))})
    session.flush()


def _images_of(action: Action) -> tuple[RowImage, ...]:
    """The rows to put back: of an action that only added papers, with what belongs to them, the papers' own rows.

    The rest is out of sight while its paper is in the trash, and is there again when the reader takes it out.
    """
    papers = tuple(image for image in action.images if image.row_type is PaperRow)
    only_adds = all(image.before is None for image in action.images)
    return papers if papers and only_adds else action.images


def _follow(actions: list[Action], image: RowImage, side: str, name: str, value: object) -> None:
    for action in reversed(actions):
        for known in action.images:
            values: Values | None = getattr(known, side)
            if known.row_type is image.row_type and known.key == image.key and values is not None and name in values:
                values[name] = value
                return


def _check(action: Action, holds: bool) -> None:
    if not holds:
        raise ConflictError(f"“{action.name}” was followed by a change elsewhere; nothing was undone or redone.")


def _there(row: Row | None) -> Row:
    if row is None:
        raise ConflictError("A record is not there any more; nothing was undone or redone.")
    return row


def _is_as(row: Row, expected: Values) -> bool:
    silent = _silent(type(row))
    return all(getattr(row, name) == value for name, value in expected.items() if name not in silent)


def _take_away(session: Session, row: Row, clock: Clock) -> None:
    if isinstance(row, Recorded):
        row.deleted_at = clock.now()
    else:
        session.delete(row)


def _silent(kind: type[Row]) -> frozenset[str]:
    return BOOKKEEPING | kind.quiet
