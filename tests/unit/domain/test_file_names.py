"""File names that every system takes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.file_names import folded_name, safe_stem


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("@breit2020", "@breit2020"),
        ("../../x", "x"),
        ("/etc/passwd", "etc passwd"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1", "_com1"),
        ("a:b", "a b"),
        ("trailing. . ", "trailing"),
        ("-rf", "_-rf"),
        ("line\nbreak\ttab", "line break tab"),
        ("%2e%2e", "%2e%2e"),
        ("..", "_"),
        ("", "_"),
        ("\u202egpj.exe", "gpj.exe"),
        ("a\x00b\x07\ud800", "ab"),
        ("u\u0308ber", "über"),
        ("🧠 brain", "🧠 brain"),
        ('<>:"/\\|?*', "_"),
    ],
)
def test_examples(text: str, stem: str) -> None:
    assert safe_stem(text) == stem


def test_long_names_are_cut_between_letters() -> None:
    assert safe_stem("x" * 300) == "x" * 180
    assert safe_stem("é" * 150) == "é" * 90
    accents = safe_stem("x" * 178 + "q\u0303" + "y" * 9)
    assert accents == "x" * 178
    family = "👩\u200d👩\u200d👧"
    assert safe_stem("x" * 170 + family) == "x" * 170
    assert safe_stem("x" * 175 + "👍🏽" + "y") == "x" * 175


@pytest.mark.parametrize(("one", "other"), [("Foo.md", "foo.MD"), ("u\u0308.md", "Ü.md"), ("straße", "STRASSE")])
def test_names_that_some_system_takes_for_the_same(one: str, other: str) -> None:
    assert folded_name(one) == folded_name(other)


@given(st.text(max_size=300))
def test_whatever_the_text_the_name_is_one_that_every_system_takes(text: str) -> None:
    stem = safe_stem(text)
    assert stem
    assert len(stem.encode("utf-8")) <= 200
    assert not set(stem) & set('<>:"/\\|?*\x00\n\r\t')
    assert stem == stem.strip(" .")
    assert stem not in (".", "..")
    assert not stem.startswith("-")
    assert unicodedata.is_normalized("NFC", stem)
    assert safe_stem(stem) == stem
