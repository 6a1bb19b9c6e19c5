"""What led where in the reading: papers raised questions, others answered them, or were bought because of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class TrailKind(StrEnum):
    """How one thing led to the other, or what became of it alone."""

    RAISED = "raised"
    EVIDENCE = "answered by"
    BOUGHT = "bought because of"
    SPLIT = "split off"
    MERGED = "merged into"
    ANSWERED = "answered"
    DROPPED = "dropped"
    REPORTED = "reported"


KIND_NAMES = {kind: kind.value for kind in TrailKind}


@dataclass(frozen=True, slots=True)
class TrailNode:
    """A paper or a question; `note` says how it stands ("open", "Breit 2020")."""

    id: UUID
    is_question: bool
    title: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TrailStep:
    """`source` led to `target`; where they are the same, something became of it by itself."""

    kind: TrailKind
    at: datetime
    source: UUID
    target: UUID
    detail: str = ""

    @property
    def is_alone(self) -> bool:
        return self.source == self.target


@dataclass(frozen=True, slots=True)
class Trail:
    """Nodes and steps in the order of time; `focus` is the node whose trail this is."""

    focus: UUID
    nodes: tuple[TrailNode, ...] = ()
    steps: tuple[TrailStep, ...] = ()


def trail_of(focus: UUID, nodes: Iterable[TrailNode], steps: Iterable[TrailStep]) -> Trail:
    """The trail in order; a node enters the story when the first step touches it."""
    in_order = tuple(sorted(steps, key=lambda step: step.at))
    entered: dict[UUID, datetime] = {}
    for step in in_order:
        entered.setdefault(step.source, step.at)
        entered.setdefault(step.target, step.at)
    known = {node.id: node for node in nodes}
    shown = [node for node in known.values() if node.id in entered or node.id == focus]
    shown.sort(key=lambda node: (entered.get(node.id, node.at), node.is_question, node.at))
    there = {node.id for node in shown}
    kept = tuple(step for step in in_order if step.source in there and step.target in there)
    return Trail(focus, tuple(shown), kept)


def ways(trail: Trail, names: Mapping[TrailKind, str]) -> Sequence[tuple[UUID, UUID, str]]:
    """What leads from where to where, each way once, with what it is called."""
    numbers: dict[tuple[UUID, UUID, TrailKind], int] = {}
    for step in trail.steps:
        if not step.is_alone:
            key = step.source, step.target, step.kind
            numbers[key] = numbers.get(key, 0) + 1
    return [
        (source, target, names[kind] if number == 1 else f"{names[kind]} ({number})")
        for (source, target, kind), number in numbers.items()
    ]
