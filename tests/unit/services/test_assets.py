"""Pictures in notes: taken in by their content, shown again, and copied beside an export."""

from pathlib import Path

import pytest

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.paper import Paper
from desktop_app.services import assets
from desktop_app.services.context import Services

_PICTURE = b"\x89PNG\r\n\x1a\n" + b"dots" * 99


def test_a_picture_comes_back_by_its_reference(services: Services) -> None:
    reference = services.assets.put_image(_PICTURE)
    assert reference.startswith("assets/")
    assert reference.endswith(".png")
    assert services.assets.read(reference) == _PICTURE
    assert services.assets.put_image(_PICTURE) == reference


def test_what_is_no_picture_or_too_large_is_turned_down(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReaderError, match="no PNG, JPEG, GIF or WebP"):
        services.assets.put_image(b"<svg/>")
    monkeypatch.setattr(assets, "LARGEST_BYTES", 1 << 20)
    with pytest.raises(ReaderError, match="up to 1 MB"):
        services.assets.put_image(_PICTURE + bytes(2 << 20))


@pytest.mark.parametrize("reference", ["assets/../library.db", "library.db", "/etc/passwd", "https://x.org/a.png"])
def test_nothing_else_is_read(services: Services, reference: str) -> None:
    with pytest.raises(ReaderError):
        services.assets.read(reference)


def test_an_export_has_its_pictures_beside_it(services: Services, vns: Paper, tmp_path: Path) -> None:
    reference = services.assets.put_image(_PICTURE)
    services.notes.save(vns.id, f"See ![]({reference}).")
    out = tmp_path / "out"
    (exported,) = services.export.export([vns.id], "markdown", out)
    assert f"![]({reference})" in exported.path.read_text()
    assert (out / reference).read_bytes() == _PICTURE
    assert exported.notice is None
    (out / reference).write_bytes(b"mine")
    (again,) = services.export.export([vns.id], "markdown", out)
    assert again.written == "unchanged"
    assert (out / reference).read_bytes() == b"mine"


def test_a_missing_picture_is_said_and_links_are_not_written_through(
    services: Services, vns: Paper, tmp_path: Path
) -> None:
    services.notes.save(vns.id, f"![](assets/{'a' * 64}.png) ![]({services.assets.put_image(_PICTURE)})")
    (exported,) = services.export.export([vns.id], "markdown", tmp_path / "one")
    assert exported.notice == "1 picture of the note is missing."
    outside, out = tmp_path / "outside", tmp_path / "two"
    outside.mkdir()
    out.mkdir()
    (out / "assets").symlink_to(outside)
    (exported,) = services.export.export([vns.id], "markdown", out)
    assert "not a plain folder" in (exported.notice or "")
    assert list(outside.iterdir()) == []


def test_a_note_without_pictures_makes_no_folder(services: Services, vns: Paper, tmp_path: Path) -> None:
    services.export.export([vns.id], "markdown", tmp_path)
    assert not (tmp_path / "assets").exists()
