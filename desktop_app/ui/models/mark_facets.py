"""What the marks of a paper can be filtered by, as chips, and the filter that chosen chips make."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.category import Category
from desktop_app.domain.ids import CategoryId
from desktop_app.ui.models.mark_filter import MarkFilter
from desktop_app.ui.models.mark_rows import MarkRows
from desktop_app.ui.widgets.facet_chips import Facet

_MOST_TAGS = 6
_LONGEST_TAG = 28
CATEGORY, TAG, COMMENT = "category", "tag", "comment"


def facets_of(rows: MarkRows, categories: Sequence[Category], *, with_all: bool = False) -> list[Facet]:
    """Chips for what there is, and for what is filtered by now although there is none left.

    `with_all`: for every category, so that cards can be dropped on one that no mark has yet.
    """
    return [*_categories(rows, categories, with_all=with_all), *_tags(rows), *_comment(rows)]


def filter_of(keys: Iterable[object], words: str) -> MarkFilter:
    """The filter that these chips and words make; a word like "#ser" asks for a tag that begins so."""
    categories: set[CategoryId] = set()
    tags: set[str] = set()
    has_comment = False
    for key in keys:
        kind, value = key if isinstance(key, tuple) else ("", None)
        if kind == CATEGORY:
            categories.add(value)
        elif kind == TAG:
            tags.add(value)
        elif kind == COMMENT:
            has_comment = True
    written = words.casefold().split()
    plain = tuple(word for word in written if not word.startswith("#"))
    starts = tuple(word.lstrip("#") for word in written if word.startswith("#"))
    return MarkFilter(frozenset(categories), frozenset(tags), plain, has_comment, starts)


def _categories(rows: MarkRows, categories: Sequence[Category], *, with_all: bool) -> Iterator[Facet]:
    counts = rows.category_counts()
    for category in categories:
        if with_all or counts[category.id] or category.id in rows.filter.categories:
            text = f"{category.glyph} {category.name} {counts[category.id]}"
            yield Facet((CATEGORY, category.id), text, category.name, takes_marks=True)


def _tags(rows: MarkRows) -> Iterator[Facet]:
    """The tags used most, and those that are filtered by."""
    counts = rows.tag_counts()
    shown = {tag for tag, _count in counts.most_common(_MOST_TAGS)} | rows.filter.tags
    for tag in sorted(shown, key=lambda tag: (tag.casefold(), tag)):
        shown_tag = tag if len(tag) <= _LONGEST_TAG else tag[:_LONGEST_TAG].rstrip() + "…"
        yield Facet((TAG, tag), f"#{shown_tag} {counts[tag]}", f"#{tag}", takes_marks=True)


def _comment(rows: MarkRows) -> Iterator[Facet]:
    number = rows.comment_count()
    if number or rows.filter.has_comment:
        text = QCoreApplication.translate("MarkFacets", "Has comment %1").replace("%1", str(number))
        yield Facet((COMMENT, None), text, "comment")
