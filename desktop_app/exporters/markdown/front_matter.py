"""The properties of a paper as YAML between two `---` from line 1, and bringing those of an existing file up to date.

They are the reader's as much as ours: her own keys stay, and a value that she changed stays as long as the library's
did not change. What was written last is remembered as hashes, in a comment of the first generated part.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

import yaml

from desktop_app.domain.paper import Bibliography, Contributor
from desktop_app.exporters.base import Outline
from desktop_app.exporters.markdown.generated_parts import digest

Properties = Mapping[str, Any]  # Any: texts, numbers, dates and lists of texts

_BLOCK = re.compile(r"\A(\ufeff?---[ \t]*\r?\n)(.*?)(^---[ \t]*(?:\r?\n|\Z))", re.DOTALL | re.MULTILINE)
_TOP_KEY = re.compile(r"^(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s#\-][^:\n]*):(?=\s|$)", re.MULTILINE)
_COMMENTS_AFTER = re.compile(r"(?:^(?:#.*|[ \t]*)(?:\r?\n|\Z))+\Z", re.MULTILINE)
_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_REMEMBERED = re.compile(r"^<!-- postil:properties((?: [a-z]+:[0-9a-f]{12})*) -->", re.MULTILINE)
_LINE_BREAKS = re.compile("[\n\x85\u2028\u2029]")
_MISSING = object()


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the body; `kept` are lines of the reader that had to give way, `problem` says what failed."""

    text: str
    kept: tuple[str, ...] = ()
    problem: str | None = None


def properties_of(outline: Outline) -> Properties:
    """Only what is known; in the order in which it is written."""
    paper, parts = outline.paper, outline.paper.bibliography
    found: dict[str, Any] = {  # Any: as above
        "citekey": paper.cite_key,
        "title": parts.title,
        "authors": [full_name(person) for person in parts.authors],
        "year": parts.year,
        "doi": parts.doi,
        "url": parts.url,
        "journal": parts.container,
        "tags": list(paper.tags),
        "aliases": [parts.title] if parts.title else [],
        "status": paper.state.value,
        "rating": paper.rating,
        "date": _date_of(parts),
    }
    return {key: value for key, value in found.items() if value not in (None, "", [])}


def full_name(person: Contributor) -> str:
    """As on a title page: "Ludwig van Beethoven", "Martin Luther King, Jr."."""
    if person.literal:
        return person.literal
    name = " ".join(part for part in (person.given, person.particle, person.family) if part)
    return f"{name}, {person.suffix}" if person.suffix else name


def front_matter(properties: Properties) -> str:
    """The block with its two rules."""
    return f"---\n{_dumped(properties)}---\n"


def remembered(properties: Properties) -> str:
    """The comment that remembers what was written."""
    hashes = "".join(f" {key}:{_hash(value)}" for key, value in properties.items())
    return f"<!-- postil:properties{hashes} -->"


def without_remembered(text: str) -> str:
    """A text without the comment of `remembered`."""
    return _REMEMBERED.sub("", text).rstrip()


def merge_front(text: str, properties: Properties) -> tuple[Front, str]:
    """The front matter of an existing file brought up to date, and the rest of the file as it is."""
    block = _BLOCK.match(text)
    if block is None:
        return Front(""), text
    body = text[block.end() :]
    last = _REMEMBERED.search(body)
    written = dict(pair.split(":") for pair in last.group(1).split()) if last else {}
    before = Front(block.group())
    try:
        merged = _merged(block.group(2), properties, written)
    except (yaml.YAMLError, ValueError, RecursionError):  # a ValueError is what PyYAML makes of 2020-13-45
        is_due = any(written.get(key) != _hash(value) for key, value in properties.items())
        problem = "The properties at its top could not be read and were left as they are." if is_due else None
        return replace(before, problem=problem), body
    return replace(merged, text=block.group(1) + merged.text + block.group(3)), body


class _UnreadableError(ValueError):
    """The front matter is no mapping, or is written in a way that lines cannot be exchanged in."""


def _merged(source: str, properties: Properties, written: Mapping[str, str]) -> Front:
    hers = _loaded(source)
    expected = dict(hers)
    kept: list[str] = []
    for key, value in properties.items():
        current = hers.get(key, _MISSING)
        if current == value or written.get(key) == _hash(value) or (current is _MISSING and key in written):
            continue
        if current is not _MISSING and written.get(key) != _hash(current):
            if isinstance(value, list) and isinstance(current, list):
                value = [*value, *(one for one in current if one not in value)]
            else:
                kept.append(_dumped({key: current}).rstrip("\n"))
        expected[key] = value
        source = _with_lines(source, key, _dumped({key: value}))
    for key, hash_written in written.items():
        if key not in properties and key in hers and _hash(hers[key]) == hash_written:
            del expected[key]
            source = _with_lines(source, key, "")
    if _loaded(source) != expected:
        raise _UnreadableError
    return Front(source, tuple(kept))


def _with_lines(source: str, key: str, lines: str) -> str:
    """The source with the lines of a top-level key exchanged; at its end when it has no such key."""
    newline = "\r\n" if "\r\n" in source else "\n"
    keys = list(_TOP_KEY.finditer(source))
    for at, found in enumerate(keys):
        if found.group().rstrip(":").strip("\"'") == key:
            end = keys[at + 1].start() if at + 1 < len(keys) else len(source)
            own = _COMMENTS_AFTER.sub("", source[found.start() : end])
            return source[: found.start()] + lines.replace("\n", newline) + source[found.start() + len(own) :]
    return source + lines.replace("\n", newline)


def _loaded(source: str) -> dict[Any, Any]:  # Any: whatever the reader wrote
    found = yaml.safe_load(source)
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise _UnreadableError
    return found


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _LINE_BREAKS.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


class _Dumper(yaml.SafeDumper):
    """As `yaml.safe_dump`, but PyYAML 6 loses U+0085 and its like between single quotes."""

    yaml_representers: ClassVar[dict[type[Any], Any]] = {
        **yaml.SafeDumper.yaml_representers,
        str: _text,
    }  # Any: as above


def _dumped(properties: Properties) -> str:
    return yaml.dump(dict(properties), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)


def _hash(value: object) -> str:
    return digest(_dumped({"value": value}))


def _date_of(parts: Bibliography) -> date | str | None:
    """When it came out; a day is a date, a month or a year stays a text."""
    told = parts.issued or parts.published or parts.online or parts.accepted
    if told is None or _FULL_DATE.fullmatch(told) is None:
        return told
    try:
        return date.fromisoformat(told)
    except ValueError:
        return told
