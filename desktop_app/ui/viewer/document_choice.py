"""Which document of a paper is shown when the paper is opened; plain rules, no widgets."""

from collections.abc import Sequence

from desktop_app.domain.document import Document, DocumentKind
from desktop_app.domain.ids import DocumentId, PaperId


class DocumentChoice:
    """One that came since she last had the paper, else the one read last, else the newest PDF, else the first."""

    def __init__(self) -> None:
        self._read_last: dict[PaperId, DocumentId] = {}
        self._known: dict[PaperId, frozenset[DocumentId]] = {}

    def note(self, document: Document) -> None:
        """She reads this one."""
        self._read_last[document.paper_id] = document.id

    def of(self, documents: Sequence[Document]) -> Document | None:
        """The one to show of a paper's documents; None where it has none."""
        if not documents:
            return None
        paper = documents[0].paper_id
        known = self._known.get(paper, frozenset(document.id for document in documents))
        self._known[paper] = frozenset(document.id for document in documents)
        new = [document for document in documents if document.id not in known]
        read = [document for document in documents if document.id == self._read_last.get(paper)]
        pdfs = [document for document in documents if document.kind is DocumentKind.PDF]
        return next(iter((*reversed(new), *read, *reversed(pdfs), documents[0])))
