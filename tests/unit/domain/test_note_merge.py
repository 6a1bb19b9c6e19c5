"""Lines that the program rewrote are taken over into a text that went on meanwhile, and nothing she typed is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.note_merge import LineChange, line_changes, placed, rewritten

BASE = "First.\n- [ ] read ^t-0011aabb\n- [ ] buy"


def merged(before: str, after: str, hers: str) -> str:
    return rewritten(hers, placed(line_changes(before, after), hers))


@pytest.mark.parametrize(
    ("after", "hers", "result"),
    [
        (BASE.replace("[ ] read", "[x] read"), f"New.\n{BASE}", f"New.\n{BASE.replace('[ ] read', '[x] read')}"),
        (
            BASE.replace("[ ] read", "[x] read"),
            BASE.replace("read", "read it"),
            BASE.replace("[ ] read", "[x] read it"),
        ),
        (BASE.replace("[ ] read", "[x] read"), "First.", "First."),
        (
            BASE.replace("[ ] buy", "[x] buy ^t-00000001"),
            f"{BASE} ^t-00000001",
            f"{BASE.replace('[ ] buy', '[x] buy')} ^t-00000001",
        ),
        (f"{BASE} ^t-00000001", f"{BASE}\nMore.", f"{BASE} ^t-00000001\nMore."),
        (f"{BASE} ^t-00000001", f"{BASE} it", f"{BASE} it ^t-00000001"),
        (f"{BASE} ^t-00000001", BASE.replace("buy", "sell"), BASE.replace("buy", "sell")),
    ],
)
def test_a_change_finds_its_line(after: str, hers: str, result: str) -> None:
    assert merged(BASE, after, hers) == result


def test_texts_of_other_lengths_are_no_rewriting() -> None:
    assert line_changes("a", "a\nb") == ()


def test_two_equal_lines_get_one_change_each() -> None:
    changes = [LineChange(0, "- [ ] a", "- [ ] a ^t-00000001"), LineChange(1, "- [ ] a", "- [ ] a ^t-00000002")]
    assert rewritten("- [ ] a\n- [ ] a", placed(changes, "- [ ] a\n- [ ] a")) == (
        "- [ ] a ^t-00000001\n- [ ] a ^t-00000002"
    )


lines = st.sampled_from(["", "text", "- [ ] a", "- [ ] a ^t-00000001", "- [x] b ^t-00000002", "? q", "```"])
notes = st.lists(lines, max_size=6)


@given(notes, notes, st.data())
def test_only_known_lines_change_and_none_comes_or_goes(base: list[str], hers: list[str], data: st.DataObject) -> None:
    after = [
        data.draw(st.sampled_from([line, line.replace("[ ]", "[x]"), f"{line} ^t-00000009"] if "[" in line else [line]))
        for line in base
    ]
    result = merged("\n".join(base), "\n".join(after), "\n".join(hers)).split("\n")
    assert len(result) == len("\n".join(hers).split("\n"))
    for mine, now in zip("\n".join(hers).split("\n"), result, strict=True):
        assert now == mine or mine.startswith("- [")
        assert now.split(" ^t-")[0].replace("[x]", "[ ]") == mine.split(" ^t-")[0].replace("[x]", "[ ]")
