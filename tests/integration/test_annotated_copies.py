"""Exporting annotated copies from a library: new, brought up to date, beside other files, with what must be told."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from desktop_app.bootstrap import build_services
from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.document import Document
from desktop_app.domain.errors import ConflictError, PasswordNeededError, PdfError, ReaderError
from desktop_app.domain.mark import Mark
from desktop_app.domain.paper import Bibliography
from desktop_app.pdf.copy_maker import WorkerCopyMaker
from desktop_app.pdf.copy_wish import CopyReport
from desktop_app.services.context import Services
from desktop_app.services.export import Exported
from desktop_app.system.paths import AppPaths
from tests.corpus import need_corpus
from tests.pdf_files import RealPage, write_real_pdf

pytest.importorskip("pymupdf", reason="the real worker needs PyMuPDF")
pypdf = pytest.importorskip("pypdf", reason="an independent reader")

FORMAT = "annotated_pdf"
FOREIGN = (
    "<< /Subtype /Highlight /QuadPoints [36 816 80 816 36 804 80 804] /Rect [36 804 80 816] /NM (theirs) /C [1 0 0] >>"
)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    built = build_services(AppPaths(*(tmp_path / name for name in ("library", "config", "cache", "logs", "outside"))))
    yield built
    built.close()


@pytest.fixture
def document(services: Services, tmp_path: Path) -> Document:
    page = RealPage(["On neurotrophins", "Words of the second line"], annotations=[FOREIGN])
    path = write_real_pdf(tmp_path / "paper.pdf", [page], title="On neurotrophins")
    return services.intake.add_pdf(services.intake.probe_pdf(path)).document


@pytest.fixture
def mark(services: Services, document: Document) -> Mark:
    return services.marks.mark_quote(document.paper_id, "second line", comment="Which?")


def _export(services: Services, document: Document, out: Path) -> Exported:
    (done,) = services.export.export([document.paper_id], FORMAT, out)
    return done


def _names(path: Path) -> list[str]:
    page = pypdf.PdfReader(BytesIO(path.read_bytes())).pages[0]
    return [one.get_object()["/NM"] for one in page.get("/Annots", [])]


def test_it_is_one_of_the_formats(services: Services) -> None:
    assert FORMAT in dict(services.export.formats())


def test_a_copy_is_made_then_left_alone_then_brought_up_to_date(
    services: Services, document: Document, mark: Mark, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    done = _export(services, document, out)
    assert (done.written, done.notice, done.format) == ("new", None, FORMAT)
    assert _names(done.path) == ["theirs", f"postil-{mark.id}"]
    assert done.path.name.endswith("annotated.pdf")
    before = done.path.read_bytes()
    assert _export(services, document, out).written == "unchanged"
    assert done.path.read_bytes() == before
    second = services.marks.mark_quote(document.paper_id, "neurotrophins")
    services.marks.delete(mark.id)
    again = _export(services, document, out)
    assert (again.written, again.path) == ("updated", done.path)
    assert _names(done.path) == ["theirs", f"postil-{second.id}"]
    assert [path.name for path in out.iterdir()] == [done.path.name]


def test_what_another_program_put_into_the_copy_stays(
    services: Services, document: Document, mark: Mark, tmp_path: Path
) -> None:
    path = _export(services, document, tmp_path / "out").path
    from pypdf import annotations

    writer = pypdf.PdfWriter(BytesIO(path.read_bytes()), incremental=True)
    note = annotations.Text(rect=(100, 100, 120, 120), text="by another program")
    note[pypdf.generic.NameObject("/NM")] = pypdf.generic.TextStringObject("later")
    writer.add_annotation(0, note)
    writer.write(path)
    assert "later" in _names(path)
    services.marks.set_comment(mark.id, "That one.")
    assert _export(services, document, tmp_path / "out").written == "updated"
    assert sorted(_names(path)) == sorted(["theirs", "later", f"postil-{mark.id}"])


def test_a_copy_that_another_program_wrote_anew_is_known_again(
    services: Services, document: Document, mark: Mark, tmp_path: Path
) -> None:
    path = _export(services, document, tmp_path / "out").path
    writer = pypdf.PdfWriter(clone_from=BytesIO(path.read_bytes()))
    writer.write(path)
    assert b"%postil:copy" not in path.read_bytes()
    services.marks.set_comment(mark.id, "That one.")
    again = _export(services, document, tmp_path / "out")
    assert (again.written, again.path) == ("updated", path)
    assert sorted(_names(path)) == sorted(["theirs", f"postil-{mark.id}"])


def test_a_file_of_that_name_that_is_no_copy_is_left_alone(
    services: Services, document: Document, mark: Mark, tmp_path: Path
) -> None:
    first = _export(services, document, tmp_path / "out").path
    first.write_bytes(b"something else")
    done = _export(services, document, tmp_path / "out")
    assert done.path.name == f"{first.stem} (2).pdf"
    assert first.read_bytes() == b"something else"
    assert "left alone" in (done.notice or "")


def test_copies_can_be_cancelled_between_two_papers(services: Services, document: Document, tmp_path: Path) -> None:
    plans = services.annotated_copies.plan([document.paper_id]) * 2
    steps: list[int] = []

    def cancelled() -> bool:
        return len(list((tmp_path / "out").glob("*.pdf"))) == 1

    with pytest.raises(ReaderError, match="1 of 2 copies"):
        services.annotated_copies.write(plans, tmp_path / "out", cancelled, steps.append)
    assert steps == [0]


def test_a_link_in_its_place_is_not_followed(
    services: Services, document: Document, mark: Mark, tmp_path: Path
) -> None:
    first = _export(services, document, tmp_path / "out").path
    elsewhere = tmp_path / "elsewhere.pdf"
    first.rename(elsewhere)
    first.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    services.marks.delete(mark.id)
    assert _export(services, document, tmp_path / "out").path != first
    assert elsewhere.read_bytes() == before


def test_marks_of_other_programs_that_were_taken_over_are_not_doubled(
    services: Services, document: Document, tmp_path: Path
) -> None:
    services.foreign_marks.take(document.id, services.foreign_marks.found(document.id).missing)
    done = _export(services, document, tmp_path / "out")
    assert _names(done.path) == ["theirs"]
    assert "1 mark of other programs" in (done.notice or "")


def test_what_she_wrote_about_a_mark_of_another_program_is_a_note_beside_it(
    services: Services, document: Document, tmp_path: Path
) -> None:
    (mark,) = services.foreign_marks.take(document.id, services.foreign_marks.found(document.id).missing)
    services.marks.set_comment(mark.id, "I doubt it.")
    path = _export(services, document, tmp_path / "out").path
    page = pypdf.PdfReader(BytesIO(path.read_bytes())).pages[0]
    found = [one.get_object() for one in page["/Annots"]]
    told = [(one["/Subtype"], one["/NM"], one.get("/Contents")) for one in found]
    assert told == [("/Highlight", "theirs", None), ("/Text", f"postil-{mark.id}", "I doubt it.")]
    services.marks.set_comment(mark.id, "")
    assert _export(services, document, tmp_path / "out").written == "updated"
    assert _names(path) == ["theirs"]


def test_her_marks_in_a_copy_that_is_attached_are_not_offered(
    services: Services, document: Document, mark: Mark, tmp_path: Path
) -> None:
    path = _export(services, document, tmp_path / "out").path
    copy = services.intake.attach_pdf(document.paper_id, services.intake.probe_pdf(path)).document
    assert [one.mark.name for one in services.foreign_marks.found(copy.id).missing] == ["theirs"]


def test_only_some_categories(services: Services, document: Document, mark: Mark, tmp_path: Path) -> None:
    other = services.categories.list()[1]
    (done,) = services.export.export([document.paper_id], FORMAT, tmp_path / "out", only_categories=[other.id])
    assert _names(done.path) == ["theirs"]


def test_several_files_of_a_paper_have_copies_of_their_own(
    services: Services, document: Document, mark: Mark, tmp_path: Path
) -> None:
    other = write_real_pdf(tmp_path / "other.pdf", ["Another version"])
    services.intake.attach_pdf(document.paper_id, services.intake.probe_pdf(other))
    done = services.export.export([document.paper_id], FORMAT, tmp_path / "out")
    assert len({one.path for one in done}) == 2
    assert [_names(one.path) for one in done] == [["theirs", f"postil-{mark.id}"], []]


def test_a_paper_without_a_file_and_text_on_the_screen_are_refused(
    services: Services, document: Document, tmp_path: Path
) -> None:
    paper = services.intake.add_draft(PaperDraft(Bibliography(title="Only words", abstract="Words."))).paper
    with pytest.raises(ReaderError, match="no PDF"):
        services.export.export([paper.id], FORMAT, tmp_path / "out")
    assert len(services.export.export([paper.id, document.paper_id], FORMAT, tmp_path / "out")) == 1
    with pytest.raises(ReaderError, match="no text"):
        services.export.text(document.paper_id, FORMAT)


def test_a_locked_file_is_copied_with_its_password_and_that_is_told(services: Services, tmp_path: Path) -> None:
    source = need_corpus() / "layouts" / "r6-user-password.pdf"
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed")
    added = services.intake.add_pdf(services.intake.probe_pdf(source, password="asdfzxcv"))
    done = _export(services, added.document, tmp_path / "out")
    assert "same password" in (done.notice or "")
    assert subprocess.run(["qpdf", "--is-encrypted", done.path], check=False).returncode == 0


def test_a_file_that_is_gone_is_told_by_the_name_she_knows(
    services: Services, document: Document, mark: Mark, tmp_path: Path
) -> None:
    services.reading.look(document.paper_id).paths[document.id].unlink()
    with pytest.raises(PdfError, match=r"“paper\.pdf”"):
        _export(services, document, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_copy_that_is_not_whole_when_read_back_is_not_kept(
    services: Services, document: Document, mark: Mark, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A maker that writes less than it says."""
    from desktop_app.pdf.copy_wish import CopyWish

    make = WorkerCopyMaker.make

    def forgetful(self: WorkerCopyMaker, source: Path, wish: CopyWish, *rest: Any) -> CopyReport:
        return replace(make(self, source, CopyWish(wish.document), *rest), written=len(wish.marks))

    path = _export(services, document, tmp_path / "out").path
    before = path.read_bytes()
    services.marks.set_comment(mark.id, "That one.")
    monkeypatch.setattr(WorkerCopyMaker, "make", forgetful)
    with pytest.raises(PdfError, match="not whole"):
        _export(services, document, tmp_path / "out")
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_the_password_typed_in_the_reader_opens_the_file_for_a_copy(services: Services, tmp_path: Path) -> None:
    source = need_corpus() / "layouts" / "r6-user-password.pdf"
    document = services.intake.add_pdf(services.intake.probe_pdf(source, password="asdfzxcv")).document
    services.reading._files._passwords.clear()  # as after a start: nothing was typed yet
    with pytest.raises(PasswordNeededError):
        _export(services, document, tmp_path / "out")
    services.reading.note_password(document.id, "asdfzxcv")
    assert _export(services, document, tmp_path / "out").written == "new"


@pytest.mark.parametrize("is_there_before", [False, True])
def test_what_another_program_writes_meanwhile_is_not_overwritten(
    services: Services,
    document: Document,
    mark: Mark,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_there_before: bool,
) -> None:
    out = tmp_path / "out"
    copy = _export(services, document, out).path
    if not is_there_before:
        copy.unlink()
    services.marks.set_comment(mark.id, "And which else?")
    make = WorkerCopyMaker.make

    def interrupted(*arguments: Any) -> CopyReport:  # Any: whatever the real one takes
        report = make(*arguments)
        copy.write_bytes(b"marked in another program")
        return report

    monkeypatch.setattr(WorkerCopyMaker, "make", interrupted)
    with pytest.raises(ConflictError, match=r"left as it is"):
        _export(services, document, out)
    assert copy.read_bytes() == b"marked in another program"
    assert [path.name for path in out.iterdir()] == [copy.name]
