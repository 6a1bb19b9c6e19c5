"""Text that was read in pictures: kept by the content of the file, searched, used to place quotes, made again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app import bootstrap
from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.document import Document
from desktop_app.domain.errors import EnvironmentProblemError, NotFoundError
from desktop_app.pdf.fake import FakePdf, FakePdfReader, laid_out, write_fake_pdf
from desktop_app.pdf.ports import PageText
from desktop_app.services.context import Services
from desktop_app.system.paths import AppPaths
from tests.unit.services.conftest import VNS, SettableClock

WORDS = "The vagus nerve carries signals to the brain stem of the rat"


class ReadingInPictures(FakePdfReader):
    """Gives the words that a person would see, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.languages = ""

    def text(self, path: Path, page_index: int, password: str | None = None) -> PageText:
        self.asked.append(page_index)
        return laid_out(page_index, WORDS if page_index == 0 else "")


@pytest.fixture
def eye() -> ReadingInPictures:
    return ReadingInPictures()


@pytest.fixture
def services(
    paths: AppPaths, clock: SettableClock, eye: ReadingInPictures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Services]:
    (tmp_path / "tessdata").mkdir()
    for name in ("deu", "eng", "osd"):
        (tmp_path / "tessdata" / f"{name}.traineddata").touch()
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path / "tessdata"))

    def made(_data: Path, languages: str) -> ReadingInPictures:
        eye.languages = languages
        return eye

    monkeypatch.setattr(bootstrap, "recognising_reader", made)
    built = bootstrap.build_services(paths, clock=clock, pdf=FakePdfReader())
    yield built
    built.upkeep.close()


@pytest.fixture
def scan(services: Services, tmp_path: Path) -> Document:
    path = write_fake_pdf(tmp_path / "scan.pdf", FakePdf(pages=("", "")))
    paper = services.intake.add_pdf(services.intake.probe_pdf(path)).paper
    return services.reading.documents(paper.id)[0]


def test_installed_languages_are_told_english_first(services: Services) -> None:
    assert services.recognition.languages() == ("eng", "deu")


def test_a_page_is_read_kept_and_found(services: Services, scan: Document, eye: ReadingInPictures) -> None:
    assert services.recognition.pages_to_read(scan.id, 2) == [0, 1]
    text = services.recognition.recognise(scan, 0, ("eng", "deu"))
    assert eye.languages == "eng+deu"
    services.recognition.keep(scan.id, [text])
    assert services.recognition.pages_to_read(scan.id, 2) == [1]
    assert [hit.page_index for hit in services.search.search("vagus signals")] == [0]
    (kept,) = services.recognition.kept(scan)
    assert (kept.text, kept.corners) == (text.text, text.corners)


def test_a_quote_is_marked_in_what_was_read(services: Services, scan: Document) -> None:
    with pytest.raises(NotFoundError):
        services.marks.mark_quote(scan.paper_id, "carries signals to the brain")
    services.recognition.recognise(scan, 0, ("eng",))
    mark = services.marks.mark_quote(scan.paper_id, "carries signals to the brain")
    assert mark.anchor.page_index == 0
    assert mark.anchor.quads


def test_a_damaged_text_is_left_aside(services: Services, scan: Document, paths: AppPaths) -> None:
    services.recognition.recognise(scan, 0, ("eng",))
    (file,) = (paths.library / "ocr").rglob("0.text")
    file.write_bytes(file.read_bytes()[:40])
    assert services.recognition.kept(scan) == []


def test_without_tesseract_it_says_what_to_install(
    services: Services, scan: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services.recognition, "_find_data", lambda: None)
    assert services.recognition.languages() == ()
    with pytest.raises(EnvironmentProblemError, match="tesseract-ocr"):
        services.recognition.recognise(scan, 0, ("eng",))


def test_an_abstract_has_no_pictures(services: Services) -> None:
    paper = services.intake.add_draft(PaperDraft(VNS)).paper
    (abstract,) = services.reading.documents(paper.id)
    with pytest.raises(NotFoundError, match="no pages"):
        services.recognition.recognise(abstract, 0, ("eng",))
