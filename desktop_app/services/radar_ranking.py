"""What the radar reads of the library before it ranks, and the ranking itself, which needs no library any more.

The reading is short and the ranking long: a window reads on the store thread and ranks elsewhere.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from uuid import UUID

from desktop_app.domain.answer_ranking import (
    Asked,
    Ranked,
    ReadText,
    best_sentence,
    coverage,
    hits_in,
    is_keyword_list,
    presence,
    tells_doubt,
)
from desktop_app.domain.ids import DocumentId, MarkId, PaperId
from desktop_app.domain.paper import PaperName
from desktop_app.domain.question import Question
from desktop_app.domain.question_words import words_in
from desktop_app.domain.radar import RadarPassage, RadarText
from desktop_app.domain.text import clean
from desktop_app.services.question_rows import short_reference
from desktop_app.services.typed_text import one_line

_MOST_SPLIT = 40
_LEAST_SCORE = 0.3
_HEADER_PART = 0.5  # what a paper is about counts half of what the text itself says
_PAPER_PART = 0.8  # what the rest of the paper says of the question
_NEIGHBOUR_PART = 0.8  # and the page before or after
_ABOUT_WORTH = 0.6  # names and keywords of a paper seldom answer
_BIBLIOGRAPHY_LOSS = 0.5
_MOST_BESIDE_TITLE, _FEWEST_OF_TITLE = 8, 4
_SHORTEST_QUOTE = 12

PassageList = list[RadarPassage]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question with what is not offered for it: its origins and its evidence (`origins`), what was `refused`.

    Both are folded; `answered_in` are the papers of its evidence.
    """

    question: Question
    asked: Asked
    origins: Sequence[str]
    refused: frozenset[str]
    answered_in: frozenset[PaperId]

    def leaves_out(self, sentence: str) -> bool:
        own = folded(sentence)
        if own in self.refused:
            return True
        return any(one in own or (len(own) >= _SHORTEST_QUOTE and own in one) for one in self.origins)


class TextsToRank:
    """Texts of the library with what is said about them; each is read once, for any number of questions."""

    def __init__(
        self,
        texts: Sequence[RadarText],
        headers: Mapping[PaperId, str],
        names: Mapping[PaperId, PaperName],
        documents: Mapping[UUID, DocumentId],
    ) -> None:
        self.texts, self.names, self.documents = texts, names, documents
        self._headers = headers
        self._read: dict[int, ReadText] = {}
        self._read_headers: dict[PaperId, ReadText] = {}

    def read(self, place: int) -> ReadText:
        if place not in self._read:
            one = self.texts[place]
            lines = one.text.replace("\n", "\n\n") if one.kind == "paper" else one.text  # each of its lines is a thing
            self._read[place] = ReadText(clean(lines))
        return self._read[place]

    def header(self, paper: PaperId) -> ReadText:
        if paper not in self._read_headers:
            self._read_headers[paper] = ReadText(clean(self._headers.get(paper, "")))
        return self._read_headers[paper]


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: RadarText
    ranked: Ranked


def rarity(counts: Mapping[str, int], total: int) -> Callable[[str], float]:
    """What a word weighs: more when it is rare, as in what is known as inverse document frequency."""
    return lambda stem: math.log(1 + (total + 1) / (counts.get(stem, 0) + 1))


def ranked_passages(wanted: Wanted, pool: TextsToRank, limit: int, most_split: int = _MOST_SPLIT) -> PassageList:
    """The passages that answer best, best first, at most one of each page.

    Only so many texts, those that fit best as wholes, are looked at sentence by sentence.
    """
    found = _once_each(_ranked(wanted, pool, most_split))[:limit]
    return [
        passage_of(wanted, pool, one.text, one.ranked.sentence, one.ranked.score, is_confident=one.ranked.confident)
        for one in found
    ]


def folded(text: str) -> str:
    """Text as passages are compared: in one line and in small letters."""
    return one_line(text).casefold()


def bare_words(sentence: str) -> str:
    """A sentence as those of one paper are compared: only its words, in small letters."""
    return " ".join(words_in(sentence))


