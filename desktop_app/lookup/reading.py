"""Reads what strangers answered: values where they are expected, texts without markup, nothing believed.

A missing value, one of another type and one that is far too long are all the same: it is not there.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from desktop_app.domain.dates import PartialDate, check_partial_date
from desktop_app.domain.errors import ReaderError
from desktop_app.domain.lookup import SourceSilentError
from desktop_app.domain.text import clean

_LONGEST_LINE = 2_000
_LONGEST_TEXT = 100_000
_MOST_ITEMS = 3_000
_LONGEST_ADDRESS = 2_000
_PARAGRAPH_END = re.compile(r"</(?:[a-z]{1,10}:)?(?:p|title|sec|div|h[1-6])\s*>|<br\s*/?>", re.IGNORECASE)
_HEADING = re.compile(r"^(?:abstract|summary)[:.]?\s*\n", re.IGNORECASE)


def json_of(source: str, body: bytes) -> dict[str, Any]:  # Any: values of a JSON object
    """The object that was answered; SourceSilentError when it is none."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise unreadable(source) from error
    if not isinstance(found, dict):
        raise unreadable(source)
    return found


def unreadable(source: str) -> SourceSilentError:
    """The error for an answer that makes no sense."""
    return SourceSilentError(source, "it answered something that cannot be read")


def at(value: Any, *path: str | int) -> Any:  # noqa: ANN401 - a value of JSON
    """The value at the end of a path of names and places, or None."""
    for step in path:
        if isinstance(step, str) and isinstance(value, dict):
            value = value.get(step)
        elif isinstance(step, int) and isinstance(value, list) and -len(value) <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def items(value: object, *path: str | int) -> Iterator[Any]:  # Any: values of JSON
    """The items of the list there, but not without end."""
    found = at(value, *path)
    yield from found[:_MOST_ITEMS] if isinstance(found, list) else ()


def line(value: object, *path: str | int) -> str | None:
    """The text there on one line, without markup; a number counts as its digits."""
    found = at(value, *path)
    if isinstance(found, int) and not isinstance(found, bool) and abs(found) < 10**15:
        found = str(found)
    if not isinstance(found, str):
        return None
    return " ".join(plain(found[: 4 * _LONGEST_LINE]).split())[:_LONGEST_LINE] or None


def paragraphs(value: object, *path: str | int) -> str | None:
    """The text there with its paragraphs, without markup and without the heading "Abstract"."""
    found = at(value, *path)
    if not isinstance(found, str):
        return None
    marked = _PARAGRAPH_END.sub(lambda end: f"{end.group(0)}\n", found[:_LONGEST_TEXT])
    lines = [" ".join(part.split()) for part in plain(marked).split("\n")]
    return _HEADING.sub("", "\n".join(filter(None, lines))) or None


def plain(text: str) -> str:
    """The words of a text with markup: no tag is left, and what scripts and styles say is no word."""
    import nh3

    if "<" in text or "&" in text:
        text = html.unescape(nh3.clean(text, tags=set(), clean_content_tags={"script", "style"}))
    return clean(text)


def truth(value: object, *path: str | int) -> bool:
    """Whether there is a plain yes."""
    return at(value, *path) is True


def address(value: object, *path: str | int) -> str | None:
    """The web address there, http or https."""
    found = at(value, *path)
    return web_address(found) if isinstance(found, str) else None


def web_address(text: str) -> str | None:
    """The text as a web address that may be opened, or None."""
    bare = text.strip()
    if not bare or len(bare) > _LONGEST_ADDRESS or not bare.isprintable() or " " in bare:
        return None
    try:
        parts = urlsplit(bare)
        is_web = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return None
    return bare if is_web and parts.username is None and parts.password is None else None


def day(*numbers: object) -> PartialDate | None:
    """A date of year, perhaps month, perhaps day, given as numbers or digits; what is no date is cut off or nothing."""
    digits = [str(number) for number in numbers if isinstance(number, int | str) and str(number).isdecimal()]
    for length in range(min(len(digits), 3), 0, -1):
        text = "-".join((digits[0].zfill(4), *(part.zfill(2) for part in digits[1:length])))
        try:
            return check_partial_date(text)
        except ReaderError:
            continue
    return None


def iso_day(value: object, *path: str | int) -> PartialDate | None:
    """The date there, written as in ISO, perhaps with a time that is left out."""
    found = line(value, *path)
    return day(*found[:10].split("-")) if found else None
