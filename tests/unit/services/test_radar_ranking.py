"""What speaks for a passage beside its own words: the rest of its paper, and the pages around it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import uuid4

from desktop_app.domain.answer_ranking import ReadText, asked, presence
from desktop_app.domain.ids import PaperId, QuestionId
from desktop_app.domain.paper import PaperName
from desktop_app.domain.question import Question, QuestionState
from desktop_app.domain.radar import RadarText
from desktop_app.services.radar_ranking import TextsToRank, Wanted, ranked_passages

ASKED = "Which corpus of broadcast news trained the recognizer?"
SAYS_LITTLE = "The recognizer saw eleven hours of it. Weather was mild."


def places(*papers: Sequence[str]) -> list[tuple[int, int]]:
    """Where the passages for the question above stand, best first: which paper, which of its pages."""
    owners = [PaperId(uuid4()) for _ in papers]
    documents = [uuid4() for _ in papers]
    texts = [
        RadarText("text", documents[number], owners[number], page, text)
        for number, pages in enumerate(papers)
        for page, text in enumerate(pages)
    ]
    names = {owner: PaperName(f"Paper {number}") for number, owner in enumerate(owners)}
    pool = TextsToRank(texts, {}, names, {})
    now = datetime(2026, 1, 1, tzinfo=UTC)
    question = Question(
        QuestionId(uuid4()), ASKED, None, QuestionState.OPEN, promised=False, asked_at=now, updated_at=now
    )
    wanted = Wanted(question, asked(ASKED, lambda _stem: 1.0), [], frozenset(), frozenset())
    return [(owners.index(one.paper_id), one.page_index or 0) for one in ranked_passages(wanted, pool, 10)]


def test_of_pages_alike_the_one_in_the_paper_about_it_is_first() -> None:
    elsewhere = ["Broadcast news were the corpus of this work.", "Nothing of that.", "Nor here.", SAYS_LITTLE]
    found = places(["Cats sleep.", "Dogs run.", "Birds sing.", SAYS_LITTLE], elsewhere)
    assert found.index((1, 3)) < found.index((0, 3))


def test_of_pages_alike_the_one_beside_a_page_about_it_is_first() -> None:
    about = "Broadcast news were the corpus of this work."
    found = places([SAYS_LITTLE.replace("eleven", "twelve"), "Nothing of that.", about, SAYS_LITTLE])
    assert found.index((0, 3)) < found.index((0, 0))


def test_a_paper_about_it_makes_no_page_answer_that_has_none_of_the_words() -> None:
    assert places(["Broadcast news were the corpus.", "Weather was mild."]) == [(0, 0)]


def test_presence_counts_each_word_once_over_all_texts() -> None:
    question = asked("Do rats dream?", lambda _stem: 1.0)
    rats, dreams = ReadText("Rats, rats and a rat."), ReadText("A dream of cheese.")
    assert presence(question, [rats]) == 0.5
    assert presence(question, [rats, dreams]) == 1.0
    assert presence(question, []) == 0.0
