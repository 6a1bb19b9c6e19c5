"""Places she may go back to: bounded, none twice in a row, forward until she jumps anew."""

from uuid import UUID

from desktop_app.domain.ids import DocumentId
from desktop_app.ui.viewer.place_history import Place, PlaceHistory
from tests.ui.records import PAPER

DOCUMENT = DocumentId(UUID(int=1))


def place(page: int, offset: float = 0.0) -> Place:
    return Place(PAPER, DOCUMENT, page, offset)


def test_at_most_a_hundred_places_are_kept() -> None:
    history = PlaceHistory()
    for page in range(250):
        history.leave(place(page))
    here: Place | None = place(999)
    pages = []
    while (here := history.back(here)) is not None:
        pages.append(here.page_index)
    assert pages == list(range(249, 149, -1))


def test_the_same_place_is_kept_once_and_never_gone_to_from_itself() -> None:
    history = PlaceHistory()
    history.leave(place(1))
    history.leave(place(1, 0.01))
    history.leave(place(2))
    assert history.back(place(2, 0.02)) == place(1)
    assert history.back(place(1)) is None
    assert history.forward(place(1)) == place(2, 0.02)
