"""What led where in the reading: papers raised questions, others answered them, or were bought because of them."""

from collections.abc import Callable, Iterable, Sequence
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

    def node(self, wanted: UUID) -> TrailNode:
        return next(node for node in self.nodes if node.id == wanted)


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


def sentences(trail: Trail, day: Callable[[datetime], str]) -> tuple[tuple[TrailStep, str], ...]:
    """Each step in a sentence, such as "15 Apr 2020: “Breit 2020” raised “Where?”, p. 3"; `day` writes its day."""
    names = {node.id: f"“{' '.join(node.title.split())}”" for node in trail.nodes}
    return tuple((step, f"{day(step.at)}: {_told(step, names)}") for step in trail.steps)


def _told(step: TrailStep, names: dict[UUID, str]) -> str:
    source, target = names[step.source], names[step.target]
    told = {
        TrailKind.RAISED: f"{source} raised {target}",
        TrailKind.EVIDENCE: f"{source} is answered by {target}",
        TrailKind.BOUGHT: f"{target} is wanted because of {source}",
        TrailKind.SPLIT: f"{target} was split off {source}",
        TrailKind.MERGED: f"{source} was merged into {target}",
        TrailKind.ANSWERED: f"{target} was answered",
        TrailKind.DROPPED: f"{target} was dropped",
        TrailKind.REPORTED: f"{target} was reported",
    }[step.kind]
    return f"{told}, {step.detail}" if step.detail else told


def ways(trail: Trail) -> Sequence[tuple[UUID, UUID, str]]:
    """What leads from where to where, each way once, with what it is called."""
    numbers: dict[tuple[UUID, UUID, TrailKind], int] = {}
    for step in trail.steps:
        if not step.is_alone:
            key = step.source, step.target, step.kind
            numbers[key] = numbers.get(key, 0) + 1
    return [
        (source, target, kind.value if number == 1 else f"{kind.value} ({number})")
        for (source, target, kind), number in numbers.items()
    ]
