"""Places she came from and may go back to, across documents and papers, as in a web browser; plain values, no Qt."""

from dataclasses import dataclass

from desktop_app.domain.ids import DocumentId, PaperId

_MOST = 100
_NEAR_SHARE = 0.04


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a document; `offset` is the share of the page's height that is above the view."""

    paper: PaperId
    document: DocumentId
    page_index: int
    offset: float

    def is_near(self, other: "Place | None") -> bool:
        """Whether she would call it the same place."""
        return (
            other is not None
            and (self.document, self.page_index) == (other.document, other.page_index)
            and abs(self.offset - other.offset) <= _NEAR_SHARE
        )


class PlaceHistory:
    """At most 100 places each way; the oldest go first."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    @property
    def can_go_back(self) -> bool:
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._ahead)

    def leave(self, place: Place) -> None:
        """She jumps away from here: what was ahead is given up."""
        self._ahead.clear()
        self._put(self._behind, place)

    def back(self, here: Place | None) -> Place | None:
        """The last place she left; `here` is then ahead."""
        return self._taken(self._behind, self._ahead, here)

    def forward(self, here: Place | None) -> Place | None:
        """The inverse of `back`."""
        return self._taken(self._ahead, self._behind, here)

    def _taken(self, source: list[Place], other: list[Place], here: Place | None) -> Place | None:
        while source:
            place = source.pop()
            if not place.is_near(here):
                if here is not None:
                    self._put(other, here)
                return place
        return None

    def _put(self, places: list[Place], place: Place) -> None:
        if not (places and place.is_near(places[-1])):
            places.append(place)
        del places[:-_MOST]
