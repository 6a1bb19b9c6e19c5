"""Finds the trained data of Tesseract on this machine; the program that reads with it comes with MuPDF."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_SUFFIX = ".traineddata"
#: data that is no language: directions of the page, mathematics
_NO_LANGUAGES = frozenset({"osd", "equ"})


def tesseract_data(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The folder that holds the data of at least one language, None where Tesseract is not installed."""
    return next((folder for folder in _folders(environment) if languages_in(folder)), None)


def languages_in(folder: Path) -> tuple[str, ...]:
    """The languages whose data is there, by Tesseract's names ("eng", "deu"), English first."""
    names = {path.name.removesuffix(_SUFFIX) for path in folder.glob(f"*{_SUFFIX}")} - _NO_LANGUAGES
    return tuple(sorted(names, key=lambda name: (name != "eng", name)))


def _folders(environment: Mapping[str, str]) -> list[Path]:
    named = environment.get("TESSDATA_PREFIX")
    folders = [Path(named), Path(named) / "tessdata"] if named else []
    if sys.platform == "win32":
        programs = (environment.get(name) for name in ("PROGRAMFILES", "LOCALAPPDATA"))
        return folders + [Path(place) / "Tesseract-OCR" / "tessdata" for place in programs if place]
    folders += sorted(Path("/usr/share/tesseract-ocr").glob("*/tessdata"), reverse=True)
    return folders + [Path(f"{root}/share/tessdata") for root in ("/usr", "/usr/local", "/opt/homebrew", "/opt/local")]
