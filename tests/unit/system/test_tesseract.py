"""Where Tesseract keeps its languages."""

from pathlib import Path

from desktop_app.system.tesseract import languages_in, tesseract_data


def test_the_named_folder_comes_first(tmp_path: Path) -> None:
    (tmp_path / "tessdata").mkdir()
    for name in ("deu", "eng", "osd", "equ"):
        (tmp_path / "tessdata" / f"{name}.traineddata").touch()
    assert tesseract_data({"TESSDATA_PREFIX": str(tmp_path)}) == tmp_path / "tessdata"
    assert languages_in(tmp_path / "tessdata") == ("eng", "deu")


def test_a_folder_without_languages_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "osd.traineddata").touch()
    assert tesseract_data({"TESSDATA_PREFIX": str(tmp_path)}) != tmp_path
    assert languages_in(tmp_path / "nowhere") == ()
