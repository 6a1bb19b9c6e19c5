"""Which words of a line are checked."""

import pytest

from desktop_app.ui.widgets.markdown_words import words_of


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("The vagus nerve's tone", ["The", "vagus", "nerve's", "tone"]),
        ("a `code word` and $x_{max}$", ["and"]),
        ("see [words](https://example.org/path) at https://a.bc/de", ["see", "at"]),
        ("BDNF, mRNA, x2 and 5mg of IL6", ["and", "of"]),
        ("*über* naïve — l’été", ["über", "naïve", "l'été"]),
        ("- [ ] buy ^t-1a2b3c4d", ["buy"]),
        ("![](assets/" + "a" * 64 + ".png)", []),
    ],
)
def test_words(line: str, words: list[str]) -> None:
    found = list(words_of(line))
    assert [word for _start, _end, word in found] == words
    assert all(line[start:end].replace("’", "'") == word for start, end, word in found)
