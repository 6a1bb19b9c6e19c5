"""How the marks of a document are drawn: the shape their kind says, the colour and glyph of their category."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from desktop_app.domain.category import Category
from desktop_app.domain.ids import CategoryId, DocumentId, MarkId
from desktop_app.domain.mark import Mark
from desktop_app.ui.viewer.mark_painting import MarkStyle, Shape

_UNKNOWN = MarkStyle(Shape.FILL, QColor("#aaaaaa"), "·")
_LINES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
)


@dataclass(frozen=True, slots=True)
class ShownMark:
    """A mark and how it is drawn."""

    mark: Mark
    style: MarkStyle


def style_of(kind: str, category: Category | None, shapes: Mapping[str, Shape], words: str = "") -> MarkStyle:
    """A kind nobody knows is drawn as a highlight, a category nobody knows in grey: shown, never dropped."""
    shape = shapes.get(kind, Shape.FILL)
    if category is None:
        return MarkStyle(shape, _UNKNOWN.colour, _UNKNOWN.glyph, words=words)
    return MarkStyle(shape, QColor(category.colour), category.glyph, category.name, words, line_of(category))


def line_of(category: Category) -> Qt.PenStyle:
    """How the lines of a category are drawn, in turn along their order."""
    return _LINES[category.order % len(_LINES)]


def tip_of(shown: ShownMark) -> str:
    """What a tooltip says of a mark: its category and its comment, as text and never as markup."""
    parts = [part for part in (shown.style.name, shown.mark.comment) if part]
    from html import escape  # its table of names takes 2 ms, and no mark is shown before the first page

    return "<p style='white-space:pre-wrap'>" + escape("\n".join(parts)) + "</p>" if parts else ""


def shown_marks(
    marks: Iterable[Mark],
    document: DocumentId | None,
    categories: Mapping[CategoryId, Category],
    shapes: Mapping[str, Shape],
) -> dict[MarkId, ShownMark]:
    """The marks of one document, in the order of their places."""
    of_document = sorted((mark for mark in marks if mark.document_id == document), key=lambda mark: mark.sort_key)
    return {
        mark.id: ShownMark(mark, style_of(mark.kind, categories.get(mark.category_id), shapes, mark.comment))
        for mark in of_document
    }
