"""Papers: one by one, by identifier, and the numbers of the library; lists and references are in `paper_list`."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Select, func, select

from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import PaperId
from desktop_app.domain.paper import Paper, PaperName, PaperSummary
from desktop_app.domain.queries import LibraryCounts, PaperQuery
from desktop_app.domain.question import QuestionState
from desktop_app.domain.text import clean
from desktop_app.domain.todo import TodoState
from desktop_app.storage import paper_list
from desktop_app.storage.folding import title_key
from desktop_app.storage.mapping import PERSON_PARTS, paper_of, paper_values
from desktop_app.storage.paper_list import SummaryMemory
from desktop_app.storage.rows import Rows, cleaned, in_lots
from desktop_app.storage.tables_papers import (
    AffiliationRow,
    ContributorRow,
    KeywordRow,
    PaperPart,
    PaperRow,
    ResearchHighlightRow,
    TagRow,
)
from desktop_app.storage.tables_pending import QuestionRow, TodoRow
from desktop_app.storage.trash import outside_trash

P = TypeVar("P", bound=PaperPart)

_TEXT_PARTS: tuple[tuple[str, type[AffiliationRow | KeywordRow | ResearchHighlightRow | TagRow]], ...] = (
    ("affiliations", AffiliationRow),
    ("research_highlights", ResearchHighlightRow),
    ("keywords", KeywordRow),
    ("tags", TagRow),
)


class PaperRepository:
    """Papers in the trash are found only where `with_trashed` says so, and by `put`."""

    def __init__(self, rows: Rows, memory: SummaryMemory) -> None:
        self._rows = rows
        self._memory = memory
        self._session = rows.session

    def get(self, paper: PaperId, with_trashed: bool = False) -> Paper:
        row = self._session.get(PaperRow, paper)
        if row is None:
            raise NotFoundError("There is no such paper in the library.")
        if row.deleted_at is not None and not with_trashed:
            raise NotFoundError(f"“{row.title}” is in the trash.")
        return self._paper_of(row)

    def names(self, papers: Iterable[PaperId]) -> dict[PaperId, PaperName]:
        """What these papers are called, in the trash or not."""
        found: dict[PaperId, PaperName] = {}
        for lot in in_lots(papers):
            wanted = select(PaperRow.id, PaperRow.title, PaperRow.author_names, PaperRow.year)
            for key, title, authors, year in self._session.execute(wanted.where(PaperRow.id.in_(lot))):
                found[PaperId(key)] = PaperName(title, tuple(authors.split("\n")) if authors else (), year)
        return found

    def put(self, paper: Paper) -> Paper:
        """Add the paper or change it; what is stored then."""
        paper = replace(paper, tags=_once_each(paper.tags))
        values = paper_values(paper)
        with self._session.no_autoflush:
            if self._session.get(PaperRow, paper.id) is None:
                values["recent_at"] = paper.created_at
            row = self._rows.save(PaperRow, paper.id, "id", values)
            self._put_people(paper)
            for part, kind in _TEXT_PARTS:
                texts = paper.tags if part == "tags" else getattr(paper.bibliography, part)
                wanted = [
                    kind(paper_id=paper.id, position=place, text=cleaned(text)) for place, text in enumerate(texts)
                ]
                self._rows.sync(self._parts_of(kind, paper.id), wanted, lambda line: line.position, ("text",))
        self._session.flush()
        return self._paper_of(row)

    def candidates(self, ref: str, with_trashed: bool = False) -> list[PaperSummary]:
        """The papers that answer to a reference best; see `paper_list.candidates`."""
        return paper_list.candidates(self._session, ref, with_trashed=with_trashed)

    def by_identifier(self, doi: str | None = None, pmid: str | None = None, arxiv: str | None = None) -> list[Paper]:
        """The papers that have one of the given identifiers."""
        given = (
            (PaperRow.doi_key, doi.lower() if doi else None),
            (PaperRow.pmid, pmid),
            (PaperRow.arxiv, arxiv),
        )
        found: dict[PaperId, Paper] = {}
        for column, value in given:
            if value:
                for row in self._session.scalars(
                    select(PaperRow).where(column == value, PaperRow.deleted_at.is_(None))
                ):
                    found[PaperId(row.id)] = self._paper_of(row)
        return list(found.values())

    def by_title(self, title: str) -> list[Paper]:
        """The papers whose title has the same words; none for a title without a letter."""
        key = title_key(title)
        if not key:
            return []
        wanted = select(PaperRow).where(PaperRow.title_key == key, PaperRow.deleted_at.is_(None))
        return [self._paper_of(row) for row in self._session.scalars(wanted)]

    def has_cite_key(self, key: str) -> bool:
        """Whether a paper has it, one in the trash too: it may come back."""
        return self._session.scalar(select(PaperRow.id).where(PaperRow.cite_key == key).limit(1)) is not None

    def tags(self) -> list[tuple[str, int]]:
        """Every tag with the number of its papers, by name."""
        wanted = select(TagRow.text, func.count()).where(outside_trash(TagRow.paper_id)).group_by(TagRow.text)
        found = [(tag, count) for tag, count in self._session.execute(wanted)]
        return sorted(found, key=lambda item: (item[0].casefold(), item[0]))

    def counts(self) -> LibraryCounts:
        """Everything less what is in the trash: so the few there are looked for, not every one that is not."""
        trashed = self._count(select(func.count()).where(PaperRow.deleted_at.is_not(None)))
        questions = select(func.count()).where(QuestionRow.state == QuestionState.OPEN.value)
        questions = questions.where(QuestionRow.deleted_at.is_(None), outside_trash(QuestionRow.paper_id))
        todos = select(func.count(), func.count().filter(TodoRow.kind == "buy"))
        todos = todos.where(TodoRow.state == TodoState.OPEN.value, TodoRow.deleted_at.is_(None))
        open_todos, buys = self._session.execute(todos.where(outside_trash(TodoRow.paper_id))).one()
        return LibraryCounts(
            papers=self._count(select(func.count()).select_from(PaperRow)) - trashed,
            open_questions=self._count(questions),
            open_todos=open_todos,
            open_buys=buys,
            trashed=trashed,
        )

    def opened(self, paper: PaperId, at: datetime) -> None:
        """Remember when it was read last; neither a revision nor an event."""
        row = self._session.get(PaperRow, paper)
        if row is None:
            raise NotFoundError("There is no such paper in the library.")
        row.opened_at = row.recent_at = at
        self._session.flush()

    def _count(self, statement: Select[int]) -> int:
        return self._session.scalar(statement) or 0

    def _put_people(self, paper: Paper) -> None:
        wanted = [
            ContributorRow(
                paper_id=paper.id,
                position=place,
                **{name: cleaned(getattr(person, name)) for name in PERSON_PARTS},
            )
            for place, person in enumerate(paper.bibliography.contributors)
        ]
        existing = self._parts_of(ContributorRow, paper.id)
        self._rows.sync(existing, wanted, lambda person: person.position, PERSON_PARTS)

    def _parts_of(self, kind: type[P], paper: UUID) -> Sequence[P]:
        wanted = select(kind).where(kind.paper_id == paper).order_by(kind.position)
        return self._session.scalars(wanted).all()

    def _paper_of(self, row: PaperRow) -> Paper:
        texts = {part: tuple(line.text for line in self._parts_of(kind, row.id)) for part, kind in _TEXT_PARTS}
        return paper_of(row, self._parts_of(ContributorRow, row.id), texts)

    def list(self, query: PaperQuery) -> list[PaperSummary]:
        return paper_list.summaries(self._session, self._memory, query)

    def picked(self, query: PaperQuery) -> frozenset[PaperId]:
        """The ids of the papers a query picks."""
        return paper_list.picked(self._session, query)

    def count(self, query: PaperQuery) -> int:
        return paper_list.count(self._session, query)


def _once_each(tags: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (clean(tag).strip() for tag in tags))))
