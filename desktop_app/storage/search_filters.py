"""The filters of a search as conditions: on the papers that may be found, and on the records that may."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, not_, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from desktop_app.domain.document import DocumentKind
from desktop_app.domain.search_query import PROMISED, Filter, FilterName, SearchQuery, years_of
from desktop_app.domain.todo import TodoState
from desktop_app.storage.folding import folded
from desktop_app.storage.tables_documents import DocumentRow
from desktop_app.storage.tables_marks import CategoryRow, MarkRow, MarkTagRow
from desktop_app.storage.tables_notes import NoteRow
from desktop_app.storage.tables_papers import ContributorRow, PaperRow, TagRow
from desktop_app.storage.tables_pending import QuestionRow, TodoRow

Condition = ColumnElement[bool]
AnySelect = Select[Any]  # Any: ids, which may be missing in some tables
_Record = type[QuestionRow] | type[TodoRow] | type[MarkRow]

#: several values of these mean any of them; of all others each must be met
_ANY_OF = (FilterName.YEAR, FilterName.STATE, FilterName.KIND, FilterName.QUESTION, FilterName.TODO)
#: filters that are about records of one kind
RECORDS: dict[FilterName, tuple[str, _Record]] = {
    FilterName.QUESTION: ("question", QuestionRow),
    FilterName.TODO: ("todo", TodoRow),
    FilterName.CATEGORY: ("mark", MarkRow),
}


def paper_conditions(query: SearchQuery, but: Collection[FilterName] = ()) -> Iterator[Condition]:
    """What a paper must be, as all filters say `but` these; nothing is said of the trash, nor of words."""
    for name in FilterName:
        wanted = [
            _paper_condition(item)
            for item in query.filters
            if item.name is name and not item.is_not and name not in but and name is not FilterName.IN
        ]
        if wanted:
            yield or_(*wanted) if name in _ANY_OF else and_(*wanted)
    for item in query.filters:
        if item.is_not and item.name is not FilterName.IN:
            yield not_(_paper_condition(item))


def record_kinds(query: SearchQuery) -> tuple[str, ...]:
    """The kinds of records that its filters are about: `question:` finds questions; empty for any kind."""
    named = {item.name for item in query.filters if not item.is_not}
    return tuple(kind for name, (kind, _row) in RECORDS.items() if name in named)


def record_ids(query: SearchQuery, kind: str) -> AnySelect | None:
    """The records of one kind that its filters allow; None when they do not speak of that kind."""
    for name, (own_kind, row) in RECORDS.items():
        wanted = [_record_condition(item) for item in query.filters if item.name is name and not item.is_not]
        if own_kind == kind and wanted:
            return select(row.id).where(or_(*wanted) if name in _ANY_OF else and_(*wanted))
    return None


def marks_with_tag(tag: str) -> AnySelect:
    """The marks that have this tag themselves."""
    return select(MarkTagRow.mark_id).where(_same(MarkTagRow.text, tag))


def _paper_condition(item: Filter) -> Condition:
    value = item.value
    if item.name in RECORDS:
        _kind, row = RECORDS[item.name]
        return PaperRow.id.in_(
            select(row.paper_id).where(_record_condition(item), _live(row), row.paper_id.is_not(None))
        )
    conditions: dict[FilterName, Callable[[str], Condition]] = {
        FilterName.TAG: lambda tag: PaperRow.id.in_(select(TagRow.paper_id).where(_same(TagRow.text, tag))),
        FilterName.AUTHOR: _by_author,
        FilterName.YEAR: _in_years,
        FilterName.STATE: lambda state: PaperRow.state == state,
        FilterName.HAS: _has,
        FilterName.KIND: lambda kind: PaperRow.type.istartswith("-".join(kind.split()), autoescape=True),
    }
    return conditions[item.name](value)


def _record_condition(item: Filter) -> Condition:
    value = item.value
    if item.name is FilterName.QUESTION:
        return QuestionRow.promised.is_(True) if value == PROMISED else QuestionRow.state == value
    if item.name is FilterName.TODO:
        return TodoRow.state == value.lower() if value.lower() in tuple(TodoState) else _same(TodoRow.kind, value)
    named = select(CategoryRow.id).where(
        CategoryRow.name.istartswith(value, autoescape=True), CategoryRow.deleted_at.is_(None)
    )
    return MarkRow.category_id.in_(named)


def _by_author(name: str) -> Condition:
    """Somebody among the people of the paper is called so.

    The folded text of the paper sorts most others out first, the short names spare the look at each person.
    """
    words = folded(name).split()
    parts = (ContributorRow.given, ContributorRow.particle, ContributorRow.family, ContributorRow.literal)
    names = [func.coalesce(part, "") for part in parts]
    whole = func.folded(names[0].concat(" ").concat(names[1]).concat(" ").concat(names[2]).concat(" ").concat(names[3]))
    is_called = select(ContributorRow.position).where(
        ContributorRow.paper_id == PaperRow.id, *(func.instr(whole, word) > 0 for word in words)
    )
    is_short = and_(*(PaperRow.author_names.icontains(word, autoescape=True) for word in words))
    is_listed = and_(*(PaperRow.list_text.contains(word, autoescape=True) for word in words))
    return and_(is_listed, or_(is_short, is_called.exists()))


def _in_years(value: str) -> Condition:
    first, last = years_of(value) or (None, None)
    ends: Iterable[Condition] = (
        *((PaperRow.year >= first,) if first is not None else ()),
        *((PaperRow.year <= last,) if last is not None else ()),
    )
    return and_(PaperRow.year.is_not(None), *ends)


def _has(what: str) -> Condition:
    if what == "tags":
        return PaperRow.tag_names != ""
    if what == "doi":
        return PaperRow.doi_key.is_not(None)
    parts: dict[str, AnySelect] = {
        "pdf": select(DocumentRow.paper_id).where(_live(DocumentRow), DocumentRow.kind == DocumentKind.PDF.value),
        "abstract": select(DocumentRow.paper_id).where(
            _live(DocumentRow), DocumentRow.kind == DocumentKind.ABSTRACT.value
        ),
        "note": select(NoteRow.paper_id).where(_live(NoteRow), NoteRow.body != ""),
        "marks": select(MarkRow.paper_id).where(_live(MarkRow)),
        "questions": select(QuestionRow.paper_id).where(_live(QuestionRow)),
        "todos": select(TodoRow.paper_id).where(_live(TodoRow)),
    }
    owner = next(iter(parts[what].selected_columns))
    return parts[what].where(owner == PaperRow.id).exists()


def _live(row: type[DocumentRow | NoteRow | MarkRow | QuestionRow | TodoRow]) -> Condition:
    return row.deleted_at.is_(None)


def _same(column: InstrumentedAttribute[str], text: str) -> Condition:
    """Equal but for capitals."""
    return or_(column == text, func.lower(column) == text.lower())
