"""Where the papers and questions of a trail stand in its picture: left to right as time went on; no drawing here."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from desktop_app.domain.trail import KIND_NAMES, Trail, TrailKind, TrailNode, ways

BOX_WIDTH, BOX_HEIGHT = 190.0, 62.0
_COLUMN_GAP, _ROW_GAP, _EDGE = 118.0, 26.0, 24.0
_APART = 9.0
# how much higher than straight the middle of an arrow is that passes other boxes, and its bends for that
_LIFT = BOX_HEIGHT / 2 + 24
_BEND = _LIFT / 0.75
_LETTERS = 27

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class TrailBox:
    """A node; `lines` are its title, cut to two."""

    node: TrailNode
    x: float
    y: float
    lines: tuple[str, ...]
    is_focus: bool

    @property
    def middle(self) -> float:
        return self.y + BOX_HEIGHT / 2


@dataclass(frozen=True, slots=True)
class TrailCurve:
    """An arrow as a cubic curve, with its words at `at`."""

    start: Point
    first: Point
    second: Point
    end: Point
    text: str

    @property
    def at(self) -> Point:
        def middle(axis: int) -> float:
            return (self.start[axis] + 3 * self.first[axis] + 3 * self.second[axis] + self.end[axis]) / 8

        return middle(0), middle(1)


@dataclass(frozen=True, slots=True)
class TrailPicture:
    boxes: tuple[TrailBox, ...]
    curves: tuple[TrailCurve, ...]
    width: float
    height: float


def picture_of(trail: Trail, names: Mapping[TrailKind, str] = KIND_NAMES) -> TrailPicture:
    """Lay the trail out; `names` are what stands at the arrows."""
    columns = _columns(trail)
    most = max((len(column) for column in columns), default=0)
    height = 2 * (_EDGE + _LIFT / 2) + most * BOX_HEIGHT + max(0, most - 1) * _ROW_GAP
    boxes: dict[UUID, TrailBox] = {}
    for number, column in enumerate(columns):
        used = len(column) * BOX_HEIGHT + (len(column) - 1) * _ROW_GAP
        for row, node in enumerate(column):
            x = _EDGE + number * (BOX_WIDTH + _COLUMN_GAP)
            y = (height - used) / 2 + row * (BOX_HEIGHT + _ROW_GAP)
            boxes[node.id] = TrailBox(node, x, y, two_lines(node.title, _LETTERS), node.id == trail.focus)
    width = 2 * _EDGE + len(columns) * BOX_WIDTH + max(0, len(columns) - 1) * _COLUMN_GAP
    return TrailPicture(tuple(boxes[node.id] for node in trail.nodes), _curves(trail, boxes, names), width, height)


def two_lines(text: str, letters: int) -> tuple[str, ...]:
    """At most two lines of so many letters, broken between words; what does not fit ends in a mark."""
    lines = [""]
    for word in text.split():
        grown = f"{lines[-1]} {word}".strip()
        if len(grown) <= letters or not lines[-1]:
            lines[-1] = grown
        elif len(lines) < 2:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1][: letters - 1].rstrip()}…"
            break
    return tuple(line if len(line) <= letters else f"{line[: letters - 1].rstrip()}…" for line in lines)


def _columns(trail: Trail) -> list[list[TrailNode]]:
    """The nodes column by column: right of all that came before them and are joined to them."""
    place = {node.id: number for number, node in enumerate(trail.nodes)}
    before: dict[UUID, set[UUID]] = {node.id: set() for node in trail.nodes}
    for source, target, _text in ways(trail, KIND_NAMES):
        early, late = sorted((source, target), key=place.__getitem__)
        before[late].add(early)
    column: dict[UUID, int] = {}
    for node in trail.nodes:
        column[node.id] = 1 + max((column[other] for other in before[node.id]), default=-1)
    columns: list[list[TrailNode]] = [[] for _number in range(max(column.values(), default=-1) + 1)]
    row: dict[UUID, float] = {}
    for number, nodes in enumerate(columns):
        nodes += [node for node in trail.nodes if column[node.id] == number]
        nodes.sort(key=lambda node: _height(before[node.id], row))
        row |= {node.id: at - len(nodes) / 2 for at, node in enumerate(nodes)}
    return columns


def _height(others: set[UUID], row: dict[UUID, float]) -> float:
    """The middle of those it is joined to, so that arrows cross little."""
    return sum(row[other] for other in others) / len(others) if others else 0.0


def _curves(trail: Trail, boxes: Mapping[UUID, TrailBox], names: Mapping[TrailKind, str]) -> tuple[TrailCurve, ...]:
    pairs: dict[frozenset[UUID], int] = {}
    curves = []
    for source, target, text in ways(trail, names):
        pair = frozenset((source, target))
        number = pairs[pair] = pairs.get(pair, -1) + 1
        shift = _APART * ((number + 1) // 2) * (1 if number % 2 else -1)
        curves.append(_curve(boxes[source], boxes[target], shift, text))
    return tuple(curves)


def _curve(source: TrailBox, target: TrailBox, shift: float, text: str) -> TrailCurve:
    if source.x < target.x:
        start, end, bend = source.x + BOX_WIDTH, target.x, (target.x - source.x - BOX_WIDTH) / 2
        bends = bend, -bend
    elif source.x > target.x:
        start, end, bend = source.x, target.x + BOX_WIDTH, (source.x - target.x - BOX_WIDTH) / 2
        bends = -bend, bend
    else:
        start = end = source.x + BOX_WIDTH
        bends = _COLUMN_GAP / 2, _COLUMN_GAP / 2
    is_long = abs(source.x - target.x) > BOX_WIDTH + _COLUMN_GAP + 1
    up = 2 * shift - (_BEND if is_long else 0)
    from_y, to_y = source.middle + shift, target.middle + shift
    return TrailCurve((start, from_y), (start + bends[0], from_y + up), (end + bends[1], to_y + up), (end, to_y), text)
