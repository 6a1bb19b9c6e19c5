"""Reads the names a PDF gives its pages (ISO 32000, 12.4.2): ranges with a style, a prefix and a first number."""

from dataclasses import dataclass

from pymupdf import mupdf

from desktop_app.pdf.outline import PageLabels
from desktop_app.pdf.worker.documents import OpenDocument
from desktop_app.pdf.worker.places import text_of

_MOST_RANGES = 20_000
_MOST_NODES = 5_000
_MOST_PREFIX = 40
_MOST_REPEATED = 8
_LARGEST_ROMAN = 3999
_LARGEST_NUMBER = 1_000_000_000
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(frozen=True, slots=True)
class _Range:
    start: int
    style: str
    prefix: str
    first: int

    def label(self, page_index: int) -> str:
        return self.prefix + numeral(self.style, self.first + page_index - self.start)


def read_labels(found: OpenDocument) -> PageLabels:
    """One for each page; empty when the file names none."""
    pdf = mupdf.pdf_document_from_fz_document(found.document.this)
    catalogue = mupdf.pdf_dict_gets(mupdf.pdf_trailer(pdf), "Root")
    ranges = sorted(_ranges(mupdf.pdf_dict_gets(catalogue, "PageLabels")), key=lambda each: each.start)
    if not ranges:
        return ()
    labels: list[str] = []
    current, following = _Range(0, "D", "", 1), 0
    for page_index in range(len(found.sizes)):
        while following < len(ranges) and ranges[following].start <= page_index:
            current = ranges[following]
            following += 1
        labels.append(current.label(page_index))
    return tuple(labels)


def numeral(style: str, number: int) -> str:
    """A page's number in the style D, r, R, a or A; empty for any other style. Too large ones are written in digits."""
    if style not in ("D", "r", "R", "a", "A"):
        return ""
    letters = ""
    if style in "rR" and 0 < number <= _LARGEST_ROMAN:
        rest = number
        for value, sign in _ROMAN:
            letters += sign * (rest // value)
            rest %= value
    elif style in "aA" and 0 < number <= 26 * _MOST_REPEATED:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    else:
        return str(number)
    return letters.upper() if style in "RA" else letters


def _ranges(root: mupdf.PdfObj) -> list[_Range]:
    """The leaves of a number tree, each node once."""
    ranges: list[_Range] = []
    seen: set[int] = set()
    waiting = [root]
    while waiting and len(ranges) < _MOST_RANGES and len(seen) < _MOST_NODES:
        node = waiting.pop()
        number = mupdf.pdf_to_num(node)
        if not mupdf.pdf_is_dict(node) or number in seen:
            continue
        if number:
            seen.add(number)
        pairs, kids = mupdf.pdf_dict_gets(node, "Nums"), mupdf.pdf_dict_gets(node, "Kids")
        for at in range(0, min(mupdf.pdf_array_len(pairs), 2 * _MOST_RANGES) - 1, 2):
            start = mupdf.pdf_to_int(mupdf.pdf_array_get(pairs, at))
            ranges.append(_range(start, mupdf.pdf_array_get(pairs, at + 1)))
        waiting += [mupdf.pdf_array_get(kids, at) for at in range(min(mupdf.pdf_array_len(kids), _MOST_NODES))]
    return ranges


def _range(start: int, told: mupdf.PdfObj) -> _Range:
    style = mupdf.pdf_to_name(mupdf.pdf_dict_gets(told, "S"))
    prefix = text_of(mupdf.pdf_dict_gets(told, "P"), _MOST_PREFIX)
    first = mupdf.pdf_dict_gets(told, "St")
    number = mupdf.pdf_to_int(first) if mupdf.pdf_is_int(first) else 1
    return _Range(start, style, prefix, min(max(number, 1), _LARGEST_NUMBER))
