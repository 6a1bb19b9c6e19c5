"""Tables for people: aligned, as wide as the terminal, with ids that name the record later."""

from desktop_app.cli.table import Table, short_ids
from desktop_app.cli.terminal import columns_of

HEADS = ("PAPER", "TITLE", "STATE")
ROWS = (
    ("0190e4c2-0000", "Vagus nerve stimulation and neurotrophins: a biological psychiatric perspective", "inbox"),
    ("0190e4c2-0001", "迷走神経", "to read"),
)


def test_columns_are_aligned_and_lines_have_no_spaces_at_their_ends() -> None:
    head, first, second = Table(HEADS, ROWS, long=(1,), empty="").text(None).split("\n")
    assert head == head.rstrip()
    assert first.endswith("perspective  inbox")
    assert columns_of(second[: second.index("to read")]) == columns_of(first[: first.index("inbox")])


def test_the_long_column_gives_way_to_a_narrow_terminal() -> None:
    lines = Table(HEADS, ROWS, long=(1,), empty="").text(50).split("\n")
    assert all(columns_of(line) <= 50 for line in lines)
    assert "…  inbox" in lines[1]
    assert "迷走神経" in lines[2]


def test_a_terminal_that_is_much_too_narrow_gets_readable_columns_all_the_same() -> None:
    lines = Table(HEADS, ROWS, long=(1,), empty="").text(5).split("\n")
    assert "Vagus" in lines[1]
    assert "inbox" in lines[1]


def test_the_widest_long_column_gives_way_first() -> None:
    rows = (("a" * 60, "short"),)
    assert "short" in Table(("ONE", "TWO"), rows, long=(0, 1), empty="").text(40)


def test_a_cell_is_one_line() -> None:
    assert Table(("A",), (("two\nlines\x1b[1m",),), long=(0,), empty="").text(None) == "A\ntwo lines�[1m"


def test_no_rows_are_said_in_words() -> None:
    assert Table(HEADS, (), long=(1,), empty="no papers yet").text(80) == "no papers yet"


def test_short_ids_keep_records_apart() -> None:
    ids = ["0190e4c2-0000-7000-8000-000000000001", "0190e4c2-0001-7000-8000-000000000001"]
    assert short_ids(ids) == ["0190e4c2-0000", "0190e4c2-0001"]
    same_moment = ["0190e4c2-0000-7001-8000-000000000001", "0190e4c2-0000-7002-8000-000000000001"]
    assert short_ids(same_moment) == ["0190e4c2-0000-7001", "0190e4c2-0000-7002"]
    assert short_ids([ids[0], ids[0]]) == ["0190e4c2-0000", "0190e4c2-0000"]
    assert short_ids([]) == []
