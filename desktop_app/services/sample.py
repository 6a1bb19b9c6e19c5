"""Adds the sample: a paper made by the program, with an abstract, a PDF, marks, a note, a question and a to-do."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.abstract_page import plain_text
from desktop_app.domain.anchor import Anchor, Placement, TextPosition, quote_with_context
from desktop_app.domain.capture import Offer, OfferKind, PaperDraft
from desktop_app.domain.document import Document
from desktop_app.domain.errors import BugError
from desktop_app.domain.mark import Mark
from desktop_app.domain.text import normalise
from desktop_app.pdf.ports import PdfFacts
from desktop_app.services import sample_text
from desktop_app.services.abstract_document import put_abstract
from desktop_app.services.document_files import DocumentFiles
from desktop_app.services.intake import Added
from desktop_app.services.known_papers import paper_with_title
from desktop_app.services.markdown_quote import quote_with_link
from desktop_app.services.marks import put_mark
from desktop_app.services.new_records import put_offer, put_paper, put_pdf, put_question
from desktop_app.services.pdf_probe import PdfProbe
from desktop_app.services.sample_pdf import WrittenPdf, written_pdf

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork

_FILE_NAME = "sample.pdf"
_KIND = "highlight"
_CLAIM, _QUESTION, _EVIDENCE = "Claim", "Question", "Evidence"


class SampleService:
    def __init__(self, store: "LibraryStore", files: DocumentFiles) -> None:
        self._store, self._files = store, files

    def add(self) -> Added:
        """Add the sample; when it is there already, nothing is added."""
        with self._store.read() as unit:
            known = paper_with_title(unit, sample_text.PARTS)
            if known is not None:
                return Added(known, unit.documents.of_paper(known.id)[0], created=False)
        pdf = written_pdf(sample_text.TITLE, sample_text.AUTHORS, sample_text.PAGES)
        probe = self._stored(pdf)
        with self._store.write("Add sample") as unit:
            paper = put_paper(unit, sample_text.PARTS, tags=(sample_text.TAG,))
            abstract = put_abstract(unit, paper, added_from="Postil")
            document = put_pdf(unit, paper.id, probe)
            unit.documents.put_texts(document.id, [(index, pdf.text(index)) for index in range(len(pdf.pages))])
            claim = _marked(unit, abstract, _anchor_in_abstract(abstract, sample_text.CLAIM), _CLAIM)
            doubt = _marked(unit, abstract, _anchor_in_abstract(abstract, sample_text.OPEN_POINT), _QUESTION)
            _marked(unit, document, anchor_in_pdf(pdf, sample_text.PASSAGE_PAGE_INDEX, sample_text.PASSAGE), _EVIDENCE)
            quote = quote_with_link(claim, abstract, _CLAIM)
            unit.notes.put(paper.id, f"{sample_text.NOTE_BEFORE}\n\n{quote}\n\n{sample_text.NOTE_AFTER}\n")
            put_question(unit, paper.id, sample_text.QUESTION, promised=True, raised_by=(doubt.id,))
            put_offer(unit, paper.id, Offer(OfferKind.TODO, sample_text.TODO, "", todo_kind="read"))
        self._files.note((document,))
        return Added(paper, abstract, created=True)

    def _stored(self, pdf: WrittenPdf) -> PdfProbe:
        """Put the file into the library by the way that every file takes."""
        with tempfile.TemporaryDirectory(prefix=".sample.", suffix=".tmp", dir=self._store.folder) as folder:
            path = Path(folder) / _FILE_NAME
            path.write_bytes(pdf.content)
            sha256, size_bytes = self._store.files.add(path)
        facts = PdfFacts(page_count=len(pdf.pages), has_text=True)
        return PdfProbe(_FILE_NAME, sha256, size_bytes, facts, PaperDraft(sample_text.PARTS))


def anchor_in_pdf(pdf: WrittenPdf, page_index: int, words: str) -> Anchor:
    """Where the words are on a page of the file that was just written."""
    text = normalise(pdf.text(page_index))
    start, end = _span(text.text, words)
    first, last = text.source_span(start, end)
    quads, offset = [], 0
    for line in pdf.pages[page_index]:
        low, high = max(first - offset, 0), min(last - offset, len(line.text))
        if low < high:
            quads.append(line.quad(low, high))
        offset += len(line.text) + 1
    return Anchor(quote_with_context(text.text, start, end), TextPosition(start, end), page_index, tuple(quads))


def _anchor_in_abstract(abstract: Document, words: str) -> Anchor:
    text = normalise(plain_text(abstract.text or "")).text
    span = _span(text, words)
    return Anchor(quote_with_context(text, *span), TextPosition(*span))


def _span(text: str, words: str) -> tuple[int, int]:
    start = text.find(words)
    if start < 0:
        raise BugError("The sample quotes words that it does not have.")
    return start, start + len(words)


def _marked(unit: "UnitOfWork", document: Document, anchor: Anchor, category: str) -> Mark:
    meaning = unit.categories.by_name(category) or unit.categories.list()[0]
    return put_mark(unit, document, _KIND, meaning.id, anchor, "", Placement.EXACT)
