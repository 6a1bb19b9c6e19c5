"""The end of a page and the beginning of the next as one text, so that what goes over the break is found."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from desktop_app.pdf.folded_text import FoldedText, SoughtWords
from desktop_app.ui.viewer.selection import PageSpan

_REACH = 160


@dataclass(frozen=True)
class PageBreak:
    """Lines without letters (page numbers, rules) at the break are left out."""

    page_index: int
    source: str
    following: str
    keeps_accents: bool

    def spans(self, words: SoughtWords) -> Iterator[tuple[PageSpan, PageSpan]]:
        """Every place that begins on the page and ends on the next."""
        first, cut, joint = self._tail[0], len(self._tail[1]), len(self._tail[1]) + 1
        for start, end in self._folded.spans(words):
            if start < cut and end > joint:
                last = self._head[0] + end - joint
                yield (
                    PageSpan(self.page_index, first + start, first + cut),
                    PageSpan(self.page_index + 1, self._head[0], last),
                )

    @cached_property
    def _tail(self) -> tuple[int, str]:
        """Where the last lines of the page begin, and they."""
        text = self.source.rstrip()
        while "\n" in text and not any(map(str.isalpha, text[text.rindex("\n") :])):
            text = text[: text.rindex("\n")].rstrip()
        start = max(0, len(text) - _REACH)
        return start, text[start:]

    @cached_property
    def _head(self) -> tuple[int, str]:
        """Where the first lines of the next page begin, and they."""
        text, start = self.following, 0
        while (end := text.find("\n", start)) >= 0 and not any(map(str.isalpha, text[start:end])):
            start = end + 1
        start += len(text[start:]) - len(text[start:].lstrip())
        return start, text[start : start + _REACH]

    @cached_property
    def _folded(self) -> FoldedText:
        return FoldedText(f"{self._tail[1]}\n{self._head[1]}", keeps_accents=self.keeps_accents)
