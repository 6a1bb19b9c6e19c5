"""A `PdfReader` over files that only pretend to be PDFs: plain values in JSON; for tests, satisfies the same contract.

A file keeps its pages when it is copied or renamed, because they are its content.
"""

import hashlib
import json
from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast

from desktop_app.domain.errors import PasswordNeededError, PdfError, PdfMissingError
from desktop_app.domain.geometry import Rect
from desktop_app.pdf.foreign_marks import ForeignMarks
from desktop_app.pdf.inquiries import Inquiry
from desktop_app.pdf.inquiry_messages import Found, pack_found, unpack_found
from desktop_app.pdf.jobs import Operation
from desktop_app.pdf.outline import Outline
from desktop_app.pdf.ports import PageSize, PageText, PdfFacts, Span, never
from desktop_app.pdf.properties import DocumentProperties, SizeUse

V = TypeVar("V")

_MAGIC = b"%PDF-fake\n"
_LEFT = _TOP = 72.0
_SIZE = 10.0
_LETTER_WIDTH = 5.0
_LINE_HEIGHT = 12.0


@dataclass(frozen=True, slots=True)
class FakePdf:
    """`pages` are texts: a newline ends a line, an empty line ends a block. A first line is set in large letters.

    `answers` are to `pdf.inquiries`; one that is not there is answered as by a file that has no such thing.
    """

    pages: tuple[str, ...] = ("",)
    title: str = ""
    authors: tuple[str, ...] = ()
    info: Mapping[str, str] = field(default_factory=dict)
    xmp: Mapping[str, str] = field(default_factory=dict)
    password: str | None = None
    size: PageSize = field(default_factory=lambda: PageSize(595.0, 842.0))
    answers: Mapping[Inquiry[Any], Found] = field(default_factory=dict)  # Any: inquiries of every kind


def write_fake_pdf(path: Path, pdf: FakePdf) -> Path:
    """Make the file; returns its path."""
    size = (pdf.size.width, pdf.size.height, pdf.size.rotation)
    told = {
        "pages": pdf.pages,
        "title": pdf.title,
        "authors": pdf.authors,
        "info": dict(pdf.info),
        "xmp": dict(pdf.xmp),
        "password": pdf.password,
        "size": size,
        "answers": [
            [inquiry.operation.value, inquiry.page_index, pack_found(inquiry.operation, answer).decode("ascii")]
            for inquiry, answer in pdf.answers.items()
        ],
    }
    path.write_bytes(_MAGIC + json.dumps(told).encode("utf-8"))
    return path


class FakePdfReader:
    """Reads what `write_fake_pdf` wrote."""

    def facts(self, path: Path, password: str | None = None) -> PdfFacts:
        """As the real one."""
        pdf = _read(path, password)
        has_text = any(text.strip() for text in pdf.pages[:3])
        return PdfFacts(
            page_count=len(pdf.pages),
            title=pdf.title,
            authors=pdf.authors,
            xmp=pdf.xmp,
            info=pdf.info,
            first_pages=tuple(_spans(text) for text in pdf.pages[:3]),
            has_text=has_text,
            fingerprint=_fingerprint(pdf) if has_text else "",
        )

    def sizes(self, path: Path, password: str | None = None) -> tuple[PageSize, ...]:
        """As the real one."""
        pdf = _read(path, password)
        return (pdf.size,) * len(pdf.pages)

    def text(self, path: Path, page_index: int, password: str | None = None) -> PageText:
        """As the real one."""
        pdf = _read(path, password)
        if not 0 <= page_index < len(pdf.pages):
            raise PdfError(f"“{path.name}” has no page {page_index + 1}.")
        return laid_out(page_index, pdf.pages[page_index])

    def texts(
        self, path: Path, password: str | None = None, cancelled: Callable[[], bool] = never
    ) -> Iterator[PageText]:
        """As the real one."""
        for page_index, text in enumerate(_read(path, password).pages):
            if cancelled():
                return
            yield laid_out(page_index, text)

    def ask(self, path: Path, inquiry: Inquiry[V], password: str | None = None) -> V:
        """As the real one."""
        pdf = _read(path, password)
        if inquiry.page_index is not None and not 0 <= inquiry.page_index < len(pdf.pages):
            raise PdfError(f"“{path.name}” has no page {inquiry.page_index + 1}.")
        return cast("V", pdf.answers.get(inquiry, _nothing(pdf, inquiry.operation)))

    def close(self) -> None:
        """There is nothing to end."""


