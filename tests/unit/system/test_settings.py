"""The settings' file: sections, damage, a disk that refuses."""

import json
import threading
from pathlib import Path

import pytest

from desktop_app.domain.errors import EnvironmentProblemError
from desktop_app.system.settings import Settings


def test_a_section_is_found_again_and_the_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "config" / "settings.json"
    settings = Settings(path)
    assert settings.section("keys") == {}

    settings.put("keys", {"undo": "Ctrl+Z"})
    settings.put("lookups", {"email": "ada@example.org", "when": "2026-11-25"})
    settings.put("keys", {"redo": "Ctrl+Y"})

    again = Settings(path)
    assert again.section("keys") == {"redo": "Ctrl+Y"}
    assert again.section("lookups")["email"] == "ada@example.org"
    again.put("lookups", {})
    assert json.loads(path.read_text(encoding="utf-8")) == {"keys": {"redo": "Ctrl+Y"}}


def test_what_a_caller_does_with_a_section_does_not_change_it(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.put("keys", {"undo": "Ctrl+Z"})
    settings.section("keys").clear()
    assert settings.section("keys") == {"undo": "Ctrl+Z"}


@pytest.mark.logs_warnings
@pytest.mark.parametrize("text", ["{", '["no object"]', "\udc80".encode("utf-8", "surrogatepass"), "[" * 100_000, ""])
def test_a_damaged_file_counts_as_none_and_is_kept_aside(tmp_path: Path, text: str | bytes) -> None:
    path = tmp_path / "settings.json"
    content = text if isinstance(text, bytes) else text.encode()
    path.write_bytes(content)
    settings = Settings(path)

    assert settings.section("keys") == {}
    assert (tmp_path / "settings.json.damaged").read_bytes() == content
    settings.put("keys", {"undo": "Ctrl+Z"})
    assert settings.section("keys") == {"undo": "Ctrl+Z"}


def test_a_section_that_is_no_mapping_counts_as_empty(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"keys": 3, "lookups": {"email": "a@b.org"}}', encoding="utf-8")
    assert Settings(path).section("keys") == {}
    assert Settings(path).section("lookups") == {"email": "a@b.org"}


def test_a_disk_that_refuses_is_told_and_the_old_settings_stay(tmp_path: Path) -> None:
    in_the_way = tmp_path / "config"
    in_the_way.write_text("a file where the folder belongs", encoding="utf-8")
    with pytest.raises(EnvironmentProblemError, match="settings could not be saved"):
        Settings(in_the_way / "settings.json").put("keys", {"undo": "Ctrl+Z"})


def test_two_threads_lose_nothing(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    threads = [threading.Thread(target=settings.put, args=(f"s{n}", {"n": n})) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [settings.section(f"s{n}") for n in range(8)] == [{"n": n} for n in range(8)]
