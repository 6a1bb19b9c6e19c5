"""Questions as lists show them: with the words for their papers and marks, all of them read at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.ids import MarkId, PaperId
from desktop_app.domain.paper import PaperName
from desktop_app.domain.plain_letters import plain_letters
from desktop_app.domain.question import Question

if TYPE_CHECKING:
    from desktop_app.storage.question_list import MarkWords
    from desktop_app.storage.unit_of_work import UnitOfWork

_TITLE_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A mark in words: what it quotes, where it is ("p. 3" or "abstract"), and with its paper: "Breit 2018, p. 3"."""

    mark: MarkId
    paper: PaperId
    words: str
    place: str
    reference: str


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question with its marks in words, in the order of `question.raised_by` and `.evidence`."""

    question: Question
    paper_title: str
    raised: tuple[MarkLine, ...] = ()
    evidence: tuple[MarkLine, ...] = ()

    @property
    def words(self) -> str:
        """What a filter of a list looks into, in plain letters."""
        question = self.question
        said = (question.text, question.answer or "", self.paper_title, question.drop_reason or "", *question.tags)
        return plain_letters("\n".join((*said, *self.raised_quotes, *self.evidence_labels)))

    @property
    def raised_quotes(self) -> tuple[str, ...]:
        return tuple(line.words for line in self.raised)

    @property
    def evidence_labels(self) -> tuple[str, ...]:
        return tuple(line.reference for line in self.evidence)

    @property
    def place(self) -> str:
        """Where in its paper it came up first, empty where no mark tells."""
        return self.raised[0].place if self.raised else ""

    @property
    def papers(self) -> tuple[PaperId, ...]:
        """The papers it came up in, each once."""
        own = (self.question.paper_id,) if self.question.paper_id is not None else ()
        return tuple(dict.fromkeys((*own, *(line.paper for line in self.raised))))


def question_rows(unit: "UnitOfWork", questions: Sequence[Question]) -> list[QuestionRow]:
    """The rows of these questions, in their order."""
    words = unit.questions.words_of(mark for one in questions for mark in (*one.raised_by, *one.evidence))
    about = {one.paper_id for one in questions if one.paper_id is not None}
    papers = unit.papers.names(about | {found.paper for found in words.values()})

    def line(mark: MarkId) -> MarkLine:
        return _line(words[mark], papers[words[mark].paper])

    return [
        QuestionRow(
            question,
            papers[question.paper_id].title if question.paper_id is not None else "",
            tuple(map(line, question.raised_by)),
            tuple(map(line, question.evidence)),
        )
        for question in questions
    ]


def made_row(
    question: Question,
    paper_title: str,
    raised: "Sequence[tuple[MarkWords, PaperName]]",
    evidence: "Sequence[tuple[MarkWords, PaperName]]",
) -> QuestionRow:
    """The row of a question whose words are all there."""
    raised_lines = tuple(_line(mark, paper) for mark, paper in raised)
    return QuestionRow(question, paper_title, raised_lines, tuple(_line(mark, paper) for mark, paper in evidence))


def _line(mark: "MarkWords", paper: PaperName) -> MarkLine:
    place = "abstract" if mark.page is None else f"p. {mark.page}"
    return MarkLine(mark.mark, mark.paper, mark.words, place, f"{short_reference(paper)}, {place}")


def short_reference(paper: PaperName) -> str:
    """Author and year ("Breit 2018", "Breit et al. 2018"), or the beginning of the title where nobody is known."""
    names = paper.authors
    who = f"{names[0]} et al." if len(names) > 1 else names[0] if names else _beginning(paper.title)
    return f"{who} {paper.year}" if paper.year else who


def _beginning(title: str) -> str:
    """Whole words of it; of one long word, or of a script without spaces, as many letters."""
    title = title.strip()
    if len(title) <= _TITLE_CHARACTERS:
        return title
    head = title[:_TITLE_CHARACTERS]
    return f"{(head.rpartition(' ')[0] or head).rstrip(' ,;:–-')}…"
