"""What is done to several marks at once, in the library in memory; each is announced as in the real one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop_app.domain.ids import CategoryId, DocumentId, MarkId, PaperId, QuestionId
from desktop_app.domain.link_use import Use, UseKind
from desktop_app.domain.mark import Mark

if TYPE_CHECKING:
    from tests.ui.panels.memory_library import MemoryLibrary


@dataclass
class MarkBatches:
    library: MemoryLibrary
    named_pages: dict[DocumentId, Sequence[str]] = field(default_factory=dict)

    def some(self, marks: Sequence[MarkId]) -> dict[MarkId, Mark]:
        table = self.library.mark_table
        return {mark: table[mark] for mark in marks if mark in table}

    def tags(self) -> list[str]:
        return sorted({tag for mark in self.library.mark_table.values() for tag in mark.tags} | {"vns"})

    def markdown(self, marks: Sequence[MarkId]) -> str:
        return "\n\n".join(self.library.notes.quote_of(mark) for mark in marks)

    def set_category(self, marks: Sequence[MarkId], category: CategoryId) -> None:
        for mark in marks:
            self.library.marks.put(replace(self.library.marks.get(mark), category_id=category))

    def set_kind(self, marks: Sequence[MarkId], kind: str) -> None:
        for mark in marks:
            self.library.marks.put(replace(self.library.marks.get(mark), kind=kind))

    def tag(self, marks: Sequence[MarkId], tags: Sequence[str]) -> None:
        for mark in marks:
            old = self.library.marks.get(mark)
            self.library.marks.put(replace(old, tags=tuple(dict.fromkeys((*old.tags, *tags)))))

    def untag(self, marks: Sequence[MarkId], tags: Sequence[str]) -> None:
        for mark in marks:
            old = self.library.marks.get(mark)
            self.library.marks.put(replace(old, tags=tuple(tag for tag in old.tags if tag not in tags)))

    def set_comment(self, mark: MarkId, comment: str, *, goes_on: bool = False) -> None:
        self.library.marks.put(replace(self.library.marks.get(mark), comment=comment))

    def name_pages(self, document: DocumentId, labels: Sequence[str]) -> None:
        self.named_pages[document] = labels

    def delete(self, marks: Sequence[MarkId]) -> None:
        for mark in marks:
            self.library.marks.delete(mark)


@dataclass
class Links:
    """Every mark that a note in memory has a link to is used there."""

    library: MemoryLibrary

    def backlinks(self, paper: PaperId) -> list[Use]:
        return []

    def broken_lines(self, paper: PaperId) -> list[Use]:
        return []

    def uses_of_question(self, question: QuestionId) -> list[Use]:
        return []

    def use_counts(self, paper: PaperId) -> Mapping[MarkId, int]:
        body = self.library.notes.get(paper).body
        return {mark: 1 for mark in self.library.mark_table if str(mark) in body}

    def uses_of(self, mark: MarkId) -> list[Use]:
        paper = self.library.mark_table[mark].paper_id
        lines = self.library.notes.get(paper).body.split("\n")
        return [Use(UseKind.NOTE, paper, "", line, place) for place, line in enumerate(lines) if str(mark) in line]
