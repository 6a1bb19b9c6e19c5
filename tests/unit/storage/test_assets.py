"""Pictures are kept once, by their content, in the library's own folder and nowhere else."""

import hashlib
from pathlib import Path

import pytest

from desktop_app.domain.errors import EnvironmentProblemError, ReaderError
from desktop_app.storage.assets import AssetStore

_PICTURE = b"\x89PNG\r\n\x1a\n" + b"dots" * 99
_NAME = f"{hashlib.sha256(_PICTURE).hexdigest()}.png"


@pytest.fixture
def store(library_folder: Path) -> AssetStore:
    return AssetStore(library_folder)


def test_a_picture_is_kept_under_its_checksum(store: AssetStore, library_folder: Path) -> None:
    assert store.add(_PICTURE, "png") == _NAME
    assert (library_folder / "assets" / _NAME).read_bytes() == _PICTURE
    assert store.read(_NAME, 10_000) == _PICTURE
    before = store.path(_NAME).stat()
    store.add(_PICTURE, "png")
    assert store.path(_NAME).stat().st_ino == before.st_ino
    assert [path.name for path in (library_folder / "assets").iterdir()] == [_NAME]


def test_a_damaged_picture_is_mended_by_adding_it_again(store: AssetStore) -> None:
    store.add(_PICTURE, "png")
    store.path(_NAME).write_bytes(b"damaged")
    store.add(_PICTURE, "png")
    assert store.read(_NAME, 10_000) == _PICTURE


def test_what_is_missing_or_too_large_is_said(store: AssetStore) -> None:
    with pytest.raises(ReaderError, match="There is no file"):
        store.read(_NAME, 10_000)
    store.add(_PICTURE, "png")
    with pytest.raises(ReaderError, match="larger than a picture can be"):
        store.read(_NAME, 10)


@pytest.mark.parametrize("name", ["../library.db", "a.png", "/etc/passwd", "", "x" * 64 + ".png"])
def test_other_names_lead_nowhere(store: AssetStore, name: str) -> None:
    with pytest.raises(ReaderError, match="not the name of a picture"):
        store.read(name, 10_000)


def test_a_link_is_neither_followed_nor_written_through(
    store: AssetStore, library_folder: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (library_folder / "assets").symlink_to(outside)
    with pytest.raises(EnvironmentProblemError):
        store.add(_PICTURE, "png")
    assert list(outside.iterdir()) == []
    (library_folder / "assets").unlink()
    store.add(_PICTURE, "png")
    secret = tmp_path / "secret"
    secret.write_bytes(_PICTURE)
    store.path(_NAME).unlink()
    store.path(_NAME).symlink_to(secret)
    with pytest.raises(ReaderError, match="link to another place"):
        store.read(_NAME, 10_000)
