"""What kinds of to-dos there are: those of the program, those the reader made up, and how each looks."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

#: what a kind looks like that was typed somewhere and never given a look
PLAIN_ICON, PLAIN_COLOUR = "todo", "#aaaaaa"


@dataclass(frozen=True, slots=True)
class TodoKind:
    """`icon` is the role of a shipped icon, `colour` "#rrggbb"; the name says it without either."""

    name: str
    icon: str = PLAIN_ICON
    colour: str = PLAIN_COLOUR
    position: int = 0

    @property
    def is_shipped(self) -> bool:
        """It has a meaning for the program, so its name stays."""
        return self.name in _SHIPPED_NAMES

    @property
    def label(self) -> str:
        """The kind as a person reads it."""
        return _LABELS.get(self.name) or self.name[:1].upper() + self.name[1:]


SHIPPED_KINDS: tuple[TodoKind, ...] = (
    TodoKind("buy", "buy", "#f19837", 1),
    TodoKind("find", "find", "#2ea8e5", 2),
    TodoKind("read", "desk", "#5fb236", 3),
    TodoKind("re-read", "redo", "#7fc8a0", 4),
    TodoKind("cite", "quote", "#a28ae5", 5),
    TodoKind("follow reference", "link", "#e56eee", 6),
    TodoKind("write to author", "comment", "#ff6666", 7),
    TodoKind("follow up", "calendar", "#ffd400", 8),
)
_SHIPPED_NAMES = frozenset(kind.name for kind in SHIPPED_KINDS)
_LABELS = {"find": "Find full text"}
_ALSO_CALLED = {"find full text": "find", "reread": "re-read"}


def all_kinds(stored: Iterable[TodoKind], used: Iterable[str] = ()) -> tuple[TodoKind, ...]:
    """The kinds of a library in their order: the shipped ones as she changed them, her own, those only used."""
    found = {kind.name: kind for kind in SHIPPED_KINDS} | {kind.name: kind for kind in stored}
    last = max(kind.position for kind in found.values())
    for name in sorted(set(used) - found.keys()):
        found[name] = TodoKind(name, position=last + 1)
    return tuple(sorted(found.values(), key=lambda kind: (kind.position, kind.name)))


def known_name(typed: str, kinds: Iterable[TodoKind]) -> str:
    """The name of the kind that somebody means, hyphens or not; one that nobody knows is its words in lower case."""
    words = " ".join(typed.split()).casefold()
    words = _ALSO_CALLED.get(words, words)
    names = [(called.casefold(), kind.name) for kind in kinds for called in (kind.name, kind.label)]
    alike = [(called.replace("-", " "), name) for called, name in names]
    wanted = words.replace("-", " ")
    exact = next((name for called, name in names if called == words), None)
    return exact or next((name for called, name in alike if called == wanted), words)


def placed(kinds: Iterable[TodoKind]) -> tuple[TodoKind, ...]:
    """These kinds with their places in this order, counted from 1."""
    return tuple(replace(kind, position=place) for place, kind in enumerate(kinds, start=1))
