"""What is read of a paste: which of text and HTML counts, how much of it is looked at, and the refusal of too much."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.text import clean
from desktop_app.importers.pasted_text.html_page import MAX_HTML_CHARACTERS, HtmlPage, read_html
from desktop_app.importers.pasted_text.label_lines import split_labels
from desktop_app.importers.pasted_text.lines import Line, split_lines

_MAX_CHARACTERS = 3_000_000
_READ_CHARACTERS = 250_000
_READ_BREAKS = 6_000
_SOURCE = re.compile(
    r"\s*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<(?:div|p|article|section|h1|table|span)[\s>])",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"</(?:html|body|div|p|article|section|h1|table|span)\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PastedPage:
    """`text` is what `lines` have their places in; `tail` is the part of it that was too much to look at.

    `is_shown` tells whether `text` is the pasted text itself, so that places in it can be shown.
    """

    text: str
    lines: tuple[Line, ...]
    tail: str = ""
    stated: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_shown: bool = True


def open_page(text: str, html: str | None) -> PastedPage:
    """The page of a paste; ReaderError when there is nothing in it or far too much."""
    is_source = _SOURCE.match(text) is not None and _CLOSING.search(text, 0, 20_000) is not None
    if is_source:
        text, html = "", text
    _refuse_too_much(text, html)
    page = read_html(html) if html and len(html) <= MAX_HTML_CHARACTERS else HtmlPage("")
    is_shown = bool(text.strip())
    text = text if is_shown else page.text
    _refuse_too_much(text, None)
    cut = _cut(text)
    lines = split_labels(split_lines(text[:cut], page.looks), text)
    if not any(letter.isalnum() for line in lines for letter in line.text):
        raise ReaderError("There is no text to read; paste the page with the title and the abstract.")
    return PastedPage(text, lines, clean(text[cut:]).strip(), page.stated, is_shown)


def _refuse_too_much(text: str, html: str | None) -> None:
    if len(text) > _MAX_CHARACTERS or (not text.strip() and html is not None and len(html) > MAX_HTML_CHARACTERS):
        millions = max(len(text), len(html or "")) / 1_000_000
        raise ReaderError(
            f"The text has {millions:.0f} million characters, too much for one paper; "
            "paste the part with the title and the abstract."
        )


def _cut(text: str) -> int:
    """Where looking ends: at a line break before the limits of characters and lines, or the end."""
    end = len(text)
    at = -1
    for _count in range(_READ_BREAKS):
        at = text.find("\n", at + 1)
        if at < 0:
            break
    else:
        end = at
    if end <= _READ_CHARACTERS:
        return end
    return max(text.rfind("\n", 0, _READ_CHARACTERS), 0) or _READ_CHARACTERS
