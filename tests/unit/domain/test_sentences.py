"""What the lines of a page break is whole in its sentences."""

import pytest

from desktop_app.domain.sentences import sentences_of, with_whole_words


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("the biblio-\n graphies", "the bibliographies"),
        ("an F1-\nscore of 5k Cite-\nSeer papers", "an F1-score of 5k Cite-Seer papers"),
        ("pages 10-\n20", "pages 10-20"),
        ("- one\n- two", "- one\n- two"),
        ("it ends -\nhere", "it ends -\nhere"),
    ],
)
def test_broken_words_are_joined_and_hyphens_of_their_own_stay(text: str, whole: str) -> None:
    assert with_whole_words(text) == whole


def test_a_sentence_is_one_line() -> None:
    text = "It has an F1-\nscore of about one\nhalf. Then it ends."
    assert sentences_of(text) == ["It has an F1-score of about one half.", "Then it ends."]
