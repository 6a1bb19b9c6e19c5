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
_CLAIM, _QUESTION = "Claim", "Question"


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
            unit.documents.put_texts(document.id, list(enumerate(pdf.texts)))
            claim = _marked(unit, abstract, sample_text.CLAIM, _CLAIM)
            doubt = _marked(unit, abstract, sample_text.OPEN_POINT, _QUESTION)
            quote = quote_with_link(claim, abstract, _CLAIM)
            unit.notes.put(paper.id, f"{sample_text.NOTE_BEFORE}\n\n{quote}\n\n{sample_text.NOTE_AFTER}\n")
            put_question(unit, paper.id, sample_text.QUESTION, promised=True, raised_by=(doubt.id,))
            put_offer(unit, paper.id, Offer(OfferKind.TODO, sample_text.TODO, "", todo_kind="read"))
        self._files.note((document,))
        return Added(paper, abstract, created=True)

    def _stored(self, pdf: WrittenPdf) -> PdfProbe:
        """Put the file into the library by the way that every file takes."""
        with tempfile.TemporaryDirectory(prefix=".sample.", dir=self._store.folder) as folder:
            path = Path(folder) / _FILE_NAME
            path.write_bytes(pdf.content)
            sha256, size_bytes = self._store.files.add(path)
        facts = PdfFacts(page_count=len(pdf.texts), has_text=True)
        return PdfProbe(_FILE_NAME, sha256, size_bytes, facts, PaperDraft(sample_text.PARTS))


def _marked(unit: "UnitOfWork", abstract: Document, words: str, category: str) -> Mark:
    text = normalise(plain_text(abstract.text or "")).text
    start = text.find(words)
    if start < 0:
        raise BugError("The sample quotes words that it does not have.")
    end = start + len(words)
    meaning = unit.categories.by_name(category) or unit.categories.list()[0]
    anchor = Anchor(quote_with_context(text, start, end), TextPosition(start, end))
    return put_mark(unit, abstract, _KIND, meaning.id, anchor, "", Placement.EXACT)
