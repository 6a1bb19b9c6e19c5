"""Papers from PDF files, attached files, and the texts of PDFs."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.document import DocumentKind
from desktop_app.domain.errors import EnvironmentProblemError, NotFoundError, PasswordNeededError, PdfError, ReaderError
from desktop_app.domain.paper import Bibliography, Paper
from desktop_app.pdf.fake import FakePdf, write_fake_pdf
from desktop_app.services.context import Services
from desktop_app.system.paths import AppPaths
from tests.unit.services.conftest import VNS, Heard


def test_a_file_becomes_a_paper(services: Services, paths: AppPaths, pdf_path: Path) -> None:
    before = pdf_path.read_bytes()
    probe = services.intake.probe_pdf(pdf_path)
    added = services.intake.add_pdf(probe)
    assert added.created
    assert added.paper.title == "BDNF in serum after auricular stimulation"
    document = added.document
    assert (document.kind, document.label, document.page_count) == (DocumentKind.PDF, "PDF", 2)
    assert document.sha256 == hashlib.sha256(before).hexdigest()
    assert (document.size_bytes, document.added_from) == (len(before), "serum.pdf")
    assert document.linked_path is None
    path = services.reading.open(added.paper.id).paths[document.id]
    assert path.is_relative_to(paths.library)
    assert path.read_bytes() == before == pdf_path.read_bytes()


def test_a_linked_file_stays_where_it_is(services: Services, paths: AppPaths, pdf_path: Path) -> None:
    added = services.intake.add_pdf(services.intake.probe_pdf(pdf_path, linked=True))
    assert services.reading.open(added.paper.id).paths == {added.document.id: pdf_path}
    assert list((paths.library / "files").rglob("*.pdf")) == []


def test_the_same_file_again_adds_nothing(services: Services, tmp_path: Path, pdf_path: Path, heard: Heard) -> None:
    first = services.intake.add_pdf(services.intake.probe_pdf(pdf_path))
    copy = tmp_path / "copy of it.pdf"
    copy.write_bytes(pdf_path.read_bytes())
    heard.clear()
    again = services.intake.add_pdf(services.intake.probe_pdf(copy))
    assert (again.created, again.paper.id, again.document.id) == (False, first.paper.id, first.document.id)
    assert heard.events == []


def test_another_file_with_a_known_doi_adds_nothing(services: Services, vns: Paper, tmp_path: Path) -> None:
    pages = (f"Vagus nerve and more\n\nA. Author\nhttps://doi.org/{VNS.doi}\n",)
    path = write_fake_pdf(tmp_path / "b.pdf", FakePdf(pages=pages, info={"doi": VNS.doi}))
    probe = services.intake.probe_pdf(path)
    assert probe.draft.bibliography.doi == VNS.doi
    added = services.intake.add_pdf(probe)
    assert (added.created, added.paper.id, added.document.kind) == (False, vns.id, DocumentKind.ABSTRACT)


def test_a_file_of_a_trashed_paper_can_be_added_anew(services: Services, pdf_path: Path) -> None:
    first = services.intake.add_pdf(services.intake.probe_pdf(pdf_path))
    services.library.trash(first.paper.id)
    assert services.intake.add_pdf(services.intake.probe_pdf(pdf_path)).created


def test_a_locked_file_asks_and_its_password_is_not_stored(services: Services, paths: AppPaths, tmp_path: Path) -> None:
    path = write_fake_pdf(tmp_path / "locked.pdf", FakePdf(pages=("Secret title\n\nWords.",), password="päss"))
    with pytest.raises(PasswordNeededError):
        services.intake.probe_pdf(path)
    with pytest.raises(PasswordNeededError):
        services.intake.probe_pdf(path, password="wrong")
    assert not list((paths.library / "files").rglob("*.pdf"))
    probe = services.intake.probe_pdf(path, password="päss")
    assert "päss" not in repr(probe)
    added = services.intake.add_pdf(probe)
    assert added.document.password_needed
    assert services.intake.pending_text() == [added.document.id]
    assert services.intake.extract_text(added.document.id) == [(0, "Secret title\n\nWords.\n\n")]
    assert "päss" not in (paths.library / "library.db").read_bytes().decode("latin-1")


def test_a_password_that_was_not_needed_is_not_noted(services: Services, pdf_path: Path) -> None:
    added = services.intake.add_pdf(services.intake.probe_pdf(pdf_path, password="superfluous"))
    assert not added.document.password_needed


@pytest.mark.parametrize("content", [b"no pdf", b""])
def test_what_is_no_pdf_is_refused_and_not_copied(
    services: Services, paths: AppPaths, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    with pytest.raises(ReaderError, match=r"x\.pdf"):
        services.intake.probe_pdf(path)
    assert not list((paths.library / "files").rglob("*.pdf"))


def test_a_missing_file_is_refused(services: Services, tmp_path: Path) -> None:
    with pytest.raises(ReaderError):
        services.intake.probe_pdf(tmp_path / "gone.pdf")


def test_a_file_is_attached_to_a_paper(services: Services, vns: Paper, tmp_path: Path, pdf_path: Path) -> None:
    attached = services.intake.attach_pdf(vns.id, services.intake.probe_pdf(pdf_path))
    assert (attached.created, attached.placed, attached.approximate, attached.orphaned) == (True, 0, 0, 0)
    assert attached.document.label == "PDF"
    again = services.intake.attach_pdf(vns.id, services.intake.probe_pdf(pdf_path))
    assert (again.created, again.document.id) == (False, attached.document.id)
    other = write_fake_pdf(tmp_path / "other.pdf", FakePdf(pages=("Second version",)))
    assert services.intake.attach_pdf(vns.id, services.intake.probe_pdf(other)).document.label == "PDF 2"
    assert [document.label for document in services.reading.open(vns.id).documents] == ["Abstract", "PDF", "PDF 2"]
    assert services.history.undo() == "Attach PDF"
    assert len(services.reading.open(vns.id).documents) == 2


def test_attaching_needs_a_paper(services: Services, vns: Paper, pdf_path: Path) -> None:
    services.library.trash(vns.id)
    with pytest.raises(NotFoundError):
        services.intake.attach_pdf(vns.id, services.intake.probe_pdf(pdf_path))


def test_texts_are_read_once_and_then_found(services: Services, pdf_path: Path) -> None:
    added = services.intake.add_pdf(services.intake.probe_pdf(pdf_path))
    assert services.intake.pending_text() == [added.document.id]
    texts = services.intake.extract_text(added.document.id)
    assert [page for page, _text in texts] == [0, 1]
    services.intake.store_text(added.document.id, texts)
    assert services.intake.pending_text() == []
    (hit, *_rest) = services.search.search("hippocampus")
    assert (hit.paper_id, hit.page_index) == (added.paper.id, 0)
    assert services.history.names().undo_name == "Add paper"


def test_a_cancelled_reading_is_not_taken_for_the_whole(services: Services, pdf_path: Path) -> None:
    added = services.intake.add_pdf(services.intake.probe_pdf(pdf_path))
    answers = iter((False, True, True))
    with pytest.raises(ReaderError, match="cancelled"):
        services.intake.extract_text(added.document.id, lambda: next(answers))
    assert services.intake.pending_text() == [added.document.id]


def test_the_text_of_a_document_that_is_gone_is_let_go(services: Services, vns: Paper, pdf_path: Path) -> None:
    document = services.intake.attach_pdf(vns.id, services.intake.probe_pdf(pdf_path)).document
    texts = services.intake.extract_text(document.id)
    services.history.undo()
    services.intake.store_text(document.id, texts)
    assert services.intake.pending_text() == []
    assert services.search.search("hippocampus") == []


def test_an_abstract_that_was_read_from_a_file_is_a_document_too(services: Services, pdf_path: Path) -> None:
    probe = services.intake.probe_pdf(pdf_path)
    parts = replace(probe.draft.bibliography, abstract="Serum levels rose.")
    added = services.intake.add_pdf(replace(probe, draft=replace(probe.draft, bibliography=parts)))
    documents = services.reading.look(added.paper.id).documents
    assert [document.kind for document in documents] == [DocumentKind.PDF, DocumentKind.ABSTRACT]


def test_a_file_that_changes_while_it_is_read_is_not_added(
    services: Services, pdf_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = services.intake._prober._files
    monkeypatch.setattr(files, "hash", lambda _path: ("0" * 64, 1))
    with pytest.raises(EnvironmentProblemError, match="changed while it was read"):
        services.intake.probe_pdf(pdf_path)


def test_an_abstract_has_no_file_to_read(services: Services, vns: Paper) -> None:
    document = services.reading.open(vns.id).documents[0]
    with pytest.raises(NotFoundError, match="no file"):
        services.intake.extract_text(document.id)


def test_a_file_that_vanished_is_told(services: Services, pdf_path: Path) -> None:
    added = services.intake.add_pdf(services.intake.probe_pdf(pdf_path, linked=True))
    pdf_path.unlink()
    with pytest.raises(PdfError):
        services.intake.extract_text(added.document.id)


def test_a_pdf_with_the_title_of_a_paper_is_still_another(services: Services, vns: Paper, tmp_path: Path) -> None:
    path = write_fake_pdf(tmp_path / "same.pdf", FakePdf(pages=(f"{vns.title}\n\nBy nobody.",)))
    assert services.intake.add_pdf(services.intake.probe_pdf(path)).created


def test_a_draft_after_a_pdf_finds_it_by_title(services: Services, pdf_path: Path) -> None:
    added = services.intake.add_pdf(services.intake.probe_pdf(pdf_path))
    again = services.intake.add_draft(PaperDraft(Bibliography(title=added.paper.title)))
    assert (again.created, again.document.kind) == (False, DocumentKind.PDF)
