"""A cache bounded by bytes: what was not used for longest goes first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class BoundedCache(Generic[K, V]):
    """Not thread-safe. A value larger than the whole bound is not kept."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._entries: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self.size_bytes = 0

    def get(self, key: K) -> V | None:
        """The value, which now counts as just used."""
        found = self._entries.get(key)
        if found is None:
            return None
        self._entries.move_to_end(key)
        return found[0]

    def put(self, key: K, value: V, size_bytes: int) -> list[K]:
        """Keep a value; the keys that had to go for it."""
        self.drop(key)
        if size_bytes > self._most_bytes:
            return [key]
        self._entries[key] = (value, size_bytes)
        self.size_bytes += size_bytes
        gone: list[K] = []
        while self.size_bytes > self._most_bytes:
            old, (_, freed_bytes) = self._entries.popitem(last=False)
            self.size_bytes -= freed_bytes
            gone.append(old)
        return gone

    def drop(self, key: K) -> None:
        """Keep it no more; nothing happens when it is not there."""
        found = self._entries.pop(key, None)
        if found is not None:
            self.size_bytes -= found[1]

    def drop_where(self, unwanted: Callable[[K], bool]) -> None:
        for key in [key for key in self._entries if unwanted(key)]:
            self.drop(key)
