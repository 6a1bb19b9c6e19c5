"""What is left of a line when all that was read from it is taken away: nothing may get lost."""

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"\w+")
_LITTLE = frozenset(
    "and on in at of the by from this version v1 v2 v3 v4 v5 doi https http dx org www for available online date dates "  # noqa: SIM905 - lines instead of forty
    "article history manuscript published accepted received revised form print cite as or pmid pmcid arxiv epub".split()
)


def words_left(text: str, spans: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """The words of a text outside the half-open spans that say something by themselves."""
    kept: list[str] = []
    at = 0
    for start, end in sorted(spans):
        kept.append(text[at : max(at, start)])
        at = max(at, end)
    kept.append(text[at:])
    return tuple(word for word in _WORD.findall(" ".join(kept).casefold()) if word not in _LITTLE)


def words_of(texts: Sequence[str]) -> frozenset[str]:
    """Every word of some texts, to look others up in."""
    return frozenset(word for text in texts for word in _WORD.findall(text.casefold()))
