"""What a command prints: one JSON document or text, on standard output alone, and what happens when nobody takes it."""

import io
import json
import sys

import pytest

from desktop_app.cli.errors import OutputLostError
from desktop_app.cli.output import Answer, json_text, say, write, write_answer
from desktop_app.cli.table import Table


def test_json_is_one_document_that_gives_every_text_back(capsys: pytest.CaptureFixture[str]) -> None:
    data = [{"title": "naïve \x1b[31m \x9b1m \u202e \ud800 神経\u2028", "year": None, "score": 0.5}]
    write_answer(Answer(data, "text"), as_json=True)
    printed = capsys.readouterr()
    assert json.loads(printed.out) == data
    assert printed.err == ""
    assert "神経" in printed.out
    assert not {"\x1b", "\x9b", "\u202e", "\u2028"} & set(printed.out)


def test_json_is_ascii_where_the_terminal_is_not_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="latin-1"))
    assert json_text(["神経"]) == '[\n  "\\u795e\\u7d4c"\n]'


def test_text_for_people_has_no_control_characters(capsys: pytest.CaptureFixture[str]) -> None:
    write_answer(Answer(None, "a \x1b[31mtitle\nand more"), as_json=False)
    assert capsys.readouterr().out == "a �[31mtitle\nand more\n"


def test_a_document_goes_into_a_file_as_it_is_but_not_to_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = Answer(None, "# Note\u00ad\t\x9b\n", is_document=True)
    assert _printed(monkeypatch, answer, is_terminal=False) == "# Note\u00ad\t\x9b\n"
    assert _printed(monkeypatch, answer, is_terminal=True) == "# Note    �\n"


@pytest.mark.parametrize(("is_terminal", "longest"), [(True, 40), (False, 120)])
def test_a_table_fits_the_terminal_but_not_a_file(
    monkeypatch: pytest.MonkeyPatch, is_terminal: bool, longest: int
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr("desktop_app.cli.output.shutil.get_terminal_size", _Size)
    table = Table(("TITLE",), (("x" * 120,),), long=(0,), empty="")
    printed = _printed(monkeypatch, Answer(None, table), is_terminal=is_terminal)
    assert max(len(line) for line in printed.split("\n")) == longest


def test_a_message_is_one_line_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    say("two\nlines \x1b[1m")
    printed = capsys.readouterr()
    assert printed.err == "postil: two lines �[1m\n"
    assert printed.out == ""


def test_a_message_nobody_can_read_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    say("into the void")
    monkeypatch.setattr(sys, "stderr", _Refusing(OSError(28, "No space left on device")))
    say("into a full disk")


def test_an_answer_nobody_takes_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", _Refusing(OSError(28, "No space left on device")))
    with pytest.raises(OutputLostError):
        write("text")
    monkeypatch.setattr(sys, "stdout", _Refusing(BrokenPipeError()))
    with pytest.raises(BrokenPipeError):
        write("text")
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(OutputLostError):
        write("text")


class _Size:
    columns = 40


class _Refusing(io.StringIO):
    def __init__(self, error: OSError) -> None:
        super().__init__()
        self._error = error

    def write(self, text: str) -> int:
        raise self._error


class _Screen(io.StringIO):
    encoding = "utf-8"

    def __init__(self, is_terminal: bool) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


def _printed(monkeypatch: pytest.MonkeyPatch, answer: Answer, *, is_terminal: bool) -> str:
    screen = _Screen(is_terminal)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", screen)
        write_answer(answer, as_json=False)
    return screen.getvalue()
