"""The commands of the palette: every action of the window and of the reader, found by a few letters of its name."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from desktop_app.domain.fuzzy import FuzzyMatch, fuzzy_match
from desktop_app.ui.actions import Actions
from desktop_app.ui.models.palette_list import ShownCommand
from desktop_app.ui.viewer.reader_actions import ReaderActions

_OWN = "search"
_LATELY = 4.0
_SURE = 8.0
_GAP = "  ·  "


@dataclass(frozen=True, slots=True)
class Command:
    """`is_of_reader`: it is done to the text on the desk."""

    id: str
    text: str
    icon: str
    action: QAction
    is_of_reader: bool

    def match(self, typed: str) -> FuzzyMatch | None:
        """How well it fits; its group counts only where words begin so."""
        own = fuzzy_match(typed, self.text.partition(_GAP)[0])
        if own is not None:
            return own
        whole = fuzzy_match(typed, self.text)
        return whole if whole is not None and whole.score >= _SURE * len(typed.split()) - 1 else None

    @property
    def keys(self) -> str:
        """Its first keys now, as this platform writes them."""
        return self.action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


class PaletteCommands:
    """Asks the tables anew each time: their states, names and keys change."""

    def __init__(self, actions: Actions, reader: Callable[[], ReaderActions | None]) -> None:
        self._actions, self._reader = actions, reader

    def get(self, command_id: str) -> Command | None:
        return next((command for command in self._all() if command.id == command_id), None)

    def ranked(self, typed: str, lately: Sequence[str]) -> list[ShownCommand]:
        """Those that fit best first, those used lately before others; all of them when nothing is typed."""
        found: list[tuple[float, ShownCommand]] = []
        for place, command in enumerate(self._all()):
            match = command.match(typed)
            if match is not None:
                late = _LATELY * (1 - lately.index(command.id) / len(lately)) if command.id in lately else 0.0
                order = (
                    (match.score if typed.strip() else 0.0) + late - (1.0 if not command.action.isEnabled() else 0.0)
                )
                found.append((order - place / 1000, _shown(command, match.spans)))
        return [command for _order, command in sorted(found, key=lambda item: -item[0])]

    def sure(self, typed: str, most: int) -> list[ShownCommand]:
        """The few whose words begin as those typed do."""
        words = len(typed.split())
        scored = ((command.match(typed), command) for command in self._all() if words)
        found = [
            (match, command) for match, command in scored if match is not None and match.score >= _SURE * words - 1
        ]
        found = [(match, command) for match, command in found if command.action.isEnabled()]
        return [_shown(command, match.spans) for match, command in sorted(found, key=lambda item: -item[0].score)][
            :most
        ]

    def _all(self) -> Iterator[Command]:
        for spec in self._actions.specs:
            action = self._actions[spec.id]
            if spec.id != _OWN and action.isVisible():
                yield Command(spec.id, _named(action.text(), spec.group), spec.icon, action, is_of_reader=False)
        reader = self._reader()
        group = QCoreApplication.translate("Palette", "Reader")
        if reader is None:
            return
        for own in reader.specs:
            if reader[own.id].isVisible():
                yield Command(own.id, _named(own.text, group), own.icon, reader[own.id], is_of_reader=True)


def _named(text: str, group: str) -> str:
    return f"{text.rstrip('…')}{_GAP}{group}"


def _shown(command: Command, spans: tuple[tuple[int, int], ...]) -> ShownCommand:
    return ShownCommand(command.id, command.text, command.keys, command.icon, command.action.isEnabled(), spans)
