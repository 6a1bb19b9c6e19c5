"""Makes HTML from a note's Markdown for reading: from an allow-list, without script or outside resource.

A picture is only ever one that the program itself drew or keeps; it stands in the HTML as a number.
"""

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from desktop_app.domain.asset_name import asset_name
from desktop_app.ui.widgets.markdown_sections import Section
from desktop_app.ui.widgets.markdown_spans import links_of

if TYPE_CHECKING:
    import nh3

ALLOWED_SCHEMES = ("http", "https", "mailto", "doi", "postil")
#: addresses that only this module makes: a line of the note, a checkbox on it, why a formula is not drawn, a drawing
LINE_SCHEME, BOX_SCHEME, REASON_SCHEME, PICTURE_SCHEME = "postil-line", "postil-box", "postil-reason", "postil-picture"
_OWN_SCHEMES = (LINE_SCHEME, BOX_SCHEME, REASON_SCHEME, PICTURE_SCHEME)
_TAGS = frozenset(
    "a b blockquote br code em h1 h2 h3 h4 h5 h6 hr i img li mark ol p pre s strong sup table tbody td th thead tr ul".split()  # noqa: E501, SIM905 - a line instead of thirty
)
_ATTRIBUTES = {
    "*": set[str](),
    "a": {"href", "class"},
    "ol": {"start"},
    "img": {"src", "width", "height", "class"},
    "p": {"class"},
    "td": {"align"},
    "th": {"align"},
}
_BOX = re.compile(r"\[([ xX-])\]\s")
_BOX_SIGNS = {" ": "☐", "x": "☑", "X": "☑", "-": "☒"}
_CODE_TAG_OR_BRIGHT = re.compile(r"<code>.*?</code>|<[^>]*>|==(?=\S)([^=<>]+)==", re.DOTALL)
_BLOCK_ID = re.compile(r"[ \t]\^[a-z]-[0-9a-f]{8}[ \t]*$", re.MULTILINE)
_ALIGNED = re.compile(r' style="text-align:(left|right|center)"')
_DOI = re.compile(r"(?i)doi:\s?(10\.\d{4,9}/\S+)")
_MAYBE_BARE = re.compile(r"://|doi:")
_LONGEST_READ_LINE = 10_000


class Drawn(Protocol):
    """A picture that can be shown; lengths in pixels. `is_inline`: it stands on the line like a word."""

    @property
    def number(self) -> int: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...


class Pictures(Protocol):
    """What the HTML asks for pictures: a drawn one, a number with the reason why there is none, or None: not yet."""

    def formula(self, source: str, *, display: bool) -> Drawn | int | None: ...
    def asset(self, name: str) -> Drawn | int | None: ...


class NoPictures:
    """Everything shows as its source."""

    def formula(self, source: str, *, display: bool) -> None:
        """Nothing is drawn."""

    def asset(self, name: str) -> None:
        """Nothing is kept."""


