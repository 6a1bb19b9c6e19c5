"""The pictures of one note as it reads: formulas and pictures of the library, asked for once, shown when they come."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QImage

#: "formula" stands in a line, "display" on a line of its own, "asset" is a picture of the library
Kind = Literal["formula", "display", "asset"]
_LARGEST_SOURCE = 20_000


@dataclass(frozen=True, slots=True)
class PictureKey:
    """`source` is the formula, or the file name of a picture."""

    kind: Kind
    source: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture as it stands in a column: its number and its size in pixels of the screen."""

    number: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class _Found:
    image: QImage
    width: float
    height: float


class PictureBook:
    """Asked by the HTML for pictures; remembers which it could not give, for somebody to bring them."""

    def __init__(self) -> None:
        self.column_px = 400
        self._numbers: dict[PictureKey, int] = {}
        self._keys: list[PictureKey] = []
        self._found: dict[PictureKey, _Found | str] = {}
        self._asked: set[PictureKey] = set()
        self._wanted: list[PictureKey] = []
        self._used: set[PictureKey] = set()

    def formula(self, source: str, *, display: bool) -> Placed | int | None:
        """A formula; the number of the reason why it cannot be drawn; None while it is not drawn yet."""
        return self._look_up(PictureKey("display" if display else "formula", source[:_LARGEST_SOURCE]))

    def asset(self, name: str) -> Placed | int | None:
        """A picture of the library, as for a formula."""
        return self._look_up(PictureKey("asset", name))

    def take_used(self) -> frozenset[PictureKey]:
        """What was asked for since this was called last."""
        used, self._used = frozenset(self._used), set()
        return used

    def take_wanted(self) -> tuple[PictureKey, ...]:
        """What is to be brought; each is told once."""
        wanted, self._wanted = tuple(self._wanted), []
        return wanted

    def put(self, key: PictureKey, image: QImage, width: float, height: float) -> None:
        """Here it is, to be shown `width` and `height` pixels large."""
        self._found[key] = _Found(image, width, height)

    def refuse(self, key: PictureKey, reason: str) -> None:
        """It cannot be had, for this reason."""
        self._found[key] = reason

    def forget(self) -> None:
        """Ask for everything again; numbers given out stay what they are."""
        self._found.clear()
        self._asked.clear()
        self._wanted.clear()

    def image(self, number: int) -> QImage | None:
        """The picture of this number."""
        found = self._found.get(self._keys[number]) if 0 <= number < len(self._keys) else None
        return found.image if isinstance(found, _Found) else None

    def reason(self, number: int) -> str:
        """Why the picture of this number cannot be shown."""
        found = self._found.get(self._keys[number]) if 0 <= number < len(self._keys) else None
        return found if isinstance(found, str) else ""

    def _look_up(self, key: PictureKey) -> Placed | int | None:
        self._used.add(key)
        if key not in self._numbers:
            self._numbers[key] = len(self._keys)
            self._keys.append(key)
        number, found = self._numbers[key], self._found.get(key)
        if isinstance(found, str):
            return number
        if found is not None:
            shrunk = min(1.0, self.column_px / max(1.0, found.width))
            return Placed(number, max(1, round(found.width * shrunk)), max(1, round(found.height * shrunk)))
        if key not in self._asked:
            self._asked.add(key)
            self._wanted.append(key)
        return None
