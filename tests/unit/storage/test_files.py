"""PDF files are kept once, by their content; the source is only read, and only when it is a file."""

import errno
import hashlib
import os
import socket
from pathlib import Path

import pytest

from desktop_app.domain.errors import EnvironmentProblemError, ReaderError
from desktop_app.storage.files import FileStore

_CONTENT = b"%PDF-1.7\n" + bytes(range(256)) * 9000
_SHA256 = hashlib.sha256(_CONTENT).hexdigest()


@pytest.fixture
def store(library_folder: Path) -> FileStore:
    return FileStore(library_folder)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "a paper.pdf"
    path.write_bytes(_CONTENT)
    return path


def _everything(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if not path.is_dir())


def test_a_file_is_copied_under_its_checksum(store: FileStore, source: Path, library_folder: Path) -> None:
    assert store.add(source) == (_SHA256, len(_CONTENT))
    assert store.path(_SHA256).read_bytes() == _CONTENT
    assert store.path(_SHA256).relative_to(library_folder) == Path("files", _SHA256[:2], f"{_SHA256}.pdf")
    assert source.read_bytes() == _CONTENT


def test_the_same_content_is_kept_once(store: FileStore, source: Path, library_folder: Path, tmp_path: Path) -> None:
    store.add(source)
    (tmp_path / "copy.pdf").write_bytes(_CONTENT)
    before = store.path(_SHA256).stat()
    assert store.add(tmp_path / "copy.pdf") == (_SHA256, len(_CONTENT))
    assert store.path(_SHA256).stat().st_ino == before.st_ino
    assert len(_everything(library_folder)) == 1


def test_a_damaged_copy_is_mended_by_adding_again(store: FileStore, source: Path) -> None:
    store.add(source)
    store.path(_SHA256).write_bytes(b"damaged")
    assert not store.is_sound(_SHA256)
    store.add(source)
    assert store.is_sound(_SHA256)


def test_hash_copies_nothing(store: FileStore, source: Path, library_folder: Path) -> None:
    assert store.hash(source) == (_SHA256, len(_CONTENT))
    assert _everything(library_folder) == []


def test_a_link_to_a_file_is_read_through(store: FileStore, source: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.pdf"
    link.symlink_to(source)
    assert store.add(link)[0] == _SHA256
    assert not store.path(_SHA256).is_symlink()


@pytest.mark.timeout(10)
@pytest.mark.parametrize("kind", ["folder", "pipe", "socket", "device", "empty", "missing", "below a file", "loop"])
@pytest.mark.parametrize("act", ["add", "hash"])
def test_what_is_no_file_is_refused_at_once(store: FileStore, tmp_path: Path, kind: str, act: str) -> None:
    path, server = tmp_path / "odd.pdf", None
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        server = socket.socket(socket.AF_UNIX)
        server.bind(os.path.relpath(path))
    elif kind == "device":
        path = Path("/dev/zero")
    elif kind == "empty":
        path.touch()
    elif kind == "below a file":
        (tmp_path / "file").touch()
        path = tmp_path / "file" / "x.pdf"
    elif kind == "loop":
        path.symlink_to(path)
    expected = EnvironmentProblemError if kind == "loop" else ReaderError
    try:
        with pytest.raises(expected) as raised:
            getattr(store, act)(path)
    finally:
        if server is not None:
            server.close()
    assert str(raised.value).endswith(".")
    assert str(raised.value).count(".") <= 2 + str(path).count(".")


def test_a_file_that_became_a_pipe_after_the_look_does_not_block(
    store: FileStore, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    real = os.open
    monkeypatch.setattr("os.open", lambda path, flags, *rest: real(pipe if path == source else path, flags, *rest))
    with pytest.raises(ReaderError):
        store.hash(source)


def test_a_name_with_nul_is_refused(store: FileStore) -> None:
    with pytest.raises(ReaderError, match="character"):
        store.add(Path("a\0b.pdf"))


def test_a_file_that_may_not_be_read_is_the_environments_fault(
    store: FileStore, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_named: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("os.open", refuse)
    with pytest.raises(EnvironmentProblemError, match="may not"):
        store.hash(source)


def test_a_full_disk_leaves_nothing(
    store: FileStore, source: Path, library_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", refuse)
        with pytest.raises(EnvironmentProblemError, match="the disk is full"):
            store.add(source)
    assert _everything(library_folder) == []
    store.add(source)
    assert store.is_sound(_SHA256)


def test_cancelling_leaves_nothing(store: FileStore, source: Path, library_folder: Path) -> None:
    answers = iter([False, True])
    with pytest.raises(ReaderError, match="cancelled"):
        store.add(source, lambda: next(answers))
    assert _everything(library_folder) == []


@pytest.mark.parametrize("place", ["files", f"files/{_SHA256[:2]}"])
def test_nothing_is_written_through_a_link_in_the_library(
    store: FileStore, source: Path, library_folder: Path, tmp_path: Path, place: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (library_folder / place).parent.mkdir(exist_ok=True)
    (library_folder / place).symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(EnvironmentProblemError, match="is a link"):
        store.add(source)
    assert _everything(elsewhere) == []


def test_a_link_in_the_place_of_a_stored_file_is_replaced(store: FileStore, source: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_bytes(b"keep")
    store.path(_SHA256).parent.mkdir(parents=True)
    store.path(_SHA256).symlink_to(precious)
    store.add(source)
    assert precious.read_bytes() == b"keep"
    assert not store.path(_SHA256).is_symlink()
    assert store.is_sound(_SHA256)


def test_a_library_that_is_a_link_works(tmp_path: Path, source: Path, library_folder: Path) -> None:
    (tmp_path / "link").symlink_to(library_folder, target_is_directory=True)
    FileStore(tmp_path / "link").add(source)
    assert FileStore(library_folder).is_sound(_SHA256)


@pytest.mark.parametrize("checksum", ["", "../../etc/passwd", "A" * 64, _SHA256 + "\n", _SHA256[:-1]])
def test_only_checksums_name_files(store: FileStore, checksum: str) -> None:
    with pytest.raises(ReaderError):
        store.path(checksum)
