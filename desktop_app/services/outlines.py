"""Gathers what is exported of a paper from the library into the neutral outline that exporters write."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.asset_name import asset_name
from desktop_app.domain.document import Document, DocumentKind
from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import CategoryId, DocumentId, MarkId, PaperId
from desktop_app.domain.mark import Mark
from desktop_app.domain.own_link import OwnLink
from desktop_app.domain.paper import Paper
from desktop_app.domain.question import Question
from desktop_app.domain.todo import Todo
from desktop_app.exporters.base import Outline, OutlineMark, OutlineQuestion, OutlineStep, OutlineTodo, Reference

if TYPE_CHECKING:
    from desktop_app.storage.unit_of_work import UnitOfWork

_EVERY_STATE = "all"
_LONGEST_TITLE = 40


def outline_of(
    unit: "UnitOfWork", paper: PaperId, kind_label: Callable[[str], str], only: Collection[CategoryId] = ()
) -> Outline:
    """All about a paper; of its marks only those of some categories when `only` names some."""
    found = unit.papers.get(paper)
    return Outline(
        paper=found,
        note=unit.notes.get(paper).body,
        marks=_marks(unit, paper, kind_label, only),
        questions=tuple(_question(unit, one, paper) for one in _questions(unit, paper)),
        todos=tuple(_todo(unit, one) for one in unit.todos.list(_EVERY_STATE, paper=paper)),
    )


def _marks(
    unit: "UnitOfWork", paper: PaperId, kind_label: Callable[[str], str], only: Collection[CategoryId]
) -> tuple[OutlineMark, ...]:
    places = _Places.of(unit.documents.of_paper(paper))
    categories = {category.id: category.name for category in unit.categories.list()}
    marks = [mark for mark in unit.marks.of_paper(paper) if not only or mark.category_id in only]
    marks.sort(key=lambda mark: (places.rank(mark.document_id), mark.sort_key))
    return tuple(
        OutlineMark(
            id=mark.id,
            place=places.label(mark),
            link=_link(mark),
            kind=mark.kind,
            kind_label=kind_label(mark.kind),
            category=categories.get(mark.category_id, ""),
            quote=mark.quote,
            comment=mark.comment,
            placement=mark.placement,
            tags=mark.tags,
            picture=mark.anchor.picture if asset_name(mark.anchor.picture) is not None else "",
        )
        for mark in marks
    )


def _questions(unit: "UnitOfWork", paper: PaperId) -> list[Question]:
    """Those that came up in the paper, then those of elsewhere that it helps to answer."""
    return [*unit.questions.list(_EVERY_STATE, paper), *unit.questions.answered_from(paper)]


def _question(unit: "UnitOfWork", question: Question, paper: PaperId) -> OutlineQuestion:
    elsewhere = question.paper_id if question.paper_id not in (None, paper) else None
    return OutlineQuestion(
        id=question.id,
        text=question.text,
        state=question.state,
        promised=question.promised,
        asked_on=question.asked_at.astimezone().date(),
        follow_up=question.follow_up,
        raised_by=_references(unit, question.raised_by, paper),
        answer=question.answer,
        answered_on=question.answered_at.astimezone().date() if question.answered_at else None,
        evidence=_references(unit, question.evidence, paper),
        drop_reason=question.drop_reason,
        tags=question.tags,
        asked_in=_short(unit.papers.get(elsewhere)) if elsewhere is not None else "",
        reported_on=question.reported_at.astimezone().date() if question.reported_at else None,
        reported_where=question.reported_where,
    )


def _todo(unit: "UnitOfWork", todo: Todo) -> OutlineTodo:
    dossier = todo.dossier
    marks = _references(unit, [todo.mark_id] if todo.mark_id else [], todo.paper_id)
    return OutlineTodo(
        id=todo.id,
        kind=todo.kind,
        text=todo.text,
        state=todo.state,
        due=todo.due,
        closed_on=todo.closed_at.astimezone().date() if todo.closed_at else None,
        price=dossier.price if dossier else None,
        url=dossier.url if dossier else None,
        decision=dossier.state.value if dossier else None,
        mark=marks[0] if marks else None,
        reason=dossier.reason if dossier else None,
        expected_use=dossier.expected_use if dossier else None,
        steps=tuple(
            OutlineStep(one.state.value, one.at.astimezone().date(), one.reason)
            for one in (dossier.steps if dossier else ())
        ),
        priority=todo.priority,
        note=todo.note,
    )


def _references(unit: "UnitOfWork", marks: Iterable[MarkId], paper: PaperId | None) -> tuple[Reference, ...]:
    """Where these marks are; one that was deleted, or whose paper is in the trash, is left out."""
    references: list[Reference] = []
    for mark_id in marks:
        try:
            mark = unit.marks.get(mark_id)
            owner = unit.papers.get(mark.paper_id)
        except NotFoundError:
            continue
        place = _Places.of(unit.documents.of_paper(mark.paper_id)).label(mark)
        references.append(Reference(place if owner.id == paper else f"{_short(owner)}, {place}", _link(mark)))
    return tuple(references)


@dataclass(frozen=True, slots=True)
class _Places:
    """The documents of a paper in their order, for saying where a mark is."""

    documents: Mapping[DocumentId, tuple[int, Document]]
    several_pdfs: bool

    @classmethod
    def of(cls, documents: Sequence[Document]) -> "_Places":
        pdfs = sum(document.kind is DocumentKind.PDF for document in documents)
        return cls({document.id: (rank, document) for rank, document in enumerate(documents)}, pdfs > 1)

    def rank(self, document: DocumentId) -> int:
        return self.documents[document][0] if document in self.documents else len(self.documents)

    def label(self, mark: Mark) -> str:
        """The page, with the document where there are several; of an abstract what it is called."""
        document = self.documents[mark.document_id][1].label if mark.document_id in self.documents else ""
        if mark.anchor.page_index is None:
            return document or "abstract"
        page = f"p. {mark.anchor.page_label}"
        return f"{document}, {page}" if self.several_pdfs and document else page


def _short(paper: Paper) -> str:
    people = paper.bibliography.authors
    name = people[0].short_name if people else paper.title[:_LONGEST_TITLE].rstrip()
    return f"{name} {paper.bibliography.year}" if paper.bibliography.year else name


def _link(mark: Mark) -> OwnLink:
    return OwnLink(mark.paper_id, mark.id, mark.anchor.page_index)
