"""How papers come in: a pasted text as a draft, a PDF file, a PDF attached to a paper; and the texts of PDFs.

Whatever comes twice adds nothing: the paper that is there already is given back.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.capture import Offer, PaperDraft
from desktop_app.domain.document import Document, DocumentKind
from desktop_app.domain.errors import NotFoundError, ReaderError
from desktop_app.domain.ids import DocumentId, PaperId
from desktop_app.domain.paper import Paper
from desktop_app.domain.text import clean
from desktop_app.pdf.inquiries import LABELS
from desktop_app.pdf.ports import PdfReader, never
from desktop_app.services.abstract_document import put_abstract
from desktop_app.services.document_files import DocumentFiles
from desktop_app.services.importing import Importers
from desktop_app.services.known_papers import paper_with_file, paper_with_identifiers, paper_with_title
from desktop_app.services.new_records import PASTED, put_first_note, put_offer, put_paper, put_pdf
from desktop_app.services.page_names import name_pages
from desktop_app.services.pdf_probe import PdfProbe, PdfProber
from desktop_app.services.typed_text import lines_of, one_line

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Added:
    """`created` is False when the paper was there already and nothing was added; `offers` are all the text made."""

    paper: Paper
    document: Document
    created: bool
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class Attached:
    """How many marks of the other documents were carried over to the new one, and how surely."""

    document: Document
    placed: int
    approximate: int
    orphaned: int
    created: bool


class IntakeService:
    def __init__(self, store: "LibraryStore", reader: PdfReader, files: DocumentFiles, importers: Importers) -> None:
        self._store, self._reader, self._files, self._importers = store, reader, files, importers
        self._prober = PdfProber(store.files, reader, importers)

    # pasted text

    def preview_text(self, text: str, html: str | None = None) -> PaperDraft:
        """What is recognised in a text; touches no database, may run on any thread."""
        return self._importers.pasted().read(clean(text), html)

    def add_draft(
        self, draft: PaperDraft, accepted: Collection[Offer] = (), *, pasted: str = "", source: str | None = None
    ) -> Added:
        """Add a paper with its abstract, the reader's words as its note, and the offers she said yes to.

        `pasted` is the text as it was, which is kept as the first version of the note; `source` names the page or
        file it came from.
        """
        if not draft.bibliography.title.strip():
            raise ReaderError("The paper needs a title; nothing was added.")
        with self._store.write("Add paper") as unit:
            parts = draft.bibliography
            known = paper_with_identifiers(unit, parts, draft.unsure) or paper_with_title(unit, parts)
            if known is not None:
                return Added(known, _first_document(unit, known), created=False, offers=draft.offers)
            paper = put_paper(unit, parts)
            document = put_abstract(unit, paper, added_from=_name_of(source))
            put_first_note(unit, paper.id, lines_of(draft.note), pasted=clean(pasted))
            for offer in accepted:
                put_offer(unit, paper.id, offer)
        return Added(paper, document, created=True, offers=draft.offers)

    # PDF files

    def probe_pdf(self, path: Path, password: str | None = None, linked: bool = False) -> PdfProbe:
        """Hash, open, understand and copy a file. Slow; touches no database, may run on any thread."""
        return self._prober.probe(path, password, linked=linked)

    def add_pdf(self, probe: PdfProbe) -> Added:
        """Add a paper for a probed file."""
        parts = probe.draft.bibliography
        with self._store.write("Add paper") as unit:
            same_file = paper_with_file(unit, probe.sha256)
            if same_file is not None:
                return Added(*same_file, created=False)
            known = paper_with_identifiers(unit, parts, probe.draft.unsure)
            if known is not None:
                return Added(known, _first_document(unit, known), created=False)
            paper = put_paper(unit, parts)
            document = put_pdf(unit, paper.id, probe)
            if parts.abstract:
                put_abstract(unit, paper)
        self._note(document, probe)
        return Added(paper, document, created=True, offers=probe.draft.offers)

    def attach_pdf(self, paper: PaperId, probe: PdfProbe, label: str | None = None) -> Attached:
        """Add a probed file to a paper, perhaps with a name; the marks stay on the documents they were made on."""
        with self._store.write("Attach PDF") as unit:
            documents = unit.documents.of_paper(unit.papers.get(paper).id)
            known = next((document for document in documents if document.sha256 == probe.sha256), None)
            if known is not None:
                return Attached(known, placed=0, approximate=0, orphaned=0, created=False)
            number = 1 + sum(document.kind is DocumentKind.PDF for document in documents)
            document = put_pdf(unit, paper, probe, number)
            if label is not None:
                document = unit.documents.put(replace(document, label=label))
        self._note(document, probe)
        return Attached(document, placed=0, approximate=0, orphaned=0, created=True)

    # texts of PDFs

    def pending_text(self) -> list[DocumentId]:
        """The documents whose text was not read yet; one whose password is not known cannot be."""
        with self._store.read() as unit:
            documents = unit.documents.without_text()
        return self._readable(documents)

    def pending_page_names(self) -> list[DocumentId]:
        """The documents whose text was read, but not what they call their pages; no more than can be opened."""
        with self._store.read() as unit:
            documents = unit.documents.without_page_labels()
        return self._readable(documents)

    def extract_text(
        self, document: DocumentId, cancelled: Callable[[], bool] = never, password: str | None = None
    ) -> list[tuple[int, str]]:
        """The text of every page. Slow; touches no database, may run on any thread; raises when it is cancelled."""
        path = self._files.path(document)
        known = password if password is not None else self._files.password(path)
        texts = [(page.page_index, clean(page.text)) for page in self._reader.texts(path, known, cancelled)]
        if cancelled():
            raise ReaderError("Reading this text was cancelled; it is read at the next start.")
        return texts

    def store_text(self, document: DocumentId, texts: Sequence[tuple[int, str]]) -> None:
        """Keep the text of a document for search; a document that is gone meanwhile needs none."""
        with self._store.write(None) as unit:
            try:
                unit.documents.get(document)
            except NotFoundError:
                return
            unit.documents.put_texts(document, texts)

    def read_page_names(self, document: DocumentId) -> Sequence[str]:
        """What the file calls its pages. Slow; touches no database, may run on any thread."""
        path = self._files.path(document)
        return self._reader.ask(path, LABELS, self._files.password(path))

    def store_page_names(self, document: DocumentId, labels: Sequence[str]) -> None:
        """Keep what the file calls its pages, also that it only counts them; one that is gone meanwhile has none."""
        with self._store.write(None) as unit, suppress(NotFoundError):
            name_pages(unit, document, labels)

    def _readable(self, documents: Sequence[Document]) -> list[DocumentId]:
        paths = self._files.note(documents)
        return [
            document.id
            for document in documents
            if document.id in paths
            and not (document.password_needed and self._files.password(paths[document.id]) is None)
        ]

    def _note(self, document: Document, probe: PdfProbe) -> None:
        paths = self._files.note((document,))
        if probe.password is not None:
            self._files.note_password(paths[document.id], probe.password)


def _name_of(source: str | None) -> str:
    """What to call the place a paper came from."""
    name = one_line(source or "")
    return name if 0 < len(name) <= _LONGEST_NAME else PASTED


def _first_document(unit: "UnitOfWork", paper: Paper) -> Document:
    """A document of a paper that is there already; one that lost all of its own gets its abstract back."""
    documents = unit.documents.of_paper(paper.id)
    return documents[0] if documents else put_abstract(unit, paper)
