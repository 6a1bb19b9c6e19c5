"""Completes what she types to search: the names of filters, then their values. What there is, others find out."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.search_query import FilterName, is_filter, known_values, written_filter

MOST_OFFERS = 8
_LEAST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class PartTyped:
    """The part at the cursor begins at `start`; `name` is its filter, None while that is being typed."""

    start: int
    sign: str
    name: FilterName | None
    typed: str


@dataclass(frozen=True, slots=True)
class Completion:
    """One of `offers` can take the place of the text from `start` to `end`."""

    start: int
    end: int
    offers: tuple[str, ...]

    @property
    def is_of_values(self) -> bool:
        """Whether a value is being typed, not the name of a filter nor a word that may be one."""
        return any(not offer.endswith(":") for offer in self.offers)

    def applied(self, text: str, offer: str) -> str:
        """The text with an offer in it; a space follows a filter with its value."""
        rest = text[self.end :]
        gap = "" if offer.endswith(":") or rest.startswith(" ") else " "
        return text[: self.start] + offer + gap + rest


def part_at(text: str, cursor: int) -> PartTyped:
    """The part of the search that ends at the cursor."""
    before, start, is_quoted = text[:cursor], 0, False
    for place, letter in enumerate(before):
        if letter in '"“”':
            is_quoted = not is_quoted
        elif letter.isspace() and not is_quoted:
            start = place + 1
    part = before[start:]
    sign = "-" if part.startswith("-") else ""
    name, colon, value = part.removeprefix("-").partition(":")
    if colon and name.lower() in tuple(FilterName):
        return PartTyped(start, sign, FilterName(name.lower()), value.strip('"“”'))
    return PartTyped(start, sign, None, part.removeprefix("-"))


def completed(text: str, cursor: int, values: Iterable[str] = ()) -> Completion:
    """What can stand at the cursor; `values` are those that a filter without fixed values has, the best first."""
    part = part_at(text, cursor)
    if part.name is None:
        offers = [f"{part.sign}{name}:" for name in _names(part.typed)]
    else:
        known = known_values(part.name) or tuple(values)
        offers = [part.sign + written_filter(part.name, value) for value in _matching(part.typed, known)]
    return Completion(part.start, cursor, tuple(offers[:MOST_OFFERS]))


def without_unfinished(text: str) -> str:
    """The search without a filter at its end whose value is still being typed: nobody means the words `in:no`."""
    part = part_at(text, len(text))
    if part.name is None:
        return text
    begun = part.typed.casefold()
    is_begun = any(value.startswith(begun) for value in known_values(part.name)) and not is_filter(text[part.start :])
    return text[: part.start].rstrip() if not begun or is_begun else text


def _names(typed: str) -> list[FilterName]:
    if len(typed) < _LEAST_LETTERS:
        return []
    return [name for name in FilterName if name.startswith(typed.lower())]


def _matching(typed: str, values: Iterable[str]) -> list[str]:
    """Those that begin so, then those with a word that does; not what stands there already."""
    sought = typed.casefold()
    first: list[str] = []
    second: list[str] = []
    for value in dict.fromkeys(values):
        word = value.casefold()
        if word == sought:
            continue
        if word.startswith(sought):
            first.append(value)
        elif any(piece.startswith(sought) for piece in word.split()):
            second.append(value)
    return first + second