def _ranked(wanted: Wanted, pool: TextsToRank, most_split: int) -> list[_Candidate]:
    question = wanted.asked

    @cache
    def about(paper: PaperId) -> float:
        return _HEADER_PART * coverage(question, pool.header(paper))

    own = {place: part for place in range(len(pool.texts)) if (part := coverage(question, pool.read(place)))}
    around = _around(question, pool, own)
    whole = [(part + about(pool.texts[place].paper_id) + around[place], place) for place, part in own.items()]
    found = []
    for score, place in sorted(whole, key=lambda pair: (-pair[0], pair[1]))[:most_split]:
        one, read = pool.texts[place], pool.read(place)
        best = best_sentence(question, read, left_out(wanted, one.kind, pool.names[one.paper_id].title))
        score *= 1 - _BIBLIOGRAPHY_LOSS * read.bibliography_part
        if best is not None and score + best.score >= _LEAST_SCORE:
            worth = _ABOUT_WORTH if one.kind == "paper" else 1.0
            found.append(_Candidate(one, replace(best, score=worth * (score + best.score))))
    return sorted(found, key=lambda candidate: -candidate.ranked.score)


def _around(question: Asked, pool: TextsToRank, own: Mapping[int, float]) -> dict[int, float]:
    """What speaks for a text beside its own words: its paper is about what is asked, the next page goes on about it.

    That a document lends its passages part of its score is known as document smoothing in passage retrieval.
    """
    of_paper: dict[PaperId, list[int]] = {}
    for place in own:
        of_paper.setdefault(pool.texts[place].paper_id, []).append(place)
    papers = {paper: presence(question, map(pool.read, places)) for paper, places in of_paper.items()}
    pages = {_page(pool.texts[place]): part for place, part in own.items()}
    around = {}
    for place in own:
        one = pool.texts[place]
        neighbours = (pages.get(_page(one, apart), 0.0) for apart in (-1, 1)) if one.page_index is not None else ()
        around[place] = _PAPER_PART * papers[one.paper_id] + _NEIGHBOUR_PART * max(neighbours, default=0.0)
    return around


def _page(text: RadarText, apart: int = 0) -> tuple[str, UUID, int]:
    return text.kind, text.id, (text.page_index or 0) + apart


def left_out(wanted: Wanted, kind: str, title: str) -> Callable[[str], bool]:
    """Whether a sentence is not offered: doubts in a note, keywords, the title at the head of a page."""
    name = words_in(title)

    def is_left_out(sentence: str) -> bool:
        words = words_in(sentence)
        is_title = kind == "text" and len(words) <= len(name) + _MOST_BESIDE_TITLE and _has_run(words, name)
        is_doubt = kind == "note" and tells_doubt(sentence)
        return is_title or is_doubt or is_keyword_list(sentence) or wanted.leaves_out(sentence)

    return is_left_out


def _has_run(words: Sequence[str], run: Sequence[str]) -> bool:
    """Whether these words stand among those in a row, or the other way round."""
    one, other = f" {' '.join(words)} ", f" {' '.join(run)} "
    return min(len(words), len(run)) >= _FEWEST_OF_TITLE and (other in one or one in other)


def _once_each(found: Iterable[_Candidate]) -> list[_Candidate]:
    """Without a sentence that a better place of the same paper has given already: an abstract is in its PDF, too."""
    shown: dict[tuple[UUID, str], _Candidate] = {}
    for candidate in found:
        shown.setdefault((candidate.text.paper_id, bare_words(candidate.ranked.sentence)), candidate)
    return list(shown.values())


def passage_of(
    wanted: Wanted, pool: TextsToRank, text: RadarText, sentence: str, score: float, *, is_confident: bool
) -> RadarPassage:
    """A sentence of a text of the pool, with all that is told of it."""
    name = pool.names[text.paper_id]
    return RadarPassage(
        wanted.question.id,
        wanted.question.text,
        text.paper_id,
        name.title,
        short_reference(name),
        text.kind,
        pool.documents.get(text.id),
        MarkId(text.id) if text.kind == "mark" else None,
        text.page_index,
        sentence,
        hits_in(wanted.asked, sentence),
        round(score, 4),
        is_confident,
        text.page_name,
    )
