"""A marked passage as Markdown for the note: a block quote of exactly its words, with a link back to the mark."""

from desktop_app.domain.abstract_page import BlockKind, parse_abstract_page
from desktop_app.domain.asset_name import asset_name
from desktop_app.domain.document import Document, DocumentKind
from desktop_app.domain.mark import Mark
from desktop_app.domain.markdown_text import escaped
from desktop_app.domain.own_link import OwnLink
from desktop_app.domain.text import clean, normalise


def quote_with_link(mark: Mark, document: Document, category_name: str) -> str:
    """The picture of an area, the passage line by line behind quote signs; it ends in "[↗ p. 3](postil://…)"."""
    link = OwnLink(mark.paper_id, mark.id, mark.anchor.page_index)
    words = clean(mark.quote).strip() or f"{category_name}: {clean(mark.comment).strip()}".rstrip(": ")
    lines = [escaped(line.strip()) for line in words.split("\n")]
    lines[-1] = f"{lines[-1]} [↗ {_place(mark, document)}]({link})".lstrip()
    if asset_name(mark.anchor.picture) is not None:
        lines = [f"![{_place(mark, document)}]({mark.anchor.picture})", "", *lines]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _place(mark: Mark, document: Document) -> str:
    """The page, or the heading of the abstract page that the mark stands under."""
    if mark.anchor.page_index is not None:
        return f"p. {escaped(mark.anchor.page_label)}"
    return escaped(_heading(mark, document) or document.label)


def _heading(mark: Mark, document: Document) -> str:
    position = mark.anchor.position
    if document.kind is not DocumentKind.ABSTRACT or position is None:
        return ""
    blocks = parse_abstract_page(document.text or "")
    text = normalise("\n".join(block.text for block in blocks))
    if position.end > len(text.text):
        return ""  # the abstract was edited, and the words are gone
    at = text.source_span(position.start, position.end)[0]
    headings = [block.text for block in blocks if block.kind is BlockKind.HEADING and block.start <= at]
    return headings[-1] if headings else ""
