"""The texts of a mark's card, broken into lines and put in their places; what is drawn where, and how high it is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage

from desktop_app.ui.widgets.mark_card import CardUse, Expansion, MarkCard
from desktop_app.ui.widgets.panel_look import PanelLook
from desktop_app.ui.widgets.wrapped_text import WrappedText

BAR = 4
#: a field in a card is wider than the text by so much, so that its own text stands where the card's does
FIELD_BESIDE_PX = 8
SHORT_QUOTE_LINES = 3
SHORT_COMMENT_LINES = 2
ALL_LINES = 80
SHORT_PICTURE_PX = 90
PICTURE_PX = 240
_DOTS = 26
_CHIP_PAD = 6
_CHIP_GAP = 5


@dataclass(frozen=True, slots=True)
class Edited:
    """The part of a card that is edited in it, and the height its field needs; an empty part for none."""

    part: str = ""
    height: int = 0


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A broken text, its place in the card's text area, and its colour; `chip` is the background of a tag."""

    text: WrappedText
    x: float
    y: float
    colour: QColor
    chip: QRectF | None = None


@dataclass(frozen=True, slots=True)
class CardLayout:
    """Places count from the upper left corner of the text area; `height` is that of the whole row."""

    texts: tuple[PlacedText, ...]
    links: tuple[tuple[QRectF, CardUse], ...]
    picture: tuple[QRectF, QImage] | None
    editor_y: float
    height: int


