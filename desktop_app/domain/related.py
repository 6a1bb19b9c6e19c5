"""What is related by meaning: windows of a text, the passages near a question, how far the texts are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple
from uuid import UUID

from desktop_app.domain.answer_ranking import is_keyword_list, is_reference
from desktop_app.domain.ids import PaperId
from desktop_app.domain.sentences import sentences_of
from desktop_app.domain.text import clean

#: counted up when texts are cut in another way: what was encoded before is of no use then
CUT = 1
KEY_BYTES = 8
_MOST_SENTENCES, _ENOUGH_WORDS, _FEWEST_WORDS = 3, 40, 4


@dataclass(frozen=True, slots=True)
class Window:
    """A few sentences that follow one another; encoded as one."""

    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.sentences)

    @property
    def key(self) -> bytes:
        """By what the same words are known again: `KEY_BYTES` bytes."""
        return blake2b(self.text.encode(), digest_size=KEY_BYTES).digest()


class TextPlace(NamedTuple):
    """Where a text is: kind and id as of `RadarText`; `page_index` is 0-based, None where there is no page."""

    kind: str
    id: UUID
    page_index: int | None


@dataclass(frozen=True, slots=True)
class PaperTexts:
    """All texts of a paper; `stamp` is different when they are."""

    paper_id: PaperId
    stamp: str
    texts: Sequence[tuple[TextPlace, str]]


@dataclass(frozen=True, slots=True)
class NearWindow:
    """A window by its key, with its closeness to a question: a cosine, from -1 to 1."""

    paper_id: PaperId
    place: TextPlace
    key: bytes
    closeness: float


@dataclass(frozen=True, slots=True)
class RelatedState:
    """Whether related passages are looked for, and of how many papers the texts are read; `problem`: why not.

    `size_bytes` is what is kept of them, apart from the library.
    """

    is_installed: bool
    is_on: bool
    read: int = 0
    papers: int = 0
    problem: str = ""
    size_bytes: int = 0

    @property
    def is_reading(self) -> bool:
        return self.is_on and not self.problem and self.read < self.papers


def windows_of(text: str) -> list[Window]:
    """A text in windows one after another; without headings, lists of keywords and entries of a bibliography."""
    found: list[Window] = []
    some: list[str] = []
    words = 0
    for sentence in sentences_of(clean(text)):
        count = len(sentence.split())
        if count < _FEWEST_WORDS or is_keyword_list(sentence) or is_reference(sentence):
            continue
        some.append(sentence)
        words += count
        if len(some) == _MOST_SENTENCES or words >= _ENOUGH_WORDS:
            found.append(Window(tuple(some)))
            some, words = [], 0
    return [*found, Window(tuple(some))] if some else found
