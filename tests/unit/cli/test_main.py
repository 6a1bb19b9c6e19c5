"""What opens the window and what is a command, without importing the other."""

import gc
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

import pytest

import desktop_app
from desktop_app import __main__ as entry
from desktop_app.cli import program
from desktop_app.pdf import head_start, worker_start
from desktop_app.pdf.tones import Tone
from desktop_app.system.paths import find_paths
from desktop_app.ui import plain_imports


class FirstWorker:
    """Stands for the process that is started before all else."""

    def __init__(self) -> None:
        self.is_killed = False

    def kill(self) -> None:
        self.is_killed = True


class FirstFile:
    """Stands for the worker that opens the first file while Qt is imported."""

    made: list["FirstFile"]

    def __init__(self, path: Path | None, _launch: object) -> None:
        self.path, self.is_closed = path, False
        self.tone = Tone.PAPER
        self.made.append(self)

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture(autouse=True)
def _process_as_it_was() -> Iterator[None]:
    """The turns of threads and the looking for garbage belong to the whole process."""
    turn, collects = sys.getswitchinterval(), gc.isenabled()
    yield
    sys.setswitchinterval(turn)
    if collects:
        gc.enable()


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> list[FirstWorker]:
    """The processes that were started."""
    started: list[FirstWorker] = []

    def start(_command: Sequence[str]) -> FirstWorker:
        started.append(FirstWorker())
        return started[-1]

    monkeypatch.setattr(worker_start, "start_process", start)
    return started


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, workers: list[FirstWorker]) -> list[tuple[str, list[str]]]:
    """What was started with which arguments; there is a display."""
    started: list[tuple[str, list[str]]] = []

    def window(files: Sequence[Path], library: Path | None, head_start: FirstFile, *, debug_latency: bool) -> int:
        assert not head_start.is_closed
        started.append(("watched window" if debug_latency else "window", [str(path) for path in (*files, library)]))
        return 0

    def command(argv: Sequence[str], _draw: object) -> int:
        started.append(("command", list(argv)))
        return 0

    gui = ModuleType("desktop_app.gui")
    gui.main = window  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "desktop_app.gui", gui)
    monkeypatch.setattr(desktop_app, "gui", gui, raising=False)
    monkeypatch.setattr(plain_imports, "import_qt_plainly", lambda: None)
    monkeypatch.setattr(FirstFile, "made", [], raising=False)
    monkeypatch.setattr(head_start, "HeadStart", FirstFile)
    monkeypatch.setattr(program, "run", command)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return started


@pytest.mark.parametrize(
    ("argv", "files", "library"),
    [
        ([], [], None),
        (["paper.pdf"], ["paper.pdf"], None),
        (["PAPER.PDF", "other.pdf"], ["PAPER.PDF", "other.pdf"], None),
        (["--library", "folder"], [], "folder"),
        (["--library=folder"], [], "folder"),
        (["--library", "folder", "paper.pdf"], ["paper.pdf"], "folder"),
        (["paper.pdf", "--library", "list"], ["paper.pdf"], "list"),
        (["--", "-paper.pdf"], ["-paper.pdf"], None),
    ],
)
def test_the_window_opens(
    asked: list[tuple[str, list[str]]],
    workers: list[FirstWorker],
    argv: list[str],
    files: list[str],
    library: str | None,
) -> None:
    assert entry.main(argv) == 0
    assert len(workers) == (1 if files else 0)
    paths = [Path(name).absolute() for name in files]
    assert asked == [("window", [str(path) for path in (*paths, library)])]
    (opened,) = FirstFile.made
    assert opened.path == (paths[0] if paths else None)
    assert opened.is_closed


def test_the_window_is_watched_for_pauses_when_asked(asked: list[tuple[str, list[str]]]) -> None:
    assert entry.main(["--debug-latency", "paper.pdf"]) == 0
    assert [what for what, _arguments in asked] == ["watched window"]


@pytest.mark.parametrize(
    "argv",
    [
        ["list"],
        ["--json", "list"],
        ["--library", "paper.pdf", "list"],
        ["list", "paper.pdf"],
        ["add", "paper.pdf"],
        ["--help"],
        ["--version"],
        ["--json"],
        ["--library"],
        ["paper.pdf", "--frob"],
        ["paper.txt"],
        ["paper"],
    ],
)
def test_the_command_line_answers(asked: list[tuple[str, list[str]]], argv: list[str]) -> None:
    assert entry.main(argv) == 0
    assert asked == [("command", argv)]


def test_without_a_display_one_line_says_how_to_go_on(
    asked: list[tuple[str, list[str]]],
    workers: list[FirstWorker],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("POSTIL_CALLED", "packaging/run")
    assert entry.main(["paper.pdf"]) == 3
    told = capsys.readouterr().err
    assert told.startswith("postil: there is no display; ")
    assert "`packaging/run --help`" in told
    assert told.count("\n") == 1
    assert [worker.is_killed for worker in workers] == [True]
    assert not asked


def test_a_part_that_cannot_be_loaded_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(_argv: Sequence[str], _draw: object) -> int:
        raise ImportError("libEGL.so.1: cannot open shared object file")

    monkeypatch.setattr(program, "run", missing)
    assert entry.main(["snapshot", "desk", "out.png"]) == 3
    told = capsys.readouterr().err
    assert told.startswith("postil: ")
    assert "libEGL.so.1" in told
    assert told.count("\n") == 1


def test_an_interruption_while_it_starts_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_argv: Sequence[str], _draw: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "run", interrupted)
    assert entry.main(["list"]) == 130
    assert capsys.readouterr().err == "postil: stopped; what was saved before is kept.\n"


def test_arguments_come_from_the_process_where_none_are_given(
    asked: list[tuple[str, list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [str(Path("bin/postil")), "list"])
    assert entry.main() == 0
    assert asked == [("command", ["list"])]


def test_a_packaged_program_starts_itself_as_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []
    monkeypatch.setattr("runpy.run_module", lambda name, run_name: started.append(f"{name} as {run_name}"))
    assert entry.main(["--pdf-worker"]) == 0
    assert started == ["desktop_app.pdf.worker.main as __main__"]


def test_the_worker_is_told_in_which_tone_pages_were_read_the_last_time(
    asked: list[tuple[str, list[str]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    config = find_paths().config
    config.mkdir(parents=True)
    (config / "window.json").write_text('{"pages": "night"}')
    entry.main(["paper.pdf"])
    assert asked
    assert FirstFile.made[0].tone is Tone.NIGHT


def test_a_window_gives_its_threads_short_turns(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    turns: list[float] = []
    monkeypatch.setattr("sys.setswitchinterval", turns.append)
    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setattr("desktop_app.system.display.missing_display", lambda *_where: "There is no display")
    assert entry.main([]) == 3
    assert "no display" in capsys.readouterr().err
    assert turns == [entry.TURN_S]
    assert entry.TURN_S <= 0.001
