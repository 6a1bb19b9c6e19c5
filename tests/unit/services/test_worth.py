"""The worth of an article: questions, namings, tags, what is there already; remembered until it changes."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.ids import PaperId
from desktop_app.domain.own_link import OwnLink
from desktop_app.domain.paper import Bibliography, Paper, PaperState
from desktop_app.domain.worth import NamedBy, SameAs, SharedTag, Worth
from desktop_app.pdf.fake import FakePdf, write_fake_pdf
from desktop_app.services.context import Services
from tests.unit.services.conftest import ABSTRACT, VNS


@pytest.fixture
def other(services: Services) -> Paper:
    return services.intake.add_draft(PaperDraft(Bibliography("Whales of the north", abstract="They sleep."))).paper


def attach(services: Services, paper: PaperId, path: Path, text: str) -> None:
    attached = services.intake.attach_pdf(paper, services.intake.probe_pdf(write_fake_pdf(path, FakePdf((text,)))))
    document = attached.document.id
    services.intake.store_text(document, services.intake.extract_text(document))


def test_questions_are_those_it_answers_and_those_asked_of_it(services: Services, vns: Paper, other: Paper) -> None:
    assert services.worth.of(vns.id) == Worth()
    answered = services.questions.ask(other.id, "Since when has vagus nerve stimulation been used in depression?")
    asked = services.questions.ask(vns.id, "Do whales have this nerve?")
    services.questions.ask(other.id, "How many whales sleep upright?")
    found = services.worth.of(vns.id).questions
    assert [one.question for one in found] == [answered.id, asked.id]
    assert "Since 2004" in found[0].passage
    services.questions.drop(asked.id)
    assert [one.question for one in services.worth.of(vns.id).questions] == [answered.id]


def test_notes_name_it_by_link_doi_title_and_author(services: Services, vns: Paper, other: Paper) -> None:
    note = f"""Begin

- as [they say]({OwnLink(vns.id)})
- 10.1016/j.neubiorev.2020.03.031
- *Vagus nerve stimulation and Neurotrophins*
- Breit & Hasler (2020)
- Breit 2019
```
Breit 2020
```"""
    services.notes.save(other.id, note)
    services.notes.save(vns.id, "Breit 2020 is this one")
    worth = services.worth.of(vns.id)
    assert [(one.line_index, one.by) for one in worth.namings] == [
        (2, NamedBy.LINK),
        (3, NamedBy.DOI),
        (4, NamedBy.TITLE),
        (5, NamedBy.AUTHOR_YEAR),
    ]
    assert (worth.naming_notes, worth.namings[0].line) == (1, "as they say")
    services.library.trash(other.id)
    assert services.worth.of(vns.id).namings == ()


def test_tags_are_shared_with_what_she_reads(services: Services, vns: Paper, other: Paper) -> None:
    services.library.tag(vns.id, ["vns", "whales"])
    services.library.tag(other.id, ["whales"])
    services.library.set_state(vns.id, PaperState.READING)
    assert services.worth.of(vns.id).tags == ()
    services.library.set_state(other.id, PaperState.READING)
    assert services.worth.of(vns.id).tags == (SharedTag("whales", 1),)


def test_what_is_there_already(services: Services, vns: Paper, other: Paper, tmp_path: Path) -> None:
    preprint = services.intake.add_draft(PaperDraft(replace(VNS, doi="10.1101/2019.1", abstract="")))
    assert preprint.created
    assert [(one.paper, one.same, one.has_pdf) for one in services.worth.of(vns.id).versions] == [
        (preprint.paper.id, SameAs.TITLE, False)
    ]
    attach(services, preprint.paper.id, tmp_path / "a.pdf", "A preprint")
    worth = services.worth.of(vns.id)
    assert ([one.has_pdf for one in worth.versions], worth.owned) == ([True], ())
    attach(services, other.id, tmp_path / "b.pdf", f"Collected works. {ABSTRACT} And more.")
    attach(services, vns.id, tmp_path / "c.pdf", "The article itself")
    services.worth.forget()
    owned = services.worth.of(vns.id).owned
    assert [(one.paper, one.same) for one in owned] == [(vns.id, SameAs.ITSELF), (other.id, SameAs.TEXT)]


def test_it_is_remembered_until_a_fact_changes(services: Services, vns: Paper, other: Paper) -> None:
    assert services.worth.known([vns.id]) == {}
    found = services.worth.of(vns.id)
    assert services.worth.known([vns.id, other.id]) == {vns.id: found}
    services.todos.add(vns.id, "buy")
    assert vns.id in services.worth.known([vns.id])
    services.notes.save(other.id, "Breit 2020")
    assert services.worth.known([vns.id]) == {}
    assert services.worth.of(vns.id).naming_notes == 1
    services.questions.ask(other.id, "When?")
    assert services.worth.known([vns.id]) == {}
