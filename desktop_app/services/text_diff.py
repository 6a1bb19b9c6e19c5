"""Compares two texts by lines and, inside changed stretches, by words; bounded for texts of a million letters."""

import re
from collections.abc import Iterator, Sequence

from desktop_app.domain.note_diff import DiffLine, NoteDiff, Part

_CONTEXT_LINES = 2
_FOLDED_FROM = 4
_MOST_LINES = 20_000
_MOST_WORDS = 4_000
_REACH = 30
_MANY_LINES = 2_000
_ALIKE, _ALIKE_ALONE = 50, 25
_WORD = re.compile(r"\s+|\w+|[^\w\s]")

_Opcode = tuple[str, int, int, int, int]
_Piece = tuple[Part, str]


def diff_of(old: str, new: str) -> NoteDiff:
    """What became of `old` in `new`; lines far from a change are counted, not given."""
    before, after = old.split("\n"), new.split("\n")
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    middle = (before[start : len(before) - end], after[start : len(after) - end])
    is_rough = max(map(len, middle)) > _MOST_LINES
    lines = [_same(line) for line in before[:start]]
    for tag, first, last, other_first, other_last in _opcodes(*middle, is_rough=is_rough):
        gone, come = middle[0][first:last], middle[1][other_first:other_last]
        if tag == "equal":
            lines += [_same(line) for line in gone]
        else:
            changed, was_rough = _changed(gone, come)
            lines += changed
            is_rough = is_rough or was_rough
    lines += [_same(line) for line in before[len(before) - end :]]
    added, removed = (_count(lines, part) for part in (Part.ADDED, Part.REMOVED))
    return NoteDiff(tuple(_folded(lines)), added, removed, is_rough)


def _same(line: str) -> DiffLine:
    return DiffLine(((Part.SAME, line),))


def _changed(gone: Sequence[str], come: Sequence[str]) -> tuple[list[DiffLine], bool]:
    """A changed stretch as lines; whether some are shown whole because they are too long."""
    lines: list[DiffLine] = []
    is_rough = False
    for old, new in _paired(gone, come):
        if old is None or new is None:
            part, text = (Part.ADDED, new or "") if old is None else (Part.REMOVED, old)
            lines.append(DiffLine(((part, text),)))
            continue
        words = _WORD.findall(old), _WORD.findall(new)
        if max(map(len, words)) > _MOST_WORDS:
            lines += [DiffLine(((Part.REMOVED, old),)), DiffLine(((Part.ADDED, new),))]
            is_rough = True
        else:
            lines.append(DiffLine(tuple(_pieces(*words))))
    return lines, is_rough


def _paired(gone: Sequence[str], come: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """Lines that became one another, in their order; None beside a line that only went or only came."""
    from rapidfuzz import fuzz

    alike = _ALIKE if len(gone) > 1 or len(come) > 1 else _ALIKE_ALONE
    reach = _REACH if len(gone) < _MANY_LINES else 1
    at = 0
    for old in gone:
        near = come[at : at + reach]
        likeness = [fuzz.ratio(old, new, score_cutoff=alike) for new in near]
        best = max(range(len(near)), key=likeness.__getitem__, default=0)
        if not near or not likeness[best]:
            yield old, None
            continue
        for new in near[:best]:
            yield None, new
        yield old, near[best]
        at += best + 1
    for new in come[at:]:
        yield None, new


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[_Piece]:
    for tag, first, last, other_first, other_last in _opcodes(old, new, is_rough=False):
        if tag == "equal":
            yield Part.SAME, "".join(old[first:last])
            continue
        if last > first:
            yield Part.REMOVED, "".join(old[first:last])
        if other_last > other_first:
            yield Part.ADDED, "".join(new[other_first:other_last])


def _opcodes(old: Sequence[str], new: Sequence[str], *, is_rough: bool) -> list[_Opcode]:
    if is_rough or not old or not new:
        return [("replace", 0, len(old), 0, len(new))] if old or new else []
    from rapidfuzz.distance import LCSseq

    numbers = {text: number for number, text in enumerate(dict.fromkeys((*old, *new)))}
    found = LCSseq.opcodes([numbers[text] for text in old], [numbers[text] for text in new])
    return list(_joined((one.tag, one.src_start, one.src_end, one.dest_start, one.dest_end) for one in found))


def _joined(opcodes: Iterator[_Opcode]) -> Iterator[_Opcode]:
    """Neighbouring deletions and insertions as one replacement."""
    held: _Opcode | None = None
    for one in opcodes:
        if one[0] == "equal":
            if held is not None:
                yield held
            held = None
            yield one
        else:
            held = one if held is None else ("replace", held[1], one[2], held[3], one[4])
    if held is not None:
        yield held


def _folded(lines: Sequence[DiffLine]) -> Iterator[DiffLine]:
    """The changes with a few lines around them; longer unchanged stretches only by their length."""
    near = [False] * len(lines)
    for at, line in enumerate(lines):
        if line.sign != " ":
            first, last = max(0, at - _CONTEXT_LINES), at + _CONTEXT_LINES + 1
            near[first:last] = [True] * (min(last, len(lines)) - first)
    skipped: list[DiffLine] = []
    for line, is_near in zip(lines, near, strict=True):
        if is_near:
            yield from _short(skipped)
            skipped = []
            yield line
        else:
            skipped.append(line)
    yield from _short(skipped)


def _short(lines: Sequence[DiffLine]) -> Sequence[DiffLine]:
    return lines if len(lines) < _FOLDED_FROM else (DiffLine(left_out=len(lines)),)


def _count(lines: Sequence[DiffLine], wanted: Part) -> int:
    return sum(len(re.findall(r"\w+", text)) for line in lines for part, text in line.parts if part is wanted)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """With how many elements both begin."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)
