"""Copies of the file that is read, and what the disk says of it."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app.domain.errors import EnvironmentProblemError, ReaderError
from desktop_app.services.context import Services
from desktop_app.system.paths import AppPaths


def test_a_copy_is_the_file_as_it_is(services: Services, pdf_path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.pdf"
    services.file_copies.save(pdf_path, target)
    assert target.read_bytes() == pdf_path.read_bytes()
    target.write_bytes(b"older")
    services.file_copies.save(pdf_path, target)
    assert target.read_bytes() == pdf_path.read_bytes()


def test_the_original_is_never_written_over(services: Services, pdf_path: Path, tmp_path: Path) -> None:
    before = pdf_path.read_bytes()
    link = tmp_path / "link.pdf"
    link.symlink_to(pdf_path)
    hard = tmp_path / "hard.pdf"
    hard.hardlink_to(pdf_path)
    for target in (pdf_path, link, hard, tmp_path / ".." / tmp_path.name / pdf_path.name):
        with pytest.raises(ReaderError, match="original itself"):
            services.file_copies.save(pdf_path, target)
    other = tmp_path / "other.pdf"
    other.write_bytes(b"precious")
    elsewhere = tmp_path / "elsewhere.pdf"
    elsewhere.symlink_to(other)
    with pytest.raises(ReaderError, match="a link"):
        services.file_copies.save(pdf_path, elsewhere)
    assert (pdf_path.read_bytes(), other.read_bytes()) == (before, b"precious")


def test_the_files_of_other_papers_are_never_written_over(
    services: Services, pdf_path: Path, paths: AppPaths, tmp_path: Path
) -> None:
    services.intake.add_pdf(services.intake.probe_pdf(pdf_path))
    (kept,) = paths.library.glob("files/*/*.pdf")
    before = kept.read_bytes()
    other = tmp_path / "other.pdf"
    other.write_bytes(b"another text")
    way = tmp_path / "way"
    way.symlink_to(kept.parent)
    for target in (kept, kept.with_name("new.pdf"), way / kept.name):
        with pytest.raises(ReaderError, match="Choose another"):
            services.file_copies.save(other, target)
    assert (kept.read_bytes(), list(kept.parent.iterdir())) == (before, [kept])


def test_a_folder_that_is_not_there_is_told(services: Services, pdf_path: Path, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblemError, match="could not be written"):
        services.file_copies.save(pdf_path, tmp_path / "nowhere" / "copy.pdf")


def test_facts_are_those_of_the_disk(services: Services, pdf_path: Path) -> None:
    facts = services.file_copies.facts(pdf_path)
    assert facts.size_bytes == pdf_path.stat().st_size
    assert facts.sha256 == hashlib.sha256(pdf_path.read_bytes()).hexdigest()
    assert abs((datetime.now(UTC) - facts.changed_at).total_seconds()) < 600
    with pytest.raises(ReaderError):
        services.file_copies.facts(pdf_path.parent / "gone.pdf")
