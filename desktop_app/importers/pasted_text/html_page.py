"""The clipboard's HTML, or a saved page, as plain lines and data; nothing is run, fetched or kept but text.

Gives the text as a browser would copy it, what each line looks like, and the page's own statements about the paper
(`citation_*` meta tags and JSON-LD of scholarly works).
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from desktop_app.domain.text import clean
from desktop_app.importers.pasted_text.lines import LineLook, line_key

MAX_HTML_CHARACTERS = 6_000_000
_SKIPPED = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "audio", "video"),
        *("head", "annotation", "annotation-xml", "select", "textarea", "title"),
    )
)
_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
        ),
        *("figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "pre"),
        *("section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    )
)
_APART = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6"))
#: a start tag with its quoted values; possessive, so that no input makes it look twice
_TAG = re.compile(r"<([a-zA-Z][\w-]*+)(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>?")
_MAX_TAG = 4_000
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_INLINE = re.compile(r"display\s*:\s*inline(?:-block|-flex)?\s*(?:;|$|!)", re.IGNORECASE)
_SCHOLARLY = frozenset(("ScholarlyArticle", "MedicalScholarlyArticle", "Chapter", "Thesis", "Report"))
_LINKED_NAMES = (
    *(("headline", "citation_title"), ("name", "citation_title"), ("datePublished", "citation_date")),
    *(("author", "ld_author"), ("sameAs", "ld_doi"), ("identifier", "ld_doi"), ("@id", "ld_doi"), ("url", "ld_doi")),
    ("keywords", "citation_keywords"),
)
_MAX_JSON = 500_000
_MAX_STATED = 400


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """`looks` are found by `line_key` of a line; `stated` holds meta names in lower case with all their values."""

    text: str
    looks: dict[str, LineLook] = field(default_factory=dict)
    stated: dict[str, tuple[str, ...]] = field(default_factory=dict)


def read_html(html: str) -> HtmlPage:
    """Read a piece of HTML; one that cannot be parsed gives an empty page."""
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    try:
        root = etree.fromstring(_TAG.sub(_bounded_tag, clean(html)).encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return HtmlPage("")
    if root is None:
        return HtmlPage("")
    writer = _Writer()
    writer.walk(root)
    return HtmlPage(writer.text(), writer.looks, _stated(root))


def _bounded_tag(tag: re.Match[str]) -> str:
    """The tag, without its attributes when there are too many: libxml2 compares each with every other."""
    return tag.group(0) if len(tag.group(0)) <= _MAX_TAG else f"<{tag.group(1)}>"


class _Writer:
    """Walks the tree once, without recursion, and writes lines."""

    def __init__(self) -> None:
        self.looks: dict[str, LineLook] = {}
        self._out: list[str] = []
        self._line: list[str] = []
        self._raised: list[str] = []
        self._breaks = 0
        self._skip = self._raise = self._quote = self._heading = self._item = 0

    def walk(self, root: etree._Element) -> None:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                self._enter(tag, element)
            else:
                self._leave(tag, element)
        self._end_line(0)

    def text(self) -> str:
        return "".join(self._out)

    def _enter(self, tag: str, element: etree._Element) -> None:
        if self._skip or tag in _SKIPPED or _is_hidden(element):
            self._skip += 1
            return
        self._break(tag, element)
        self._count(tag, 1)
        if tag == "br":
            self._end_line(1)
        if element.text:
            self._add(element.text)

    def _leave(self, tag: str, element: etree._Element) -> None:
        if self._skip:
            self._skip -= 1
        else:
            if tag in {"td", "th"}:
                self._add("\t")
            self._break(tag, element)
            self._count(tag, -1)
        if element.tail and not self._skip:
            self._add(element.tail)

    def _count(self, tag: str, step: int) -> None:
        if tag == "sup":
            self._raise += step
        elif tag in {"blockquote", "q"}:
            self._quote += step
        elif tag == "li":
            self._item += step
        elif tag in _APART and tag != "p":
            self._heading = int(tag[1]) if step > 0 else 0

    def _break(self, tag: str, element: etree._Element) -> None:
        if tag in _APART:
            self._end_line(2)
        elif tag in _BLOCKS and not _INLINE.search(element.get("style") or ""):
            self._end_line(1)

    def _add(self, text: str) -> None:
        self._line.append(text)
        if not self._raise:
            self._raised.append(text)

    def _end_line(self, breaks: int) -> None:
        content = " ".join("".join(self._line).split())
        if content:
            self._out.append("\n" * min(self._breaks, 2) if self._out else "")
            self._out.append(content)
            plain = " ".join("".join(self._raised).split())
            look = LineLook(self._heading, self._item > 0, self._quote > 0, plain if plain != content else "")
            self.looks.setdefault(line_key(content), look)
            self._breaks = 0
        self._line, self._raised = [], []
        self._breaks = max(self._breaks, breaks, 1)


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "") is not None


def _stated(root: etree._Element) -> dict[str, tuple[str, ...]]:
    stated: dict[str, list[str]] = {}
    for name, value in _statements(root):
        values = stated.setdefault(name.lower(), [])
        text = " ".join(clean(value).split())
        if text and len(values) < _MAX_STATED:
            values.append(text)
    return {name: tuple(values) for name, values in stated.items() if values}


def _statements(root: etree._Element) -> Iterator[tuple[str, str]]:
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property")
        if name and meta.get("content"):
            yield str(name), str(meta.get("content"))
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            yield "canonical", str(link.get("href"))
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json" and script.text:
            yield from _linked_data(script.text)


def _linked_data(source: str) -> Iterator[tuple[str, str]]:
    """The statements of JSON-LD about a scholarly work, under the names of the meta tags."""
    if len(source) > _MAX_JSON:
        return
    try:
        data = json.loads(source)
    except (ValueError, RecursionError):
        return
    work = next((item for item in _objects(data) if _types(item) & _SCHOLARLY), {})
    for key, name in _LINKED_NAMES:
        for value in _listed(work.get(key)):
            text = value.get("name") if isinstance(value, dict) else value
            if isinstance(text, str) and (name != "ld_doi" or "10." in text):
                yield name, text


def _objects(data: object) -> Iterator[dict[str, Any]]:  # Any: JSON
    """The objects of a JSON-LD document down to its third level."""
    level: list[object] = [data]
    for _depth in range(4):
        following: list[object] = []
        for item in level[:200]:
            if isinstance(item, dict):
                yield item
                following += [item.get("@graph"), item.get("mainEntity"), item.get("mainEntityOfPage")]
            elif isinstance(item, list):
                following += item
        level = following


def _types(item: dict[str, Any]) -> frozenset[str]:  # Any: JSON
    return frozenset(kind for kind in _listed(item.get("@type")) if isinstance(kind, str))


def _listed(value: object) -> list[Any]:  # Any: JSON
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
