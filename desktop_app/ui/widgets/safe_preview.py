"""Shows Markdown or HTML that somebody typed, without fetching anything and without leading anywhere."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget


class SafePreview(QTextBrowser):
    """Pictures and style sheets are not loaded, and links are only looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)

    def show_text(self, text: str, *, is_html: bool) -> None:
        """Show this text; tags inside of Markdown are words."""
        if is_html:
            self.setHtml(text)
        else:
            document = QTextDocument.MarkdownFeature
            self.document().setMarkdown(text, document.MarkdownDialectGitHub | document.MarkdownNoHTML)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Nothing is fetched, neither from the web nor from the disk."""
        return None
