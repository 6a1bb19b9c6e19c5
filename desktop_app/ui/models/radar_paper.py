"""Matches a paper against the open questions, in steps that hold nobody up."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.ids import PaperId, QuestionId
from desktop_app.domain.radar import RadarPassage
from desktop_app.ui.bridge.context import UiContext

if TYPE_CHECKING:
    from desktop_app.services.radar import PaperLook
    from desktop_app.services.radar_ranking import Wanted

_AT_ONCE = 5

Found = Callable[[Sequence[RadarPassage]], None]


class PaperRadar(QObject):
    """What reads is short and goes to the store thread; what takes its time goes to another."""

    def __init__(self, context: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def match(self, paper: PaperId, found: Found) -> None:
        """Tell which open questions the paper may answer; nothing is told of a paper that is gone."""
        self._context.runner.run(
            lambda services: services.radar.look_at(paper),
            lambda look: self._choose(look, found),
            failed=_ignore,
            owner=self,
        )

    def _choose(self, look: "PaperLook", found: Found) -> None:
        self._context.runner.run_slow(
            lambda _services, _cancelled: look.likely(),
            lambda likely: self._read(look, likely, [], found),
            failed=_ignore,
            owner=self,
        )

    def _read(self, look: "PaperLook", left: list[QuestionId], wanted: "list[Wanted]", found: Found) -> None:
        """Make the questions ready, a few at a time."""
        if not left:
            self._rank(look, wanted, found)
            return
        some, rest = left[:_AT_ONCE], left[_AT_ONCE:]
        self._context.runner.run(
            lambda services: services.radar.want(some),
            lambda ready: self._read(look, rest, [*wanted, *ready], found),
            failed=_ignore,
            owner=self,
        )

    def _rank(self, look: "PaperLook", wanted: "list[Wanted]", found: Found) -> None:
        self._context.runner.run_slow(
            lambda _services, _cancelled: look.passages(wanted), found, failed=_ignore, owner=self
        )


def _ignore(_error: Exception) -> None:
    """A paper or a question went away meanwhile; nobody asked for this."""
