"""What the window remembers of itself survives, and a spoilt file is as good as none."""

from pathlib import Path

import pytest

from desktop_app.pdf.tones import Tone
from desktop_app.ui.window_layout import LAYOUT_FILE, WindowLayout, kept_tone, load_layout, save_layout


def test_it_comes_back_as_it_was(tmp_path: Path) -> None:
    layout = WindowLayout("AAA=", (200, 500, 300), ("list",), "marks", "library", "dark", "x", "night")
    save_layout(tmp_path / "new" / "window.json", layout)
    assert load_layout(tmp_path / "new" / "window.json") == layout


@pytest.mark.parametrize("text", ["", "[]", "{", '{"pane_widths": ["a"], "theme": 3, "other": 1}', "\x00"])
def test_nonsense_is_the_first_layout(tmp_path: Path, text: str) -> None:
    path = tmp_path / "window.json"
    path.write_text(text)
    assert load_layout(path) == WindowLayout()


def test_no_file_is_the_first_layout(tmp_path: Path) -> None:
    assert load_layout(tmp_path / "window.json") == WindowLayout()


def test_what_can_be_read_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "window.json"
    path.write_text('{"theme": "dark", "pane_widths": "wide"}')
    assert load_layout(path) == WindowLayout(theme="dark")


@pytest.mark.parametrize(
    ("pages", "theme", "tone"),
    [
        ("sepia", "dark", Tone.SEPIA),
        ("theme", "dark", Tone.NIGHT),
        ("theme", "system", Tone.PAPER),
        ("purple", "light", Tone.PAPER),
    ],
)
def test_the_tone_of_pages_is_known_before_there_is_a_window(
    tmp_path: Path, pages: str, theme: str, tone: Tone
) -> None:
    save_layout(tmp_path / LAYOUT_FILE, WindowLayout(theme=theme, pages=pages))
    assert kept_tone(tmp_path) is tone
