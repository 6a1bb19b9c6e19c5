"""The contents of a PDF as its file tells them, and the names it gives its pages; plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One line of the outline; `level` 0 is the outermost, and a line is followed by those below it.

    `top` is how far down the unrotated crop box its place lies, in points, None for the whole page. `page_index` is
    None where the line leads to no page of this file; `uri` is the web address it leads to then, or empty.
    """

    title: str
    level: int
    page_index: int | None = None
    top: float | None = None
    uri: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """`is_cut` when the file has more lines, or deeper ones, than are told."""

    entries: tuple[OutlineEntry, ...] = ()
    is_cut: bool = False


#: the name of each page, by page index ("iv", "S3"); empty when the file names none
PageLabels = tuple[str, ...]
