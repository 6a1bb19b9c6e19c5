"""Which document of a paper is shown when the paper is opened; plain rules, no widgets."""

from collections.abc import Sequence

from desktop_app.domain.document import Document, DocumentKind
from desktop_app.domain.ids import DocumentId, PaperId


class DocumentChoice:
    """One that just came, else the one that was read last, else the newest PDF, else the abstract."""

    def __init__(self) -> None:
        self._read_last: dict[PaperId, DocumentId] = {}

    def note(self, document: Document) -> None:
        """She reads this one."""
        self._read_last[document.paper_id] = document.id

    def of(self, documents: Sequence[Document], known: Sequence[Document] = ()) -> Document | None:
        """The one to show; `known` are those the paper had when it was on the desk a moment ago."""
        if not documents:
            return None
        known_ids = {document.id for document in known}
        new = [document for document in documents if known and document.id not in known_ids]
        read_last = self._read_last.get(documents[0].paper_id)
        read = [document for document in documents if document.id == read_last]
        pdfs = [document for document in documents if document.kind is DocumentKind.PDF]
        if new:
            return new[-1]
        return next(iter((*read, *reversed(pdfs), documents[0])))
