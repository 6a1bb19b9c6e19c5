"""Keeps with what she marked last, category and kind, so that the next window goes on with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop_app.ui.viewer.mark_choice import MarkChoice
    from desktop_app.ui.viewer.reader_feature import ReaderHost


class LastMarker(QObject):
    """What she picks before the last one was read is newer, and counts."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._choice: MarkChoice | None = None
        self._kept: tuple[str, str] | None = None
        host.shown.connect(self._on_shown)
        self._on_shown()

    def close(self) -> None:
        """What was picked is kept already."""

    def _on_shown(self) -> None:
        marking = self._host.parts.marking
        if marking is None or not marking.choice.categories or self._choice is not None:
            return
        self._choice = choice = marking.choice
        before = choice.picked()
        self._host.context.runner.run(
            lambda services: services.choices.marker(), lambda kept: self._take(choice, before, kept), owner=self
        )

    def _take(self, choice: "MarkChoice", before: tuple[str, str], kept: tuple[str, str]) -> None:
        if choice.picked() == before:
            choice.pick_up(*kept)
            self._kept = choice.picked()
        choice.changed.connect(self._keep)
        self._keep()

    def _keep(self) -> None:
        picked = self._choice.picked() if self._choice is not None else self._kept
        if picked is not None and picked != self._kept:
            self._kept = picked
            self._host.context.runner.run(lambda services: services.choices.remember_marker(*picked))


class LastMarkerPlugin:
    """Found by the reader."""

    id = "last_marker"
    order = 25

    def build(self, host: "ReaderHost") -> LastMarker:
        return LastMarker(host)


PLUGIN = LastMarkerPlugin()