class CardTypesetter:
    """Sets cards for one look: margins, distances and limits of lines."""

    def __init__(self, look: PanelLook, picture_of: Callable[[str], QImage | None]) -> None:
        self.look, self.picture_of = look, picture_of
        self.margin = 3 * look.space
        self.padding = 3 * look.space
        self._chip_metrics = QFontMetricsF(look.small_font)

    def text_width(self, width: int) -> int:
        """How wide the text of a card is in a list of this width."""
        return width - 2 * self.margin - BAR - 2 * self.padding

    def line_height(self) -> int:
        return round(self._chip_metrics.height() * 1.35)

    def set(self, card: MarkCard, width: int, edited: Edited) -> CardLayout:
        """Lay the card out for a list of this width."""
        is_line = card.expansion is Expansion.LINE and not edited.part
        return self._set_line(card, width) if is_line else self._set_card(card, width, edited)

    def _set_line(self, card: MarkCard, width: int) -> CardLayout:
        look, room = self.look, self.text_width(width) - _DOTS
        place = card.heading.rsplit(" · ", 1)[-1]
        where = WrappedText(place, look.small_font, room, 1)
        taken = self._chip_metrics.horizontalAdvance(place) + 2 * look.space
        words = " ".join((card.quote or card.comment or card.heading).split())
        line = f"{card.glyph}  {words}"
        quote = WrappedText(line, look.small_font, max(room - taken, 40), 1)
        inside = QFontMetricsF(look.small_font).height() * 1.3  # glyphs of other fonts do not make a line higher
        texts = (
            PlacedText(quote, 0, (inside - quote.height) / 2, look.text),
            PlacedText(where, room - taken + 2 * look.space, (inside - where.height) / 2, look.quiet),
        )
        return CardLayout(texts, (), None, 0, round(inside + 2 * look.space + self.margin * 0.75))

    def _set_card(self, card: MarkCard, width: int, edited: Edited) -> CardLayout:
        """From above: words, comment or its field, tags or their field, where the mark is used, when it was made."""
        room, gap = self.text_width(width), self.look.space
        texts: list[PlacedText] = []
        links: list[tuple[QRectF, CardUse]] = []
        heading, quote = self._heading(card, room), self._quote(card, room)
        y = self._stack(texts, heading, 0)
        picture = self._picture(card, room, y)
        y = editor_y = y + (picture[0].height() + gap if picture is not None else 0)
        y = y + edited.height + gap if edited.part == "quote" else self._stack(texts, quote, y)
        y = self._stack(texts, self._words_below(card, room, edited), y)
        if edited.part == "comment":
            editor_y, y = y, y + edited.height + gap
        if card.tags and card.expansion is Expansion.ALL and edited.part != "tags":
            chips, y = self._chips(card.tags, room, y + gap / 2)
            texts += chips
            y += gap
        if edited.part == "tags":
            editor_y, y = y, y + edited.height + gap
        if card.expansion is Expansion.ALL:
            for use in card.uses:
                line = WrappedText(use.text, self.look.small_font, room, 2)
                links.append((QRectF(0, y, room, line.height), use))
                y = self._stack(texts, [(line, self.look.accent)], y)
            y = self._stack(texts, self._times(card, room), y)
        return CardLayout(
            tuple(texts), tuple(links), picture, editor_y, round(y - gap + 2 * self.padding + self.margin)
        )

    def _stack(self, texts: list[PlacedText], lines: Iterable[tuple[WrappedText, QColor]], y: float) -> float:
        """Put these below one another from `y` on; where the next one goes."""
        for text, colour in lines:
            texts.append(PlacedText(text, 0, y, colour))
            y += text.height + self.look.space
        return y

    def _heading(self, card: MarkCard, room: int) -> Iterator[tuple[WrappedText, QColor]]:
        is_told_below = card.expansion is Expansion.ALL
        heading = f"{card.heading} · {card.used}" if card.used and not is_told_below else card.heading
        yield WrappedText(heading, self.look.small_font, room - _DOTS, 1), self.look.quiet

    def _picture(self, card: MarkCard, room: int, y: float) -> tuple[QRectF, QImage] | None:
        """What the area looks like, no wider than the text, and where it goes."""
        image = self.picture_of(card.picture) if card.picture else None
        if image is None or image.isNull():
            return None
        highest = SHORT_PICTURE_PX if card.expansion <= Expansion.SHORT else PICTURE_PX
        scale = min(1.0, room / image.width(), highest / image.height())
        return QRectF(0, y, image.width() * scale, image.height() * scale), image

    def _quote(self, card: MarkCard, room: int) -> Iterator[tuple[WrappedText, QColor]]:
        if card.quote:
            limit = SHORT_QUOTE_LINES if card.expansion <= Expansion.SHORT else ALL_LINES
            yield WrappedText(card.quote, self.look.quote_font, room, limit, 0.25), self.look.text

    def _words_below(self, card: MarkCard, room: int, edited: Edited) -> Iterator[tuple[WrappedText, QColor]]:
        look, small = self.look, self.look.small_font
        if card.trouble:
            yield WrappedText(card.trouble, small, room, 2), look.bad
        if card.comment and edited.part != "comment":
            limit = SHORT_COMMENT_LINES if card.expansion <= Expansion.SHORT else ALL_LINES
            yield WrappedText(card.comment, small, room, limit), look.soft

    def _times(self, card: MarkCard, room: int) -> Iterator[tuple[WrappedText, QColor]]:
        if card.times:
            yield WrappedText(card.times, self.look.small_font, room, 2), self.look.quiet

    def _chips(self, tags: tuple[str, ...], room: int, y: float) -> tuple[list[PlacedText], float]:
        look = self.look
        placed: list[PlacedText] = []
        x, height = 0.0, self._chip_metrics.height() + 6
        for tag in tags:
            name = self._chip_metrics.elidedText(f"#{tag}", Qt.TextElideMode.ElideRight, room - 2 * _CHIP_PAD)
            wide = self._chip_metrics.horizontalAdvance(name) + 1
            if x and x + wide + 2 * _CHIP_PAD > room:
                x, y = 0.0, y + height + _CHIP_GAP
            text = WrappedText(name, look.small_font, wide + 2, 1, 0.0)
            rect = QRectF(x, y, wide + 2 * _CHIP_PAD, height)
            placed.append(PlacedText(text, x + _CHIP_PAD, y + (height - text.height) / 2, look.soft, rect))
            x += rect.width() + _CHIP_GAP
        return placed, y + height
