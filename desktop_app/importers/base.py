"""What an importer is: it turns something pasted or opened into a draft of a paper, and touches nothing else.

An importer is a module or package of `desktop_app.importers` (or of the entry-point group `postil.importers`) with one
module-level `PLUGIN` that satisfies one of the Protocols below. The registry finds it; `tests/contract` tests it.

The rules of the family: the same input gives the same draft; nothing is fetched, read or written; bad input raises
`ReaderError` with one sentence and nothing else; every text of the draft is clean (`domain.text.clean`); nothing of
a text is lost; the time is bounded whatever the input.
"""

from typing import TYPE_CHECKING, Literal, Protocol

from desktop_app.domain.capture import PaperDraft

if TYPE_CHECKING:
    from desktop_app.pdf.ports import PdfFacts


class TextImporter(Protocol):
    """Reads a text that was pasted, dropped or typed. `id` names it in the registry, `label` is for people."""

    @property
    def id(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def reads(self) -> Literal["text"]: ...

    def read(self, text: str, html: str | None = None) -> PaperDraft:
        """The draft of a text; `html` is the same selection as the clipboard's HTML, where there is some."""


class PdfImporter(Protocol):
    """Reads what the PDF worker found in a file. `id` and `label` as above."""

    @property
    def id(self) -> str: ...

    @property
    def label(self) -> str: ...

    @property
    def reads(self) -> Literal["pdf"]: ...

    def read(self, facts: "PdfFacts", file_name: str) -> PaperDraft:
        """The draft of a PDF; `file_name`, without its folder, is the last resort for a title."""
