"""Words, sentences and clean reading text of a page: the text alone, without its geometry."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

_LETTER = r"(?:[^\W_][\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u0670\u093a-\u094f\u0e31-\u0e4e]*)"
_END_OF_LINE = r"(?:\n+(?=[^\W\d_A-ZÀ-Þ]))?"  # after a hyphen a word may go on there
_WORD = re.compile(rf"{_LETTER}+(?:(?:['’]|[-\u2010\u2011\u00ad]{_END_OF_LINE}){_LETTER}+)*|_+")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad][ \t]*\n\s*(?=[^\W\d_])")
_LONGEST_HEADING = 70
_ENDS_IN_HYPHEN = re.compile(r"[^\W\d_][-\u2010]$")
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), "")
_SENTENCE_ENDS = ".?!:;”\"')]。？！"


def word_span(text: str, index: int, window: tuple[int, int]) -> tuple[int, int]:
    """The word at a character, or the character itself where there is no word; `window` must hold the whole word."""
    for word in _WORD.finditer(text, *window):
        if word.start() <= index < word.end():
            return word.span()
        if word.start() > index:
            break
    return index, min(index + 1, len(text))


def sentence_span(text: str, index: int, window: tuple[int, int]) -> tuple[int, int]:
    """The sentence at a character, its outer spaces left out; it never leaves `window`."""
    import sentencex

    start, end = window
    at = start
    for sentence in sentencex.segment("en", text[start:end].replace("\n", " ")):
        after = at + len(sentence)
        if index < after:
            return at + len(sentence) - len(sentence.lstrip()), at + len(sentence.rstrip())
        at = after
    return start, end


def flow_span(text: str, block_starts: Sequence[int], block: int) -> tuple[int, int]:
    """The block and those around it that only carry its sentence on: over a column's end, around a figure."""
    first = last = block
    while first > 0 and _carries_on(text, block_starts[first]):
        first -= 1
    while last + 1 < len(block_starts) and _carries_on(text, block_starts[last + 1]):
        last += 1
    return block_starts[first], block_starts[last + 1] if last + 1 < len(block_starts) else len(text)


def trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """A span without its outer spaces."""
    start, end = span
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), max(start, end - len(piece) + len(piece.rstrip()))


def ends_sentence(text: str, end: int) -> bool:
    """Whether a sentence may end before this place."""
    return text[max(0, end - 3) : end].rstrip()[-1:] in tuple(_SENTENCE_ENDS)


def clean_text(text: str, start: int, end: int, paragraph_starts: Sequence[int] = ()) -> str:
    """What one would type: words broken at a line's end joined, lines joined, a new line only for a new paragraph.

    A hyphen stays where the same text writes the word with one in the middle of a line.
    """
    cuts = [start, *(place for place in paragraph_starts if start < place < end), end]
    pieces = [_joined(text, first, last) for first, last in pairwise(cuts)]
    paragraphs = joined_paragraphs([part for piece in pieces for part in re.split(r"\n\s*\n", piece)])
    return "\n".join(paragraphs).translate(_UNSEEN).translate(_LIGATURES)


def joined_paragraphs(parts: Iterable[str]) -> list[str]:
    """Parts of a text, each without line breaks; one that only carries on with the sentence before it is joined."""
    paragraphs: list[str] = []
    for part in parts:
        words = " ".join(part.split())
        if paragraphs and words and words[0].islower() and _ENDS_IN_HYPHEN.search(paragraphs[-1]):
            paragraphs[-1] = paragraphs[-1][:-1] + words  # only a page ends so: within one, words are mended
        elif paragraphs and words and _carries_on_with(paragraphs[-1], words):
            paragraphs[-1] += f" {words}"
        elif words:
            paragraphs.append(words)
    return paragraphs


def _carries_on_with(before: str, words: str) -> bool:
    """Whether words go on with what stands before them; a short line without an end is a heading."""
    is_heading = len(before) < _LONGEST_HEADING and words[0].isupper()
    return words[0].islower() or (before[-1] not in _SENTENCE_ENDS and not is_heading)


def _joined(text: str, start: int, end: int) -> str:
    """A piece with the words mended that are broken at a line's end."""
    return _BROKEN.sub(lambda hyphen: _mended(text, start + hyphen.start(), start + hyphen.end()), text[start:end])


def _carries_on(text: str, block_start: int) -> bool:
    """Whether the block that starts here goes on with the sentence before it."""
    before = text[:block_start].rstrip()
    return bool(before) and before[-1] not in _SENTENCE_ENDS and text[block_start : block_start + 1].islower()


def _mended(text: str, hyphen: int, after: int) -> str:
    """What stands for a hyphen at a line's end: nothing, or the hyphen where it belongs to the word."""
    if text[hyphen] == "\u00ad":
        return ""
    if not text[after].islower():
        return "-"
    first = re.search(r"[^\W_]+$", text[max(0, hyphen - 40) : hyphen])
    second = re.match(r"[^\W_]+", text[after : after + 40])
    if first is None or second is None:
        return ""
    return "-" if f"{first.group()}-{second.group()}" in text else ""
