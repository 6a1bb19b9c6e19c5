"""Which keys each action has, after what she chose: whose a key is, what may be chosen, what goes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

_MODIFIERS = ("Ctrl+", "Alt+", "Meta+")
_TYPING = frozenset(
    {
        *("Space", "Return", "Enter", "Tab", "Backtab", "Backspace", "Del", "Ins", "Esc"),
        *("Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown"),
    }
)
#: what every field of text does with these
EDITING = frozenset({"Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Left", "Ctrl+Right", "Ctrl+Backspace", "Ctrl+Del"})


@dataclass(frozen=True, slots=True)
class KeyOwner:
    """An action that has keys, in Qt's portable notation; a local one hears them only while the text is read."""

    id: str
    group: str
    text: str
    defaults: tuple[str, ...] = ()
    is_local: bool = False


@dataclass(frozen=True, slots=True)
class KeyChoices:
    """`chosen` has the actions whose keys are not the usual ones; an empty tuple is no key at all."""

    owners: tuple[KeyOwner, ...]
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def keys_of(self, owner: KeyOwner) -> tuple[str, ...]:
        return self.chosen.get(owner.id, owner.defaults)

    def is_changed(self, owner: KeyOwner) -> bool:
        return self.keys_of(owner) != owner.defaults

    def taken_by(self, keys: str, but: KeyOwner) -> KeyOwner | None:
        """Another action that has this key now."""
        return next((owner for owner in self.owners if owner.id != but.id and keys in self.keys_of(owner)), None)

    def given(self, owner: KeyOwner, keys: Sequence[str]) -> "KeyChoices":
        """Give these keys to one action, and take them from all others."""
        chosen = dict(self.chosen)
        for other in self.owners:
            left = tuple(key for key in self.keys_of(other) if key not in keys)
            if other.id != owner.id and left != self.keys_of(other):
                _choose(chosen, other, left)
        _choose(chosen, owner, tuple(keys))
        return replace(self, chosen=chosen)

    def reset(self, owner: KeyOwner) -> "KeyChoices":
        """The usual keys again, taken from whoever has them; those given up go back where they were taken from."""
        freed = [key for key in self.keys_of(owner) if key not in owner.defaults]
        choices = self.given(owner, owner.defaults)
        for other in self.owners:
            kept = choices.keys_of(other)
            whole = tuple(key for key in other.defaults if key in freed or key in kept)
            if other.id != owner.id and set(kept) < set(whole):
                choices = choices.given(other, whole)
        return choices

    def reset_all(self) -> "KeyChoices":
        return replace(self, chosen={})


def is_typed(keys: str) -> bool:
    """Whether a field of text needs this key, as letters, arrows and Enter are."""
    if keys in EDITING:
        return True
    if any(modifier in keys for modifier in _MODIFIERS):
        return False
    plain = keys.removeprefix("Shift+")
    return len(plain) == 1 or plain in _TYPING


def _choose(chosen: dict[str, tuple[str, ...]], owner: KeyOwner, keys: tuple[str, ...]) -> None:
    if keys == owner.defaults:
        chosen.pop(owner.id, None)
    else:
        chosen[owner.id] = keys
