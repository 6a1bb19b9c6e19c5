"""Vectors of a library: made once for each text, found again, dropped with their texts, made anew when damaged."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from desktop_app.domain.ids import PaperId
from desktop_app.domain.related import PaperTexts, TextPlace
from desktop_app.meaning.index import MeaningIndex
from desktop_app.meaning.vector_cache import FILE
from tests.word_encoder import WordEncoder

ONE, TWO = PaperId(UUID(int=1)), PaperId(UUID(int=2))
SLEEP = "Infants slumber in a cot beside the bed."
MONEY = "The currency fell by three percent against gold."


def texts(paper: PaperId, *pages: str, stamp: str = "1") -> PaperTexts:
    return PaperTexts(paper, stamp, [(TextPlace("text", paper, page), text) for page, text in enumerate(pages)])


def read(index: MeaningIndex, one: PaperTexts) -> None:
    left = index.begin(one)
    while left:
        left = index.go_on()


@pytest.fixture
def encoder() -> WordEncoder:
    return WordEncoder()


@pytest.fixture
def index(tmp_path: Path, encoder: WordEncoder) -> Iterator[MeaningIndex]:
    index = MeaningIndex(tmp_path / "cache", lambda: encoder)
    yield index
    index.close()


def test_the_nearest_window_comes_first_with_its_place(index: MeaningIndex) -> None:
    assert index.near("Where do babies sleep?", 5) == []
    read(index, texts(ONE, MONEY, SLEEP))
    read(index, texts(TWO, MONEY))
    found = index.near("Where do babies sleep?", 2)
    assert (found[0].paper_id, found[0].place) == (ONE, TextPlace("text", ONE, 1))
    assert found[0].closeness == pytest.approx(2 / (2 * 5) ** 0.5, abs=0.02)
    assert len(found) == 2
    assert found[0].closeness > found[1].closeness
    assert index.closeness("Where do babies sleep?", [MONEY, SLEEP])[1] == pytest.approx(found[0].closeness, abs=0.01)


def test_more_papers_than_a_block_keep_their_places(index: MeaningIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.meaning.index._BLOCK_ROWS", 3)
    papers = [PaperId(UUID(int=number)) for number in range(10, 30)]
    for number, paper in enumerate(papers):
        read(index, texts(paper, MONEY, f"Word{number} alone stands here quietly."))
    for number, paper in enumerate(papers):
        best = index.near(f"word{number}?", 1)[0]
        assert (best.paper_id, best.place.page_index) == (paper, 1)


def test_only_what_changed_is_due_and_only_new_words_are_encoded(index: MeaningIndex, encoder: WordEncoder) -> None:
    stamps = {ONE: "1", TWO: "1"}
    assert index.due(stamps) == [ONE, TWO]
    read(index, texts(ONE, SLEEP, MONEY))
    assert index.due(stamps) == [TWO]
    assert index.due({ONE: "2"}) == [ONE]
    encoder.encoded.clear()
    read(index, texts(ONE, "New words stand on this page.", SLEEP, stamp="2"))
    assert encoder.encoded == ["New words stand on this page."]
    assert index.due({ONE: "2"}) == []
    assert all(MONEY not in str(one) for one in index.near("currency gold", 9))
    assert index.near("currency gold percent", 1)[0].closeness < 0.1


def test_a_paper_that_is_gone_is_dropped(index: MeaningIndex) -> None:
    read(index, texts(ONE, SLEEP))
    read(index, texts(TWO, SLEEP))
    index.due({TWO: "1"})
    assert {one.paper_id for one in index.near("Where do babies sleep?", 9)} == {TWO}


_go_on = MeaningIndex.go_on


def _one_lot(index: MeaningIndex) -> int:
    """One lot of texts, whatever the clock says."""
    clock = iter((0.0, -1.0, 1.0))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("desktop_app.meaning.index.time.monotonic", lambda: next(clock))
        return _go_on(index)


def test_a_kill_in_the_middle_of_a_paper_loses_little(
    tmp_path: Path, index: MeaningIndex, encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.meaning.index._SLICE_S", 0.0)
    monkeypatch.setattr("desktop_app.meaning.index._KEPT_EVERY", 1)
    monkeypatch.setattr("desktop_app.meaning.index._AT_ONCE", 2)
    monkeypatch.setattr(MeaningIndex, "go_on", _one_lot)
    pages = [f"Page number{number} speaks of thing{number}." for number in range(6)]
    index.begin(texts(ONE, *pages))
    assert index.go_on() == 4
    later = MeaningIndex(tmp_path / "cache", lambda: encoder)
    assert later.due({ONE: "1"}) == [ONE]
    assert later.begin(texts(ONE, *pages)) == 4
    later.close()


@pytest.mark.parametrize("damage", ["text", "cut", "other", "middle"])
def test_a_damaged_file_is_made_anew(tmp_path: Path, index: MeaningIndex, encoder: WordEncoder, damage: str) -> None:
    read(index, texts(ONE, *(f"{SLEEP} {number} and {MONEY} so" for number in range(200))))
    index.close()
    file = tmp_path / "cache" / FILE
    whole = file.read_bytes()
    middle = whole[: len(whole) // 3] + b"\xff" * (len(whole) // 3) + whole[len(whole) // 3 * 2 :]
    cut = whole[: len(whole) // 2]
    other = b"SQLite format 3\x00" + b"\x07" * 5000
    file.write_bytes({"text": b"not a database", "cut": cut, "other": other, "middle": middle}[damage])
    again = MeaningIndex(tmp_path / "cache", lambda: encoder)
    again.near("Where do babies sleep?", 3)
    for paper in again.due({ONE: "2"}):
        read(again, texts(paper, SLEEP, stamp="2"))
    assert again.near("Where do babies sleep?", 1)[0].closeness > 0.6
    assert again.due({ONE: "2"}) == []
    again.close()


def test_vectors_of_another_encoder_are_of_no_use(tmp_path: Path, index: MeaningIndex) -> None:
    read(index, texts(ONE, SLEEP))
    index.close()
    other = WordEncoder()
    other.name = "words 2"
    again = MeaningIndex(tmp_path / "cache", lambda: other)
    assert again.due({ONE: "1"}) == [ONE]
    assert again.near("sleep", 3) == []
    again.close()


def test_the_file_has_no_words_of_hers(tmp_path: Path, index: MeaningIndex) -> None:
    read(index, texts(ONE, SLEEP))
    assert index.size_bytes() > 0
    index.close()
    assert b"slumber" not in (tmp_path / "cache" / FILE).read_bytes()
