"""Finding in a text: what makes no difference, what does when she wants it, and where each place came from."""

import pytest

from desktop_app.pdf.folded_text import FindOptions, FoldedText, SoughtWords


def found(words: str, text: str, **options: bool) -> list[str]:
    sought = SoughtWords(words, FindOptions(**options))
    folded = FoldedText(text, keeps_accents=sought.options.matches_accents)
    return [text[start:end] for start, end in folded.spans(sought)]


@pytest.mark.parametrize(
    ("words", "text", "wanted"),
    [
        ("beta gamma", "Beta  gamma and BETA\nGAMMA", ["Beta  gamma", "BETA\nGAMMA"]),
        ("neurotrophin", "a neuro-\ntrophin, a Neuro\u00adtrophin", ["neuro-\ntrophin", "Neuro\u00adtrophin"]),
        ("neuro-trophin", "a neuro-\ntrophin", ["neuro-\ntrophin"]),
        ("well-known", "well-\nknown, well-known, wellknown", ["well-\nknown", "well-known"]),
        ("wellknown", "well-\nknown, well-known, wellknown", ["well-\nknown", "wellknown"]),
        ("covid-19", "COVID-\n19 and COVID‑19", ["COVID-\n19", "COVID‑19"]),
        ("find", "to ﬁnd and find", ["ﬁnd", "find"]),
        ("fi", "ﬁnd", ["ﬁ"]),
        ("cafe", "café, cafe\u0301, caf´e, CAFÉ", ["café", "cafe\u0301", "caf´e", "CAFÉ"]),
        ("café", "cafe", ["cafe"]),
        ("strasse", "Straße", ["Straße"]),
        ("lukasz", "Łukasz", ["Łukasz"]),
        ('"it\'s"', "“it’s”", ["“it’s”"]),
        ("x-ray", "X–ray", ["X–ray"]),
        ("a b", "a\u00a0b a\u2009b", ["a\u00a0b", "a\u2009b"]),
        ("2", "m²", ["²"]),
        ("[12]", "see [12].", ["[12]"]),
        ("a.c", "abc a.c", ["a.c"]),
        ("كبير", "بشكل كبير", ["كبير"]),
        ("が", "かが", ["が"]),
        ("aa", "aaaa", ["aa", "aa"]),
        ("", "text", []),
        ("  \n", "text", []),
        ("\u200b", "text", []),
    ],
)
def test_typography_and_typing_make_no_difference(words: str, text: str, wanted: list[str]) -> None:
    assert found(words, text) == wanted


def test_capitals_are_told_apart_when_she_wants_it() -> None:
    assert found("Beta", "Beta beta BETA", matches_case=True) == ["Beta"]
    assert found("İ", "İstanbul") == ["İ"]


def test_accents_are_told_apart_when_she_wants_it() -> None:
    assert found("café", "cafe café cafe\u0301", matches_accents=True) == ["café", "cafe\u0301"]
    assert found("find", "ﬁnd", matches_accents=True) == ["ﬁnd"]


def test_whole_words_are_those_between_other_signs() -> None:
    assert found("trophin", "neurotrophin neuro-\ntrophin trophin, (trophin)", whole_words=True) == ["trophin"] * 2
    assert found("neurotrophin", "neuro-\ntrophins neuro-\ntrophin", whole_words=True) == ["neuro-\ntrophin"]
    assert found("(a", "(a) (ab", whole_words=True) == ["(a"]


def test_every_place_of_a_long_page_comes_from_where_it_stands() -> None:
    text = "\n".join(f"line {number} with ﬁgures and a hy-\nphen" for number in range(200))
    assert set(found("figures and", text)) == {"ﬁgures and"}
    assert set(found("hyphen line", text)) == {"hy-\nphen\nline"}
    assert len(found("hyphen", text)) == 200
