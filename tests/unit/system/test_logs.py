"""The log keeps places and kinds of failures, and no words of the reader."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.system.logs import set_up_logs
from desktop_app.system.paths import AppPaths, find_paths

log = logging.getLogger("postil_of_a_test")


@pytest.fixture
def paths(tmp_path: Path) -> AppPaths:
    return find_paths(tmp_path / "library")


@pytest.fixture
def file(paths: AppPaths) -> Iterator[Path]:
    stop = set_up_logs(paths)
    yield paths.logs / "postil.log"
    stop()


def _fail() -> None:
    try:
        int("the secret passage of the paper")
    except ValueError as error:
        raise OSError(28, "No space left on device", "/home/she/diary.pdf") from error


def test_messages_arrive_with_their_origin(file: Path) -> None:
    log.info("opened %d documents", 3)
    line = file.read_text(encoding="utf-8")
    assert "INFO" in line
    assert "postil_of_a_test: opened 3 documents" in line


def test_an_exception_is_logged_without_its_message(file: Path) -> None:
    try:
        _fail()
    except OSError:
        log.info("saving failed", exc_info=True)
    text = file.read_text(encoding="utf-8")
    assert "secret" not in text
    assert "diary" not in text
    assert "OSError [errno 28]" in text
    assert text.index("ValueError") < text.index("OSError")
    assert "test_logs.py" in text


def test_an_exception_that_causes_itself_ends(file: Path) -> None:
    error = ValueError("x")
    error.__cause__ = error
    log.info("odd", exc_info=error)
    assert file.read_text(encoding="utf-8").count("ValueError") == 1


def test_exc_info_without_an_exception_is_harmless(file: Path) -> None:
    log.info("nothing", exc_info=(None, None, None))
    assert "nothing" in file.read_text(encoding="utf-8")


def test_stop_ends_it(paths: AppPaths) -> None:
    before = list(logging.getLogger().handlers), logging.getLogger().level
    stop = set_up_logs(paths)
    stop()
    assert (list(logging.getLogger().handlers), logging.getLogger().level) == before


def test_without_a_place_for_it_there_is_none(paths: AppPaths) -> None:
    paths.logs.parent.mkdir(parents=True)
    paths.logs.write_text("a file where the folder should be", encoding="utf-8")
    stop = set_up_logs(paths)
    log.info("goes nowhere")
    stop()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_log_that_cannot_be_written_disturbs_nobody(paths: AppPaths, capfd: pytest.CaptureFixture[str]) -> None:
    paths.logs.mkdir(parents=True)
    (paths.logs / "postil.log").symlink_to("/dev/full")
    stop = set_up_logs(paths)
    log.info("goes nowhere")
    stop()
    assert capfd.readouterr().err == ""


def test_a_long_log_is_turned_over(file: Path) -> None:
    for _ in range(60):
        log.info("%s", "x" * 50_000)
    names = sorted(path.name for path in file.parent.iterdir())
    assert names == ["postil.log", "postil.log.1", "postil.log.2", "postil.log.3"]
