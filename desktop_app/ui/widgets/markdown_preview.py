"""Shows a note as it reads. It loads no resource at all and follows no link by itself."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QTextBlock, QTextCursor, QTextFormat, QTextFragment
from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop_app.ui.widgets.markdown_html import NoteHtml
from desktop_app.ui.widgets.markdown_look import MarkdownLook

_QUOTE_OPEN = (
    '<table cellspacing="0" cellpadding="0" style="margin-top:6px;margin-bottom:6px"><tr>'
    '<td width="3" style="padding:0;background-color:{bar}"></td><td class="quote" style="padding:0 0 0 10px">'
)
_QUOTE_CLOSE = "</td></tr></table>"


class MarkdownPreview(QTextBrowser):
    """Links are handed on when they are clicked; where they lead is told while the pointer is over them."""

    #: str: the reader wants to go where this link leads
    link_activated = Signal(str)
    #: str: the address under the pointer or the keyboard's focus, empty when there is none
    link_hovered = Signal(str)

    def __init__(self, look: MarkdownLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._html = NoteHtml()
        self._markdown = ""
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(lambda url: self.link_activated.emit(url.toString()))
        self.highlighted.connect(lambda url: self.link_hovered.emit(url.toString()))

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Nothing is ever fetched, from the network or from the disk."""

    def set_look(self, look: MarkdownLook) -> None:
        self._look = look
        self.show_markdown(self._markdown)

    def show_markdown(self, markdown: str) -> None:
        """Show this text, at the top."""
        self._markdown = markdown
        self.document().setDefaultFont(self._look.text_font)
        self.document().setDefaultStyleSheet(self._style_sheet())
        self.document().setDocumentMargin(18)
        bar = self._look.bar.name()
        html = self._html(markdown)
        html = html.replace("<blockquote>", _QUOTE_OPEN.format(bar=bar)).replace("</blockquote>", _QUOTE_CLOSE)
        self.setHtml(html.replace("<mark>", '<span class="mark">').replace("</mark>", "</span>"))
        self._take_heading_sizes_literally()

    def _take_heading_sizes_literally(self) -> None:
        """Qt makes headings larger by a factor of its own, also where the style sheet gives them a size."""
        block = self.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            for fragment in _fragments(block) if level else ():
                plain = fragment.charFormat()
                plain.clearProperty(QTextFormat.Property.FontSizeAdjustment)
                plain.setProperty(QTextFormat.Property.FontPixelSize, self._heading_px(level))
                cursor = QTextCursor(self.document())
                cursor.setPosition(fragment.position())
                cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(plain)
            block = block.next()

    def _heading_px(self, level: int) -> int:
        scales = self._look.heading_scales
        return round(self._look.text_font.pixelSize() * scales[min(level, len(scales)) - 1])

    def _style_sheet(self) -> str:
        look = self._look
        headings = ",".join(f"h{level}" for level in range(1, 7))
        return (
            f"body,p,li,td,th {{color:{look.text.name()};line-height:125%}}"
            f"p,ul,ol {{margin-top:6px;margin-bottom:6px}}"
            f".quote p {{color:{look.soft.name()};font-family:'{look.quote_font.family()}'}}"
            f"a {{color:{look.link.name()};text-decoration:none}}"
            f"code,pre {{font-family:'{look.code_font.family()}';background-color:{look.code_background.name()}}}"
            f".mark {{background-color:{look.bright_background.name()}}}"
            f"th,td {{padding:2px 8px}}"
            f"{headings} {{font-weight:600;margin-top:14px;margin-bottom:6px}}"
        )


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    """The runs of one format in a block, as they are now."""
    found, run = [], block.begin()
    while not run.atEnd():
        found.append(run.fragment())
        run += 1
    return found
