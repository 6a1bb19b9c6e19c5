"""Formulas are typeset in a child that can be killed, and what is wrong with one is said in a sentence."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.formula import Formula
from desktop_app.formulas.typesetter import Typesetter
from desktop_app.services.formulas import FormulaService

_EXPONENTIAL = r"\frac{1}{" * 60 + "x" + "}" * 60


@pytest.fixture
def typesetter() -> Iterator[Typesetter]:
    typesetter = Typesetter(deadline_s=1.0)
    yield typesetter
    typesetter.close()


def test_a_formula_has_a_drawing_and_a_baseline(typesetter: Typesetter) -> None:
    inline = typesetter.typeset(r"\frac{a}{b}", display=False)
    display = typesetter.typeset(r"\frac{a}{b}", display=True)
    assert inline.svg.startswith("<svg")
    assert "<path" in inline.svg
    assert "<symbol" not in inline.svg
    assert 0 < inline.depth < inline.ascent
    assert display.ascent + display.depth > inline.ascent + inline.depth


def test_what_is_wrong_is_said(typesetter: Typesetter) -> None:
    reasons = {
        r"\frac{a": "ends too early",
        "": "ends too early",
        r"\nosuchcommand x": r"no command \\nosuchcommand",
        "x^1^2": "double superscripts",
        "{" * 300 + "x" + "}" * 300: "nested too deeply",
        r"x \hspace{3000em} x": "too large",
    }
    for source, reason in reasons.items():
        with pytest.raises(ReaderError, match=reason):
            typesetter.typeset(source, display=False)


def test_one_that_takes_too_long_is_given_up_and_the_next_is_drawn(typesetter: Typesetter) -> None:
    typesetter.typeset("x", display=False)
    with pytest.raises(ReaderError, match="took too long"):
        typesetter.typeset(_EXPONENTIAL, display=False)
    assert typesetter.typeset("x", display=False).width > 0


def test_a_very_long_one_is_not_even_tried(typesetter: Typesetter) -> None:
    with pytest.raises(ReaderError, match="10,001 characters"):
        typesetter.typeset("x+" * 5000 + "y", display=False)


class Counting:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def typeset(self, source: str, *, display: bool) -> Formula:
        self.asked.append(source)
        if source == "bad":
            raise ReaderError("It is bad.")
        return Formula("<svg/>", 1, 1, 0, 16)


def test_a_formula_is_typeset_once_also_a_bad_one() -> None:
    counting = Counting()
    service = FormulaService(counting)
    for _ in range(2):
        assert service.typeset("x", display=False).width == 1
        with pytest.raises(ReaderError, match="It is bad"):
            service.typeset("bad", display=False)
    service.typeset("x", display=True)
    assert counting.asked == ["x", "bad", "x"]


def test_after_the_end_no_child_is_started() -> None:
    typesetter = Typesetter()
    typesetter.close()
    with pytest.raises(ReaderError, match="the program is ending"):
        typesetter.typeset("x", display=False)


def test_a_system_that_starts_no_more_programs_is_told(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no program"))
    with pytest.raises(ReaderError, match="cannot be drawn"):
        typesetter.typeset("x", display=False)
    monkeypatch.undo()
    assert typesetter.typeset("x", display=False).width > 0