def laid_out(page_index: int, text: str) -> PageText:
    """The text as a page of letters of one width, lines below one another, an empty line between blocks."""
    letters: list[str] = []
    corners: array[float] = array("f")
    lines: list[int] = []
    blocks: list[int] = []
    row = 0
    for block in _blocks(text):
        blocks.append(len(letters))
        for line in block:
            lines.append(len(letters))
            letters += [*line, "\n"]
            for column in range(len(line)):
                corners.extend(_letter_corners(row, column, 1))
            corners.extend(_letter_corners(row, len(line), 0))
            row += 1
        letters.append("\n")
        corners.extend(corners[-8:])
        row += 1
    return PageText(page_index, "".join(letters), corners, tuple(lines), tuple(blocks))


def _letter_corners(row: int, column: int, letters: int) -> tuple[float, ...]:
    x0, y0 = _LEFT + column * _LETTER_WIDTH, _TOP + row * _LINE_HEIGHT
    x1, y1 = x0 + letters * _LETTER_WIDTH, y0 + _SIZE
    return x0, y0, x1, y0, x0, y1, x1, y1


def _blocks(text: str) -> list[list[str]]:
    blocks = [[line for line in block.split("\n") if line] for block in text.split("\n\n")]
    return [block for block in blocks if block]


def _spans(text: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    row = 0
    for block_number, block in enumerate(_blocks(text)):
        for line_number, line in enumerate(block):
            x0, y0, x1, _, _, y1, *_ = (*_letter_corners(row, 0, len(line)),)
            is_first = not spans
            size = 2 * _SIZE if is_first else _SIZE
            spans.append(Span(line, size, is_first, "Fake", Rect(x0, y0, x1, y1), line_number, block_number))
            row += 1
        row += 1
    return tuple(spans)


def _nothing(pdf: FakePdf, operation: Operation) -> Found:
    """What a file answers that has nothing of the kind."""
    match operation:
        case Operation.OUTLINE:
            return Outline()
        case Operation.FOREIGN_MARKS:
            return ForeignMarks()
        case Operation.PROPERTIES:
            info = {"title": pdf.title, **pdf.info} if pdf.title else pdf.info
            return DocumentProperties("1.7", info, pdf.xmp, sizes=(SizeUse(pdf.size, len(pdf.pages)),))
        case _:
            return ()


def _answer(told: list[Any]) -> tuple[Inquiry[Any], Found]:  # Any: what JSON holds
    operation = Operation(told[0])
    return Inquiry(operation, told[1]), unpack_found(operation, told[2].encode("ascii"))


def _fingerprint(pdf: FakePdf) -> str:
    told = "\f".join((str(len(pdf.pages)), *("".join(text.split()) for text in pdf.pages[:3])))
    return hashlib.sha256(told.encode("utf-8")).hexdigest()


def _read(path: Path, password: str | None) -> FakePdf:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise PdfMissingError(f"“{path.name}” is not there any more, or it may not be read.") from error
    if not raw.startswith(_MAGIC):
        raise PdfError(f"“{path.name}” is not a PDF.")
    told = json.loads(raw[len(_MAGIC) :])
    if told["password"] is not None and told["password"] != password:
        raise PasswordNeededError(f"“{path.name}” is locked. Type its password to open it.")
    return FakePdf(
        pages=tuple(told["pages"]),
        title=told["title"],
        authors=tuple(told["authors"]),
        info=told["info"],
        xmp=told["xmp"],
        password=told["password"],
        size=PageSize(*told["size"]),
        answers=dict(_answer(row) for row in told["answers"]),
    )
