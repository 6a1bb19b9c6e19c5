"""Colours, fonts and distances of the side panel's lists, cards and forms, and the style sheet made of them."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont


@dataclass(frozen=True, slots=True)
class PanelLook:
    """`soft` text explains, `quiet` text is furniture; a `_tint` is the background that goes with a colour."""

    text: QColor
    soft: QColor
    quiet: QColor
    paper: QColor
    card: QColor
    line: QColor
    hover: QColor
    chip: QColor
    accent: QColor
    accent_tint: QColor
    question: QColor
    question_tint: QColor
    buy: QColor
    buy_tint: QColor
    good: QColor
    good_tint: QColor
    bad: QColor
    text_font: QFont
    small_font: QFont
    quote_font: QFont
    space: int = 4
    radius: int = 8


def style_sheet(look: PanelLook) -> str:
    """Rules for widgets that say their part in the property `part`; everything else keeps the program's style."""
    small = look.small_font.pixelSize()
    cards = "".join(
        f'QFrame[part="{name}"] {{background:{tint.name()};border:1px solid {colour.name()};'
        f"border-radius:{look.radius}px}}"
        for name, colour, tint in (
            ("card", look.line, look.card),
            ("card-current", look.accent, look.card),
            ("card-question", look.question, look.question_tint),
            ("card-buy", look.buy, look.buy_tint),
        )
    )
    labels = "".join(
        f'QLabel[part="{name}"] {{color:{colour.name()};font-size:{size}px;{more}}}'
        for name, colour, size, more in (
            ("soft", look.soft, small, ""),
            ("quiet", look.quiet, small, ""),
            ("section", look.quiet, small - 1, "font-weight:600;"),
            ("problem", look.bad, small, ""),
            ("strong", look.text, look.text_font.pixelSize(), "font-weight:600;"),
        )
    )
    return cards + labels + _chips(look) + _lines(look)


def _chips(look: PanelLook) -> str:
    small, round_px = look.small_font.pixelSize(), look.small_font.pixelSize() * 2 // 3
    rules = (
        f'QAbstractButton[part="chip"] {{background:{look.chip.name()};color:{look.soft.name()};border:1px solid '
        f"{look.chip.name()};border-radius:{round_px}px;padding:2px 8px;font-size:{small}px}}"
        f'QAbstractButton[part="chip"]:checked {{background:{look.accent_tint.name()};color:{look.accent.name()};'
        f"border-color:{look.accent_tint.name()}}}"
        f'QAbstractButton[part="chip"]:pressed {{background:{look.accent_tint.name()}}}'
        f'QAbstractButton[part="chip"]:hover, QAbstractButton[part="chip"]:pressed, '
        f'QAbstractButton[part="chip"]:focus {{border-color:{look.accent.name()}}}'
        f'QAbstractButton[part="link"] {{background:transparent;border:none;color:{look.accent.name()};'
        f"font-size:{small}px;padding:1px 2px;text-align:left}}"
        f'QAbstractButton[part="link"]:hover, QAbstractButton[part="link"]:focus {{text-decoration:underline}}'
    )
    for name, colour, tint in (
        ("question", look.question, look.question_tint),
        ("buy", look.buy, look.buy_tint),
        ("good", look.good, look.good_tint),
        ("plain", look.soft, look.chip),
    ):
        rules += (
            f'QLabel[part="badge-{name}"] {{background:{tint.name()};color:{colour.name()};border-radius:{round_px}px;'
            f"padding:2px 8px;font-size:{small}px}}"
        )
    return rules


def _lines(look: PanelLook) -> str:
    return (
        f'QFrame[part="bar"] {{background:{look.accent_tint.name()};border:none}}'
        f'QFrame[part="foot"] {{border:none;border-top:1px solid {look.line.name()}}}'
        f'QWidget[part="page"] {{background:{look.paper.name()}}}'
        f'QLineEdit[part="field"], QPlainTextEdit[part="field"] {{background:transparent;color:{look.text.name()};'
        f"border:1px solid transparent;border-radius:5px;padding:2px 5px}}"
        f'QLineEdit[part="field"]:hover, QPlainTextEdit[part="field"]:hover {{border-color:{look.line.name()}}}'
        f'QLineEdit[part="field"]:focus, QPlainTextEdit[part="field"]:focus {{border-color:{look.accent.name()};'
        f"background:{look.card.name()}}}"
    )
