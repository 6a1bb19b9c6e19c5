"""Which importer reads what: the one for pasted texts and the one for PDF files."""

from typing import cast

from desktop_app.domain.errors import BugError
from desktop_app.importers.base import PdfImporter, TextImporter
from desktop_app.services.plugins import Plugins

_PDF_ID = "pdf"
_PASTED_ID = "pasted"

AnyImporter = PdfImporter | TextImporter


class Importers:
    """May be asked from any thread."""

    def __init__(self, plugins: Plugins[AnyImporter] | None = None) -> None:
        self._plugins = plugins or Plugins("desktop_app.importers", "postil.importers")

    def pdf(self) -> PdfImporter:
        """The one that draws conclusions from the facts of a PDF."""
        return cast("PdfImporter", self._named(_PDF_ID, "pdf"))

    def pasted(self) -> TextImporter:
        """The one that reads any text that a person pastes."""
        return cast("TextImporter", self._named(_PASTED_ID, "text"))

    def _named(self, name: str, reads: str) -> AnyImporter:
        for importer in self._plugins.all():
            if importer.id == name and importer.reads == reads:
                return importer
        raise BugError(f"The part of the program that reads {reads} (“{name}”) is missing.")
