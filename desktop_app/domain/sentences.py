"""The sentences of a text as a page gives it: lines joined, broken words whole, tables cut into pieces."""

import re
import unicodedata

_BROKEN_WORD = re.compile(r"(?<=[a-zà-ÿ])[-\u2010\u00ad]\s*\n\s*(?=[a-zà-ÿ])")
_KEPT_HYPHEN = re.compile(r"(?<=\w)([-\u2010])[ \t]*\n[ \t]*(?=\w)")  # of “Cite-Seer” and “F1-score”
_PARAGRAPH = re.compile(r"\n\s*\n")
_ENDING = re.compile(r"(?<=[.!?…])[\])”\"’]?\s+(?=[A-ZÀ-Þ0-9“\"(¿•])")
_NO_ENDING = re.compile(
    r"(?:\b(?:et al|e\.g|i\.e|cf|vs|Figs?|Eqs?|Tab|Sec|Refs?|Nos?|Dr|Prof|St|vol|pp|approx|resp|z\.B|bzw|[A-Z]))\.$"
)
_MOST_WORDS = 70
_MOST_IN_HEADING = 6
_BEGINNING = re.compile(r"[A-ZÀ-Þ0-9“]")
_ENDED = re.compile(r"[.!?…:;,)\]”-]$")


def joined_words(text: str) -> str:
    """The text with the words whole that its lines break, and without ligatures."""
    return with_whole_words(unicodedata.normalize("NFKC", text))


def with_whole_words(text: str) -> str:
    """The text, nothing changed but the words that its lines break; a hyphen that may be the word's own stays."""
    return _KEPT_HYPHEN.sub(r"\1", _BROKEN_WORD.sub("", text))


def sentences_of(text: str) -> list[str]:
    """Each in one line; a run without an end is cut, so that none is longer than a person takes in."""
    found: list[str] = []
    for paragraph in _PARAGRAPH.split(_with_headings_apart(joined_words(text))):
        line = " ".join(paragraph.split())
        for sentence in _joined(_ENDING.split(line)):
            found += _pieces(sentence)
    return found


def _with_headings_apart(text: str) -> str:
    """The text with a paragraph's end around what looks like a heading: a short line without an end, between others."""
    lines = [line.strip() for line in text.split("\n")]
    found = []
    for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        is_short = 0 < len(line.split()) <= _MOST_IN_HEADING and _BEGINNING.match(line) and not _ENDED.search(line)
        is_apart = (not before or _ENDED.search(before)) and _BEGINNING.match(after)
        found += ["", line, ""] if is_short and is_apart else [line]
    return "\n".join(found)


def _joined(parts: list[str]) -> list[str]:
    """Without the ends that only an abbreviation made."""
    found: list[str] = []
    for part in parts:
        if found and _NO_ENDING.search(found[-1]):
            found[-1] += " " + part
        elif part:
            found.append(part)
    return found


def _pieces(sentence: str) -> list[str]:
    words = sentence.split(" ")
    if len(words) <= _MOST_WORDS:
        return [sentence]
    return [" ".join(words[start : start + _MOST_WORDS]) for start in range(0, len(words), _MOST_WORDS)]
