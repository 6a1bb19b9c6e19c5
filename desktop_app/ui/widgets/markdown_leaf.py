"""One section of a note as it reads: a small document that is laid out alone, made when it is first needed."""

from dataclasses import dataclass, field

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextBlock, QTextCursor, QTextDocument, QTextFormat, QTextFragment

from desktop_app.ui.widgets.markdown_html import PICTURE_SCHEME, NoteHtml
from desktop_app.ui.widgets.markdown_look import MarkdownLook
from desktop_app.ui.widgets.markdown_pictures import PictureBook, PictureKey
from desktop_app.ui.widgets.markdown_sections import Section

_QUOTE_OPEN = (
    '<table cellspacing="0" cellpadding="0" style="margin-top:6px;margin-bottom:6px"><tr>'
    '<td width="3" style="padding:0;background-color:{bar}"></td><td class="quote" style="padding:0 0 0 10px">'
)
_QUOTE_CLOSE = "</td></tr></table>"
_TABLE_OPEN = '<table class="grid" cellspacing="0" cellpadding="5">'
_CODE_OPEN = (
    '<table width="100%" cellspacing="0" cellpadding="8" style="background-color:{background}">'
    '<tr><td class="code"><pre>'
)
_CODE_CLOSE = "</pre></td></tr></table>"
_GUESSED_LINE_PX = 26
_GAP_PX, _GAP_ABOVE_HEADING_PX = 10.0, 20.0


@dataclass(eq=False, slots=True)
class Leaf:
    """`document` is None until it is made; until then `height` is a guess. `top` is its place in the column."""

    section: Section
    gap: float = 0.0
    top: float = 0.0
    height: float = 0.0
    width: int = 0
    document: QTextDocument | None = None
    used: frozenset[PictureKey] = field(default_factory=frozenset)

    @property
    def is_made(self) -> bool:
        return self.document is not None

    @classmethod
    def of(cls, section: Section) -> "Leaf":
        """A leaf that is not made yet; how high it may become is guessed from its source.

        It keeps the space above itself: a document drops that of its first paragraph.
        """
        gap = _GAP_ABOVE_HEADING_PX if section.text.startswith("#") else _GAP_PX
        rows = sum(1 + len(line) // 60 for line in section.text.split("\n"))
        return cls(section, gap=gap, height=_GUESSED_LINE_PX * rows)


class LeafPress:
    """Makes and lays out the documents of leaves in one look."""

    def __init__(self, look: MarkdownLook, book: PictureBook) -> None:
        self.look, self._book = look, book
        self._html = NoteHtml(book)

    def make(self, leaf: Leaf, width: int) -> None:
        """Make the leaf's document anew, as wide as the column."""
        self._book.take_used()
        html = self._html(leaf.section)
        leaf.used = self._book.take_used()
        leaf.document = self._document(html, leaf.document)
        self.lay_out(leaf, width)

    def lay_out(self, leaf: Leaf, width: int) -> None:
        """Let the leaf's text flow in the column."""
        if leaf.document is not None:
            leaf.document.setTextWidth(width)
            leaf.width, leaf.height = width, leaf.document.size().height()

    def _document(self, html: str, old: QTextDocument | None) -> QTextDocument:
        document = _Page(self._book)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(self.look.text_font)
        document.setDefaultStyleSheet(_style_sheet(self.look))
        html = html.replace("<blockquote>", _QUOTE_OPEN.format(bar=self.look.bar.name()))
        html = html.replace("</blockquote>", _QUOTE_CLOSE).replace("<table>", _TABLE_OPEN)
        html = html.replace("<pre>", _CODE_OPEN.format(background=self.look.code_background.name()))
        html = html.replace("\n</code></pre>", f"</code>{_CODE_CLOSE}")
        html = html.strip()  # a line's end below the last tag would be a space behind its words
        document.setHtml(html.replace("<mark>", '<span class="mark">').replace("</mark>", "</span>"))
        if "<h" in html:
            _take_heading_sizes_literally(document, self.look)
        if old is not None:
            old.deleteLater()
        return document


class _Page(QTextDocument):
    """A document that takes its pictures from the book and reads nothing from anywhere."""

    def __init__(self, book: PictureBook) -> None:
        super().__init__()
        self._book = book
        self._nothing = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        self._nothing.fill(0)

    def loadResource(self, _kind: int, name: QUrl | str) -> QImage:
        address = name.toString() if isinstance(name, QUrl) else name
        scheme, _, number = address.partition(":")
        image = self._book.image(int(number)) if scheme == PICTURE_SCHEME and number.isdigit() else None
        return image or self._nothing


def _take_heading_sizes_literally(document: QTextDocument, look: MarkdownLook) -> None:
    """Qt makes headings larger by a factor of its own, also where the style sheet gives them a size."""
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        for fragment in _fragments(block) if level else ():
            plain = fragment.charFormat()
            plain.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            plain.setProperty(QTextFormat.Property.FontPixelSize, _heading_px(look, level))
            cursor = QTextCursor(document)
            cursor.setPosition(fragment.position())
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(plain)
        block = block.next()


def _heading_px(look: MarkdownLook, level: int) -> int:
    return round(look.text_font.pixelSize() * look.heading_scales[min(level, len(look.heading_scales)) - 1])


def _style_sheet(look: MarkdownLook) -> str:
    headings = ",".join(f"h{level}" for level in range(1, 7))
    return (
        f"body,p,li,td,th {{color:{look.text.name()};line-height:130%}}"
        f"p,ul,ol,table {{margin-top:6px;margin-bottom:6px}}"
        f"li p, li ul, li ol {{margin-top:2px;margin-bottom:2px}}"
        f".quote p {{color:{look.soft.name()};font-family:'{look.quote_font.family()}'}}"
        f".footnote {{color:{look.soft.name()}}}"
        f".display {{text-align:center}}"
        f".inline {{vertical-align:middle}}"
        f"a {{color:{look.link.name()};text-decoration:none}}"
        f".broken {{color:{look.problem.name()};font-family:'{look.code_font.family()}'}}"
        f"code,pre {{font-family:'{look.code_font.family()}';background-color:{look.code_background.name()}}}"
        f"pre {{white-space:pre-wrap;margin-top:0;margin-bottom:0}}"
        f".code, .code p {{line-height:120%}}"
        f".mark {{background-color:{look.bright_background.name()}}}"
        f".grid td, .grid th {{border-bottom:1px solid {look.rule.name()};line-height:100%;vertical-align:middle}}"
        f"th {{font-weight:600}}"
        f"{headings} {{font-weight:600;margin-top:14px;margin-bottom:6px}}"
    )


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    """The runs of one format in a block, as they are now."""
    found, run = [], block.begin()
    while not run.atEnd():
        found.append(run.fragment())
        run += 1
    return found
