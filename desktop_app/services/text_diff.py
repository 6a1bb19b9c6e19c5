"""Compares two texts by lines and, inside changed stretches, by words; bounded for texts of a million letters."""

import re
from collections.abc import Iterator, Sequence

from desktop_app.domain.note_diff import DiffLine, NoteDiff, Part

_CONTEXT_LINES = 2
_MOST_LINES = 20_000
_MOST_WORDS = 4_000
_WORD = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")

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
    """A changed stretch as lines; whether it is shown whole because it is too long."""
    old, new = _WORD.findall("\n".join(gone)), _WORD.findall("\n".join(come))
    if not gone or not come or max(len(old), len(new)) > _MOST_WORDS:
        whole = [DiffLine(((Part.REMOVED, line),)) for line in gone]
        whole += [DiffLine(((Part.ADDED, line),)) for line in come]
        return whole, bool(gone and come)
    pieces: list[_Piece] = []
    for tag, first, last, other_first, other_last in _opcodes(old, new, is_rough=False):
        if tag == "equal":
            pieces.append((Part.SAME, "".join(old[first:last])))
        else:
            pieces += [(Part.REMOVED, "".join(old[first:last])), (Part.ADDED, "".join(new[other_first:other_last]))]
    return list(_lines(pieces)), False


def _lines(pieces: Sequence[_Piece]) -> Iterator[DiffLine]:
    """The pieces, cut at the ends of lines."""
    parts: list[_Piece] = []
    for part, text in pieces:
        for number, stretch in enumerate(text.split("\n")):
            if number:
                yield DiffLine(tuple(parts) or ((part, ""),))
                parts = []
            if stretch:
                parts.append((part, stretch))
    yield DiffLine(tuple(parts) or ((Part.SAME, ""),))


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
    skipped = 0
    for line, is_near in zip(lines, near, strict=True):
        if is_near:
            if skipped:
                yield DiffLine(left_out=skipped)
            skipped = 0
            yield line
        else:
            skipped += 1
    if skipped:
        yield DiffLine(left_out=skipped)


def _count(lines: Sequence[DiffLine], wanted: Part) -> int:
    return sum(len(re.findall(r"\w+", text)) for line in lines for part, text in line.parts if part is wanted)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """With how many elements both begin."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)
