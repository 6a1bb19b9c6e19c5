"""What the window remembers of her ways: searches and commands of late, keys, the marker, orders of lists.

Kept in the settings.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.services.typed_text import one_line

if TYPE_CHECKING:
    from desktop_app.system.settings import Settings

_SEARCHES, _KEYS, _MARKER, _ORDERS = "searches", "keys", "marker", "orders"
_MOST_REMEMBERED = 20


class WindowChoices:
    """Needs no library, and may be called on any thread."""

    def __init__(self, settings: "Settings") -> None:
        self._settings = settings

    def searches(self) -> tuple[str, ...]:
        """What was searched for, the latest first."""
        return self._texts("recent")

    def remember_search(self, text: str) -> None:
        """Put a search in front of the others."""
        self._remember("recent", one_line(text))

    def forget_searches(self) -> None:
        """Forget all that was searched for."""
        self._settings.put(_SEARCHES, self._settings.section(_SEARCHES) | {"recent": []})

    def commands(self) -> tuple[str, ...]:
        """The commands that were given in the palette, the latest first."""
        return self._texts("commands")

    def remember_command(self, command: str) -> None:
        """Put a command in front of the others."""
        self._remember("commands", command)

    def keys(self) -> dict[str, tuple[str, ...]]:
        """The keys that she gave to actions, by their ids; an empty tuple takes all keys away."""
        found = self._settings.section(_KEYS)
        return {action: _texts_of(keys) for action, keys in found.items() if isinstance(keys, list)}

    def choose_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Keep these in place of what she chose before."""
        self._settings.put(_KEYS, {action: list(chosen) for action, chosen in keys.items()})

    def marker(self) -> tuple[str, str]:
        """With what she marked last: the id of the category, and the kind; empty where nothing was kept."""
        found = self._settings.section(_MARKER)
        category, kind = (_texts_of([found.get(name)]) or ("",) for name in ("category", "kind"))
        return category[0], kind[0]

    def remember_marker(self, category: str, kind: str) -> None:
        """Keep these in place of what was kept before."""
        self._settings.put(_MARKER, {"category": category, "kind": kind})

    def order(self, screen: str) -> str:
        """How she put the list of this screen in order or in groups last; empty where nothing was kept."""
        return (_texts_of([self._settings.section(_ORDERS).get(screen)]) or ("",))[0]

    def remember_order(self, screen: str, order: str) -> None:
        """Keep this in place of what was kept for this screen."""
        self._settings.put(_ORDERS, self._settings.section(_ORDERS) | {screen: order})

    def _texts(self, name: str) -> tuple[str, ...]:
        return _texts_of(self._settings.section(_SEARCHES).get(name))

    def _remember(self, name: str, text: str) -> None:
        if not text:
            return
        section = self._settings.section(_SEARCHES)
        others = [other for other in _texts_of(section.get(name)) if other != text]
        self._settings.put(_SEARCHES, section | {name: [text, *others][:_MOST_REMEMBERED]})


def _texts_of(values: Any) -> tuple[str, ...]:  # noqa: ANN401 - whatever the file holds
    return tuple(value for value in values if isinstance(value, str)) if isinstance(values, list) else ()
