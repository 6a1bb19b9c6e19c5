"""Which marks of a paper the list shows: by category, tag, words, and whether there is a comment."""

from dataclasses import dataclass, field

from desktop_app.domain.ids import CategoryId
from desktop_app.domain.mark import Mark


@dataclass(frozen=True, slots=True)
class MarkFilter:
    """Of several categories any will do, of several tags too; what is empty asks for nothing.

    `words` and `tag_starts` are folded; each of the latter begins a tag of the mark.
    """

    categories: frozenset[CategoryId] = field(default_factory=frozenset)
    tags: frozenset[str] = field(default_factory=frozenset)
    words: tuple[str, ...] = ()
    has_comment: bool = False
    tag_starts: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.categories or self.tags or self.words or self.has_comment or self.tag_starts)

    def passes(self, mark: Mark, folded: str) -> bool:
        """Whether to show this mark; `folded` is the text of its quote and comment in folded case."""
        if self.categories and mark.category_id not in self.categories:
            return False
        if self.tags and self.tags.isdisjoint(mark.tags):
            return False
        if self.has_comment and not mark.comment:
            return False
        if not all(any(tag.casefold().startswith(start) for tag in mark.tags) for start in self.tag_starts):
            return False
        return all(word in folded for word in self.words)


def folded_text(mark: Mark) -> str:
    """What the words of a filter are looked for in."""
    return f"{mark.quote}\n{mark.comment}".casefold()
