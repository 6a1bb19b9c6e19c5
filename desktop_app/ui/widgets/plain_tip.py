"""Tool tips of words that somebody wrote: shown as they are, whatever tags or pictures they speak of."""

from html import escape


def plain_tip(words: str) -> str:
    """The words for a tool tip, which would else take some of them for HTML."""
    return f"<p style='white-space:pre-wrap'>{escape(words)}</p>" if words else ""
