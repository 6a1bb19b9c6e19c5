"""What `[[` offers: this paper's marks first, then by how it fits and how lately it was used; mistypings are found."""

import pytest

from desktop_app.domain.anchor import Anchor, TextPosition, TextQuote
from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.changes import Entity
from desktop_app.domain.mark import Mark
from desktop_app.domain.own_link import OwnLink, QuestionLink, read_own_link
from desktop_app.domain.paper import Bibliography, Contributor, Paper
from desktop_app.services.context import Services
from tests.unit.services.conftest import SettableClock


def mark_on(services: Services, paper: Paper, quote: str, comment: str = "") -> Mark:
    document = services.reading.open(paper.id).documents[0]
    anchor = Anchor(TextQuote(quote, "", ""), TextPosition(0, len(quote)))
    return services.marks.create(document.id, "highlight", services.categories.list()[0].id, anchor, comment)


@pytest.fixture
def other(services: Services, clock: SettableClock) -> Paper:
    clock.advance(hours=1)
    people = (Contributor("Marchetti", "Ann"),)
    parts = Bibliography("Serum levels of BDNF", contributors=people, year=2021, abstract="Vagus in serum rose.")
    return services.intake.add_draft(PaperDraft(parts)).paper


def titles(services: Services, words: str, paper: Paper) -> list[tuple[str, str]]:
    return [(one.kind.value, one.title) for one in services.link_offers.find(words, paper.id)]


def test_own_marks_come_first_then_what_begins_like_that(services: Services, vns: Paper, other: Paper) -> None:
    mark_on(services, vns, "the vagus nerve")
    mark_on(services, other, "Vagus in serum")
    services.questions.ask(other.id, "Is vagus tone measured?")
    found = titles(services, "vagus", vns)
    assert found[0] == ("mark", "abstract")
    assert ("mark", "Marchetti 2021, abstract") in found
    assert found.index(("mark", "Marchetti 2021, abstract")) < found.index(("question", "Is vagus tone measured?"))
    assert ("paper", vns.title) not in found


def test_words_are_found_in_any_order_and_anywhere(services: Services, vns: Paper, other: Paper) -> None:
    for words in ("serum bdnf", "bdnf ser", "marchetti", "eru", "MARCH 2021"[:5]):
        assert ("paper", other.title) in titles(services, words, vns), words
    assert titles(services, "zzz", vns) == []


def test_a_mistyped_word_finds_what_is_nearly_that(services: Services, vns: Paper, other: Paper) -> None:
    assert titles(services, "marcheti", vns) == [("paper", other.title)]


def test_nothing_typed_offers_own_marks_recent_papers_and_questions(
    services: Services, vns: Paper, other: Paper
) -> None:
    first, second = mark_on(services, vns, "the vagus nerve"), mark_on(services, vns, "depression")
    question = services.questions.ask(vns.id, "Why?")
    offers = services.link_offers.find("", vns.id)
    targets = [one.target for one in offers]
    assert str(OwnLink(vns.id, first.id)) in targets[:3]
    assert str(OwnLink(vns.id, second.id)) in targets[:3]
    assert str(QuestionLink(question.id)) in targets[:3]
    assert targets[3:] == [str(OwnLink(other.id))]


def test_a_link_names_the_record_and_shows_words(services: Services, vns: Paper, other: Paper) -> None:
    (paper,) = services.link_offers.find("serum levels", vns.id)
    assert paper.markdown == f"[Marchetti 2021](postil://paper/{other.id})"
    assert read_own_link(paper.target) == OwnLink(other.id)
    mark_on(services, vns, "the *vagus* nerve")
    (own,) = services.link_offers.find("the *va", vns.id)
    assert own.markdown.startswith(r"[the \*vagus\* nerve](postil://paper/")
    services.questions.ask(None, "Is [this] *so*, and so on, and so on, and so on, and so on, and so on?")
    (question,) = [one for one in services.link_offers.find("is [this]", vns.id) if one.kind is Entity.QUESTION]
    assert question.markdown.startswith(r"[Is \[this\] \*so\*, and so on")
    assert "…](postil://question/" in question.markdown


def test_changes_are_seen_at_once(services: Services, vns: Paper, other: Paper) -> None:
    assert titles(services, "levels", vns) == [("paper", other.title)]
    services.library.set_field(other.id, "title", "Quite another name")
    assert titles(services, "levels", vns) == []
    assert titles(services, "quite an", vns) == [("paper", "Quite another name")]
    services.library.trash(other.id)
    assert titles(services, "quite an", vns) == []
    question = services.questions.ask(None, "Quite so?")
    assert titles(services, "quite so", vns) == [("question", "Quite so?")]
    services.questions.delete(question.id)
    assert titles(services, "quite so", vns) == []


def test_many_own_marks_leave_room_for_papers(services: Services, vns: Paper, other: Paper) -> None:
    for _ in range(20):
        mark_on(services, vns, "serum")
    found = services.link_offers.find("serum", vns.id)
    assert len(found) == 12
    assert any(one.kind is Entity.PAPER for one in found)
