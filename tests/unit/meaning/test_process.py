"""The child process that encodes: starts with the first request, is replaced when it dies or hangs, ends at once."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.ids import PaperId
from desktop_app.domain.related import PaperTexts, TextPlace
from desktop_app.meaning.process import NOT_INSTALLED, MeaningProcess

ONE = PaperId(UUID(int=1))
TEXTS = PaperTexts(ONE, "1", [(TextPlace("note", ONE, None), "Infants slumber in a cot beside the bed.")])


@pytest.fixture
def process(tmp_path: Path) -> Iterator[MeaningProcess]:
    process = MeaningProcess(tmp_path / "cache", "tests.word_encoder", "numpy")
    yield process
    process.close()


def child_of(process: MeaningProcess) -> int:
    assert process._child is not None
    return process._child.pid


def test_a_question_finds_what_was_read(process: MeaningProcess) -> None:
    assert process.due({ONE: "1"}) == [ONE]
    assert process.begin(TEXTS) == 1
    assert process.go_on() == 0
    assert process.due({ONE: "1"}) == []
    (found,) = process.near("Where do babies sleep?", 5)
    assert (found.paper_id, found.place) == (ONE, TextPlace("note", ONE, None))
    assert process.closeness("babies", ["infants", "gold"]) == pytest.approx([1.0, 0.0], abs=0.01)
    assert process.size_bytes() > 0


def test_it_gives_way_to_whoever_types(process: MeaningProcess) -> None:
    process.due({})
    assert os.getpriority(os.PRIO_PROCESS, child_of(process)) > os.getpriority(os.PRIO_PROCESS, 0)


def test_one_that_died_is_replaced(process: MeaningProcess) -> None:
    process.due({ONE: "1"})
    os.kill(child_of(process), signal.SIGKILL)
    process._child.wait(10)
    assert process.due({ONE: "1"}) == [ONE]
    process.rest()
    assert process.due({ONE: "1"}) == [ONE]


def test_one_that_hangs_is_ended(tmp_path: Path) -> None:
    process = MeaningProcess(tmp_path, "tests.word_encoder", "numpy", deadline_s=0.3)
    process._ready_child()
    os.kill(child_of(process), signal.SIGSTOP)
    with pytest.raises(ReaderError, match="has stopped"):
        process.due({})
    process.close()


def test_closing_ends_a_request_that_is_under_way(tmp_path: Path) -> None:
    process = MeaningProcess(tmp_path, "tests.word_encoder", "numpy")
    process._ready_child()
    os.kill(child_of(process), signal.SIGSTOP)
    said: list[str] = []
    asked = threading.Event()

    def ask() -> None:
        asked.set()
        try:
            process.due({})
        except ReaderError as error:
            said.append(str(error))

    thread = threading.Thread(target=ask)
    thread.start()
    asked.wait()
    process.close()
    thread.join(10)
    assert len(said) == 1
    with pytest.raises(ReaderError, match="the program is ending"):
        process.due({})


def test_without_the_package_one_sentence_says_so(tmp_path: Path) -> None:
    process = MeaningProcess(tmp_path, needed="no_such_package")
    assert not process.is_installed
    with pytest.raises(ReaderError) as told:
        process.due({})
    assert str(told.value) == NOT_INSTALLED


def test_a_package_that_cannot_be_loaded_is_told(tmp_path: Path) -> None:
    process = MeaningProcess(tmp_path, "tests.no_such_encoder", "numpy")
    with pytest.raises(ReaderError, match="cannot be loaded: No module named"):
        process.due({})
    process.close()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in its place")
    process = MeaningProcess(tmp_path / "cache", "tests.word_encoder", "numpy")
    with pytest.raises(ReaderError, match="cannot be looked for"):
        process.due({})
    process.close()


def test_asking_whether_it_is_there_loads_nothing(process: MeaningProcess) -> None:
    before = set(sys.modules)
    assert process.is_installed
    assert set(sys.modules) == before
    assert process._child is None
