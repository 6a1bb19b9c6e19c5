"""Lines of a paste: their places, bullets, hard wrapping, quotation marks."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.importers.pasted_text.lines import split_lines

PARAGRAPH = (
    "Settlement of barnacles has been tied to the tide since the first counts were\n"
    "made. We counted 1.2 million settlers on 48 plates along the Normandy coast be-\n"
    "tween 2011 and 2017 and compared their number with tide, moon, wind and water\n"
    "temperature. Moonlight explained more than twice the variance of tidal height."
)


def test_lines_keep_their_places() -> None:
    text = "  first\tline \r\n\r\n\r\nsecond"
    lines = split_lines(text)
    assert [(line.text, line.gap) for line in lines] == [("first line", 0), ("second", 2)]
    assert [text[line.start : line.end] for line in lines] == ["first\tline", "second"]


def test_bullets_are_taken_off() -> None:
    lines = split_lines("• one\n•\ntwo\n- three\n* four\nfive - six")
    assert [(line.text, line.bullet) for line in lines] == [
        ("one", True),
        ("two", True),
        ("three", True),
        ("four", True),
        ("five - six", False),
    ]


def test_hard_wrapping_is_undone() -> None:
    [line] = split_lines(PARAGRAPH)
    assert "coast between 2011" in line.text
    assert line.text.endswith("tidal height.")
    assert PARAGRAPH[line.start : line.end] == PARAGRAPH


def test_short_lines_are_not_joined() -> None:
    assert len(split_lines("Anna Weber\nMarco Bianchi\nLi Chen\nTurtles")) == 4


def test_marks_of_quotation_are_taken_off() -> None:
    lines = split_lines("she said\n> one\n>\n> two\n> > three")
    assert [(line.text, line.gap, line.look.quoted) for line in lines] == [
        ("she said", 0, False),
        ("one", 0, True),
        ("two", 1, True),
        ("three", 0, True),
    ]
    assert not any(line.look.quoted for line in split_lines("> one\n> two"))


@given(st.text(alphabet="ab .\n\r\t•>-\u2028é", max_size=200))
def test_lines_are_in_order_and_inside(text: str) -> None:
    at = 0
    for line in split_lines(text):
        assert at <= line.start < line.end <= len(text)
        assert line.text == " ".join(line.text.split()) != ""
        at = line.end
