"""One command line from its words to its status, over services that only say what they were asked."""

import argparse
import json
import warnings
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop_app import __version__
from desktop_app.cli import program
from desktop_app.cli.command import Build, Command, Session
from desktop_app.cli.output import Answer, say
from desktop_app.cli.snapshot import Picture
from desktop_app.domain.errors import LibraryLockedError, NotFoundError
from desktop_app.system.paths import AppPaths


class Program:
    """Runs command lines with one more command, `probe`, whose action a test decides."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.opened: list[AppPaths] = []
        self.closed = 0
        self.asked: list[argparse.Namespace] = []
        self.drawn: list[tuple[Picture, Path | None]] = []
        self.failure: BaseException | None = None
        self.text = "text for people"
        probe = Command(
            "probe", "what a test decides", lambda parser: parser.add_argument("words", nargs="*"), self._probe
        )
        monkeypatch.setitem(program.COMMANDS, "probe", probe)

    def run(self, *argv: str) -> int:
        return program.run(argv, self._draw, Build(self._build, self._build))

    def _probe(self, session: Session, options: argparse.Namespace) -> Answer:
        self.asked.append(options)
        assert session.services is session.services
        if self.failure is not None:
            raise self.failure
        return Answer({"words": options.words}, self.text)

    def _build(self, paths: AppPaths) -> SimpleNamespace:
        self.opened.append(paths)
        return SimpleNamespace(close=self._close)

    def _close(self) -> None:
        self.closed += 1

    def _draw(self, picture: Picture, library: Path | None) -> tuple[int, int]:
        self.drawn.append((picture, library))
        return picture.width, picture.height


@pytest.fixture
def postil(monkeypatch: pytest.MonkeyPatch) -> Program:
    return Program(monkeypatch)


def test_an_answer_for_people_and_one_for_programs(postil: Program, capsys: pytest.CaptureFixture[str]) -> None:
    assert postil.run("probe", "a", "b") == 0
    assert capsys.readouterr().out == "text for people\n"
    assert postil.run("probe", "a", "--json", "b") == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out) == {"words": ["a", "b"]}
    assert printed.err == ""


@pytest.mark.parametrize(
    "argv",
    [
        ("--json", "--library", "{}", "probe", "a"),
        ("probe", "--json", "--library", "{}", "a"),
        ("probe", "a", "--library={}", "--json"),
        ("--json", "probe", "a", "--library", "{}"),
        ("--library", "elsewhere", "probe", "--library", "{}", "a", "--json"),
    ],
)
def test_what_concerns_every_command_stands_before_or_after_it(
    postil: Program, tmp_path: Path, argv: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert postil.run(*(word.format(tmp_path) for word in argv)) == 0
    assert json.loads(capsys.readouterr().out) == {"words": ["a"]}
    assert [paths.library for paths in postil.opened] == [tmp_path]


def test_the_environment_names_the_library(postil: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTIL_LIBRARY", str(tmp_path / "named"))
    assert postil.run("probe") == 0
    assert postil.run("probe", "--library", str(tmp_path / "given")) == 0
    assert [paths.library.name for paths in postil.opened] == ["named", "given"]


def test_words_may_begin_with_a_dash_and_a_command_may_be_a_word(postil: Program) -> None:
    assert postil.run("probe", "a", "--", "--json", "-x", "list") == 0
    assert postil.asked[0].words == ["a", "--json", "-x", "list"]
    assert postil.asked[0].json is False


def test_two_dashes_may_be_a_word(postil: Program) -> None:
    assert postil.run("probe", "a", "--", "--", "b", "--") == 0
    assert postil.asked[0].words == ["a", "--", "b", "--"]


def test_a_message_repeats_no_endless_word(postil: Program, capsys: pytest.CaptureFixture[str]) -> None:
    postil.failure = NotFoundError(f"No paper answers to “{'a' * 100_000}”.")
    assert postil.run("probe") == 1
    assert capsys.readouterr().err == f"postil: No paper answers to “{'a' * 119}…”.\n"
    postil.failure = NotFoundError("a " * 100_000)
    postil.run("probe")
    assert len(capsys.readouterr().err) < 5000


@pytest.mark.parametrize(
    ("failure", "status", "told"),
    [
        (NotFoundError("No paper answers to “x\x1b[1m”.\nReally."), 1, "No paper answers to “x�[1m”. Really."),
        (LibraryLockedError("The library is open elsewhere."), 3, "The library is open elsewhere."),
        (OSError(28, "No space left on device"), 3, "the disk is full."),
        (KeyboardInterrupt(), 130, "stopped; what was saved before is kept."),
    ],
)
def test_a_failure_is_one_line_and_a_status(
    postil: Program, failure: BaseException, status: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    postil.failure = failure
    assert postil.run("probe", "--json") == status
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"postil: {told}\n"
    assert postil.closed == 1


@pytest.mark.logs_warnings
def test_our_own_fault_is_one_line_and_in_the_log(postil: Program, capsys: pytest.CaptureFixture[str]) -> None:
    postil.failure = ZeroDivisionError("secret words")
    assert postil.run("probe") == 1
    printed = capsys.readouterr()
    assert printed.err.count("\n") == 1
    assert "ZeroDivisionError" in printed.err
    assert "Traceback" not in printed.err
    log = next(Path.home().rglob("postil.log")).read_text(encoding="utf-8")
    assert "test_program.py" in log
    assert "secret" not in log
    assert postil.closed == 1


@pytest.mark.logs_warnings
def test_a_warning_of_a_library_goes_to_the_log(postil: Program, capsys: pytest.CaptureFixture[str]) -> None:
    def warn(_session: Session, _options: argparse.Namespace) -> Answer:
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            warnings.warn("old call", DeprecationWarning, stacklevel=1)
        return Answer(None, "done")

    program.COMMANDS["probe"] = Command("probe", "", lambda _parser: None, warn)
    assert postil.run("probe") == 0
    assert capsys.readouterr().err == ""
    assert "old call" in next(Path.home().rglob("postil.log")).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (("--json",), "name a command"),
        (("prove",), "did you mean “probe”?"),
        (("xyzzy",), "there is no command “xyzzy”; `postil --help`"),
        (("--frob", "list"), "unrecognized arguments: --frob"),
        (("probe", "--frob"), "unrecognized arguments: --frob"),
        (("list", "--library"), "--library"),
        (("show",), "PAPER"),
        (("add",), "give PDF files, or a text"),
        (("mark", "x"), "--quote"),
        (("mark", "x", "--quote", "q", "--nth", "two"), "--nth"),
        (("questions", "--state", "shut"), "--state"),
        (("todos", "--state", "shut"), "--state"),
        (("done", "x", "--decision", "perhaps"), "--decision"),
        (("search", "x", "--in", "papers,nowhere"), "--in"),
        (("search", "x", "--limit", "0"), "--limit"),
        (("note", "x", "--set", "a", "--append", "b"), "not allowed with"),
        (("export", "--format", "markdown"), "give papers, or --all"),
        (("export", "x", "--all", "--format", "markdown"), "give papers, or --all"),
        (("export", "x"), "--format"),
        (("export", "x", "--format", "markdown", "--out", "-", "--json"), "--out -"),
        (("radar",), "give a paper, or a question"),
        (("radar", "x", "--question", "y"), "give a paper, or a question"),
        (("import",), "FILE"),
        (("snapshot", "cellar", "out.png"), "SCREEN"),
        (("snapshot", "desk", "out.png", "--size", "big"), "--size"),
        (("snapshot", "desk", "out.png", "--size", "999999x1"), "--size"),
        (("snapshot", "desk", "out.png", "--size", "5000x5000", "--scale", "4"), "pixels"),
        (("snapshot", "desk", "out.png", "--scale", "nan"), "--scale"),
        (("snapshot", "desk", "out.png", "--theme", "blue"), "--theme"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(
    postil: Program, argv: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert postil.run(*argv) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("postil: ")
    assert printed.err.count("\n") == 1
    assert told in printed.err
    assert not postil.opened


@pytest.mark.parametrize("argv", [("import", "refs.bib")])
def test_what_is_not_built_yet_says_so(
    postil: Program, argv: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert postil.run(*argv) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"postil: {argv[0]} is not built yet.\n"


def test_help_lists_every_command_and_opens_no_library(postil: Program, capsys: pytest.CaptureFixture[str]) -> None:
    assert postil.run("--help") == 0
    overview = capsys.readouterr().out
    assert [name for name in program.COMMANDS if f"\n  {name} " not in overview] == []
    assert postil.run("--version") == 0
    assert capsys.readouterr().out == f"postil {__version__}\n"
    assert not postil.opened


@pytest.mark.parametrize("columns", ["20", "80"])
@pytest.mark.parametrize("name", sorted(program.COMMANDS))
def test_every_command_explains_itself(
    postil: Program, monkeypatch: pytest.MonkeyPatch, name: str, columns: str, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert postil.run(name, "--help") == 0
    printed = capsys.readouterr().out
    assert printed.startswith(f"usage: postil {name}")
    assert "--json" in printed


def test_a_picture_is_drawn_by_the_caller(postil: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.png"
    argv = ("snapshot", "desk", str(out), "--paper", "P", "--theme", "dark", "--size", "800x600", "--scale", "1.5")
    assert postil.run("--library", str(tmp_path), *argv, "--json") == 0
    assert postil.drawn == [(Picture("desk", out, "P", "dark", 800, 600, 1.5), tmp_path)]
    assert json.loads(capsys.readouterr().out) == {"path": str(out), "width": 800, "height": 600}
    assert not postil.opened


@pytest.mark.parametrize("name", ["notes.txt", "notes.png", "link.png", "folder.png"])
def test_a_picture_is_drawn_over_nothing_but_a_picture(
    postil: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    for there in ("notes.txt", "notes.png"):
        (tmp_path / there).write_text("hours of work", encoding="utf-8")
    (tmp_path / "link.png").symlink_to(tmp_path / "notes.txt")
    (tmp_path / "folder.png").mkdir()
    assert postil.run("snapshot", "desk", str(tmp_path / name)) == 1
    assert "nothing was drawn" in capsys.readouterr().err
    assert not postil.drawn
    for empty_or_picture in (b"", b"\x89PNG\r\n\x1a\n an older picture"):
        (tmp_path / "old.png").write_bytes(empty_or_picture)
        assert postil.run("snapshot", "desk", str(tmp_path / "old.png")) == 0


def test_messages_do_not_mix_with_the_answer(postil: Program, capsys: pytest.CaptureFixture[str]) -> None:
    def tell(_session: Session, _options: argparse.Namespace) -> Answer:
        say("by the way")
        return Answer([], "done", status=1)

    program.COMMANDS["probe"] = Command("probe", "", lambda _parser: None, tell)
    assert postil.run("probe", "--json") == 1
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("[]\n", "postil: by the way\n")
