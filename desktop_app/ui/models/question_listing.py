"""Works out which questions a list shows, by state, words and tag; by age, or under heads of papers or tags."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_app.domain.ids import QuestionId
from desktop_app.domain.plain_letters import plain_letters
from desktop_app.domain.question import QuestionState

if TYPE_CHECKING:
    from desktop_app.services.question_rows import QuestionRow


class QuestionChoice(StrEnum):
    """Which questions are shown; a promise is listed until it is kept, also when the question is answered."""

    OPEN = "open"
    DUE = "due"
    PROMISED = "promised"
    ANSWERED = "answered"
    DROPPED = "dropped"
    ALL = "all"


class QuestionOrder(StrEnum):
    AGE = "age"
    PAPER = "paper"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class QuestionHead:
    """The head of a group of papers or tags; an empty title stands for the questions without one."""

    key: Hashable
    title: str
    count: int
    order: QuestionOrder


@dataclass(frozen=True, slots=True)
class QuestionItem:
    """A question in a group; one with two tags is in two groups."""

    row: "QuestionRow"
    group: Hashable = None


Listed = QuestionHead | QuestionItem

WordsOfQuestions = dict[QuestionId, tuple[int, str]]

_ORDER = (QuestionState.OPEN, QuestionState.ANSWERED, QuestionState.DROPPED)


@dataclass(frozen=True, slots=True)
class _Sorted:
    """A question as it is listed by age, and the lists it is in."""

    item: QuestionItem
    choices: frozenset[QuestionChoice]


@dataclass(frozen=True, slots=True)
class _Group:
    """All questions under one head, whatever is filtered."""

    key: tuple[bool, str, str]
    members: "tuple[_Sorted, ...]"


class QuestionListing:
    """Keeps the folded text of each question and the lists it is in, so that a filter is one look at each.

    The items of a list are the same for every filter, which tells a model quickest what stays.
    """

    def __init__(self) -> None:
        self.choice = QuestionChoice.OPEN
        self.order = QuestionOrder.AGE
        self.tag = ""
        self._words: tuple[str, ...] = ()
        self._rows: Sequence[QuestionRow] = ()
        self._texts: WordsOfQuestions = {}
        self._sorted: tuple[_Sorted, ...] = ()
        self._groups: dict[QuestionOrder, tuple[_Group, ...]] = {}
        self._sorted_on: date | None = None
        self._counts: Counter[QuestionChoice] = Counter()

    @staticmethod
    def words_of(rows: "Iterable[QuestionRow]") -> WordsOfQuestions:
        """What filters look into; to be called where it does not matter that this takes a while."""
        return {row.question.id: (row.question.revision, row.words) for row in rows}

    def know_words(self, words: WordsOfQuestions) -> None:
        """Take what `words_of` gave."""
        self._texts.update(words)

    def set_rows(self, rows: "Iterable[QuestionRow]") -> None:
        """Take these in place of all others."""
        self._rows = sorted(rows, key=_age)
        self._sorted_on = None

    def put(self, rows: "Iterable[QuestionRow]", changed: Collection[QuestionId]) -> None:
        """Take the new states of the questions that changed; one that has none is gone."""
        self.set_rows([*(row for row in self._rows if row.question.id not in changed), *rows])

    def set_words(self, text: str) -> None:
        """Show only what has all these words, or beginnings of words."""
        self._words = tuple(plain_letters(text).split())

    @property
    def is_filtered(self) -> bool:
        return bool(self._words or self.tag)

    @property
    def total(self) -> int:
        return len(self._rows)

    def counts(self, today: date) -> Counter[QuestionChoice]:
        """How many there are of each, whatever is filtered."""
        self._sort(today)
        return Counter(self._counts)

    def tags(self) -> list[str]:
        """All tags there are, by name."""
        names = {tag.casefold(): tag for row in self._rows for tag in row.question.tags}
        return [names[name] for name in sorted(names)]

    def listed(self, today: date) -> list[Listed]:
        """The questions to show, with the heads of their groups."""
        self._sort(today)
        if self.order is QuestionOrder.AGE:
            return list(self._passing(self._sorted))
        if self.order not in self._groups:
            self._groups[self.order] = tuple(self._grouped())
        found: list[Listed] = []
        for group in self._groups[self.order]:
            items = self._passing(group.members)
            if items:
                found.append(QuestionHead(group.key, group.key[2], len(items), self.order))
                found += items
        return found

    def _sort(self, today: date) -> None:
        """Work out anew in which lists the questions are when they changed, or when the day did."""
        if self._sorted_on == today:
            return
        kinds = [(row.question.state, row.question.is_due(today), row.question.is_promise) for row in self._rows]
        choices = {kind: frozenset(_choices(*kind)) for kind in set(kinds)}
        items = map(QuestionItem, self._rows)
        self._sorted = tuple(_Sorted(item, choices[kind]) for item, kind in zip(items, kinds, strict=True))
        self._groups.clear()
        self._counts = Counter()
        for kind, number in Counter(kinds).items():
            self._counts.update(dict.fromkeys(choices[kind], number))
        self._sorted_on = today

    def _passing(self, members: Sequence[_Sorted]) -> list[QuestionItem]:
        listed = [one.item for one in members if self.choice in one.choices]
        return [item for item in listed if self._passes(item.row)] if self.is_filtered else listed

    def _passes(self, row: "QuestionRow") -> bool:
        if self.tag and self.tag.casefold() not in (tag.casefold() for tag in row.question.tags):
            return False
        return not self._words or all(word in self._text(row) for word in self._words)

    def _text(self, row: "QuestionRow") -> str:
        question = row.question
        known = self._texts.get(question.id)
        if known is None or known[0] != question.revision:
            known = question.revision, row.words
            self._texts[question.id] = known
        return known[1]

    def _grouped(self) -> Iterator[_Group]:
        """Those without a name come last."""
        named: dict[str, list[_Sorted]] = {}
        for one in self._sorted:
            for name in self._names(one.item.row):
                named.setdefault(name, []).append(one)
        for key in sorted((not name, name.casefold(), name) for name in named):
            members = named[key[2]]
            yield _Group(key, tuple(_Sorted(QuestionItem(one.item.row, key), one.choices) for one in members))

    def _names(self, row: "QuestionRow") -> Sequence[str]:
        return (row.paper_title,) if self.order is QuestionOrder.PAPER else row.question.tags or ("",)


def _age(row: "QuestionRow") -> tuple[int, datetime, QuestionId]:
    """Open ones before answered before dropped ones, each the oldest first."""
    question = row.question
    return _ORDER.index(question.state), question.asked_at, question.id


def _choices(state: QuestionState, is_due: bool, is_promise: bool) -> Iterator[QuestionChoice]:
    yield QuestionChoice(state.value)
    yield QuestionChoice.ALL
    if is_due:
        yield QuestionChoice.DUE
    if is_promise:
        yield QuestionChoice.PROMISED
