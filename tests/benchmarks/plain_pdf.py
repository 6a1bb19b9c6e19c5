"""Writes a PDF of many pages of two columns of words, for benchmarks; every page has other words."""

from itertools import islice

_WORDS = (
    *("vagus", "nerve", "stimulation", "neurotrophin", "brain", "plasticity", "depression", "inflammation", "cortex"),
    *("signal", "receptor", "serum", "level", "of", "the", "and", "in", "with", "which", "under", "after", "before"),
    *("growth", "factor", "rhythm", "heart", "rate", "memory", "sleep", "pain", "region", "activity"),
)
_LINES, _WORDS_A_LINE = 62, 7
_COLUMNS = (50, 310)


def plain_pdf(page_count: int) -> bytes:
    """The file's bytes; a page holds 124 lines of 7 words."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
    ]
    kids: list[int] = []
    for page in range(page_count):
        content = _page_content(page)
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            b" /Contents %d 0 R >>" % len(objects)
        )
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (listed, page_count)
    return _joined(objects)


def _page_content(page: int) -> bytes:
    parts = [b"BT /F1 8.5 Tf"]
    for column, x in enumerate(_COLUMNS):
        for line in range(_LINES):
            parts.append(b"1 0 0 1 %d %d Tm (%b) Tj" % (x, 790 - line * 12, _line(page, column, line).encode()))
    return b"\n".join((*parts, b"ET"))


def _line(page: int, column: int, line: int) -> str:
    step = 1 + (page * 7 + column * 3 + line) % 11
    places = ((page * 31 + line * 5 + column * 17 + place * step) % len(_WORDS) for place in range(1000))
    return " ".join(_WORDS[place] for place in islice(places, _WORDS_A_LINE))


def _joined(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)
