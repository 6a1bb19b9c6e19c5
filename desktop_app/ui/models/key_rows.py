"""The table of all actions with their keys, for the settings."""

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence

from desktop_app.domain.key_choices import KeyChoices, KeyOwner
from desktop_app.ui.models.precise_rows import NOWHERE, AnyIndex, PreciseRows
from desktop_app.ui.widgets.row_table import CELL_ROLE, Cell


@dataclass(frozen=True, slots=True)
class KeyRow:
    """`keys` as this platform writes them; `is_changed`: they are not the usual ones."""

    owner: KeyOwner
    keys: str
    is_changed: bool


class KeyRows(PreciseRows[KeyRow]):
    """Action, where it belongs, keys; keys she chose are set off."""

    def key_of(self, value: KeyRow) -> Hashable:
        return value.owner.group, value.owner.id

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_tr("Action"), _tr("Group"), _tr("Keys"))[section]

    def cell(self, value: KeyRow, column: int, role: int) -> object:
        if role not in (CELL_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = (value.owner.text.rstrip("…"), value.owner.group, value.keys)[column]
        if role != CELL_ROLE:
            return text
        if column == 0:
            return Cell(text, "bold")
        return Cell(text, "soft" if column == 1 else "accent" if value.is_changed else "plain")


def key_rows(choices: KeyChoices, words: str) -> list[KeyRow]:
    """Those that have all these words in their name, their group or their keys."""
    rows = [_row(choices, owner) for owner in choices.owners]
    sought = words.casefold().split()
    return [row for row in rows if all(word in _told(row) for word in sought)]


def _row(choices: KeyChoices, owner: KeyOwner) -> KeyRow:
    """An action that lost its keys says so; one that never had any is blank."""
    is_changed = choices.is_changed(owner)
    keys = shown_keys(choices.keys_of(owner))
    return KeyRow(owner, keys or (_tr("no key") if is_changed else ""), is_changed)


def shown_keys(keys: tuple[str, ...]) -> str:
    """The keys as this platform writes them."""
    return "  ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)


def _told(row: KeyRow) -> str:
    return f"{row.owner.text} {row.owner.group} {row.keys}".casefold()


def _tr(text: str) -> str:
    return QCoreApplication.translate("KeyRows", text)
