"""What a killed program left unfinished goes, long after; nothing else does."""

import os
from datetime import timedelta
from pathlib import Path

from desktop_app.storage.sweeping import sweep
from tests.filled_library import NOON

_UNFINISHED = (
    ".restoring.abc.tmp",
    ".restoring.abc.tmp-journal",
    "assets/.x.png.abc.tmp",
    "backups/.library-000001-x.db.abc.tmp",
    "files/.incoming.abc.tmp",
    "ocr/ab/abcd/.0.text.def.tmp",
    "papers/.abc.json.def.tmp",
)
_KEPT = ("library.db", "backups/library.db", "files/ab/x.pdf", "papers/x.json", ".hidden", "files/ab/.x.tmp")


def _make(folder: Path, names: tuple[str, ...], age: timedelta) -> None:
    moment = (NOON - age).timestamp()
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
        os.utime(path, (moment, moment))


def test_old_unfinished_files_go_and_all_others_stay(tmp_path: Path) -> None:
    _make(tmp_path, _UNFINISHED + _KEPT, timedelta(days=2))
    half = tmp_path / ".rebuilding.abc.tmp"
    half.mkdir()
    (half / "library.db").write_bytes(b"x")
    os.utime(half, ((NOON - timedelta(days=2)).timestamp(),) * 2)
    sweep(tmp_path, NOON)
    assert not any((tmp_path / name).exists() for name in _UNFINISHED)
    assert not half.exists()
    assert all((tmp_path / name).exists() for name in _KEPT)


def test_what_is_being_written_now_stays(tmp_path: Path) -> None:
    _make(tmp_path, _UNFINISHED, timedelta(hours=23))
    sweep(tmp_path, NOON)
    assert all((tmp_path / name).exists() for name in _UNFINISHED)


def test_a_clock_that_went_back_removes_nothing(tmp_path: Path) -> None:
    _make(tmp_path, _UNFINISHED, timedelta(days=-400))
    sweep(tmp_path, NOON)
    assert all((tmp_path / name).exists() for name in _UNFINISHED)


def test_a_link_is_removed_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "x").write_bytes(b"x")
    library = tmp_path / "library"
    library.mkdir()
    link = library / ".rebuilding.abc.tmp"
    link.symlink_to(tmp_path / "precious", target_is_directory=True)
    os.utime(link, ((NOON - timedelta(days=2)).timestamp(),) * 2, follow_symlinks=False)
    sweep(library, NOON)
    assert not link.is_symlink()
    assert (tmp_path / "precious" / "x").exists()


def test_a_folder_that_is_not_there_is_nothing_to_sweep(tmp_path: Path) -> None:
    sweep(tmp_path / "none", NOON)
