"""“Use as answer”: a mark of the category Evidence at the passage, linked, in one action that one undo takes back."""

from pathlib import Path

import pytest

from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.paper import Bibliography, Paper
from desktop_app.domain.question import Question
from desktop_app.domain.radar import RadarPassage
from desktop_app.pdf.fake import FakePdf, write_fake_pdf
from desktop_app.services.context import Services

FIRST = "Serum was taken twice from all of the rats that were there."
FOUND = "Neurotrophins are found in the hippocampus and in serum."


def use(services: Services, passage: RadarPassage) -> Question:
    document = services.radar_answers.document_of(passage)
    return services.radar_answers.use(passage, services.radar_answers.place_of(passage, document))


def category(services: Services, question: Question) -> str:
    mark = services.marks.get(question.evidence[0])
    return next(one.name for one in services.categories.list() if one.id == mark.category_id)


@pytest.fixture
def serum(services: Services) -> Paper:
    return services.intake.add_draft(PaperDraft(Bibliography("A study of serum", abstract=f"{FIRST} {FOUND}"))).paper


def test_a_sentence_of_an_abstract_becomes_evidence(services: Services, serum: Paper) -> None:
    question = services.questions.ask(None, "Where are neurotrophins found?")
    used = use(services, services.radar.passages(question.id)[0])
    assert (used.is_open, used.answer, len(used.evidence)) == (True, FOUND, 1)
    assert services.marks.get(used.evidence[0]).quote == FOUND
    assert category(services, used) == "Evidence"
    assert FOUND not in [one.passage for one in services.radar.passages(question.id)]
    assert services.radar.questions(serum.id) == []
    services.history.undo()
    again = services.questions.list()[0]
    assert (again.answer, again.evidence) == (None, ())
    assert services.marks.list(serum.id) == []


def test_a_page_of_a_pdf_is_marked_where_it_stands(services: Services, tmp_path: Path) -> None:
    path = write_fake_pdf(tmp_path / "serum.pdf", FakePdf(pages=(FIRST, FOUND)))
    added = services.intake.add_pdf(services.intake.probe_pdf(path))
    services.intake.store_text(added.document.id, services.intake.extract_text(added.document.id))
    question = services.questions.ask(None, "Where are neurotrophins found?")
    mark = services.marks.get(use(services, services.radar.passages(question.id)[0]).evidence[0])
    assert (mark.paper_id, mark.anchor.page_index, mark.quote) == (added.paper.id, 1, FOUND)
    assert mark.anchor.quads


def test_what_is_marked_already_is_not_marked_again_and_an_answer_stays(services: Services, serum: Paper) -> None:
    mark = services.marks.mark_quote(serum.id, FOUND)
    services.marks.set_comment(mark.id, "Whales sleep upright near the Azores.")
    question = services.questions.ask(None, "Where do whales sleep?")
    services.questions.keep_partial(question.id, "In the sea.")
    used = use(services, services.radar.passages(question.id)[0])
    assert (used.answer, used.evidence) == ("In the sea.", (mark.id,))
    assert len(services.marks.list(serum.id)) == 1


def test_a_note_gives_its_words_without_a_mark(services: Services, serum: Paper) -> None:
    services.notes.save(serum.id, "Whales sleep upright near the Azores.")
    question = services.questions.ask(None, "Where do whales sleep?")
    used = use(services, services.radar.passages(question.id)[0])
    assert (used.answer, used.evidence) == ("Whales sleep upright near the Azores.", ())
