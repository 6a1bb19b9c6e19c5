"""Checks the spelling of the open note: looks words up away from the window's thread, fills the menus."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QAction, QActionGroup, QTextCursor
from PySide6.QtWidgets import QMenu

from desktop_app.domain.ids import PaperId
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.widgets.markdown_editor import MarkdownEditor
from desktop_app.ui.widgets.markdown_waves import SpellingWaves

if TYPE_CHECKING:
    from desktop_app.services.spelling import Spelling

_OFF = ""


class NoteSpelling(QObject):
    """Without dictionaries nothing is shown, and the menu says what to install."""

    def __init__(self, context: UiContext, editor: MarkdownEditor, menu: QMenu) -> None:
        super().__init__(editor)
        self._context, self._editor, self._menu = context, editor, menu
        self.waves = SpellingWaves(editor)
        self._paper: PaperId | None = None
        self._language = _OFF
        self._languages: QActionGroup | None = None
        self.waves.words_met.connect(self._on_words_met)
        editor.menu_prepared.connect(self._on_menu_prepared)

    def open(self, paper: PaperId | None) -> None:
        """Another note is in the editor."""
        self._paper = paper
        self._set_language(_OFF)
        if paper is not None:
            self._context.runner.run_slow(
                lambda services, _cancelled: services.spelling.of_note(paper),
                lambda spelling: self._on_known(paper, spelling),
                owner=self,
            )

    def stop(self) -> None:
        """Look nothing more up."""
        self.waves.stop()

    def _on_known(self, paper: PaperId, spelling: "Spelling") -> None:
        if paper == self._paper:
            self._fill_menu(spelling)
            self._set_language(spelling.language)

    def _set_language(self, language: str) -> None:
        self._language = language
        self.waves.start(is_on=bool(language))

    def _fill_menu(self, spelling: "Spelling") -> None:
        self._menu.clear()
        if not spelling.languages:
            sentence = (
                self.tr("No dictionary is installed (on Debian, for one: hunspell-en-us)")
                if spelling.is_installed
                else self.tr("To check spelling, install pyenchant and a dictionary (hunspell-en-us, for one)")
            )
            self._menu.addAction(sentence).setEnabled(False)
            return
        group = QActionGroup(self._menu)
        for language in (*spelling.languages, _OFF):
            entry = QAction(_name_of(language) if language else self.tr("Do not check"), group)
            entry.setObjectName(f"spelling-{language or 'off'}")
            entry.setCheckable(True)
            entry.setChecked(language == spelling.language)
            entry.triggered.connect(partial(self._choose, language))
            self._menu.addAction(entry)

    def _choose(self, language: str, _checked: bool = False) -> None:
        paper = self._paper
        if paper is not None:
            self._context.runner.run_slow(
                lambda services, _cancelled: services.spelling.choose(paper, language), owner=self
            )
            self._set_language(language)

    def _on_words_met(self, words: tuple[str, ...]) -> None:
        language = self._language

        def done(wrong: frozenset[str]) -> None:
            if language == self._language:
                self.waves.learn(words, wrong)

        self._context.runner.run_slow(
            lambda services, _cancelled: services.spelling.wrong(words, language), done, owner=self
        )

    # the menu of the right button

    def _on_menu_prepared(self, menu: QMenu, at: QTextCursor) -> None:
        found = self.waves.wrong_word_at(at) if self._language else None
        if found is None:
            return
        word, place = found
        first = menu.actions()[0]
        add = QAction(self.tr("Add “%1” to my words").replace("%1", word), menu)
        add.setObjectName("spellingLearn")
        add.triggered.connect(lambda: self._learn(word))
        heading = QAction(self.tr("Looking for suggestions…"), menu)
        heading.setObjectName("spellingLooking")
        heading.setEnabled(False)
        menu.insertActions(first, [heading, add])
        menu.insertSeparator(first)
        language = self._language
        self._context.runner.run_slow(
            lambda services, _cancelled: services.spelling.suggestions(word, language),
            lambda suggestions: self._show_suggestions(menu, heading, place, suggestions),
            owner=menu,
        )

    def _show_suggestions(
        self, menu: QMenu, heading: QAction, place: QTextCursor, suggestions: tuple[str, ...]
    ) -> None:
        for words in suggestions:
            entry = QAction(words, menu)
            entry.setObjectName("spellingSuggestion")
            entry.triggered.connect(partial(self._replace, place, words))
            menu.insertAction(heading, entry)
        if suggestions:
            menu.removeAction(heading)
        else:
            heading.setText(self.tr("No suggestion"))

    def _replace(self, place: QTextCursor, words: str, _checked: bool = False) -> None:
        if not self._editor.isReadOnly():
            place.insertText(words)

    def _learn(self, word: str) -> None:
        self._context.runner.run_slow(
            lambda services, _cancelled: services.spelling.learn(word),
            lambda _none: self._set_language(self._language),
            owner=self,
        )


def _name_of(language: str) -> str:
    """A language as its speakers call it, with its country: "English (United States)"."""
    locale = QLocale(language)
    if locale.language() is QLocale.Language.C:
        return language
    name = locale.nativeLanguageName() or QLocale.languageToString(locale.language())
    country = locale.nativeTerritoryName() if "_" in language else ""
    return f"{name} ({country})" if country and country not in name else name
