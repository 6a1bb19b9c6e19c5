"""Papers from pasted texts."""

import pytest

from desktop_app.domain.buy import BuyState
from desktop_app.domain.capture import Offer, OfferKind, PaperDraft
from desktop_app.domain.document import DocumentKind
from desktop_app.domain.errors import ReaderError
from desktop_app.domain.paper import Bibliography, PaperState
from desktop_app.services.context import Services
from tests.unit.services.conftest import VNS, Heard

QUESTION = Offer(OfferKind.QUESTION, "Where are neurotrophins found?", "not even sure where", promised=True)
PURCHASE = Offer(OfferKind.TODO, "Buy article?", "tempted to buy", todo_kind="buy")
REST = Offer(OfferKind.TODO, "Report", "will report")


def test_everything_of_a_draft_is_stored_in_one_action(services: Services, heard: Heard) -> None:
    draft = PaperDraft(VNS, note="A whole new area.\n", offers=(QUESTION, PURCHASE, REST))
    added = services.intake.add_draft(draft, accepted=(QUESTION, PURCHASE, REST))
    assert added.created
    assert added.offers == draft.offers
    assert added.document.kind is DocumentKind.ABSTRACT
    reading = services.reading.open(added.paper.id)
    assert (reading.paper.cite_key, reading.paper.state) == ("breit2020", PaperState.INBOX)
    assert reading.note.body == "A whole new area."
    (question,) = reading.questions
    assert (question.text, question.promised) == (QUESTION.text, True)
    buy, rest = reading.todos
    assert (buy.kind, buy.text, buy.dossier.state) == ("buy", "Buy article?", BuyState.WANTED)
    assert (rest.kind, rest.dossier) == ("follow up", None)
    assert services.history.undo() == "Add paper"
    assert services.library.list() == []
    assert services.questions.list() == []
    assert services.history.redo() == "Add paper"
    assert services.reading.open(added.paper.id).note.body == "A whole new area."


def test_offers_are_not_taken_silently(services: Services) -> None:
    added = services.intake.add_draft(PaperDraft(VNS, offers=(QUESTION, PURCHASE)))
    reading = services.reading.open(added.paper.id)
    assert (reading.questions, reading.todos, reading.note.revision) == ((), (), 0)


@pytest.mark.parametrize(
    "parts",
    [
        Bibliography(title="Other words", doi="10.1016/J.NEUBIOREV.2020.03.031"),
        Bibliography(title="VAGUS nerve stimulation, and neurotrophins", year=2020),
        Bibliography(title="Vagus Nerve Stimulation and Neurotrophins"),
    ],
)
def test_the_same_paper_again_adds_nothing(services: Services, vns, heard: Heard, parts: Bibliography) -> None:
    added = services.intake.add_draft(PaperDraft(parts, note="more", offers=(QUESTION,)), accepted=(QUESTION,))
    assert (added.created, added.paper.id, added.document.paper_id) == (False, vns.id, vns.id)
    assert heard.events == []
    assert services.notes.get(vns.id).body == "A whole new area."


@pytest.mark.parametrize(("name", "value"), [("pmid", "32276005"), ("arxiv", "2004.01234")])
def test_other_identifiers_say_the_same(services: Services, name: str, value: str) -> None:
    first = services.intake.add_draft(PaperDraft(Bibliography(title="One", **{name: value})))
    again = services.intake.add_draft(PaperDraft(Bibliography(title="Two", **{name: value})))
    assert (again.created, again.paper.id) == (False, first.paper.id)


@pytest.mark.parametrize(
    "parts",
    [
        Bibliography(title=VNS.title, year=2021),
        Bibliography(title=VNS.title, year=2020, doi="10.1000/other"),
        Bibliography(title="Vagus Nerve Stimulation"),
    ],
)
def test_another_year_or_doi_is_another_paper(services: Services, vns, parts: Bibliography) -> None:
    assert services.intake.add_draft(PaperDraft(parts)).created


def test_an_unsure_doi_makes_no_duplicate(services: Services, vns) -> None:
    draft = PaperDraft(Bibliography(title="Quite another", doi=VNS.doi), unsure=frozenset({"doi"}))
    assert services.intake.add_draft(draft).created


def test_what_is_in_the_trash_can_be_added_anew(services: Services, vns) -> None:
    services.library.trash(vns.id)
    added = services.intake.add_draft(PaperDraft(VNS))
    assert added.created
    assert added.paper.cite_key == "breit2020a"


def test_a_paper_needs_a_title(services: Services) -> None:
    with pytest.raises(ReaderError, match="needs a title"):
        services.intake.add_draft(PaperDraft(Bibliography(title=" ")))


def test_the_pasted_text_is_kept_as_the_first_version_of_the_note(services: Services) -> None:
    pasted = "Vagus Nerve\n\nA whole new area.\x00\nReceived 14 November 2019"
    added = services.intake.add_draft(PaperDraft(VNS, note="A whole new area."), pasted=pasted)
    (version,) = services.notes.versions(added.paper.id)
    assert (version.revision, version.reason) == (0, "pasted text")
    assert version.body == pasted.replace("\x00", "")
    assert added.document.added_from == "pasted text"


def test_the_place_a_text_came_from_is_kept(services: Services) -> None:
    added = services.intake.add_draft(PaperDraft(VNS), source=" /home/reader/vns.txt\n")
    assert added.document.added_from == "/home/reader/vns.txt"
    assert services.notes.versions(added.paper.id) == []


def test_a_preview_stores_nothing(services: Services) -> None:
    draft = services.intake.preview_text("Vagus nerve and mood\n\nI wonder where it ends.\x00")
    assert draft.bibliography.title
    assert services.library.list() == []
