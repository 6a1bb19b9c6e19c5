"""The sample paper and its PDF."""

import re
from pathlib import Path

from desktop_app.domain.document import DocumentKind
from desktop_app.domain.own_link import read_own_link
from desktop_app.services import sample_text
from desktop_app.services.context import Services
from desktop_app.services.sample_pdf import Block, written_pdf
from desktop_app.system.paths import AppPaths


def test_it_has_one_of_everything(services: Services, paths: AppPaths) -> None:
    added = services.sample.add()
    assert added.created
    assert added.document.kind is DocumentKind.ABSTRACT
    reading = services.reading.open(added.paper.id)
    assert [document.kind for document in reading.documents] == [DocumentKind.ABSTRACT, DocumentKind.PDF]
    assert next(iter(reading.paths.values())).read_bytes().startswith(b"%PDF-1.4")
    quotes = {mark.quote: mark for mark in reading.marks}
    assert quotes.keys() == {sample_text.CLAIM, sample_text.OPEN_POINT, sample_text.PASSAGE}
    assert quotes[sample_text.PASSAGE].anchor.page_index == 0
    assert len(quotes[sample_text.PASSAGE].anchor.quads) == 2
    (question,) = reading.questions
    assert (question.promised, question.raised_by) == (True, (quotes[sample_text.OPEN_POINT].id,))
    assert [todo.kind for todo in reading.todos] == ["read"]
    assert "Sample" in reading.paper.title
    assert reading.paper.tags == ("sample",)
    assert not list(paths.library.glob(".sample*"))


def test_its_note_leads_back_to_its_mark(services: Services) -> None:
    reading = services.reading.open(services.sample.add().paper.id)
    target = re.search(r"\((postil://[^)]+)\)", reading.note.body)
    assert read_own_link(target.group(1)).mark in {mark.id for mark in reading.marks}
    assert "\n- [ ] " in reading.note.body


def test_it_can_be_found_and_taken_back_at_once(services: Services) -> None:
    services.sample.add()
    assert any(hit.kind == "text" for hit in services.search.search("drawn from thin air"))
    assert services.intake.pending_text() == []
    assert services.history.undo() == "Add sample"
    assert services.library.list() == []


def test_it_is_there_once(services: Services) -> None:
    first = services.sample.add()
    again = services.sample.add()
    assert (again.created, again.paper.id, again.document.id) == (False, first.paper.id, first.document.id)
    services.library.trash(first.paper.id)
    assert services.sample.add().created


def test_the_file_is_always_the_same_and_points_to_its_own_objects() -> None:
    first = written_pdf(sample_text.TITLE, sample_text.AUTHORS, sample_text.PAGES)
    assert first == written_pdf(sample_text.TITLE, sample_text.AUTHORS, sample_text.PAGES)
    start = int(re.search(rb"startxref\n(\d+)\n%%EOF\n\Z", first.content).group(1))
    offsets = re.findall(rb"(\d{10}) 00000 n ", first.content[start:])
    for number, offset in enumerate(offsets, start=1):
        assert first.content[int(offset) :].startswith(b"%d 0 obj\n" % number)
    assert len(first.pages) == 3


def test_signs_of_the_format_are_escaped() -> None:
    pdf = written_pdf("A (strange) \\ title", "Ä. Author", ((Block("body", "One (two) \\ three: “four”."),),))
    assert rb"(One \(two\) \\ three: " in pdf.content
    assert "Ä. Author".encode("cp1252") in pdf.content
    assert pdf.text(0) == "One (two) \\ three: “four”.\nA (strange) \\ title · 1"


def test_lines_fit_between_the_margins() -> None:
    words = " ".join(["word"] * 200)
    lines = written_pdf("T", "A", ((Block("body", words),),)).text(0).split("\n")[:-1]
    assert " ".join(lines) == words
    assert 70 < max(map(len, lines)) < 90


def test_the_words_it_quotes_are_its_own(tmp_path: Path) -> None:
    assert sample_text.CLAIM in (sample_text.PARTS.abstract or "")
    assert sample_text.OPEN_POINT in (sample_text.PARTS.abstract or "")
