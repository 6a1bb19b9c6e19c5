"""Works out the rows of the marks list: the marks that pass the filter, in order, under the heads of their groups."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from desktop_app.domain.category import Category
from desktop_app.domain.document import Document
from desktop_app.domain.ids import CategoryId, MarkId
from desktop_app.domain.mark import Mark
from desktop_app.ui.models.mark_filter import MarkFilter, folded_text
from desktop_app.ui.models.mark_groups import Grouping, MarkGroups
from desktop_app.ui.models.mark_wholes import MarkWholes
from desktop_app.ui.widgets.mark_card import GroupHead

Row = GroupHead | Mark


class MarkRows:
    """Keeps the marks sorted, and the folded text of each, so that a filter is one look at each mark."""

    def __init__(self) -> None:
        self.wholes = MarkWholes()
        self._sorted: list[Mark] | None = None
        self._texts: dict[MarkId, str] = {}
        self._groups = MarkGroups()
        self._filter = MarkFilter()
        self._folded: set[Hashable] = set()
        self._kept: MarkId | None = None
        self.shown_count = 0

    def set_categories(self, categories: Mapping[CategoryId, Category]) -> None:
        self._groups.set_categories(categories)
        self._sorted = None

    def set_documents(self, documents: Iterable[Document]) -> None:
        self._groups.set_documents(documents)
        self._sorted = None

    def set_marks(self, marks: Iterable[Mark]) -> None:
        self.wholes.set_marks(marks)
        self._sorted = None
        self._texts.clear()

    def put(self, marks: Sequence[Mark]) -> None:
        """Add these marks, or take their new states; a few of them find their places among the others."""
        order, known = self._groups.sort_key, self.wholes.marks
        old = [known[mark.id] for mark in marks if mark.id in known]
        if not self.wholes.put(marks):
            self._sorted = None
            self._texts.clear()
            return
        for mark in marks:
            self._texts.pop(mark.id, None)
        if self._sorted is None or len(marks) > len(self._sorted) // 8:
            self._sorted = None
            return
        for mark in old:
            del self._sorted[bisect_left(self._sorted, order(mark), key=order)]
        for mark in marks:
            insort(self._sorted, mark, key=order)

    def remove(self, marks: Sequence[MarkId]) -> bool:
        """Whether one of these was here."""
        was_here = self.wholes.remove(marks)
        if was_here:
            left = self.wholes.marks
            kept = [mark for mark in self._sorted or () if left.get(mark.id) is mark]
            self._sorted = kept if len(kept) == len(left) else None
            self._texts.clear()
        return was_here

    def set_filter(self, wanted: MarkFilter) -> None:
        self._filter = wanted

    def set_grouping(self, grouping: Grouping) -> None:
        if grouping is not self._groups.grouping:
            self._groups.grouping = grouping
            self._sorted = None
            self._folded.clear()

    def keep_shown(self, mark: MarkId | None) -> None:
        self._kept = mark

    def fold(self, group: Hashable, *, is_folded: bool) -> None:
        if is_folded:
            self._folded.add(group)
        else:
            self._folded.discard(group)

    def unfold_for(self, mark: MarkId) -> bool:
        """Unfold the group of this mark; whether it was folded."""
        known = self.mark(mark)
        group = self._groups.group_of(known) if known is not None else None
        was_folded = group in self._folded
        self._folded.discard(group)
        return was_folded

    @property
    def grouping(self) -> Grouping:
        return self._groups.grouping

    @property
    def filter(self) -> MarkFilter:
        return self._filter

    @property
    def total(self) -> int:
        return len(self.wholes.marks)

    def mark(self, mark: MarkId) -> Mark | None:
        """The whole mark that this is, or is a piece of."""
        return self.wholes.marks.get(self.wholes.head_of(mark))

    def category_counts(self) -> Counter[CategoryId]:
        """How many marks each category has, filtered or not."""
        return Counter(mark.category_id for mark in self.wholes.marks.values())

    def tag_counts(self) -> Counter[str]:
        """How many marks each tag has, filtered or not."""
        return Counter(tag for mark in self.wholes.marks.values() if mark.tags for tag in mark.tags)

    def comment_count(self) -> int:
        return sum(1 for mark in self.wholes.marks.values() if mark.comment)

    def rows(self) -> tuple[list[Row], list[Hashable]]:
        """What the list is to show, and what tells each row from all others."""
        shown = self._passing()
        self.shown_count = len(shown)
        rows: list[Row] = []
        keys: list[Hashable] = []
        today = datetime.now().astimezone().date()
        for group, run in groupby(shown, key=self._groups.group_of):
            marks = list(run)
            first = marks[0]
            is_folded = group in self._folded
            title, colour = self._groups.title_of(first, today), self._groups.colour_of(first)
            rows.append(GroupHead(group, title, len(marks), is_folded, colour))
            keys.append(("head", group))
            if not is_folded:
                rows.extend(marks)
                keys.extend(mark.id for mark in marks)
        return rows, keys

    def _passing(self) -> list[Mark]:
        if self._sorted is None:
            self._sorted = sorted(self.wholes.marks.values(), key=self._groups.sort_key)
        if self._filter.is_empty:
            return self._sorted
        return list(self._pass(self._sorted))

    def _pass(self, marks: Iterable[Mark]) -> Iterator[Mark]:
        wanted = self._filter
        for mark in marks:
            text = self._text_of(mark) if wanted.words else ""
            if wanted.passes(mark, text) or mark.id == self._kept:
                yield mark

    def _text_of(self, mark: Mark) -> str:
        text = self._texts.get(mark.id)
        if text is None:
            text = self._texts[mark.id] = folded_text(mark)
        return text
