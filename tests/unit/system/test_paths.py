"""Where things are kept: by argument, by variable, by platform."""

from pathlib import Path

import pytest

from desktop_app.domain.errors import EnvironmentProblemError
from desktop_app.system.paths import find_paths


def test_the_argument_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTIL_LIBRARY", "/somewhere/else")
    assert find_paths(tmp_path / "mine").library == tmp_path / "mine"


def test_then_the_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTIL_LIBRARY", str(tmp_path / "named"))
    assert find_paths().library == tmp_path / "named"


@pytest.mark.parametrize("value", [None, ""])
def test_else_the_data_folder_of_the_platform(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if value is not None:
        monkeypatch.setenv("POSTIL_LIBRARY", value)
    library = find_paths().library
    assert library.name == "library"
    assert library.is_relative_to(Path.home())


def test_a_relative_folder_is_below_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_paths(Path("mine")).library == tmp_path / "mine"


def test_a_tilde_is_the_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTIL_LIBRARY", "~/papers")
    assert find_paths().library == Path.home() / "papers"


def test_a_home_of_nobody_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTIL_LIBRARY", "~nobody-of-this-name/papers")
    with pytest.raises(EnvironmentProblemError, match="--library"):
        find_paths()


def test_nothing_is_made(tmp_path: Path) -> None:
    paths = find_paths(tmp_path / "mine")
    for folder in (paths.library, paths.config, paths.cache, paths.logs, paths.outside_backups):
        assert folder.is_absolute()
        assert not folder.exists()


def test_backups_outside_are_outside_and_of_one_library_only(tmp_path: Path) -> None:
    one, two = find_paths(tmp_path / "a" / "library"), find_paths(tmp_path / "b" / "library")
    assert not one.outside_backups.is_relative_to(one.library)
    assert one.outside_backups != two.outside_backups
    assert one.outside_backups.name.startswith("library-")


def test_a_link_to_a_library_has_the_backups_of_that_library(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "link").mkdir()
    (tmp_path / "link" / "library").symlink_to(tmp_path / "library")
    linked, real = find_paths(tmp_path / "link" / "library"), find_paths(tmp_path / "library")
    assert linked.outside_backups == real.outside_backups
