"""What the words of a filter are looked for in, for each paper of a list."""

from collections.abc import Iterable, Mapping, Sequence

from desktop_app.domain.paper import PaperSummary

#: by the number of the id: the paper as it was when its text was folded, and that
FoldedTexts = Mapping[int, tuple[PaperSummary, str]]


class PaperTexts:
    """Folded once, not with every letter typed; the number of an id is told from others quicker than the id."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[PaperSummary, str]] = {}

    @staticmethod
    def of(papers: Iterable[PaperSummary]) -> FoldedTexts:
        """What `know` takes; to be called where it does not matter that this takes a while."""
        return {paper.id.int: (paper, _folded(paper)) for paper in papers}

    def know(self, texts: FoldedTexts) -> None:
        """Take these in place of all others."""
        self._known = dict(texts)

    def have(self, paper: PaperSummary, words: Sequence[str]) -> bool:
        """Whether title, authors, year, journal or tags have all these words, given in lower case."""
        if not words:
            return True
        known = self._known.get(paper.id.int)
        if known is None or known[0] is not paper:
            known = self._known[paper.id.int] = paper, _folded(paper)
        return all(word in known[1] for word in words)


def _folded(paper: PaperSummary) -> str:
    parts = (paper.title, *paper.authors, str(paper.year or ""), paper.container or "", *paper.tags)
    return " ".join(parts).casefold()
