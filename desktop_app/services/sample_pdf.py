"""Writes the small PDF of the sample paper: one column of text in the standard fonts, a bar chart, nothing else.

It is not a PDF library: it knows just what the sample needs, so that the sample depends on nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from desktop_app.domain.geometry import Quad, Rect

PAGE_WIDTH, PAGE_HEIGHT = 595, 842
_LEFT, _TOP, _BOTTOM = 88, 90, 60
_MEASURE = PAGE_WIDTH - 2 * _LEFT
_BAR_HEIGHT, _BAR_STEP = 11, 20
_LABEL_WIDTH = 120

Style = Literal["title", "people", "heading", "body", "caption"]

#: the widths of Times-Roman for the characters from space to tilde, in thousandths of the font size
_TIMES = (
    *(250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278),
    *(500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444),
    *(921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722),
    *(556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500),
    *(333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500),
    *(500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541),
)
_OTHER_WIDTH = 500
_ASCENT, _DESCENT = 0.89, 0.22


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of one style; a `chart` has a bar for each label and share (0 to 1) below it."""

    style: Style
    text: str
    chart: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands on its page: from `x` on, its base `y` points below the page's top.

    `widths` has the width of each character in points.
    """

    text: str
    x: float
    y: float
    size: float
    widths: tuple[float, ...]

    def quad(self, start: int, end: int) -> Quad:
        """The place of the characters [start, end)."""
        left = self.x + sum(self.widths[:start])
        right = left + sum(self.widths[start:end])
        return Quad.from_rect(Rect(left, self.y - _ASCENT * self.size, right, self.y + _DESCENT * self.size))


@dataclass(frozen=True, slots=True)
class WrittenPdf:
    """The file, and the lines of each page."""

    content: bytes
    pages: tuple[tuple[Line, ...], ...]

    def text(self, page_index: int) -> str:
        """The text of a page, line by line."""
        return "\n".join(line.text for line in self.pages[page_index])


@dataclass(frozen=True, slots=True)
class _Look:
    font: str
    size: float
    leading: float
    before: float
    is_justified: bool = False


_LOOKS: dict[Style, _Look] = {
    "title": _Look("F2", 20, 25, 0),
    "people": _Look("F3", 11, 15, 10),
    "heading": _Look("F2", 12, 16, 18),
    "body": _Look("F1", 11, 15.5, 8, is_justified=True),
    "caption": _Look("F3", 9.5, 13, 10),
}
_FONTS = {"F1": "Times-Roman", "F2": "Times-Bold", "F3": "Times-Italic"}


@dataclass(slots=True)
class _Page:
    """One page while it is being written, from its top down."""

    y: float = PAGE_HEIGHT - _TOP
    operators: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def write(self, block: Block) -> None:
        look = _LOOKS[block.style]
        self.y -= look.before
        lines = list(_wrapped(block.text, look.size))
        for line, following in pairwise([*lines, None]):
            spread = _word_spacing(line or "", look.size) if look.is_justified and following is not None else 0.0
            self.y -= look.leading
            self.put(line or "", _LEFT, self.y, look, spread)
        if block.chart:
            self._draw(block.chart)

    def put(self, line: str, x: float, y: float, look: _Look, spread: float = 0.0) -> None:
        widths = tuple(_width(char, look.size) + (spread if char == " " else 0.0) for char in line)
        self.lines.append(Line(line, x, PAGE_HEIGHT - y, look.size, widths))
        self.operators.append(
            f"BT /{look.font} {look.size:g} Tf {spread:.3f} Tw 1 0 0 1 {x:g} {y:.2f} Tm ({_escaped(line)}) Tj ET"
        )

    def _draw(self, chart: tuple[tuple[str, float], ...]) -> None:
        self.y -= _BAR_STEP / 2
        for label, share in chart:
            self.y -= _BAR_STEP
            self.put(label, _LEFT, self.y + 2, _LOOKS["caption"])
            width = (_MEASURE - _LABEL_WIDTH) * share
            self.operators.append(
                f"0.18 0.66 0.90 rg {_LEFT + _LABEL_WIDTH} {self.y:.2f} {width:.2f} {_BAR_HEIGHT} re f 0 g"
            )


def written_pdf(title: str, author: str, pages: Sequence[Sequence[Block]]) -> WrittenPdf:
    """The same blocks give the same bytes; characters must be those of Western European text (cp1252)."""
    made = []
    for number, blocks in enumerate(pages, start=1):
        page = _Page()
        for block in blocks:
            page.write(block)
        page.put(f"{title} · {number}", _LEFT, _BOTTOM, _LOOKS["caption"])
        made.append(page)
    content = _file(list(_objects(title, author, made)))
    return WrittenPdf(content, tuple(tuple(page.lines) for page in made))


def _objects(title: str, author: str, pages: Sequence[_Page]) -> Iterator[bytes]:
    """The numbered objects of the file in their order: catalogue, tree, information, fonts, then each page twice."""
    first = 4 + len(_FONTS)
    kids = " ".join(f"{first + 2 * place} 0 R" for place in range(len(pages)))
    fonts = " ".join(f"/{name} {4 + place} 0 R" for place, name in enumerate(_FONTS))
    yield b"<< /Type /Catalog /Pages 2 0 R /Lang (en) >>"
    yield f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()
    yield f"<< /Title ({_escaped(title)}) /Author ({_escaped(author)}) /Producer (Postil) >>".encode("cp1252")
    for base in _FONTS.values():
        yield f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>".encode()
    for place, page in enumerate(pages):
        stream = "\n".join(page.operators).encode("cp1252")
        yield (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE_WIDTH} {PAGE_HEIGHT}] "
            f"/Resources << /Font << {fonts} >> >> /Contents {first + 2 * place + 1} 0 R >>"
        ).encode()
        yield b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)


def _file(objects: Sequence[bytes]) -> bytes:
    content = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    content += b"trailer\n<< /Size %d /Root 1 0 R /Info 3 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(content)


def _wrapped(text: str, size: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and _width(longer, size) > _MEASURE:
            yield line
            line = word
        else:
            line = longer
    yield line


def _word_spacing(line: str, size: float) -> float:
    """How much wider each space must be for the line to fill the measure."""
    spaces = line.count(" ")
    return (_MEASURE - _width(line, size)) / spaces if spaces else 0.0


def _width(line: str, size: float) -> float:
    widths = (_TIMES[ord(char) - 32] if " " <= char <= "~" else _OTHER_WIDTH for char in line)
    return sum(widths) * size / 1000


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
