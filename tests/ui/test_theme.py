"""The theme: readable colours, fonts that are there, an icon for each role, both schemes from the same table."""

import itertools
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QRawFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.category import DEFAULT_CATEGORIES
from desktop_app.system.resources import resource_path
from desktop_app.ui.theme import Theme, ThemeWish
from desktop_app.ui.theme_colours import category_colours, contrast
from desktop_app.ui.theme_fonts import load_fonts
from desktop_app.ui.theme_icons import ICON_FILES, IconBook, IconTint
from desktop_app.ui.theme_sheet import style_sheet
from desktop_app.ui.theme_tokens import DARK, LIGHT, TYPE_SCALE

_PLAIN_TEXT = ("text", "soft", "quiet", "accent", "bad")
_GROUNDS = ("paper", "card", "raised", "chrome", "canvas", "chip")
_TINTED = (
    *(("text", name) for name in ("accent_tint", "question_tint", "buy_tint", "good_tint", "bad_tint", "highlight")),
    *((name, f"{name}_tint") for name in ("accent", "question", "buy", "good", "bad")),
    *(("soft", name) for name in ("accent_tint", "question_tint", "buy_tint", "hover")),
    *(("text", name) for name in ("hover", "selection")),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("good", "chrome"),
)


@pytest.fixture(scope="module")
def _fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), [*itertools.product(_PLAIN_TEXT, _GROUNDS), *_TINTED])
def test_text_can_be_read(colours: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(QColor(colours[ink]), QColor(colours[ground])) >= 4.5


def test_both_schemes_name_the_same_colours() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert all(LIGHT[name] != DARK[name] for name in LIGHT)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("template", DEFAULT_CATEGORIES, ids=lambda template: template.name)
def test_a_category_can_be_read_everywhere(colours: dict[str, str], template: object) -> None:
    paper, text = QColor(colours["paper"]), QColor(colours["text"])
    shades = category_colours(template.colour, paper, text)
    assert contrast(text, shades.fill) >= 4.5
    assert contrast(shades.ink, paper) >= 4.5
    assert contrast(shades.on_solid, shades.solid) >= 4.5
    assert shades.solid == QColor(template.colour)


def test_a_colour_that_is_readable_already_stays() -> None:
    assert category_colours("#004488", QColor("#ffffff"), QColor("#1e2227")).ink == QColor("#004488")


def test_a_dark_category_has_a_light_glyph() -> None:
    assert category_colours("#202060", QColor("#ffffff"), QColor("#1e2227")).on_solid == QColor("#ffffff")


@pytest.mark.parametrize(("scheme", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_the_style_sheet_is_filled(scheme: str, colours: dict[str, str]) -> None:
    sheet = style_sheet(colours, scheme)
    assert "@" not in sheet
    assert colours["accent"] in sheet
    drawings = re.findall(r'url\("(.+?)"\)', sheet)
    assert drawings
    assert all(Path(drawing).is_file() for drawing in drawings)


def test_an_unknown_name_in_the_template_is_an_error() -> None:
    with pytest.raises(KeyError):
        style_sheet({"text": "#000000"}, "light")


@pytest.mark.usefixtures("_fonts")
@pytest.mark.parametrize("role", TYPE_SCALE)
def test_the_bundled_font_is_the_one_used(role: str) -> None:
    step = TYPE_SCALE[role]
    font = Theme().font(role)
    assert QFontInfo(font).family() == step.family
    assert QFontInfo(font).pixelSize() == step.size_px
    assert QFontInfo(font).bold() == step.bold
    assert QFontMetrics(font).height() > step.size_px


@pytest.mark.usefixtures("_fonts")
@pytest.mark.parametrize("letters", ["Größe žluťoučký ĳ", "αβγ Ωμέγα", "Нейротрофин", "ﬁ … “quotes” – €"])
def test_letters_of_papers_are_in_the_bundled_fonts(letters: str) -> None:
    for name in ("NotoSans-Regular", "NotoSans-Bold", "NotoSerif-Regular", "NotoSerif-Italic"):
        raw = _raw(name)
        assert [letter for letter in letters if not raw.supportsCharacter(ord(letter))] == []


@pytest.mark.usefixtures("_fonts")
@pytest.mark.parametrize("sign", "∂∑∫≈≤≠→↗⇒ℝ𝛼≡⚙✓☐☑●⋯⏎")
def test_signs_are_in_one_of_the_bundled_fonts(sign: str) -> None:
    names = ("NotoSans-Regular", "NotoSansMath-Regular", "NotoSansSymbols-Regular", "NotoSansSymbols2-Regular")
    assert any(_raw(name).supportsCharacter(ord(sign)) for name in names)


def _raw(name: str) -> QRawFont:
    return QRawFont(str(resource_path("fonts", f"{name}.ttf")), 16)


def test_every_role_has_a_drawing_and_every_drawing_a_role(qapp: QApplication) -> None:
    assert {path.stem for path in resource_path("icons").glob("*.svg")} == set(ICON_FILES.values())


@pytest.mark.parametrize("role", ICON_FILES)
def test_icons_are_drawn_in_the_colour_asked_for(qapp: QApplication, role: str) -> None:
    theme = Theme(ThemeWish.LIGHT)
    image = theme.icon(role, "accent").pixmap(QSize(16, 16), 2.0).toImage()
    assert image.width() == 32
    inked = [image.pixelColor(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() == 255]
    assert inked
    assert theme.colour("accent") in inked


@pytest.mark.parametrize(("ratio", "largest"), [(1.0, 48), (2.0, 48), (3.0, 64), (4.0, 96)])
def test_icons_are_crisp_on_the_finest_screen(qapp: QApplication, ratio: float, largest: int) -> None:
    tint = IconTint(QColor("#000000"), QColor("#808080"), QColor("#0000ff"))
    sizes = IconBook(ratio).icon("search", tint).availableSizes()
    assert max(size.width() for size in sizes) == largest
    assert {size.width() for size in sizes} >= {16, 24, 32, 48}


def test_icons_are_made_once_until_the_theme_changes(qtbot: QtBot) -> None:
    theme = Theme(ThemeWish.LIGHT)
    light = theme.icon("search")
    assert theme.icon("search").cacheKey() == light.cacheKey()
    with qtbot.waitSignal(theme.changed):
        theme.choose(ThemeWish.DARK)
    assert theme.icon("search").cacheKey() != light.cacheKey()


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(KeyError):
        Theme(ThemeWish.LIGHT).icon("no such icon")


def test_choosing_changes_everything_at_once(qtbot: QtBot) -> None:
    theme = Theme(ThemeWish.LIGHT)
    light = theme.colour("text"), theme.category_colours("#ffd400")
    with qtbot.waitSignal(theme.changed):
        theme.choose(ThemeWish.DARK)
    assert theme.is_dark
    assert theme.colour("text") != light[0]
    assert theme.category_colours("#ffd400") != light[1]


def test_choosing_what_is_in_force_changes_nothing(qtbot: QtBot) -> None:
    theme = Theme(ThemeWish.DARK)
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(ThemeWish.DARK)


def test_the_system_is_followed(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    scheme = Qt.ColorScheme.Light
    monkeypatch.setattr("desktop_app.ui.theme.system_scheme", lambda: scheme)
    theme = Theme()
    assert not theme.is_dark
    scheme = Qt.ColorScheme.Dark
    with qtbot.waitSignal(theme.changed):
        theme.follow_system()
    assert theme.is_dark
    theme.choose(ThemeWish.LIGHT)
    with qtbot.assertNotEmitted(theme.changed):
        theme.follow_system()


def test_dressing_gives_the_application_colours_and_font(qapp: QApplication) -> None:
    before = qapp.palette(), qapp.font(), qapp.styleSheet(), qapp.style().objectName()
    theme = Theme(ThemeWish.DARK)
    try:
        theme.dress(qapp)
        assert qapp.palette().base().color() == theme.colour("paper")
        assert qapp.palette().text().color() == theme.colour("text")
        assert qapp.styleSheet()
    finally:
        theme.undress(qapp)
        qapp.setPalette(before[0])
        qapp.setFont(before[1])
        qapp.setStyleSheet(before[2])
        qapp.setStyle(before[3])


def test_spaces_are_steps_of_four_pixels() -> None:
    theme = Theme(ThemeWish.LIGHT)
    assert [theme.space(steps) for steps in (0, 0.5, 1, 3)] == [0, 2, 4, 12]
    assert theme.radius("card") > theme.radius("small")


def test_icons_wait_for_the_first_page(qtbot: QtBot, qapp: QApplication) -> None:
    theme, drawn = Theme(ThemeWish.LIGHT), []
    theme.keep_icons(lambda: drawn.append("at once"))
    before = qapp.style().objectName(), qapp.styleSheet(), qapp.font()
    theme.dress(qapp)
    theme.keep_icons(lambda: drawn.append("late"))
    assert (theme.waits_with_icons, drawn) == (True, ["at once"])
    theme.draw_icons()
    theme.draw_icons()
    assert (theme.waits_with_icons, drawn) == (False, ["at once", "late"])
    theme.choose(ThemeWish.DARK)
    assert drawn == ["at once", "late", "at once", "late"]
    theme.undress(qapp)
    qapp.setStyle(before[0])
    qapp.setStyleSheet(before[1])
    qapp.setFont(before[2])
