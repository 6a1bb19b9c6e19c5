"""Keeps the keys she chose: reads them when the library is open, puts them on every action, opens the settings."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.key_choices import KeyChoices, KeyOwner
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.theme import ThemeWish

if TYPE_CHECKING:
    from desktop_app.ui.main_window import MainWindow


class KeyKeeping(QObject):
    """The settings file is read and written away from the GUI thread."""

    def __init__(self, context: UiContext, window: "MainWindow") -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._chosen: dict[str, tuple[str, ...]] = {}
        window.actions_table["settings"].triggered.connect(lambda _checked=False: self._open())
        context.hub.library_replaced.connect(self._load)
        self._load()

    def _load(self) -> None:
        self._context.runner.run(
            lambda services: services.choices.keys(), self._put_on, failed=lambda _error: None, owner=self
        )

    def _put_on(self, chosen: dict[str, tuple[str, ...]]) -> None:
        self._chosen = dict(chosen)
        self._window.actions_table.take_keys(self._chosen)
        reader = self._window.desk.reader_commands
        if reader is not None:
            reader.take_keys(self._chosen)

    def _open(self) -> None:
        from desktop_app.ui.dialogs.settings_dialog import SettingsDialog  # not needed before it is wished for

        choices = KeyChoices(tuple(self._owners()), self._chosen)
        dialog = SettingsDialog(self._context.theme, choices, parent=self._window)
        dialog.keys_chosen.connect(self._on_keys_chosen)
        dialog.theme_chosen.connect(self._on_theme_chosen)
        dialog.forgetting_wished.connect(self._forget)
        navigator = self._context.navigator
        dialog.related.switched.connect(navigator.related_switch_requested)
        navigator.related_changed.connect(dialog.related.show_state)
        self._context.runner.run_slow(
            lambda services, _cancelled: services.related.state(),
            dialog.related.show_state,
            failed=lambda _error: None,  # the library is not open
            owner=dialog,
        )
        dialog.open()

    def _owners(self) -> Iterator[KeyOwner]:
        for spec in self._window.actions_table.usual_specs:
            yield KeyOwner(spec.id, spec.group, spec.text, spec.shortcuts)
        reader = self._window.desk.reader_commands
        for own in reader.usual_specs if reader is not None else ():
            yield KeyOwner(own.id, self.tr("Reader"), own.text, own.keys, own.is_local)

    def _on_keys_chosen(self, choices: KeyChoices) -> None:
        self._put_on(dict(choices.chosen))
        kept = dict(choices.chosen)
        self._context.runner.run(
            lambda services: services.choices.choose_keys(kept),
            failed=self._context.navigator.problem_posted.emit,
            owner=self,
        )

    def _on_theme_chosen(self, wish: ThemeWish) -> None:
        self._window.actions_table[f"theme-{wish}"].trigger()

    def _forget(self) -> None:
        self._context.runner.run(
            lambda services: services.choices.forget_searches(),
            failed=self._context.navigator.problem_posted.emit,
            owner=self,
        )