class NoteHtml:
    """Called with a section, gives the body of an HTML page; what looks like HTML in the note is shown as text."""

    def __init__(self, pictures: Pictures | None = None) -> None:
        self._pictures: Pictures = pictures or NoPictures()
        self._parser: MarkdownIt | None = None
        self._cleaner: nh3.Cleaner | None = None
        self._section = Section("")

    def __call__(self, section: Section | str) -> str:
        self._section = section if isinstance(section, Section) else Section(section)
        html = self._rendered(self._section)
        html = _CODE_TAG_OR_BRIGHT.sub(lambda found: f"<mark>{found[1]}</mark>" if found[1] else found[0], html)
        html = _ALIGNED.sub(r' align="\1"', html)
        self._cleaner = self._cleaner or _cleaner()
        return self._cleaner.clean(html)

    def _rendered(self, section: Section) -> str:
        text = _BLOCK_ID.sub("", section.text)
        if any(len(line) > _LONGEST_READ_LINE for line in text.split("\n")):
            return f"<p>{escape(text)}</p>"
        self._parser = parser = self._parser or _parser(self)
        env: dict[str, Any] = {}  # Any: what the parser keeps for itself
        if section.definitions:
            parser.parse(section.definitions, env)
        tokens = parser.parse(text, env)
        self._put_boxes(tokens)
        self._link_bare(tokens)
        html: str = parser.renderer.render(tokens, parser.options, env)
        return html if section.footnote is None else self._footnote(section.footnote, html)

    def _put_boxes(self, tokens: Sequence[Token]) -> None:
        """Make the checkbox of a list item one that can be clicked."""
        for item, inline in zip(tokens, tokens[2:], strict=False):
            if item.type != "list_item_open" or inline.type != "inline" or not inline.children or item.map is None:
                continue
            first = inline.children[0]
            found = _BOX.match(f"{first.content} ") if first.type == "text" else None
            if found is not None:
                line = self._section.line + item.map[0]
                first.content = first.content[found.end() :]
                box = type(first)("html_inline", "", 0)
                box.content = f'<a href="{BOX_SCHEME}:{line}" class="box">{_BOX_SIGNS[found[1]]}</a>&nbsp;'
                inline.children.insert(0, box)

    def _link_bare(self, tokens: Sequence[Token]) -> None:
        """Make addresses that are written as they are into links."""
        for token in tokens:
            if token.type != "inline" or not token.children or not _MAYBE_BARE.search(token.content):
                continue
            depth, found = 0, []
            for child in token.children:
                depth += child.nesting if child.type in ("link_open", "link_close") else 0
                found += _bare_links(child) if child.type == "text" and not depth else [child]
            token.children = found

    def _footnote(self, name: str, html: str) -> str:
        note = dict(self._section.footnotes).get(name)
        number = f"{note.number}." if note else ""
        back = note.mention if note else None
        if back is not None:
            number = f'<a href="{LINE_SCHEME}:{back}">{number}</a>'
        head = f'<p class="footnote">{number} '
        return html.replace("<p>", head, 1) if html.startswith("<p>") else f"{head}</p>{html}"

    # render rules, called by the parser

    def image(self, tokens: Sequence[Token], index: int) -> str:
        """A picture of the library, or the words that stand for any other."""
        token = tokens[index]
        name = asset_name(str(token.attrs.get("src", "")))
        words = escape(token.content)
        if name is None:
            return words
        return self._picture(self._pictures.asset(name), words or "…", words)

    def formula(self, tokens: Sequence[Token], index: int) -> str:
        """A formula in the line."""
        source = tokens[index].content
        return self._picture(self._pictures.formula(source, display=False), f"<code>{escape(source)}</code>", source)

    def display(self, tokens: Sequence[Token], index: int) -> str:
        """A formula as large as it likes to be, in a paragraph of its own where it is written so."""
        token = tokens[index]
        source = token.content.strip()
        shown = self._picture(self._pictures.formula(source, display=True), f"<code>{escape(source)}</code>", source)
        return f'<p class="display">{shown}</p>' if token.type == "math_block" else shown

    def footnote_sign(self, name: str) -> str:
        """The raised number that leads to a footnote, or nothing where there is none of this name."""
        note = dict(self._section.footnotes).get(name)
        if note is None or note.line is None:
            return ""
        return f'<sup><a href="{LINE_SCHEME}:{note.line}">{note.number}</a></sup>'

    def _picture(self, found: Drawn | int | None, waiting: str, source: str) -> str:
        if found is None:
            return waiting
        if isinstance(found, int):
            return f'<a href="{REASON_SCHEME}:{found}" class="broken">{escape(source) or "…"}</a>'
        return (
            f'<img src="{PICTURE_SCHEME}:{found.number}" width="{found.width}" height="{found.height}" class="inline">'
        )


def outside_address(target: str) -> str | None:
    """The address a browser is given for `target`, or None when it is not one to be opened outside."""
    doi = _DOI.fullmatch(target.strip())
    if doi is not None:
        return "https://doi.org/" + quote(doi.group(1), safe="/:;()-._~")
    return target if target.lower().startswith(("http://", "https://", "mailto:")) else None


def _bare_links(text: Token) -> list[Token]:
    """A text with the addresses in it as links."""
    found, at = [], 0
    for link in links_of(text.content):
        if link.start != link.label_start or not _is_allowed(link.target):
            continue
        address = escape(link.target, quote=True)
        for kind, content in (
            ("text", text.content[at : link.start]),
            ("html_inline", f'<a href="{address}">{escape(text.content[link.start : link.end])}</a>'),
        ):
            token = Token(kind, "", 0)
            token.content = content
            found.append(token)
        at = link.end
    if not found:
        return [text]
    rest = Token("text", "", 0)
    rest.content = text.content[at:]
    return [*found, rest]


def _cleaner() -> "nh3.Cleaner":
    import nh3

    schemes = {*ALLOWED_SCHEMES, *_OWN_SCHEMES}
    return nh3.Cleaner(tags=set(_TAGS), attributes=_ATTRIBUTES, url_schemes=schemes, link_rel=None)


def _parser(html: NoteHtml) -> MarkdownIt:
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    parser = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])
    parser.use(dollarmath_plugin, allow_labels=False, allow_space=False, allow_digits=False, double_inline=True)
    parser.inline.ruler.before("link", "footnote", _footnote_rule(html))
    parser.validateLink = _is_allowed  # type: ignore[assignment,method-assign]  # the documented way to choose
    rules = {
        "image": html.image,
        "math_inline": html.formula,
        "math_inline_double": html.display,
        "math_block": html.display,
    }
    for name, rule in rules.items():
        parser.add_render_rule(name, lambda _self, tokens, index, _o, _e, rule=rule: rule(tokens, index))
    return parser


def _footnote_rule(html: NoteHtml) -> Callable[[StateInline, bool], bool]:
    def rule(state: "StateInline", silent: bool) -> bool:
        if not state.src.startswith("[^", state.pos):
            return False
        end = state.src.find("]", state.pos)
        sign = html.footnote_sign(state.src[state.pos + 2 : end]) if end > 0 else ""
        if not sign:
            return False
        if not silent:
            state.push("html_inline", "", 0).content = sign
        state.pos = end + 1
        return True

    return rule


def _is_allowed(target: str) -> bool:
    scheme, colon, _ = target.strip().lower().partition(":")
    return (bool(colon) and scheme in ALLOWED_SCHEMES) or asset_name(target) is not None
