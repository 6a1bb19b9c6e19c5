"""Makes HTML from a note's Markdown for reading: from an allow-list, without image, script or outside resource."""

import re
from html import escape
from urllib.parse import quote

from markdown_it import MarkdownIt

ALLOWED_SCHEMES = ("http", "https", "mailto", "doi", "postil")
_TAGS = frozenset(
    "a b blockquote br code em h1 h2 h3 h4 h5 h6 hr i li mark ol p pre s strong table tbody td th thead tr ul".split()  # noqa: SIM905 - a line instead of thirty
)
_ATTRIBUTES = {"*": set[str](), "a": {"href"}, "ol": {"start"}}
_BOX = re.compile(r"<li>(\s*(?:<p>)?)\[([ xX-])\]\s")
_BOX_SIGNS = {" ": "☐", "x": "☑", "X": "☑", "-": "☒"}
_CODE_OR_BRIGHT = re.compile(r"<code>.*?</code>|==(?=\S)([^=<>]+)==", re.DOTALL)
_DOI = re.compile(r"(?i)doi:\s?(10\.\d{4,9}/\S+)")


class NoteHtml:
    """Called with Markdown, gives the body of an HTML page; what looks like HTML in the note is shown as text."""

    def __init__(self) -> None:
        parser = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])
        parser.validateLink = _is_allowed  # type: ignore[assignment,method-assign]  # the documented way to choose
        parser.add_render_rule("image", lambda _self, tokens, index, _options, _env: escape(tokens[index].content))
        self._parser = parser

    def __call__(self, markdown: str) -> str:
        import nh3

        html = self._parser.render(markdown)
        html = _BOX.sub(lambda found: f"<li>{found[1]}{_BOX_SIGNS[found[2]]} ", html)
        html = _CODE_OR_BRIGHT.sub(lambda found: f"<mark>{found[1]}</mark>" if found[1] else found[0], html)
        return nh3.clean(html, tags=set(_TAGS), attributes=_ATTRIBUTES, url_schemes=set(ALLOWED_SCHEMES), link_rel=None)


def outside_address(target: str) -> str | None:
    """The address a browser is given for `target`, or None when it is not one to be opened outside."""
    doi = _DOI.fullmatch(target.strip())
    if doi is not None:
        return "https://doi.org/" + quote(doi.group(1), safe="/:;()-._~")
    return target if target.lower().startswith(("http://", "https://", "mailto:")) else None


def _is_allowed(target: str) -> bool:
    scheme, colon, _ = target.strip().lower().partition(":")
    return bool(colon) and scheme in ALLOWED_SCHEMES
