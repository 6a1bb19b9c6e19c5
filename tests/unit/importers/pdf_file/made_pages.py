"""Pages of PDFs set by hand: lines with a size and a place, as the worker reports them."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.geometry import Rect
from desktop_app.pdf.ports import PdfFacts, Span

WIDTH = 500.0


@dataclass(frozen=True, slots=True)
class Set:
    """One printed line; `y` is its upper edge, below the line before it when it is None; `raised` are its marks."""

    text: str
    size: float = 10.0
    y: float | None = None
    bold: bool = False
    raised: str = ""
    font: str = "Serif"
    x: float = 50.0
    upright: bool = True


def page(*lines: Set) -> tuple[Span, ...]:
    """The spans of a page; each line is a block of its own."""
    spans: list[Span] = []
    at = 40.0
    for number, line in enumerate(lines):
        at = line.y if line.y is not None else at
        spans += _spans(line, at, number)
        at += line.size * 1.25
    return tuple(spans)


def facts(*pages: Iterable[Set], xmp: dict[str, str] | None = None, info: dict[str, str] | None = None) -> PdfFacts:
    """What a file with these pages says."""
    return PdfFacts(
        page_count=len(pages),
        xmp=xmp or {},
        info=info or {},
        first_pages=tuple(page(*lines) for lines in pages),
        has_text=bool(pages),
    )


def article(*head: Set, body: str = "The text of the paper runs on and on in lines of the same size.") -> list[Set]:
    """A page with these lines above a body of ten lines."""
    return [*head, Set("Abstract", 10.0, bold=True), *(Set(f"{body} {number}") for number in range(10))]


def _spans(line: Set, y: float, number: int) -> list[Span]:
    width = min(WIDTH, len(line.text) * line.size * 0.5)
    rect = Rect(line.x, y, line.x + width, y + line.size)
    if not line.upright:
        rect = Rect(line.x, y, line.x + line.size, y + width)
    spans = [Span(line.text, line.size, line.bold, line.font, rect, 0, number)]
    if line.raised:
        mark = Rect(rect.x1, y, rect.x1 + 4.0, y + line.size * 0.6)
        spans.append(Span(line.raised, line.size * 0.6, line.bold, line.font, mark, 0, number))
    return spans
