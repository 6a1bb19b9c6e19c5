"""Takes lines that the program rewrote in a note over into a text that the reader has typed on meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.note_lines import TaskLine, task_line


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line was rewritten in its place: its number, from 0, and what it was and is."""

    number: int
    old: str
    new: str


def line_changes(before: str, after: str) -> tuple[LineChange, ...]:
    """What was rewritten between two texts of as many lines; nothing where their lines are not as many."""
    old, new = before.split("\n"), after.split("\n")
    if len(old) != len(new):
        return ()
    pairs = enumerate(zip(old, new, strict=True))
    return tuple(LineChange(number, was, now) for number, (was, now) in pairs if was != now)


def placed(changes: Sequence[LineChange], text: str) -> tuple[LineChange, ...]:
    """The same changes on the lines of another text, where those lines are now; a line that is gone is left out.

    On a line that she changed meanwhile only the parts change that the program changed.
    """
    lines = text.split("\n")
    found: list[LineChange] = []
    taken: set[int] = set()
    for change in changes:
        number = _place_of(change, lines, taken)
        if number is None:
            continue
        taken.add(number)
        new = _merged(change, lines[number])
        if new != lines[number]:
            found.append(LineChange(number, lines[number], new))
    return tuple(found)


def rewritten(text: str, changes: Sequence[LineChange]) -> str:
    """The text with these lines changed."""
    lines = text.split("\n")
    for change in changes:
        lines[change.number] = change.new
    return "\n".join(lines)


def _place_of(change: LineChange, lines: Sequence[str], taken: set[int]) -> int | None:
    """The line with the same block id, else the nearest that is the same, else the one there that goes on from it."""
    old, new = task_line(change.old), task_line(change.new)
    if old is not None and old.block_id:
        return _tied_to(old.block_id, lines, taken)
    tied = _tied_to(new.block_id, lines, taken) if new is not None and new.block_id else None
    if tied is not None:
        return tied
    same = [at for at, line in enumerate(lines) if line == change.old and at not in taken]
    if same:
        return min(same, key=lambda at: abs(at - change.number))
    there = task_line(lines[change.number]) if change.number < len(lines) and change.number not in taken else None
    if old is None or new is None or there is None or there.block_id:
        return None
    is_same_line = there.words.startswith(old.words) or old.words.startswith(there.words)
    return change.number if is_same_line else None


def _tied_to(block_id: str, lines: Sequence[str], taken: set[int]) -> int | None:
    return next((at for at, line in enumerate(lines) if f"^t-{block_id}" in line and at not in taken), None)


def _merged(change: LineChange, hers: str) -> str:
    if hers == change.old:
        return change.new
    old, new, line = task_line(change.old), task_line(change.new), task_line(hers)
    if old is None or new is None or line is None:
        return hers
    return str(_with_changes(old, new, line))


def _with_changes(old: TaskLine, new: TaskLine, hers: TaskLine) -> TaskLine:
    return TaskLine(
        head=hers.head,
        box=new.box if new.box != old.box else hers.box,
        gap=hers.gap,
        words=new.words if new.words != old.words and hers.words == old.words else hers.words,
        tail=new.tail if new.tail != old.tail and hers.tail == old.tail else hers.tail,
        block_id=new.block_id if new.block_id != old.block_id else hers.block_id,
    )
