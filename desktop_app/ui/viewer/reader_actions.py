"""What can be done to the view by key, menu or button: one row for each; features add theirs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.ui.theme import Theme

MenuPart = Literal["view", "pages", "tone", "go", "find", "mark", "file"]


@dataclass(frozen=True, slots=True)
class ReaderActionSpec:
    """`text` is translated; the first of `keys` (Qt's portable notation) is shown; `part` is its place in the menu.

    An action with plain letters as keys needs `is_local`: it then works only while the text itself has the focus.
    """

    id: str
    text: str
    keys: tuple[str, ...] = ()
    part: MenuPart = "view"
    icon: str = ""
    checkable: bool = False
    is_local: bool = False

    @property
    def shown_keys(self) -> str:
        """The first keys as this platform writes them."""
        return QKeySequence(self.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if self.keys else ""


class ReaderActions(QObject):
    """They work wherever the window has the focus, so that the page can be enlarged while the note is written."""

    #: QAction: there is another one
    added = Signal(QAction)

    def __init__(self, theme: Theme, widget: QWidget, *, has_keys: bool = True) -> None:
        super().__init__(widget)
        self._theme, self._widget, self._has_keys = theme, widget, has_keys
        #: the actions that are meant instead of these just now, those of a second reader that has the focus
        self.meant: Callable[[], ReaderActions | None] = lambda: None
        self._actions: dict[str, QAction] = {}
        self._specs: dict[str, ReaderActionSpec] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._is_tinted = False
        theme.keep_icons(self._tint)

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    @property
    def specs(self) -> Sequence[ReaderActionSpec]:
        """Every action with the keys that are in force."""
        return tuple(replace(spec, keys=self._keys.get(spec.id, spec.keys)) for spec in self._specs.values())

    @property
    def usual_specs(self) -> Sequence[ReaderActionSpec]:
        """Every action with its usual keys."""
        return tuple(self._specs.values())

    def take_keys(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        """Let these actions have other keys than usual, also those that are added later."""
        self._keys = dict(chosen)
        for spec in self._specs.values():
            self._put_keys(self._actions[spec.id], spec)

    def _put_keys(self, action: QAction, spec: ReaderActionSpec) -> None:
        shown = replace(spec, keys=self._keys.get(spec.id, spec.keys))
        if self._has_keys:
            action.setShortcuts([QKeySequence(keys) for keys in shown.keys])
        action.setToolTip(f"{spec.text} ({shown.shown_keys})" if shown.keys else spec.text)

    def add(self, spec: ReaderActionSpec, deed: Callable[[], object], widget: QWidget | None = None) -> QAction:
        """Make an action; a local one works while `widget` (the reader without one) or what is in it has the focus."""
        action = QAction(spec.text, self)
        action.setObjectName(spec.id)
        self._put_keys(action, spec)
        action.setCheckable(spec.checkable)
        if spec.is_local:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: self._do(action, deed))
        (widget or self._widget).addAction(action)
        self._actions[spec.id], self._specs[spec.id] = action, spec
        if spec.icon and self._is_tinted:
            action.setIcon(self._theme.icon(spec.icon))
        self.added.emit(action)
        return action

    def trigger(self, action_id: str) -> None:
        """Do this, once there is somebody who does it."""
        if action_id in self._actions:
            self._actions[action_id].trigger()

    def fill(self, menu: QMenu) -> None:
        """All actions, a submenu for each part, into an empty menu."""
        titles: dict[MenuPart, str] = {
            "view": self.tr("View"),
            "pages": self.tr("How pages lie"),
            "tone": self.tr("Colour of pages"),
            "go": self.tr("Go to"),
            "find": self.tr("Find and copy"),
            "mark": self.tr("Marks"),
            "file": self.tr("File"),
        }
        for part, title in titles.items():
            actions = [self._actions[spec.id] for spec in self._specs.values() if spec.part == part]
            if actions:
                submenu = menu.addMenu(title)
                submenu.setObjectName(f"readerMenu_{part}")
                submenu.addActions(actions)

    def _do(self, action: QAction, deed: Callable[[], object]) -> None:
        others = self.meant()
        other = others._actions.get(action.objectName()) if others is not None else None  # noqa: SLF001 - its own kind
        if other is None:
            deed()
            return
        if action.isCheckable():
            with QSignalBlocker(action):  # it is the other that is switched
                action.setChecked(not action.isChecked())
        other.trigger()

    def _tint(self) -> None:
        self._is_tinted = True
        for action_id, spec in self._specs.items():
            if spec.icon:
                self._actions[action_id].setIcon(self._theme.icon(spec.icon))
