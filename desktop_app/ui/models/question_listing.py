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

#: by the number of the id: the revision whose words these are, and these
WordsOfQuestions = dict[int, tuple[int, str]]

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
    members: tuple[_Sorted, ...]


@dataclass(frozen=True, slots=True)
class SortedQuestions:
    """All questions as every list shows them on this day; `groups` holds those that were asked for."""

    rows: "Sequence[QuestionRow]"
    day: date
    items: tuple[_Sorted, ...]
    counts: Counter[QuestionChoice]
    groups: dict[QuestionOrder, tuple[_Group, ...]]
    words: WordsOfQuestions

    @classmethod
    def of(cls, rows: "Iterable[QuestionRow]", today: date) -> "SortedQuestions":
        """With all groups and words; to be called where it does not matter that this takes a while."""
        made = cls._by_age(rows, today)
        for order in (QuestionOrder.PAPER, QuestionOrder.TAG):
            made.grouped(order)
        made.words.update((row.question.id.int, (row.question.revision, row.words)) for row in made.rows)
        return made

    @classmethod
    def _by_age(cls, rows: "Iterable[QuestionRow]", today: date) -> "SortedQuestions":
        """Quick; groups and words when they are asked for."""
        aged = sorted(rows, key=_age)
        kinds = [(row.question.state, row.question.is_due(today), row.question.is_promise) for row in aged]
        choices = {kind: frozenset(_choices(*kind)) for kind in set(kinds)}
        items = map(QuestionItem, aged)
        counts: Counter[QuestionChoice] = Counter()
        for kind, number in Counter(kinds).items():
            counts.update(dict.fromkeys(choices[kind], number))
        made = tuple(_Sorted(item, choices[kind]) for item, kind in zip(items, kinds, strict=True))
        return cls(aged, today, made, counts, {}, {})

    def with_rows(self, rows: "Iterable[QuestionRow]", changed: Collection[QuestionId]) -> "SortedQuestions":
        """With the new states of the questions that changed; one that has none is gone."""
        numbers = {question.int for question in changed}
        kept = (row for row in self.rows if row.question.id.int not in numbers)
        made = self._by_age([*kept, *rows], self.day)
        made.words.update(self.words)
        return made

    def on(self, today: date) -> "SortedQuestions":
        """As they are sorted on this day."""
        return self if today == self.day else self._by_age(self.rows, today)

    def grouped(self, order: QuestionOrder) -> tuple[_Group, ...]:
        """The groups of papers or tags; those without a name come last."""
        if order not in self.groups:
            self.groups[order] = tuple(self._grouped(order))
        return self.groups[order]

    def _grouped(self, order: QuestionOrder) -> Iterator[_Group]:
        named: dict[str, list[_Sorted]] = {}
        for one in self.items:
            row = one.item.row
            for name in (row.paper_title,) if order is QuestionOrder.PAPER else row.question.tags or ("",):
                named.setdefault(name, []).append(one)
        for key in sorted((not name, name.casefold(), name) for name in named):
            members = named[key[2]]
            yield _Group(key, tuple(_Sorted(QuestionItem(one.item.row, key), one.choices) for one in members))

    def text_of(self, row: "QuestionRow") -> str:
        """What a filter looks into."""
        question = row.question
        known = self.words.get(question.id.int)
        if known is None or known[0] != question.revision:
            known = self.words[question.id.int] = question.revision, row.words
        return known[1]


class QuestionListing:
    """A filter is one look at each question.

    The items of a list are the same for every filter, which tells a model quickest what stays.
    """

    def __init__(self) -> None:
        self.choice = QuestionChoice.OPEN
        self.order = QuestionOrder.AGE
        self.tag = ""
        self._words: tuple[str, ...] = ()
        self._sorted = SortedQuestions.of((), date.min)

    def take(self, questions: SortedQuestions) -> None:
        """List these in place of all others."""
        self._sorted = questions

    def put(self, rows: "Iterable[QuestionRow]", changed: Collection[QuestionId]) -> None:
        """Take the new states of the questions that changed; one that has none is gone."""
        self._sorted = self._sorted.with_rows(rows, changed)

    def set_words(self, text: str) -> None:
        """Show only what has all these words, or beginnings of words."""
        self._words = tuple(plain_letters(text).split())

    @property
    def is_filtered(self) -> bool:
        return bool(self._words or self.tag)

    @property
    def total(self) -> int:
        return len(self._sorted.rows)

    def counts(self, today: date) -> Counter[QuestionChoice]:
        """How many there are of each, whatever is filtered."""
        self._sorted = self._sorted.on(today)
        return Counter(self._sorted.counts)

    def tags(self) -> list[str]:
        """All tags there are, by name."""
        names = {tag.casefold(): tag for row in self._sorted.rows for tag in row.question.tags}
        return [names[name] for name in sorted(names)]

    def listed(self, today: date) -> list[Listed]:
        """The questions to show, with the heads of their groups."""
        self._sorted = self._sorted.on(today)
        if self.order is QuestionOrder.AGE:
            return list(self._passing(self._sorted.items))
        found: list[Listed] = []
        for group in self._sorted.grouped(self.order):
            items = self._passing(group.members)
            if items:
                found.append(QuestionHead(group.key, group.key[2], len(items), self.order))
                found += items
        return found

    def _passing(self, members: Sequence[_Sorted]) -> list[QuestionItem]:
        listed = [one.item for one in members if self.choice in one.choices]
        return [item for item in listed if self._passes(item.row)] if self.is_filtered else listed

    def _passes(self, row: "QuestionRow") -> bool:
        if self.tag and self.tag.casefold() not in (tag.casefold() for tag in row.question.tags):
            return False
        return not self._words or all(word in self._sorted.text_of(row) for word in self._words)


def _age(row: "QuestionRow") -> tuple[int, datetime, int]:
    """Open ones before answered before dropped ones, each the oldest first."""
    question = row.question
    return _ORDER.index(question.state), question.asked_at, question.id.int


def _choices(state: QuestionState, is_due: bool, is_promise: bool) -> Iterator[QuestionChoice]:
    yield QuestionChoice(state.value)
    yield QuestionChoice.ALL
    if is_due:
        yield QuestionChoice.DUE
    if is_promise:
        yield QuestionChoice.PROMISED
