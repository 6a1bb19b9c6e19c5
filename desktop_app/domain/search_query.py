"""What she types to search: words, "exact phrases", -words, filters like tag:vagus; what is no filter is plain text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.paper import PaperState
from desktop_app.domain.question import QuestionState
from desktop_app.domain.search import SearchScope
from desktop_app.domain.text import clean

_MOST_CHARACTERS = 2000
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_PART = re.compile(
    r'(?P<minus>-?)(?:(?P<name>[A-Za-z]+):)?(?:"(?P<quoted>[^"]*)"(?=\s|$)|"(?P<begun>[^"\s][^"]*)$|(?P<bare>\S+))'
)
_YEARS = re.compile(r"(\d{4})?(-)?(\d{4})?")


class FilterName(StrEnum):
    """What stands before the colon."""

    TAG = "tag"
    AUTHOR = "author"
    YEAR = "year"
    STATE = "state"
    HAS = "has"
    NO = "no"
    IN = "in"
    QUESTION = "question"
    TODO = "todo"
    CATEGORY = "category"
    KIND = "kind"


#: what a paper can have or lack
HAVINGS = ("pdf", "abstract", "note", "marks", "questions", "todos", "tags", "doi")
PROMISED = "promised"
#: the word on the screen for a paper that nobody has begun
NEW = "new"
_VALUES: dict[FilterName, tuple[str, ...]] = {
    FilterName.STATE: (NEW, *(state for state in PaperState if state is not PaperState.INBOX)),
    FilterName.HAS: HAVINGS,
    FilterName.NO: HAVINGS,
    FilterName.IN: tuple(SearchScope),
    FilterName.QUESTION: (*QuestionState, PROMISED),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """`value` as it is compared: without quotes, one of the known ones where they are few; `is_not` excludes it."""

    name: FilterName
    value: str
    is_not: bool = False


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """All of `words` and `phrases` must occur, none of `without`; the last word may be the beginning of one.

    `is_phrase_begun`: the last phrase has no closing quote yet, so it may go on.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()
    is_phrase_begun: bool = False

    @property
    def has_words(self) -> bool:
        return bool(self.words or self.phrases)

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.phrases or self.without or self.filters)

    @property
    def is_about_papers(self) -> bool:
        """Whether only filters on papers are left, which pick papers rather than passages."""
        about = (FilterName.QUESTION, FilterName.TODO, FilterName.CATEGORY, FilterName.IN)
        names = {item.name for item in self.filters if not item.is_not or item.name is FilterName.IN}
        return bool(self.filters) and not (self.has_words or self.without or names & set(about))

    @property
    def scopes(self) -> tuple[SearchScope, ...]:
        """Where to look as its `in:` say; empty for everywhere."""
        named = {item.value for item in self.filters if item.name is FilterName.IN and not item.is_not}
        left_out = {item.value for item in self.filters if item.name is FilterName.IN and item.is_not}
        if not named and not left_out:
            return ()
        return tuple(scope for scope in SearchScope if scope not in left_out and (not named or scope in named))

    def values(self, name: FilterName, *, is_not: bool = False) -> tuple[str, ...]:
        """The values that a filter is given, or those that it excludes."""
        return tuple(item.value for item in self.filters if item.name is name and item.is_not is is_not)


def parse_query(text: str) -> SearchQuery:
    """Read what she typed; never raises, because a wrong filter is plain text."""
    line = clean(text)[:_MOST_CHARACTERS].translate(_QUOTES)
    words: list[str] = []
    phrases: list[str] = []
    without: list[str] = []
    filters: list[Filter] = []
    is_begun = False
    for part in _PART.finditer(line):
        found = _filter_of(part)
        if found is not None:
            filters.append(found)
            continue
        phrase, bare = _plain(part)
        if part["minus"] and (phrase or _is_word(bare)):
            without.append(phrase or bare)
        elif phrase:
            phrases.append(phrase)
            is_begun = part["begun"] is not None
        else:
            words += filter(None, (word.rstrip('"') for word in part.group().split()))
    kept = tuple(dict.fromkeys(filters))
    return SearchQuery(tuple(words), tuple(phrases), tuple(dict.fromkeys(without)), kept, is_begun)


def years_of(value: str) -> tuple[int | None, int | None] | None:
    """First and last year of "2019", "2019-2021", "2019-" or "-2021"; None for what is no span of years."""
    found = _YEARS.fullmatch(value)
    if found is None or not value.strip("-"):
        return None
    first, dash, last = found.groups()
    if first and last and not dash:
        return None
    from_year = int(first) if first else None
    to_year = int(last) if last else None if dash else from_year
    return from_year, to_year


def written_filter(name: FilterName, value: str) -> str:
    """The filter as one types it: in quotes where its value has spaces."""
    return f'{name}:"{value}"' if " " in value else f"{name}:{value}"


def is_filter(text: str) -> bool:
    """Whether the text is one filter and nothing else."""
    query = parse_query(text)
    return len(query.filters) == 1 and not (query.has_words or query.without)


def known_values(name: FilterName) -> tuple[str, ...]:
    """The only values a filter has; empty where any text will do."""
    return _VALUES.get(name, ())


def _filter_of(part: re.Match[str]) -> Filter | None:
    name = (part["name"] or "").lower()
    if name not in tuple(FilterName):
        return None
    value = _value(
        FilterName(name), next(text for text in part.group("quoted", "begun", "bare") if text is not None).strip()
    )
    if value is None:
        return None
    is_not = bool(part["minus"])
    if name == FilterName.NO:
        return Filter(FilterName.HAS, value, not is_not)
    return Filter(FilterName(name), value, is_not)


def _value(name: FilterName, typed: str) -> str | None:
    """The value as it is compared; None when the filter has no such value."""
    if not typed or typed == '"':
        return None
    if name is FilterName.YEAR:
        return typed if years_of(typed) is not None else None
    if name is FilterName.STATE and typed.casefold() in (NEW, PaperState.INBOX):
        return PaperState.INBOX
    known = known_values(name)
    if not known:
        return typed.strip('"') or None
    return _known(typed, known)


def _known(typed: str, known: Iterable[str]) -> str | None:
    """One of the known values, whatever its capitals and hyphens, in the singular or the plural."""
    word = typed.casefold().replace("-", " ").replace("_", " ").removesuffix("s")
    return next((value for value in known if word == value.removesuffix("s")), None)


def _plain(part: re.Match[str]) -> tuple[str, str]:
    """What a part that is no filter says: a phrase, or a word without its minus."""
    phrase = part["quoted"] or part["begun"]
    if phrase is not None and not part["name"]:
        return " ".join(phrase.split()), ""
    return "", part.group()[len(part["minus"]) :].rstrip('"')


def _is_word(text: str) -> bool:
    return text[:1].isalnum()
