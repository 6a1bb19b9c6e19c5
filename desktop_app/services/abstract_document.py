"""Keeps the abstract of a paper, which is a document with marks, in step with the paper's own parts."""

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.abstract_page import compose_abstract_page, plain_text
from desktop_app.domain.document import Document, DocumentKind
from desktop_app.domain.ids import DocumentId
from desktop_app.domain.mark import Mark, sort_key_of
from desktop_app.domain.paper import Bibliography, Paper
from desktop_app.domain.text import normalise
from desktop_app.services.reanchoring import found_again

if TYPE_CHECKING:
    from desktop_app.storage.unit_of_work import UnitOfWork

LABEL = "Abstract"


def put_abstract(unit: "UnitOfWork", paper: Paper, added_from: str | None = None) -> Document:
    """Give the paper its abstract as a document; a paper whose abstract is not known has an empty one."""
    document = Document(
        id=DocumentId(unit.new_id()),
        paper_id=paper.id,
        kind=DocumentKind.ABSTRACT,
        label=LABEL,
        created_at=unit.clock.now(),
        text=compose_abstract_page(paper.bibliography),
        added_from=added_from,
    )
    return unit.documents.put(document)


def follow_parts(unit: "UnitOfWork", before: Bibliography, paper: Paper) -> None:
    """Bring the abstract document up to date after the parts were changed; its marks go with their words."""
    source = compose_abstract_page(paper.bibliography)
    if source == compose_abstract_page(before):
        return
    documents = unit.documents.of_paper(paper.id)
    abstract = next((document for document in documents if document.kind is DocumentKind.ABSTRACT), None)
    if abstract is None:
        put_abstract(unit, paper)
        return
    marks = [mark for mark in unit.marks.of_paper(paper.id) if mark.document_id == abstract.id]
    if not source and not marks and len(documents) > 1:
        unit.documents.put(replace(abstract, deleted_at=unit.clock.now()))
        return
    unit.documents.put(replace(abstract, text=source))
    _move_marks(unit, marks, source)


def _move_marks(unit: "UnitOfWork", marks: list[Mark], source: str) -> None:
    text = normalise(plain_text(source))
    for mark in marks:
        anchor, placement = found_again(mark, text)
        if (anchor, placement) != (mark.anchor, mark.placement):
            unit.marks.put(replace(mark, anchor=anchor, placement=placement, sort_key=sort_key_of(anchor)))
