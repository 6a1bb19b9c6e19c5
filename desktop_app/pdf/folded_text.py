"""Text folded for finding: what typography and typing change is told apart only where she wants it, with a map back.

Spaces and line ends are one space, ligatures are opened, quotation marks and dashes have one shape. A hyphen at the
end of a line becomes a sign that a search may or may not say, as nobody knows whether the word has it.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_MAYBE_HYPHEN = "\u00ad"
_MARKS = r"[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]"
_SPECIAL = re.compile(
    rf"(?P<broken>(?<=[^\W_])[-\u2010\u2011\u00ad][ \t]*\n\s*(?=[^\W_]))|(?P<space> \s+|[^\S ]\s*)"
    rf"|(?P<accent>´(?=[aeiouyıAEIOUY]))|(?P<letter>[^\x00-\x7f]{_MARKS}*|[a-zA-Z]{_MARKS}+)"
)
_SHAPES = {
    **dict.fromkeys("‘’‚‛′´`ʹʼ＇", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
}
#: letters that Unicode does not take apart, as those type them who have no key for them
_PLAIN = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ȷ": "j"})
_PLAIN.update(str.maketrans({"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ð": "d", "þ": "th"}))
_ACCENTS_OF_THEIR_OWN = frozenset("¨¸ˆˇ˘˙˚˛˜˝")  # some PDFs draw an accent beside its letter
_VOICED = frozenset("\u3099\u309a")


@dataclass(frozen=True, slots=True)
class FindOptions:
    """What she wants told apart; whole words are those between signs that are no letters or digits."""

    matches_case: bool = False
    whole_words: bool = False
    matches_accents: bool = False


class FoldedText:
    """`source` is the text it was made of."""

    def __init__(self, source: str, *, keeps_accents: bool) -> None:
        self.source = source
        self._keeps_accents = keeps_accents
        pieces: list[str] = []
        self._starts, self._from, self._until = array("I"), array("I"), array("I")
        length = at = 0
        for match in _SPECIAL.finditer(source):
            start, end = match.span()
            if start > at:
                length = self._add(pieces, source[at:start], length, at, 0)
            length = self._add(pieces, self._replacement(match), length, start, end)
            at = end
        self._add(pieces, source[at:], length, at, 0)
        self.text = "".join(pieces)

    @cached_property
    def low(self) -> str:
        """The same in lower case, letter for letter."""
        low = self.text.lower()
        return low if len(low) == len(self.text) else "".join(map(_one_lowered, self.text))

    def spans(self, words: "SoughtWords") -> Iterator[tuple[int, int]]:
        """Every half-open span of `source` where these words stand."""
        if words.pattern is not None:
            for match in words.pattern.finditer(self.text if words.options.matches_case else self.low):
                yield self._place(match.start())[0], self._place(match.end() - 1)[1]

    def _add(self, pieces: list[str], piece: str, length: int, start: int, end: int) -> int:
        """Remember where a piece came from; `end` is 0 for one that was taken over letter by letter."""
        if piece:
            pieces.append(piece)
            self._starts.append(length)
            self._from.append(start)
            self._until.append(end)
        return length + len(piece)

    def _place(self, index: int) -> tuple[int, int]:
        """The half-open span of `source` that one folded character came from."""
        number = bisect_right(self._starts, index) - 1
        start, end = self._from[number], self._until[number]
        if end:
            return start, end
        start += index - self._starts[number]
        return start, start + 1

    def _replacement(self, match: re.Match[str]) -> str:
        if match["space"]:
            return " "
        if match["accent"]:
            return "´" if self._keeps_accents else ""
        return _MAYBE_HYPHEN if match["broken"] else _folded_letter(match["letter"], self._keeps_accents)


class SoughtWords:
    """What is sought, made ready once for many texts; `pattern` is None where there is nothing to seek."""

    def __init__(self, words: str, options: FindOptions = FindOptions()) -> None:
        self.words, self.options = words, options
        folded = FoldedText(words.strip(), keeps_accents=options.matches_accents)
        self.pattern = _pattern(folded.text if options.matches_case else folded.low, options)


def _pattern(wanted: str, options: FindOptions) -> re.Pattern[str] | None:
    wanted = wanted.replace(_MAYBE_HYPHEN, "-")
    if not wanted.strip():
        return None
    parts: list[str] = []
    for before, char in zip(" " + wanted, wanted, strict=False):
        if before.isalnum() and char.isalnum():
            parts.append(f"{_MAYBE_HYPHEN}?")
        parts.append(f"[-{_MAYBE_HYPHEN}]" if char == "-" else re.escape(char))
    pattern = "".join(parts)
    if options.whole_words:
        before, after = f"(?<![\\w{_MAYBE_HYPHEN}])", f"(?![\\w{_MAYBE_HYPHEN}])"
        pattern = (before if wanted[0].isalnum() else "") + pattern + (after if wanted[-1].isalnum() else "")
    return re.compile(pattern)


def _folded_letter(letter: str, keeps_accents: bool) -> str:
    """What stands for one letter that is no plain one, with the accents behind it."""
    shape = _SHAPES.get(letter)
    if shape is not None:
        return shape
    if keeps_accents:
        return unicodedata.normalize("NFKC", letter)
    if letter in _ACCENTS_OF_THEIR_OWN:
        return ""
    apart = unicodedata.normalize("NFKD", letter).translate(_PLAIN)
    plain = "".join(char for char in apart if char in _VOICED or not unicodedata.combining(char))
    return unicodedata.normalize("NFC", plain)


def _one_lowered(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char
