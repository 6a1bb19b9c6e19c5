"""What the rest of the program sees of PDFs: plain values, and the protocol that the real and the fake engine satisfy.

Lengths are PDF points. Unless it says otherwise, a place is counted from the top left of the page's unrotated crop box.
"""

from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from desktop_app.domain.geometry import Rect

if TYPE_CHECKING:
    from desktop_app.pdf.inquiries import Inquiry

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height of the unrotated crop box; `rotation` is the page's own, 0, 90, 180 or 270 clockwise."""

    width: float
    height: float
    rotation: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text of one font, with its place on the page as it is displayed; `line` counts within `block`."""

    text: str
    size: float
    bold: bool
    font: str
    rect: Rect
    line: int
    block: int


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What a file says about itself; nothing is concluded here. `first_pages` are the spans of up to three pages.

    With `password_needed` everything else is empty: the file is locked. `fingerprint` is of the text, not of the bytes.
    """

    page_count: int
    title: str = ""
    authors: tuple[str, ...] = ()
    xmp: Mapping[str, str] = field(default_factory=dict)
    info: Mapping[str, str] = field(default_factory=dict)
    first_pages: tuple[tuple[Span, ...], ...] = ()
    has_text: bool = False
    fingerprint: str = ""
    password_needed: bool = False


@dataclass(frozen=True, slots=True)
class PageText:
    """The characters of a page in reading order; every line ends in a newline, every block in one more.

    `corners` has eight numbers for each character of `text`, in the order of `domain.geometry.Quad`; those of a newline
    are the end of its line, of no width. `line_starts` and `block_starts` are offsets into `text`, ascending.
    """

    page_index: int
    text: str
    corners: "array[float]"
    line_starts: tuple[int, ...] = ()
    block_starts: tuple[int, ...] = ()


def never() -> bool:
    """The answer of work that nobody cancels."""
    return False


class PdfReader(Protocol):
    """Reads files one call after another, for work without a window; errors are the `PdfError` family.

    Every call has a deadline, after which `PdfTimeoutError` is raised and the worker is replaced; a file that stopped
    its worker twice raises `PdfQuarantinedError` at once. May be called from any thread.
    """

    def facts(self, path: Path, password: str | None = None) -> PdfFacts:
        """Raises PasswordNeededError for a locked file when the password is missing or wrong."""
        ...

    def sizes(self, path: Path, password: str | None = None) -> tuple[PageSize, ...]: ...

    def text(self, path: Path, page_index: int, password: str | None = None) -> PageText: ...

    def texts(
        self, path: Path, password: str | None = None, cancelled: Callable[[], bool] = never
    ) -> Iterator[PageText]:
        """Every page in order; a page that cannot be read comes with an empty text. Ends early when cancelled."""
        ...

    def ask(self, path: Path, inquiry: "Inquiry[V]", password: str | None = None) -> V:
        """The answer to one of `pdf.inquiries`."""
        ...

    def close(self) -> None:
        """End the worker."""
        ...
