"""Saying anew where a file is: the same one, one with the same text, another one."""

from pathlib import Path

import pytest

from desktop_app.domain.document import Document
from desktop_app.domain.errors import PasswordNeededError, PdfError, ReaderError
from desktop_app.pdf.fake import FakePdf, write_fake_pdf
from desktop_app.services.context import Services
from desktop_app.services.file_places import FoundFile, Likeness

PAGES = ("On walls\n\nStones without mortar.", "They stand.")


def _file(folder: Path, name: str = "walls.pdf", **parts: object) -> Path:
    return write_fake_pdf(folder / name, FakePdf(**{"pages": PAGES, **parts}))


def _added(services: Services, path: Path, *, linked: bool = False) -> Document:
    return services.intake.add_pdf(services.intake.probe_pdf(path, linked=linked)).document


def _placed(services: Services, document: Document, found: FoundFile) -> Document:
    services.file_places.keep(document, found)
    return services.file_places.place(found)


def test_a_linked_file_that_moved_is_found_again(services: Services, tmp_path: Path) -> None:
    path = _file(tmp_path)
    document = _added(services, path, linked=True)
    moved = path.rename(tmp_path / "elsewhere.pdf")
    found = services.file_places.compare(document, moved)
    assert found.likeness is Likeness.SAME_FILE
    placed = _placed(services, document, found)
    assert (placed.linked_path, placed.sha256) == (str(moved), document.sha256)
    assert services.reading.look(document.paper_id).paths[document.id] == moved
    assert services.history.undo() == "Locate file"
    assert services.reading.look(document.paper_id).paths[document.id] == path


def test_a_file_of_the_library_is_put_back(services: Services, tmp_path: Path) -> None:
    path = _file(tmp_path)
    document = _added(services, path)
    kept = services.reading.look(document.paper_id).paths[document.id]
    kept.unlink()
    name = services.history.names().undo_name
    assert _placed(services, document, services.file_places.compare(document, path)) == document
    assert kept.read_bytes() == path.read_bytes()
    assert services.history.names().undo_name == name


@pytest.mark.parametrize("linked", [False, True])
def test_a_file_with_the_same_text_is_told_from_the_same_file(services: Services, tmp_path: Path, linked: bool) -> None:
    document = _added(services, _file(tmp_path), linked=linked)
    other = _file(tmp_path, "other.pdf", title="saved again")
    found = services.file_places.compare(document, other)
    assert found.likeness is Likeness.SAME_TEXT
    placed = _placed(services, document, found)
    assert placed.sha256 == found.sha256 != document.sha256
    shown = services.reading.look(document.paper_id).paths[document.id]
    assert shown.read_bytes() == other.read_bytes()
    assert (shown == other) == linked


@pytest.mark.parametrize("pages", [("Other words",), (PAGES[0], "They fall."), ("", "")])
def test_another_text_is_refused_with_both_names(services: Services, tmp_path: Path, pages: tuple[str, ...]) -> None:
    document = _added(services, _file(tmp_path))
    other = _file(tmp_path, "other.pdf", pages=pages)
    with pytest.raises(ReaderError, match=r"“other\.pdf” is another text than “walls\.pdf”"):
        services.file_places.compare(document, other)


def test_a_scan_is_taken_only_when_it_is_the_same_file(services: Services, tmp_path: Path) -> None:
    path = _file(tmp_path, pages=("", ""))
    document = _added(services, path)
    assert services.file_places.compare(document, path).likeness is Likeness.SAME_FILE
    with pytest.raises(ReaderError):
        services.file_places.compare(document, _file(tmp_path, "other.pdf", pages=("", ""), title="x"))


def test_what_cannot_be_opened_says_why(services: Services, tmp_path: Path) -> None:
    document = _added(services, _file(tmp_path))
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"Dear all")
    with pytest.raises(PdfError, match="is not a PDF"):
        services.file_places.compare(document, letter)
    with pytest.raises(ReaderError, match="There is no file"):
        services.file_places.compare(document, tmp_path / "gone.pdf")
    locked = _file(tmp_path, "locked.pdf", password="key")
    with pytest.raises(PasswordNeededError):
        services.file_places.compare(document, locked)
    found = services.file_places.compare(document, locked, "key")
    assert found.likeness is Likeness.SAME_TEXT
    assert _placed(services, document, found).password_needed
    assert "key" not in repr(found)
