"""Documents of papers: their facts, where reading stopped, the text of their pages."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Select, delete, insert, select

from desktop_app.domain.document import Document, DocumentKind, ReadingPosition
from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import DocumentId, PaperId
from desktop_app.domain.text import clean
from desktop_app.storage.mapping import document_of, document_values, position_values
from desktop_app.storage.rows import Rows, change, in_lots
from desktop_app.storage.tables_documents import DocumentRow, PageTextRow
from desktop_app.storage.tables_papers import PaperRow


class DocumentRepository:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._session = rows.session

    def get(self, document: DocumentId) -> Document:
        return document_of(self._row(document))

    def put(self, document: Document) -> Document:
        """Add the document or change it; what is stored then."""
        now = self._rows.clock.now()
        values = {**document_values(document), "updated_at": now, "revision": 1}
        row = self._rows.save(DocumentRow, document.id, "id", values)
        self._session.flush()
        return document_of(row)

    def of_paper(self, paper: PaperId) -> tuple[Document, ...]:
        """The documents of a paper, the first added first."""
        wanted = (
            select(DocumentRow)
            .where(DocumentRow.paper_id == paper, DocumentRow.deleted_at.is_(None))
            .order_by(DocumentRow.created_at, DocumentRow.id)
        )
        return tuple(document_of(row) for row in self._session.scalars(wanted))

    def by_sha256(self, sha256: str) -> list[Document]:
        """The documents with this content, of papers that are not in the trash."""
        wanted = _live().where(DocumentRow.sha256 == sha256)
        return [document_of(row) for row in self._session.scalars(wanted)]

    def set_position(self, document: DocumentId, position: ReadingPosition) -> None:
        """Remember where reading stopped; neither a revision nor an event."""
        change(self._row(document), position_values(position))
        self._session.flush()

    def put_texts(self, document: DocumentId, texts: Sequence[tuple[int, str]]) -> None:
        """Keep the text of its pages (0-based index, text) instead of what was kept; also that there was none."""
        row = self._row(document)
        self._session.execute(delete(PageTextRow).where(PageTextRow.document_id == document))
        pages = [{"document_id": document, "page": page, "text": clean(text)} for page, text in texts if text.strip()]
        if pages:
            self._session.execute(insert(PageTextRow), pages)
        row.text_stored = True
        self._session.flush()

    def set_page_labels(self, document: DocumentId, labels: Sequence[str]) -> None:
        """Remember what the file calls its pages, none when by their numbers; neither a revision nor an event."""
        self._row(document).page_labels = [clean(label) for label in labels]
        self._session.flush()

    def page_labels(self, documents: Iterable[DocumentId]) -> dict[DocumentId, Sequence[str]]:
        """What these files call their pages; those that go by numbers, or were not asked, are missing."""
        columns = select(DocumentRow.id, DocumentRow.page_labels)
        rows = (
            row
            for lot in in_lots(documents)
            for row in self._session.execute(
                columns.where(DocumentRow.id.in_(lot), DocumentRow.page_labels.is_not(None))
            )
        )
        return {DocumentId(document): labels for document, labels in rows if labels}

    def without_page_labels(self) -> list[Document]:
        """The PDFs whose text was read before files were asked what they call their pages, the oldest first."""
        asked_later = DocumentRow.text_stored.is_(True), DocumentRow.page_labels.is_(None)
        wanted = _live().where(DocumentRow.kind == DocumentKind.PDF.value, *asked_later)
        return [document_of(row) for row in self._session.scalars(wanted)]

    def put_page_texts(self, document: DocumentId, texts: Sequence[tuple[int, str]]) -> None:
        """Keep the text of these pages (0-based index, text); the other pages keep theirs."""
        self._row(document)
        for page, text in texts:
            self._session.merge(PageTextRow(document_id=document, page=page, text=clean(text)))
        self._session.flush()

    def texts(self, document: DocumentId) -> list[tuple[int, str]]:
        """The pages that have text, each with its 0-based index."""
        wanted = select(PageTextRow.page, PageTextRow.text).where(PageTextRow.document_id == document)
        return [(page, text) for page, text in self._session.execute(wanted.order_by(PageTextRow.page))]

    def without_text(self) -> list[Document]:
        """The PDFs whose text was not read yet, the oldest first."""
        wanted = _live().where(DocumentRow.kind == DocumentKind.PDF.value, DocumentRow.text_stored.is_(False))
        return [document_of(row) for row in self._session.scalars(wanted)]

    def _row(self, document: DocumentId) -> DocumentRow:
        row = self._session.get(DocumentRow, document)
        if row is None or row.deleted_at is not None:
            raise NotFoundError("There is no such document in the library.")
        return row


def _live() -> Select[DocumentRow]:
    return (
        select(DocumentRow)
        .join(PaperRow, PaperRow.id == DocumentRow.paper_id)
        .where(DocumentRow.deleted_at.is_(None), PaperRow.deleted_at.is_(None))
        .order_by(DocumentRow.created_at, DocumentRow.id)
    )
