"""What led where, as steps and as a picture; and the paragraph that keeps a promise."""

from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.errors import ReaderError
from desktop_app.domain.mark import Mark
from desktop_app.domain.paper import Bibliography, Contributor, Paper
from desktop_app.domain.question_report import QuestionReport, as_html, as_markdown
from desktop_app.domain.quotation import Quotation
from desktop_app.domain.trail import TrailKind
from desktop_app.domain.trail_layout import picture_of
from desktop_app.domain.trail_svg import svg_of
from desktop_app.services.context import Services
from tests.unit.services.conftest import SettableClock

FORGED = '<script>alert("1")</script> & **Where**?'


@pytest.fixture
def here(services: Services, vns: Paper) -> Mark:
    return services.marks.mark_quote(vns.id, "The exact mechanism of action")


@pytest.fixture
def there(services: Services, pdf_path: Path) -> Mark:
    paper = services.intake.add_pdf(services.intake.probe_pdf(pdf_path)).paper
    services.library.set_field(paper.id, "authors", "Marchetti, Anna")
    services.library.set_field(paper.id, "year", "2021")
    return services.marks.mark_quote(paper.id, "Neurotrophins are found in the hippocampus")


def test_a_promise_is_kept_with_a_paragraph_to_publish(services: Services, here: Mark, there: Mark) -> None:
    question = services.questions.ask(None, FORGED, (here.id,), promised=True)
    with pytest.raises(ReaderError, match="no answer"):
        services.reports.keep(question.id)
    services.questions.answer(question.id, "In the *brain*.\n\nAnd <b>blood</b>.", (there.id,))
    report = services.reports.report(question.id)
    text, html = as_markdown(report), as_html(report)
    assert r"\<script>" in text
    assert r"In the \*brain\*." in text
    assert "> Neurotrophins are found in the hippocampus (Marchetti 2021, p. 1)" in text
    assert "while reading Breit & Hasler 2020." in text
    assert (
        "- Breit, Hasler (2020). Vagus Nerve Stimulation and Neurotrophins. *Neuroscience*. <https://doi.org/" in text
    )
    assert "<script" not in html
    assert "<b>" not in html
    assert "<blockquote>\n<p>Neurotrophins are found in the hippocampus</p>" in html
    ET.fromstring(html)
    assert "hippocampus" not in as_markdown(report, with_quotes=False, with_sources=False)
    told = services.reports.keep(question.id, " https://blog.example/vns ")
    assert (told.is_promise, told.reported_where) == (False, "https://blog.example/vns")
    assert services.questions.set_promised(question.id, True).is_promise
    services.history.undo()
    assert services.history.undo() == "Report answer"
    assert services.questions.list("all")[0].is_promise


def test_addresses_that_lead_nowhere_on_the_web_are_no_links() -> None:
    sources = (Bibliography("One", url='javascript:alert("1")'), Bibliography("Two", url='https://x.org/"><script>'))
    html = as_html(QuestionReport("Q?", "A.", date(2026, 1, 2), sources))
    assert html.count("<a ") == 1
    nobody = QuestionReport("Q?", "A.", date(2026, 1, 2), (Bibliography("Three", year=2020),))
    assert "- Three (2020)." in as_markdown(nobody).replace("\\", "")
    assert "javascript" not in html
    assert "<script" not in html


def test_words_used_as_they_are_stand_once_and_sentences_end_once() -> None:
    three = Bibliography("Four", contributors=tuple(Contributor(name) for name in ("Tully", "Morgan", "Burke")))
    quote = Quotation("Half of them\ndo.", Bibliography("Five"))
    report = QuestionReport("Q?", "I think so.\n\nHalf of them do.", date(2026, 1, 2), (three,), (quote,))
    text = as_markdown(report)
    assert "while reading Tully et al.*" in text
    assert text.count("Half of them") == as_html(report).count("Half of them") == 1
    assert "Half of them do." in as_markdown(report, with_quotes=False)
    assert "I think so." in text


def test_the_trail_tells_what_led_where(
    services: Services, vns: Paper, here: Mark, there: Mark, clock: SettableClock
) -> None:
    first = services.questions.ask(None, FORGED, (here.id,))
    other = services.questions.ask(vns.id, "The same?")
    clock.advance(days=1)
    services.questions.merge(first.id, other.id)
    clock.advance(days=1)
    services.questions.answer(first.id, "There.", (there.id,))
    _rest, part = services.questions.split(first.id, "Where?", "When?")
    services.questions.drop(part.id, "not mine")
    services.reports.keep(first.id, "blog")
    for trail in (services.trails.of_question(first.id), services.trails.of_question(part.id)):
        kinds = [step.kind for step in trail.steps]
        assert sorted(kinds) == sorted(
            [TrailKind.RAISED] * 3
            + [TrailKind.MERGED, TrailKind.EVIDENCE, TrailKind.ANSWERED, TrailKind.SPLIT]
            + [TrailKind.DROPPED, TrailKind.REPORTED]
        )
    titles = {node.id: node.title for node in trail.nodes}
    told = [(step.kind, titles[step.source], titles[step.target], step.detail) for step in trail.steps]
    assert (TrailKind.RAISED, vns.title, "The same?", "") in told
    assert (TrailKind.MERGED, "The same?", "Where?", "") in told
    assert (TrailKind.DROPPED, "When?", "When?", "not mine") in told
    of_paper = services.trails.of_paper(there.paper_id)
    assert {node.title for node in of_paper.nodes} >= {"Where?", vns.title}
    assert services.trails.of_paper(vns.id).focus == vns.id


def test_a_paper_that_is_wanted_because_of_a_question_stands_behind_it(services: Services, vns: Paper) -> None:
    question = services.questions.ask(vns.id, "Where?")
    wanted = services.intake.add_draft(PaperDraft(Bibliography("Serum"))).paper
    services.todos.add(wanted.id, "buy", question=question.id)
    for trail in (services.trails.of_question(question.id), services.trails.of_paper(wanted.id)):
        (step,) = [step for step in trail.steps if step.kind is TrailKind.BOUGHT]
        assert (step.source, step.target, step.detail) == (question.id, wanted.id, "wanted")
    other = services.questions.ask(vns.id, "Where then?")
    services.questions.merge(other.id, question.id)
    assert services.todos.list("open", paper=wanted.id)[0].question_id == other.id
    assert [node.title for node in services.trails.of_paper(wanted.id).nodes if not node.is_question][-1] == "Serum"


def test_the_picture_goes_from_left_to_right_and_is_safe(services: Services, here: Mark, there: Mark) -> None:
    question = services.questions.ask(None, FORGED, (here.id,))
    services.questions.answer(question.id, "There.", (there.id, here.id))
    picture = picture_of(services.trails.of_question(question.id))
    x = {box.node.title: box.x for box in picture.boxes}
    assert x["Vagus Nerve Stimulation and Neurotrophins"] < x[FORGED]
    assert len(picture.curves) == 3
    assert all(box.x >= 0 and box.x + 190 <= picture.width and box.y >= 0 for box in picture.boxes)
    svg = svg_of(picture, FORGED)
    root = ET.fromstring(svg.encode())
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
        *("svg", "title", "rect", "g", "text", "path", "polygon"),
    }
    lonely = services.trails.of_question(services.questions.ask(None, "Alone?").id)
    assert [box.node.title for box in picture_of(lonely).boxes] == ["Alone?"]
