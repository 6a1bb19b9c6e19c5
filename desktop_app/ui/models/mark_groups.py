"""The order of the marks in the list, and the groups they fall into: by page, category or time."""

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.category import Category
from desktop_app.domain.document import Document, DocumentKind
from desktop_app.domain.ids import CategoryId, DocumentId
from desktop_app.domain.mark import Mark
from desktop_app.ui.widgets.day_text import day_text, local_day

SortKey = tuple[object, ...]


class Grouping(StrEnum):
    """Along the text under its pages, under what the marks mean, or the newest first under their days."""

    PAGE = "page"
    CATEGORY = "category"
    TIME = "time"


class MarkGroups:
    """Knows the documents and categories of the paper; a mark falls into one group, and a group is one run of rows."""

    def __init__(self) -> None:
        self.grouping = Grouping.PAGE
        self._documents: dict[DocumentId, tuple[int, Document]] = {}
        self._categories: Mapping[CategoryId, Category] = {}
        self._several_pdfs = False

    def set_documents(self, documents: Iterable[Document]) -> None:
        """Take the order of the documents from the paper."""
        self._documents = {document.id: (place, document) for place, document in enumerate(documents)}
        pdfs = sum(document.kind is DocumentKind.PDF for _place, document in self._documents.values())
        self._several_pdfs = pdfs > 1

    def set_categories(self, categories: Mapping[CategoryId, Category]) -> None:
        self._categories = categories

    def sort_key(self, mark: Mark) -> SortKey:
        """Orders marks so that those of a group follow one another."""
        place = self._documents[mark.document_id][0] if mark.document_id in self._documents else len(self._documents)
        if self.grouping is Grouping.TIME:
            return (-mark.created_at.timestamp(), place, mark.sort_key, mark.id.int)
        if self.grouping is Grouping.CATEGORY:
            category = self._categories.get(mark.category_id)
            order = category.order if category else len(self._categories)
            return (order, mark.category_id.int, place, mark.sort_key, mark.id.int)
        return (place, mark.sort_key, mark.id.int)

    def group_of(self, mark: Mark) -> Hashable:
        """What tells the group of a mark from others."""
        if self.grouping is Grouping.TIME:
            return local_day(mark.created_at)
        if self.grouping is Grouping.CATEGORY:
            return mark.category_id
        return mark.document_id, mark.anchor.page_index

    def title_of(self, mark: Mark, today: date) -> str:
        """What the group of this mark is called."""
        if self.grouping is Grouping.TIME:
            return _day(local_day(mark.created_at), today)
        if self.grouping is Grouping.CATEGORY:
            category = self._categories.get(mark.category_id)
            return f"{category.glyph} {category.name}" if category else _tr("Other")
        return self._page_title(mark)

    def colour_of(self, mark: Mark) -> str:
        """The colour of its group, empty when it has none."""
        category = self._categories.get(mark.category_id) if self.grouping is Grouping.CATEGORY else None
        return category.colour if category else ""

    def _page_title(self, mark: Mark) -> str:
        document = self._documents[mark.document_id][1].label if mark.document_id in self._documents else ""
        if mark.anchor.page_index is None:
            return document or _tr("Abstract")
        page = _tr("Page %1").replace("%1", mark.anchor.page_label)
        return f"{document} · {page}" if self._several_pdfs and document else page


def _day(day: date, today: date) -> str:
    ago = (today - day).days
    if ago == 0:
        return _tr("Today")
    return _tr("Yesterday") if ago == 1 else day_text(day)


def _tr(text: str) -> str:
    return QCoreApplication.translate("MarkGroups", text)
