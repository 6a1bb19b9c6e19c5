"""Two texts of a note are compared by lines and words; both can be read out of what is shown, and it is bounded."""

import time

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.note_diff import DiffLine, NoteDiff, Part
from desktop_app.services.text_diff import diff_of


def shown(diff: NoteDiff) -> list[str]:
    marks = {Part.SAME: "{}", Part.ADDED: "[+{}]", Part.REMOVED: "[-{}]"}
    return [
        f"…{line.left_out}" if line.left_out else line.sign + "".join(marks[part].format(t) for part, t in line.parts)
        for line in diff.lines
    ]


def test_words_are_shown_inside_their_line() -> None:
    diff = diff_of("One.\nThe serum rose fast.\nEnd.", "One.\nThe serum fell fast.\nEnd.")
    assert shown(diff) == [" One.", "±The serum [-rose][+fell] fast.", " End."]
    assert (diff.added_words, diff.removed_words) == (1, 1)


def test_whole_lines_come_and_go() -> None:
    assert shown(diff_of("a\nb", "a\nnew\nb")) == [" a", "+[+new]", " b"]
    assert shown(diff_of("a\ngone\nb", "a\nb")) == [" a", "−[-gone]", " b"]
    assert shown(diff_of("", "new")) == ["−[-]", "+[+new]"]
    assert shown(diff_of("It rose.", "It fell.\nTwo.\nThree.")) == [
        *("±It [-rose][+fell].", "+[+Two.]", "+[+Three.]"),
    ]


def test_what_is_the_same_is_counted() -> None:
    old = "\n".join(f"line {number}" for number in range(50))
    diff = diff_of(old, old.replace("line 25", "line twenty-five"))
    assert shown(diff)[0] == "…23"
    assert shown(diff)[-1] == "…22"
    assert len(diff.lines) == 7
    assert shown(diff_of(old, old)) == ["…50"]


lines = st.lists(st.sampled_from(["", "one two", "one three", "two, two.", "four", "  five"]), max_size=8).map(
    "\n".join
)


@given(lines, lines)
def test_both_texts_can_be_read_out(old: str, new: str) -> None:
    diff = diff_of(old, new)
    assert _read(diff, Part.ADDED, old) == old
    assert _read(diff, Part.REMOVED, new) == new


def _read(diff: NoteDiff, without: Part, text: str) -> str:
    """One of the texts from what is shown, what was left out taken from itself."""
    source, lines = text.split("\n"), list[str]()
    for line in diff.lines:
        if line.left_out:
            lines += source[len(lines) : len(lines) + line.left_out]
        elif not line.parts or {part for part, _text in line.parts} != {without}:
            lines.append("".join(shown for part, shown in line.parts if part is not without))
    return "\n".join(lines)


def test_a_million_letters_are_compared_in_good_time() -> None:
    old = "\n".join(f"A line of some words, number {number}, in a long note." for number in range(20_000))
    new = old.replace("number 7", "number seven and 7").replace("99,", "hundred,")
    start = time.perf_counter()
    diff = diff_of(old, new)
    assert time.perf_counter() - start < 10
    assert diff.added_words > 1000
    rough = diff_of(old, old[::-1] + "\n" + new)
    assert rough.is_rough
    assert DiffLine(left_out=1) not in rough.lines
