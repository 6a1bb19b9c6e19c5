"""Passages related by meaning: found without a shared word, apart from the radar's list, never what was refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.bootstrap import build_services
from desktop_app.domain.anchor import Anchor, TextPosition, TextQuote
from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.errors import ReaderError
from desktop_app.domain.ids import PaperId
from desktop_app.domain.paper import Bibliography, Paper
from desktop_app.meaning.index import MeaningIndex
from desktop_app.meaning.process import NOT_INSTALLED, MeaningProcess
from desktop_app.pdf.fake import FakePdfReader
from desktop_app.services.context import Services
from desktop_app.system.paths import AppPaths
from tests.word_encoder import WordEncoder

SLUMBER = "Infants slumber beside the bed."
OTHER = "The currency fell by three percent against gold."
QUESTION = "Where do babies sleep?"


@pytest.fixture
def encoder() -> WordEncoder:
    return WordEncoder()


@pytest.fixture
def services(paths: AppPaths, encoder: WordEncoder) -> Iterator[Services]:
    built = build_services(paths, pdf=FakePdfReader(), meaning=MeaningIndex(paths.cache / "r", lambda: encoder))
    yield built
    built.close()


@pytest.fixture
def cot(services: Services) -> Paper:
    return paper(services, "On cots", SLUMBER)


def paper(services: Services, title: str, abstract: str) -> Paper:
    return services.intake.add_draft(PaperDraft(Bibliography(title, abstract=abstract))).paper


def related(services: Services, text: str = QUESTION, asked_in: PaperId | None = None, **more: object) -> list[str]:
    services.related.read_all()
    question = services.questions.ask(asked_in, text, **more)
    return [one.passage for one in services.related.passages(question.id)]


def test_a_passage_without_a_word_of_the_question_is_found(services: Services, cot: Paper) -> None:
    paper(services, "On money", OTHER)
    services.related.read_all()
    question = services.questions.ask(None, QUESTION)
    assert services.radar.passages(question.id) == []
    (found,) = services.related.passages(question.id)
    assert (found.passage, found.paper_id, found.kind, found.page_index) == (SLUMBER, cot.id, "text", None)
    assert found.document_id == services.reading.open(cot.id).documents[0].id
    assert found.score > 0.6
    assert not found.confident


def test_nothing_is_said_below_the_floor(services: Services, cot: Paper) -> None:
    assert related(services, "Where is the currency of gold minted?") == []


def test_what_is_listed_already_is_left_out(services: Services, cot: Paper) -> None:
    services.related.read_all()
    question = services.questions.ask(None, "Where do infants slumber?")
    listed = services.radar.passages(question.id)
    assert [one.passage for one in listed] == [SLUMBER]
    assert services.related.passages(question.id, listed) == []
    assert [one.passage for one in services.related.passages(question.id)] == [SLUMBER]


def test_not_this_is_respected_and_undone(services: Services, cot: Paper) -> None:
    services.related.read_all()
    question = services.questions.ask(None, QUESTION)
    services.radar.refuse(services.related.passages(question.id)[0])
    assert services.related.passages(question.id) == []
    services.history.undo()
    assert len(services.related.passages(question.id)) == 1


def test_its_own_origin_is_left_out(services: Services, cot: Paper) -> None:
    document = services.reading.open(cot.id).documents[0]
    anchor = Anchor(TextQuote(SLUMBER, "", ""), TextPosition(0, len(SLUMBER)))
    mark = services.marks.create(document.id, "highlight", services.categories.list()[0].id, anchor)
    assert related(services, asked_in=cot.id, marks=[mark.id]) == []


def test_notes_marks_and_pages_are_read_too(services: Services, cot: Paper, pdf_path: Path) -> None:
    added = services.intake.add_pdf(services.intake.probe_pdf(pdf_path))
    services.intake.store_text(added.document.id, services.intake.extract_text(added.document.id, lambda: False))
    services.notes.save(cot.id, "Some infants slumber in cars.")
    document = services.reading.open(cot.id).documents[0]
    anchor = Anchor(TextQuote("bed", "", ""), TextPosition(5, 8))
    mark = services.marks.create(document.id, "highlight", services.categories.list()[0].id, anchor)
    services.marks.set_comment(mark.id, "Many infants slumber outdoors, says Anna.")
    found = related(services)
    assert {"Some infants slumber in cars.", SLUMBER} <= set(found)
    assert any("Anna" in one for one in found)
    assert any("hippocampus" in one for one in related(services, "In hippocampus found neurotrophins?"))


def test_a_question_is_no_answer(services: Services, cot: Paper) -> None:
    services.notes.save(cot.id, "Where do infants slumber?")
    paper(services, "On beds", "Miller A: Where do babies sleep?. Lancet 1990 of sleep and babies.")
    assert set(related(services)) == {SLUMBER, "Lancet 1990 of sleep and babies."}


def test_the_same_words_in_two_texts_of_a_paper_are_shown_once(services: Services, cot: Paper) -> None:
    services.notes.save(cot.id, SLUMBER)
    assert related(services) == [SLUMBER]


def test_texts_that_changed_or_went_are_not_shown(services: Services, cot: Paper) -> None:
    services.notes.save(cot.id, "Some infants slumber in cars.")
    assert "Some infants slumber in cars." in related(services)
    services.notes.save(cot.id, "Other words.")
    question = services.questions.ask(None, QUESTION)
    assert [one.passage for one in services.related.passages(question.id)] == [SLUMBER]  # before it is read again
    services.library.trash(cot.id)
    assert services.related.passages(question.id) == []
    services.related.read_all()
    assert services.related.passages(question.id) == []
    services.history.undo()
    services.related.read_all()
    assert [one.passage for one in services.related.passages(question.id)] == [SLUMBER]


def test_an_edit_of_the_text_that_came_last_is_noticed(services: Services, cot: Paper) -> None:
    services.notes.save(cot.id, "Some infants slumber in cars.")
    services.related.read_all()
    before = services.related.stamps()
    assert services.related.due(before) == []
    services.notes.save(cot.id, "Some infants slumber in boats.")
    assert services.related.due(services.related.stamps()) == [cot.id]
    assert "Some infants slumber in boats." in related(services)


def test_unchanged_texts_are_never_encoded_twice(services: Services, cot: Paper, encoder: WordEncoder) -> None:
    services.related.read_all()
    paper(services, "On money", OTHER)
    services.notes.save(cot.id, "Some infants slumber in cars.")
    encoder.encoded.clear()
    services.related.read_all()
    assert sorted(encoder.encoded) == [OTHER, "Some infants slumber in cars."] or SLUMBER not in encoder.encoded


def test_it_is_off_until_switched_on_and_tells_how_far_it_is(services: Services, cot: Paper) -> None:
    paper(services, "On money", OTHER)
    assert not services.related.state().is_on
    services.related.switch(on=True)
    due = services.related.due(services.related.stamps())
    state = services.related.state()
    assert (state.is_on, state.read, state.papers, state.is_reading) == (True, 0, 2, True)
    left = services.related.begin(services.related.texts_of(due[0]))
    while left:
        left = services.related.go_on()
    assert services.related.state().read == 1
    services.related.read_all()
    assert not services.related.state().is_reading
    services.related.switch(on=False)
    assert not services.related.state().is_on


def test_stopping_keeps_what_was_read(services: Services, cot: Paper) -> None:
    paper(services, "On money", OTHER)
    answers = iter((False, True))
    services.related.read_all(lambda: next(answers))
    assert len(services.related.due(services.related.stamps())) == 1


def test_without_the_package_everything_else_works(paths: AppPaths) -> None:
    engine = MeaningProcess(paths.cache / "related", needed="no_such_package")
    services = build_services(paths, pdf=FakePdfReader(), meaning=engine)
    cot = paper(services, "On cots", SLUMBER)
    question = services.questions.ask(None, "Where do infants slumber?")
    with pytest.raises(ReaderError) as told:
        services.related.passages(question.id)
    assert str(told.value) == NOT_INSTALLED
    with pytest.raises(ReaderError):
        services.related.due({cot.id: "1"})
    assert services.related.state().problem == NOT_INSTALLED
    assert not services.related.state().is_installed
    assert [one.passage for one in services.radar.passages(question.id)] == [SLUMBER]
    services.close()
