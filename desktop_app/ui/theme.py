"""The theme: which colours, fonts, distances and icons are in force now; light, dark, or as the system says."""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from desktop_app.pdf.tones import Tone
from desktop_app.ui.theme_fonts import font_of
from desktop_app.ui.theme_sheet import palette, style_sheet
from desktop_app.ui.theme_tokens import DARK, LIGHT, RADIUS_PX, SPACE_PX, TYPE_SCALE, ColourName, FontRole

if TYPE_CHECKING:
    from desktop_app.ui.theme_colours import CategoryColours
    from desktop_app.ui.theme_icons import IconBook


STYLE = "Fusion"
#: set on an application that was made with the style: to set it takes 5 ms, most of them for enumerations of Python
STYLED = "isMadeInStyle"


class ThemeWish(StrEnum):
    """What the reader chose in the menu."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class PageWish(StrEnum):
    """In which tone she wants the pages of PDFs: one of `pdf.tones`, or as the theme is."""

    PAPER = "paper"
    SEPIA = "sepia"
    NIGHT = "night"
    THEME = "theme"


def system_scheme() -> Qt.ColorScheme:
    """Light, dark, or unknown where the system does not say."""
    return QGuiApplication.styleHints().colorScheme()


class Theme(QObject):
    """Ask it again when `changed` is emitted; nothing it returned before follows by itself, except the style sheet."""

    #: all colours and icons are different now
    changed = Signal()
    #: pages of PDFs are in another tone now, and nothing else
    page_tone_changed = Signal()
    #: the first page is on the screen, and icons are to be drawn
    _icons_due = Signal()

    def __init__(self, wish: ThemeWish = ThemeWish.SYSTEM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wish = wish
        self._page_wish = PageWish.PAPER
        self._icons: IconBook | None = None
        self._fonts: dict[FontRole, QFont] = {}
        self._categories: dict[str, CategoryColours] = {}
        self._is_dark = self._wished_dark()
        self._waits_with_icons = False

    @property
    def is_dark(self) -> bool:
        return self._is_dark

    @property
    def wish(self) -> ThemeWish:
        return self._wish

    @property
    def page_wish(self) -> PageWish:
        return self._page_wish

    @property
    def page_tone(self) -> Tone:
        """The tone that pages of PDFs have now."""
        if self._page_wish is PageWish.THEME:
            return Tone.NIGHT if self._is_dark else Tone.PAPER
        return Tone(self._page_wish.value)

    def choose_pages(self, wish: PageWish) -> None:
        """Take the reader's choice of a tone for pages."""
        before, self._page_wish = self.page_tone, wish
        if self.page_tone is not before:
            self.page_tone_changed.emit()

    def dress(self, application: QApplication) -> None:
        """Give the application its style, and follow the system's changes from now on; icons wait for `draw_icons`."""
        self._waits_with_icons = True
        if not application.property(STYLED):
            application.setStyle(STYLE)
        application.setFont(self.font("body"))
        self._paint(application)
        application.styleHints().colorSchemeChanged.connect(self.follow_system)

    def undress(self, application: QApplication) -> None:
        """Stop following the system."""
        application.styleHints().colorSchemeChanged.disconnect(self.follow_system)

    @property
    def waits_with_icons(self) -> bool:
        """Whether icons are left out for now: drawing them takes time that the first page need not wait for."""
        return self._waits_with_icons

    def draw_icons(self) -> None:
        """The first page is on the screen: whoever waits draws icons now."""
        if self._waits_with_icons:
            self._waits_with_icons = False
            self._icons_due.emit()

    def keep_icons(self, draw: Callable[[], None]) -> None:
        """Call this now or as soon as icons are due, and again whenever the theme changes."""
        self.changed.connect(draw)
        if self._waits_with_icons:
            self._icons_due.connect(draw)
        else:
            draw()

    def follow_system(self) -> None:
        """Look again at what the system says, unless the reader chose."""
        if self._wish is ThemeWish.SYSTEM:
            self._follow()

    def choose(self, wish: ThemeWish) -> None:
        """Take the reader's choice."""
        self._wish = wish
        self._follow()

    def colour(self, name: ColourName) -> QColor:
        return QColor(self._colours()[name])

    def font(self, role: FontRole) -> QFont:
        """The font of one step of the type scale; the caller may change its copy."""
        if role not in self._fonts:
            self._fonts[role] = font_of(TYPE_SCALE[role])
        return QFont(self._fonts[role])

    def space(self, steps: float) -> int:
        """Give a distance in pixels; one step is 4 pixels."""
        return round(steps * SPACE_PX)

    def radius(self, name: str = "card") -> int:
        """Give the radius in pixels of corners: "small", "control" or "card"."""
        return RADIUS_PX[name]

    def icon(self, role: str, colour: ColourName = "soft") -> QIcon:
        """The icon of a role (see `theme_icons.ICON_FILES`), crisp on every screen; switched on it has the accent."""
        from desktop_app.ui.theme_icons import IconBook, IconTint

        if self._icons is None:
            self._icons = IconBook(max((one.devicePixelRatio() for one in QGuiApplication.screens()), default=1.0))
        return self._icons.icon(role, IconTint(self.colour(colour), self.colour("line_strong"), self.colour("accent")))

    def category_colours(self, hex_colour: str) -> "CategoryColours":
        """The shades of a category's colour ("#rrggbb") that can be read on this theme."""
        if hex_colour not in self._categories:
            from desktop_app.ui.theme_colours import category_colours

            self._categories[hex_colour] = category_colours(hex_colour, self.colour("paper"), self.colour("text"))
        return self._categories[hex_colour]

    def _colours(self) -> dict[ColourName, str]:
        return DARK if self._is_dark else LIGHT

    def _wished_dark(self) -> bool:
        if self._wish is ThemeWish.SYSTEM:
            return system_scheme() == Qt.ColorScheme.Dark
        return self._wish is ThemeWish.DARK

    def _follow(self) -> None:
        is_dark = self._wished_dark()
        if is_dark == self._is_dark:
            return
        self._is_dark = is_dark
        if self._icons is not None:
            self._icons.clear()
        self._categories.clear()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self._paint(application)
        self.changed.emit()

    def _paint(self, application: QApplication) -> None:
        application.setPalette(palette(self._colours()))
        application.setStyleSheet(style_sheet(self._colours(), "dark" if self._is_dark else "light"))
