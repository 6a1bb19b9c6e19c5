"""How far a long work is, and the wish to stop it: one call that work makes between its steps."""

from collections.abc import Callable

from desktop_app.domain.errors import StoppedError

#: called with the number of steps done and of all; (0, 0) where that is not known. Raises StoppedError to end the work.
Step = Callable[[int, int], None]


def unwatched(_done: int, _total: int) -> None:
    """Nobody watches this work, nobody stops it."""


def is_stopped(step: Step) -> bool:
    """Whether the work shall end, for places where an exception cannot go through."""
    try:
        step(0, 0)
    except StoppedError:
        return True
    return False
