"""Values that the filters of a search can have in this library; what is in the trash counts for nothing."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Select, SelectBase, SQLColumnExpression, func, or_, select
from sqlalchemy.orm import Session

from desktop_app.domain.search_query import FilterName
from desktop_app.domain.search_years import year_values
from desktop_app.domain.todo import TodoState
from desktop_app.storage.tables_marks import CategoryRow, MarkRow, MarkTagRow
from desktop_app.storage.tables_papers import ContributorRow, PaperRow, TagRow
from desktop_app.storage.tables_pending import TodoRow

Values = Select[Any]  # Any: a text, and how often it is there

_MOST_VALUES = 20
_LIVE = PaperRow.deleted_at.is_(None)


def filter_values(session: Session, name: FilterName, typed: str) -> list[str]:
    """Those that begin with what was typed, or have a word that does; what is there most often first."""
    if name is FilterName.YEAR:
        years = session.scalars(select(PaperRow.year).where(_LIVE, PaperRow.year.is_not(None)).distinct())
        return year_values((year for year in years if year is not None), typed)
    states = tuple(TodoState) if name is FilterName.TODO else ()
    if name not in _SOURCES:
        return []
    return [*states, *filter(None, session.scalars(_SOURCES[name](typed).limit(_MOST_VALUES)))]


def _tags(typed: str) -> Values:
    of_papers = select(TagRow.text.label("text")).join(PaperRow, PaperRow.id == TagRow.paper_id).where(_LIVE)
    of_marks = select(MarkTagRow.text).join(MarkRow, MarkRow.id == MarkTagRow.mark_id)
    of_marks = of_marks.join(PaperRow, PaperRow.id == MarkRow.paper_id).where(_LIVE, MarkRow.deleted_at.is_(None))
    return _often(of_papers.union_all(of_marks), typed)


def _authors(typed: str) -> Values:
    called = func.coalesce(ContributorRow.family, ContributorRow.literal).label("text")
    return _often(select(called).join(PaperRow, PaperRow.id == ContributorRow.paper_id).where(_LIVE), typed)


def _categories(typed: str) -> Values:
    used = select(func.count()).where(MarkRow.category_id == CategoryRow.id, MarkRow.deleted_at.is_(None))
    named = select(CategoryRow.name).where(CategoryRow.deleted_at.is_(None), _begins(CategoryRow.name, typed))
    return named.order_by(used.scalar_subquery().desc(), CategoryRow.name)


def _kinds_of_papers(typed: str) -> Values:
    return _often(select(PaperRow.type.label("text")).where(_LIVE), typed)


def _kinds_of_todos(typed: str) -> Values:
    return _often(select(TodoRow.kind.label("text")).where(TodoRow.deleted_at.is_(None)), typed)


_SOURCES: dict[FilterName, Callable[[str], Values]] = {
    FilterName.TAG: _tags,
    FilterName.AUTHOR: _authors,
    FilterName.CATEGORY: _categories,
    FilterName.KIND: _kinds_of_papers,
    FilterName.TODO: _kinds_of_todos,
}


def _often(texts: SelectBase, typed: str) -> Values:
    there = texts.subquery("there")
    wanted = select(there.c.text).where(there.c.text.is_not(None), _begins(there.c.text, typed))
    return wanted.group_by(there.c.text).order_by(func.count().desc(), there.c.text)


def _begins(text: SQLColumnExpression[str], typed: str) -> ColumnElement[bool]:
    """SQLite takes no other letters than A to Z for the same as their capitals, so a capital is asked for, too."""
    forms = dict.fromkeys((typed, typed[:1].upper() + typed[1:]))
    starts = [text.istartswith(form, autoescape=True) for form in forms]
    return or_(*starts, *(text.icontains(f" {form}", autoescape=True) for form in forms))
