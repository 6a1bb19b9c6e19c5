"""Turns HTML from the clipboard into Markdown text: words, headings, lists, emphasis and links alone; no Qt."""

import re
from html.parser import HTMLParser

LONGEST_HTML = 400_000
_WORTH_IT = re.compile(r"<(?:a|b|strong|em|i|h[1-6]|li|blockquote|code|table)[\s>]", re.IGNORECASE)
_PLAIN_BY_NATURE = re.compile(r"<pre[\s>]|white-space:\s*pre", re.IGNORECASE)
_SKIPPED = frozenset(("script", "style", "head", "title", "template", "noscript", "svg"))
_SIGNS = {"b": "**", "strong": "**", "em": "*", "i": "*", "code": "`", "del": "~~", "s": "~~"}
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_BLOCKS = frozenset(("p", "div", "section", "article", "header", "footer", "table", "tr", "blockquote", *_HEADINGS)) | {
    *("ul", "ol", "li", "dd", "dt"),
}
_SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")
_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_GAPS = re.compile(r"\n{3,}")
_BOLD_OFF = re.compile(r"font-weight:\s*(?:normal|400)", re.IGNORECASE)


def is_worth_it(html: str) -> bool:
    """Whether this HTML says more than its plain text does; program code, for one, is better taken as it is."""
    return len(html) <= LONGEST_HTML and bool(_WORTH_IT.search(html)) and not _PLAIN_BY_NATURE.search(html)


def markdown_from_html(html: str) -> str:
    """Markdown that reads as the HTML does."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    lines = [line.rstrip() for line in "".join(writer.pieces).split("\n")]
    return _GAPS.sub("\n\n", "\n".join(lines)).strip()


class _Writer(HTMLParser):
    """Writes piece by piece; signs are put only around words, for "** **" is none."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._skipping = 0
        self._lists: list[int | None] = []
        self._quotes = 0
        self._open: list[tuple[str, str]] = []
        self._starts_line = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _SKIPPED:
            self._skipping += 1
        elif tag == "br":
            self._line()
        elif tag in _BLOCKS:
            self._begin_block(tag)
        elif tag == "a" and given.get("href", "").startswith(("http://", "https://", "mailto:")):
            self._open.append((tag, f"]({given['href'].replace(' ', '%20').replace(')', '%29')})"))
            self._write("[")
        elif tag in _SIGNS and not _BOLD_OFF.search(given.get("style", "")):
            self._open.append((tag, _SIGNS[tag]))
            self._write(_SIGNS[tag])
        elif tag in ("td", "th"):
            self._write(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipping = max(0, self._skipping - 1)
        elif tag in _BLOCKS:
            self._end_block(tag)
        elif self._open and self._open[-1][0] == tag:
            _, sign = self._open.pop()
            self._close(sign)

    def handle_data(self, data: str) -> None:
        if self._skipping:
            return
        text = _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", data))
        if self._starts_line:
            text = text.lstrip()
        if text:
            self._write(text)

    def _begin_block(self, tag: str) -> None:
        self._drop_open()
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
            self._line()
        elif tag == "li":
            self._line()
            self._write(self._bullet())
            self._starts_line = True
        else:
            self._quotes += tag == "blockquote"
            self._gap(tag)
            if tag in _HEADINGS:
                self._write(_HEADINGS[tag])
                self._starts_line = True

    def _end_block(self, tag: str) -> None:
        self._drop_open()
        if tag in ("ul", "ol"):
            if self._lists:
                self._lists.pop()
            self._gap(tag)
        elif tag == "li":
            self._line()
        else:
            self._quotes = max(0, self._quotes - (tag == "blockquote"))
            self._gap(tag)

    def _bullet(self) -> str:
        indent = "  " * max(0, len(self._lists) - 1)
        if self._lists and self._lists[-1] is not None:
            self._lists[-1] += 1
            return f"{indent}{self._lists[-1]}. "
        return f"{indent}- "

    def _gap(self, tag: str) -> None:
        """An empty line; inside a list item, and between the rows of a table, none."""
        self._line()
        if not self._lists and tag != "tr":
            self.pieces.append("\n")

    def _line(self) -> None:
        if self.pieces and not self.pieces[-1].endswith("\n"):
            self.pieces.append("\n")
        self._starts_line = True

    def _write(self, text: str) -> None:
        if self._quotes and (not self.pieces or self.pieces[-1].endswith("\n")):
            self.pieces.append("> " * self._quotes)
        self.pieces.append(text)
        self._starts_line = False

    def _close(self, sign: str) -> None:
        """End emphasis or a link; space before the sign belongs behind it, and what holds no words goes."""
        opening = "[" if sign.startswith("](") else sign
        if self.pieces and self.pieces[-1] == opening:
            self.pieces.pop()
            return
        last = self.pieces[-1] if self.pieces else ""
        if last.endswith(" ") and last.strip():
            self.pieces[-1] = last.rstrip()
            self.pieces += [sign, " "]
        else:
            self.pieces.append(sign)

    def _drop_open(self) -> None:
        """A block ends whatever was open in it."""
        while self._open:
            _, sign = self._open.pop()
            self._close(sign)
