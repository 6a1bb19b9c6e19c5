"""What can be done to papers from a list: state, rating, tags, trash; each is one call of a service for each paper."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from desktop_app.domain.ids import PaperId
from desktop_app.domain.paper import PaperState
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.paper_words import counted, state_sign, state_text

if TYPE_CHECKING:
    from desktop_app.services.context import Services

V = TypeVar("V")
_Slot = Callable[..., None]
_MOST_STARS = 5
#: the keys that say on a list of papers how far the reading is
STATE_KEYS = {str(number): state for number, state in enumerate(PaperState, start=1)}


class PaperActs(QObject):
    """The lists hear of the result as a fact from the library."""

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def set_state(self, papers: Sequence[PaperId], state: PaperState) -> None:
        """Say how far the reading of all of them is, in one step of undo, and how to take it back."""
        which = counted(len(papers), self.tr("1 paper"), self.tr("%1 papers"))
        sentence = self.tr("%1: %2. Ctrl+Z takes it back.").replace("%1", which).replace("%2", state_text(state))

        def done(_result: object) -> None:
            self._context.navigator.message_posted.emit(sentence)

        self._context.runner.run(lambda services: services.reading_queue.set_state(papers, state), done, owner=self)

    def read_next(self, papers: Sequence[PaperId]) -> None:
        """Put them behind what she ordered herself under “Next to read”."""
        which = counted(len(papers), self.tr("1 paper"), self.tr("%1 papers"))
        sentence = self.tr("%1 put under “Next to read”.").replace("%1", which)

        def done(_result: object) -> None:
            self._context.navigator.message_posted.emit(sentence)

        self._context.runner.run(lambda services: services.reading_queue.place_all(papers), done, owner=self)

    def set_rating(self, papers: Sequence[PaperId], rating: int | None) -> None:
        self._for_each(papers, lambda services, paper: services.library.set_rating(paper, rating))

    def change_tags(self, papers: Sequence[PaperId], added: Sequence[str], removed: Sequence[str]) -> None:
        """Give all these papers tags and take others away."""
        if added:
            self._for_each(papers, lambda services, paper: services.library.tag(paper, added))
        if removed:
            self._for_each(papers, lambda services, paper: services.library.untag(paper, removed))

    def trash(self, papers: Sequence[PaperId]) -> None:
        """Move papers to the trash and say how to bring them back."""
        moved = counted(len(papers), self.tr("1 paper"), self.tr("%1 papers"))
        sentence = self.tr("Moved %1 to the trash. Ctrl+Z brings it back.").replace("%1", moved)
        self._for_each(papers, lambda services, paper: services.library.trash(paper), sentence)

    def untrash(self, papers: Sequence[PaperId]) -> None:
        self._for_each(papers, lambda services, paper: services.library.untrash(paper))

    def fill_menu(self, menu: QMenu, papers: Sequence[PaperId], state: PaperState | None, rating: int | None) -> None:
        """Submenus for state and rating; `state` and `rating` are those of all papers, where they agree."""
        menu.addAction(self.tr("Read next"), lambda: self.read_next(papers))
        states = menu.addMenu(self.tr("Reading state"))
        for key, wished in STATE_KEYS.items():
            action = states.addAction(f"{state_sign(wished)} {state_text(wished)}\t{key}")
            action.triggered.connect(self._slot(self.set_state, papers, wished))
            action.setCheckable(True)
            action.setChecked(wished is state)
        ratings = menu.addMenu(self.tr("Rating"))
        for stars in range(_MOST_STARS, 0, -1):
            action = ratings.addAction("★" * stars)
            action.triggered.connect(self._slot(self.set_rating, papers, stars))
            action.setCheckable(True)
            action.setChecked(stars == rating)
        ratings.addAction(self.tr("No rating"), lambda: self.set_rating(papers, None))

    def _slot(self, call: Callable[[Sequence[PaperId], V], None], papers: Sequence[PaperId], value: V) -> _Slot:
        """A slot that calls with these, whatever the signal carries."""

        def slot(*_checked: object) -> None:
            call(papers, value)

        return slot

    def _for_each(
        self, papers: Sequence[PaperId], call: "Callable[[Services, PaperId], object]", sentence: str = ""
    ) -> None:
        def done(_results: object) -> None:
            if sentence:
                self._context.navigator.message_posted.emit(sentence)

        self._context.runner.run(lambda services: [call(services, paper) for paper in papers], done, owner=self)
