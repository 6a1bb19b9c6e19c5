"""The colour of pages: as printed, sepia, night, or as the theme is; by menu, by one button and one key."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from desktop_app.pdf.tones import Tone
from desktop_app.ui.theme import PageWish
from desktop_app.ui.viewer.reader_actions import ReaderActionSpec

if TYPE_CHECKING:
    from desktop_app.ui.viewer.reader_feature import ReaderHost


class PageTone(QObject):
    """The choice is the window's, for all documents; the theme keeps it."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._theme = host.context.theme
        self._actions = {wish: self._choice(host, wish) for wish in PageWish}
        self._next = host.add_action(
            ReaderActionSpec(
                "nextToneAction", self.tr("Next colour of pages"), ("Ctrl+Shift+L",), "tone", "theme", checkable=True
            ),
            self._take_next,
        )
        host.parts.bar.add_button(self._next)
        self._theme.page_tone_changed.connect(self._show)
        self._theme.changed.connect(self._show)
        self._host = host
        host.shown.connect(self._show)
        self._show()

    def close(self) -> None:
        """The window keeps the choice."""

    def _choice(self, host: "ReaderHost", wish: PageWish) -> QAction:
        texts = {
            PageWish.PAPER: self.tr("Paper"),
            PageWish.SEPIA: self.tr("Sepia"),
            PageWish.NIGHT: self.tr("Night"),
            PageWish.THEME: self.tr("As the window: night when it is dark"),
        }
        spec = ReaderActionSpec(f"{wish}ToneAction", texts[wish], part="tone", checkable=True)
        return host.add_action(spec, partial(self._take, wish))

    def _take(self, wish: PageWish) -> None:
        self._theme.choose_pages(wish)
        self._show()

    def _take_next(self) -> None:
        tones = list(Tone)
        self._take(PageWish(tones[(tones.index(self._theme.page_tone) + 1) % len(tones)].value))

    def _show(self) -> None:
        for wish, action in self._actions.items():
            action.setChecked(wish is self._theme.page_wish)
        self._next.setChecked(self._theme.page_tone is not Tone.PAPER)
        has_pages = self._host.surface is None or self._host.pdf is not None  # an abstract follows the window
        for action in (self._next, *self._actions.values()):
            action.setEnabled(has_pages)


class PageTonePlugin:
    id = "page-tone"
    order = 45

    def build(self, host: "ReaderHost") -> PageTone:
        return PageTone(host)


PLUGIN = PageTonePlugin()
