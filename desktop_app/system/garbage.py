"""Keeps the looking for garbage short in a program that holds lists of many thousands of values for hours."""

import gc
from collections.abc import Callable, Mapping

#: a full look comes by itself only after ten million new values that stayed; see `look_fully`
_NEW_OBJECTS, _ROUNDS, _FULL_ROUNDS = 5_000, 10, 200
_OLDEST = 2


def collect_shortly() -> Callable[[], None]:
    """Look for garbage again, without what is there already; what a full look found in use is not looked at twice.

    A full look holds every thread up, over the lists of a large library for a tenth of a second; without this the next
    ten thousand values bring another one. The price: a ring of objects that outlived a full look stays until
    `look_anew`. Call the answer to look for garbage as Python does by itself.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, _ROUNDS, _FULL_ROUNDS)
    gc.callbacks.append(_keep_what_is_used)
    gc.enable()

    def stop() -> None:
        gc.callbacks.remove(_keep_what_is_used)
        gc.set_threshold(*before)

    return stop


def look_fully() -> None:
    """A full look over what came since the last one, at a moment when nobody waits."""
    if gc.get_count()[_OLDEST]:
        gc.collect()


def look_anew() -> None:
    """A full look over everything, also what earlier ones found in use: some tenths of a second."""
    gc.unfreeze()
    gc.collect()


def _keep_what_is_used(phase: str, told: Mapping[str, int]) -> None:
    if phase == "stop" and told["generation"] == _OLDEST:
        gc.freeze()
