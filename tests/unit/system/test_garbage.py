"""Full looks for garbage leave out what an earlier one found in use, and still find new rings."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from desktop_app.system.garbage import collect_shortly, look_anew, look_fully


class Ring:
    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def _shortly() -> Iterator[None]:
    stop = collect_shortly()
    try:
        yield
    finally:
        stop()
        gc.unfreeze()


@pytest.mark.usefixtures("_shortly")
def test_what_a_full_look_found_in_use_is_not_looked_at_again() -> None:
    frozen = gc.get_freeze_count()
    kept = [Ring() for _ in range(1000)]
    gc.collect()
    assert gc.get_freeze_count() >= frozen + len(kept)
    assert not any(isinstance(one, Ring) for one in gc.get_objects())
    ring = Ring()
    seen = weakref.ref(ring)
    del ring
    gc.collect()
    assert seen() is None


@pytest.mark.usefixtures("_shortly")
def test_a_ring_that_outlived_a_full_look_goes_with_the_next_look_at_everything() -> None:
    ring = Ring()
    seen = weakref.ref(ring)
    gc.collect(1)
    assert gc.get_count()[2]
    look_fully()
    assert not gc.get_count()[2]
    del ring
    gc.collect()
    assert seen() is not None
    look_anew()
    assert seen() is None


def test_afterwards_garbage_is_looked_for_as_before() -> None:
    before = gc.get_threshold(), len(gc.callbacks)
    stop = collect_shortly()
    assert gc.isenabled()
    assert (gc.get_threshold(), len(gc.callbacks)) != before
    stop()
    gc.unfreeze()
    assert (gc.get_threshold(), len(gc.callbacks)) == before
