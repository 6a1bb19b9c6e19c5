"""The radar over a real library: what answers comes first, its origin does not."""

import pytest

from desktop_app.domain.anchor import Anchor, TextPosition, TextQuote
from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.errors import NotFoundError
from desktop_app.domain.ids import PaperId, QuestionId
from desktop_app.domain.paper import Bibliography, Paper
from desktop_app.services.context import Services

SERUM = "Serum was taken twice. Neurotrophins are found in the hippocampus and in serum. Nothing else was of interest."


@pytest.fixture
def serum(services: Services) -> Paper:
    return services.intake.add_draft(PaperDraft(Bibliography("A study of serum", abstract=SERUM))).paper


def passages(services: Services, text: str, paper: PaperId | None = None) -> list[str]:
    question = services.questions.ask(paper, text)
    return [one.passage for one in services.radar.passages(question.id)]


def test_the_sentence_that_answers_comes_first(services: Services, vns: Paper, serum: Paper) -> None:
    question = services.questions.ask(vns.id, "Where are neurotrophins found?")
    found = services.radar.passages(question.id)
    assert found[0].passage == "Neurotrophins are found in the hippocampus and in serum."
    assert (found[0].paper_id, found[0].paper_title) == (serum.id, "A study of serum")
    assert found[0].document_id == services.reading.open(serum.id).documents[0].id
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_a_title_at_the_head_of_a_page_answers_nothing(services: Services) -> None:
    title = "Where neurotrophins of rats are found"
    text = f"{title}, Journal of Serum. Neurotrophins are found in the hippocampus of rats and in their serum."
    services.intake.add_draft(PaperDraft(Bibliography(title, abstract=text)))
    assert passages(services, "Where are the neurotrophins of rats found?")[0].startswith("Neurotrophins are found")


def test_notes_and_marks_answer_too(services: Services, vns: Paper, serum: Paper) -> None:
    services.notes.save(serum.id, "Whales sleep upright near the Azores.\n\nOther things.")
    document = services.reading.open(serum.id).documents[0]
    anchor = Anchor(TextQuote("Serum was taken twice", "", ""), TextPosition(0, 21))
    category = services.categories.list()[0].id
    mark = services.marks.create(document.id, "highlight", category, anchor)
    services.marks.set_comment(mark.id, "Whales sleep in the Pacific, says Anna.")
    found = passages(services, "Where do whales sleep?", vns.id)
    assert any("Azores" in one for one in found)
    assert any("Pacific" in one for one in found)


def test_its_own_origin_is_left_out(services: Services, serum: Paper) -> None:
    document = services.reading.open(serum.id).documents[0]
    quote = "Neurotrophins are found in the hippocampus and in serum."
    anchor = Anchor(TextQuote(quote, "", ""), TextPosition(23, 79))
    mark = services.marks.create(document.id, "highlight", services.categories.list()[0].id, anchor)
    question = services.questions.ask(serum.id, "Where are neurotrophins found?", marks=[mark.id])
    assert quote not in [one.passage for one in services.radar.passages(question.id)]


def test_not_this_is_remembered_for_that_question_only_and_undone(services: Services, serum: Paper) -> None:
    first = services.questions.ask(None, "Where are neurotrophins found?")
    shown = services.radar.passages(first.id)[0]
    services.radar.refuse(shown)
    services.radar.refuse(shown)
    assert shown.passage not in [one.passage for one in services.radar.passages(first.id)]
    assert shown.passage not in [one.passage for one in services.radar.questions(serum.id)]
    assert shown.passage in passages(services, "Where are neurotrophins found?")
    services.history.undo()
    services.history.undo()
    assert services.radar.passages(first.id)[0] == shown


def test_a_paper_knows_its_open_questions(services: Services, vns: Paper, serum: Paper) -> None:
    asked = services.questions.ask(vns.id, "Where are neurotrophins found?")
    services.questions.ask(vns.id, "How many whales sleep?")
    closed = services.questions.ask(vns.id, "In which tissue are neurotrophins found?")
    services.questions.drop(closed.id)
    assert [one.question_id for one in services.radar.questions(serum.id)] == [asked.id]
    assert services.radar.questions(serum.id)[0].confident


def test_it_is_not_confident_where_words_are_missing(services: Services, serum: Paper) -> None:
    question = services.questions.ask(None, "How many neurotrophins cross the placenta of whales?")
    assert not any(one.confident for one in services.radar.passages(question.id))


def test_a_paper_in_the_trash_answers_nothing(services: Services, serum: Paper) -> None:
    question = services.questions.ask(None, "Where are neurotrophins found?")
    services.library.trash(serum.id)
    assert services.radar.passages(question.id) == []
    with pytest.raises(NotFoundError):
        services.radar.questions(serum.id)


@pytest.mark.parametrize("text", ["?", "Where is it?", '"', "* OR NEAR(", "神経はどこ?"])
def test_any_question_is_plain_text(services: Services, serum: Paper, text: str) -> None:
    assert isinstance(passages(services, text), list)


def test_an_unknown_question(services: Services, serum: Paper) -> None:
    with pytest.raises(NotFoundError):
        services.radar.passages(QuestionId(serum.id))


def test_neither_her_own_doubt_nor_keywords_answer(services: Services, vns: Paper, serum: Paper) -> None:
    services.notes.save(
        vns.id, "I'm not even sure where neurotrophins are found. Neurotrophins are found in blood, too."
    )
    services.intake.add_draft(
        PaperDraft(Bibliography("Others", abstract="Keywords neurotrophins found · serum\n\nMore."))
    )
    found = passages(services, "Where are neurotrophins found?", vns.id)
    assert "Neurotrophins are found in blood, too." in found
    assert not any("not even sure" in one or "Keywords" in one for one in found)


def test_what_is_known_about_a_paper_answers_line_by_line(services: Services) -> None:
    parts = Bibliography(
        "Growth",
        year=2020,
        keywords=("vagus nerve", "plasticity"),
        research_highlights=("Neurotrophins are found in blood.",),
    )
    paper = services.intake.add_draft(PaperDraft(parts)).paper
    assert passages(services, "Where are neurotrophins found?", paper.id) == list(parts.research_highlights)
