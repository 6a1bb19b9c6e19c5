"""What files call their pages ("iv", "S3"), kept for all that tells of a place in a PDF that is not open."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from desktop_app.domain.ids import DocumentId, MarkId
from desktop_app.domain.page_label import has_names, page_name, with_page_names
from desktop_app.domain.radar import RadarText
from desktop_app.domain.search import SearchHit

if TYPE_CHECKING:
    from desktop_app.storage.unit_of_work import UnitOfWork


def name_pages(unit: "UnitOfWork", document: DocumentId, labels: Sequence[str]) -> None:
    """Remember what the file of a document calls its pages, and let its marks say so."""
    unit.documents.set_page_labels(document, labels if has_names(labels) else ())
    marks = unit.marks.of_paper(unit.documents.get(document).paper_id)
    here = [mark for mark in marks if mark.document_id == document]
    named = [replace(mark, anchor=with_page_names([mark.anchor], labels)[0]) for mark in here]
    changed = [new for new, old in zip(named, here, strict=True) if new != old]
    if changed:
        unit.marks.put_all(changed)


def hits_with_page_names(unit: "UnitOfWork", hits: Sequence[SearchHit]) -> list[SearchHit]:
    """The hits with what their files call their pages."""
    names = _names(unit, [(hit.kind, hit.id, hit.page_index) for hit in hits])
    return [replace(hit, page_name=name) if name else hit for hit, name in zip(hits, names, strict=True)]


def texts_with_page_names(unit: "UnitOfWork", texts: Sequence[RadarText]) -> list[RadarText]:
    """The texts with what their files call the pages they stand on."""
    names = _names(unit, [(text.kind, text.id, text.page_index) for text in texts])
    return [replace(text, page_name=name) if name else text for text, name in zip(texts, names, strict=True)]


def _names(unit: "UnitOfWork", places: Sequence[tuple[str, UUID, int | None]]) -> list[str]:
    """For each kind, id and page the name of the page: a mark has it itself, a text has it in its document."""
    on_pages = [(kind, key) for kind, key, page_index in places if page_index is not None]
    marks = unit.marks.some(MarkId(key) for kind, key in on_pages if kind == "mark")
    labels = unit.documents.page_labels(DocumentId(key) for kind, key in on_pages if kind == "text")
    return [
        page_name(labels.get(DocumentId(key), ()), page_index)
        if kind != "mark"
        else marks[MarkId(key)].anchor.page_name
        if key in marks
        else ""
        for kind, key, page_index in places
    ]
