"""Every action of the window in one table: id, text, shortcut, tooltip; menus, buttons and the help are made of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop_app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """Texts are translated; the first of `shortcuts` (Qt's portable notation) is shown; `group` heads the help."""

    id: str
    group: str
    text: str
    shortcuts: tuple[str, ...] = ()
    tip: str = ""
    icon: str = ""
    checkable: bool = False

    @property
    def keys(self) -> str:
        """The first shortcut as this platform writes it."""
        if not self.shortcuts:
            return ""
        return QKeySequence(self.shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText)

    @property
    def tooltip(self) -> str:
        text = self.tip or self.text
        return f"{text} ({self.keys})" if self.shortcuts else text


class Actions(QObject):
    """One QAction for each row; they work wherever the window has the focus."""

    #: other keys are in force
    keys_changed = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        main = (*self._go(), *self._add(), *self._questions(), *self._paper(), *self._panes(), *self._edit())
        self.usual_specs = (*main, *self._library(), *self._program())
        #: with the keys that are in force
        self.specs = self.usual_specs
        self._actions = {spec.id: self._made(spec) for spec in self.specs}
        window.addActions(list(self._actions.values()))
        self._is_tinted = False
        theme.changed.connect(self._on_theme_changed)

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def _go(self) -> tuple[ActionSpec, ...]:
        group = self.tr("Go to")
        return (
            ActionSpec("go-desk", group, self.tr("Reading desk"), ("Ctrl+1",), self.tr("The paper you read"), "desk"),
            ActionSpec("go-library", group, self.tr("Library"), ("Ctrl+2",), self.tr("All papers"), "library"),
            ActionSpec(
                "go-questions", group, self.tr("Questions"), ("Ctrl+3",), self.tr("What you want to know"), "questions"
            ),
            ActionSpec("go-todo", group, self.tr("To do"), ("Ctrl+4",), self.tr("What you flagged"), "todo"),
            ActionSpec(
                *("go-next", group, self.tr("Next to read"), ("Ctrl+Shift+D",)),
                *(self.tr("Papers not read yet, the next one first"), "forward"),
            ),
            ActionSpec("go-buy", group, self.tr("To buy"), ("Ctrl+5",), self.tr("Articles you may buy"), "buy"),
            ActionSpec(
                *("search", group, self.tr("Search everything"), ("Ctrl+K",)),
                *(self.tr("Search papers, notes, marks, questions, full text"), "search"),
            ),
        )

    def _add(self) -> tuple[ActionSpec, ...]:
        group = self.tr("Add")
        return (
            ActionSpec(
                *("paste", group, self.tr("Paste abstract…"), ("Ctrl+Shift+V",)),
                *(self.tr("Make a paper of the text you copied"), "paste"),
            ),
            ActionSpec(
                "add", group, self.tr("Add PDF files…"), ("Ctrl+O",), self.tr("Make papers of PDF files"), "add"
            ),
            ActionSpec(
                *("sample", group, self.tr("Add a sample paper"), ()),
                *(self.tr("A paper made by the program, to try it out"), "sample"),
            ),
        )

    def _questions(self) -> tuple[ActionSpec, ...]:
        group = self.tr("The paper on the desk")
        return (
            ActionSpec(
                *("ask", group, self.tr("Ask a question…"), ("Ctrl+Shift+A",)),
                *(self.tr("Write down what you want to know"), "ask"),
            ),
            ActionSpec(
                *("ask-anywhere", group, self.tr("Ask about anything…"), ("Ctrl+Shift+Q",)),
                *(self.tr("Write down what you want to know, wherever you are"), "ask"),
            ),
            ActionSpec(
                *("trail", group, self.tr("Trail of the paper…"), ()),
                *(self.tr("What led where: questions, answers, purchases"), "questions"),
            ),
        )

    def _paper(self) -> tuple[ActionSpec, ...]:
        group = self.tr("The paper on the desk")
        return (
            ActionSpec(
                *("attach", group, self.tr("Attach PDF…"), ("Ctrl+Shift+O",)),
                *(self.tr("Give this paper a PDF beside what it has"), "pdf"),
            ),
            ActionSpec(
                *("flag", group, self.tr("Add a to-do…"), ("Ctrl+Shift+T",)),
                *(self.tr("Buy, find, read, cite, follow up"), "todo"),
            ),
            ActionSpec(
                *("fill-in", group, self.tr("Fill in…"), ()),
                *(self.tr("Look the paper up by DOI, PMID or arXiv number and see what would change"), "info"),
            ),
            ActionSpec(
                *("free-copy", group, self.tr("Check for a free copy"), ()),
                *(self.tr("Ask whether a free legal copy is known"), "search"),
            ),
            *self._paper_as_a_whole(group),
        )

    def _paper_as_a_whole(self, group: str) -> tuple[ActionSpec, ...]:
        return (
            ActionSpec(
                *("export", group, self.tr("Export…"), ("Ctrl+E",)),
                *(self.tr("Write note, marks and questions to a file"), "export"),
            ),
            ActionSpec(
                *("note-history", group, self.tr("History of the note…"), ("Ctrl+Shift+H",)),
                *(self.tr("Earlier versions: what differs, and the way back"), "note"),
            ),
            ActionSpec("trash", group, self.tr("Move to the trash"), (), self.tr("Undo brings it back"), "delete"),
            ActionSpec("next-paper", group, self.tr("Next paper of the list"), ("Alt+Down",), "", "down"),
            ActionSpec("previous-paper", group, self.tr("Previous paper of the list"), ("Alt+Up",), "", "up"),
        )

    def _panes(self) -> tuple[ActionSpec, ...]:
        group, colours = self.tr("Panes"), self.tr("Colours")
        fold = self.tr("Show or hide it")
        return (
            ActionSpec("fold-rail", group, self.tr("Rail"), ("F7",), fold, "fold_left", checkable=True),
            ActionSpec("fold-list", group, self.tr("Paper list"), ("F8",), fold, "fold_list", checkable=True),
            ActionSpec("fold-side", group, self.tr("Side panel"), ("F9",), fold, "fold_right", checkable=True),
            ActionSpec("fold-reader", group, self.tr("Reader"), ("Shift+F9",), fold, "desk", checkable=True),
            ActionSpec("next-pane", group, self.tr("Go to the next pane"), ("F6",), "", "right"),
            ActionSpec("side-note", group, self.tr("Note of the paper"), ("Alt+1",), "", "note"),
            ActionSpec("side-marks", group, self.tr("Marks of the paper"), ("Alt+2",), "", "marks"),
            ActionSpec("side-questions", group, self.tr("Questions of the paper"), ("Alt+3",), "", "questions"),
            ActionSpec("side-todo", group, self.tr("To-dos of the paper"), ("Alt+4",), "", "todo"),
            ActionSpec("side-info", group, self.tr("Bibliographic parts of the paper"), ("Alt+5",), "", "info"),
            ActionSpec("theme-system", colours, self.tr("As the system"), (), "", "theme", checkable=True),
            ActionSpec("theme-light", colours, self.tr("Light"), (), "", "sun", checkable=True),
            ActionSpec("theme-dark", colours, self.tr("Dark"), (), "", "moon", checkable=True),
        )

    def _edit(self) -> tuple[ActionSpec, ...]:
        group = self.tr("Edit")
        return (
            ActionSpec("undo", group, self.tr("Undo"), ("Ctrl+Z",), "", "undo"),
            ActionSpec("redo", group, self.tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "", "redo"),
        )

    def _library(self) -> tuple[ActionSpec, ...]:
        group = self.tr("Library")
        return (
            ActionSpec("backup", group, self.tr("Back up now"), (), self.tr("Make a checked copy"), "backup"),
            ActionSpec(
                *("restore", group, self.tr("Restore a backup…"), ()),
                *(self.tr("The present library is kept aside"), "restore"),
            ),
            ActionSpec(
                *("check", group, self.tr("Check the library"), ()),
                *(self.tr("Read everything and say what is wrong"), "verify"),
            ),
            ActionSpec(
                *("categories", group, self.tr("Categories of marks…"), ()),
                *(self.tr("Names, colours, signs and keys of what marks mean"), "tag"),
            ),
        )

    def _program(self) -> tuple[ActionSpec, ...]:
        program = self.tr("Program")
        return (
            ActionSpec(
                *("lookups", program, self.tr("Look-ups…"), ()),
                *(self.tr("Whether anything is asked outside, and what was asked"), "verify"),
            ),
            ActionSpec("settings", program, self.tr("Settings…"), ("Ctrl+,",), self.tr("Keys, colours"), "filter"),
            ActionSpec("shortcuts", program, self.tr("Keys and help"), ("F1",), self.tr("All keys"), "keyboard"),
            ActionSpec("about", program, self.tr("About Postil"), (), self.tr("Version and licences"), "about"),
            ActionSpec("quit", program, self.tr("Quit"), ("Ctrl+Q",), "", "close"),
        )

    def _made(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        action.setCheckable(spec.checkable)
        action.setToolTip(spec.tooltip)
        return action

    def take_keys(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        """Let these actions have other keys than usual, and all others the usual ones."""
        self.specs = tuple(replace(spec, shortcuts=chosen.get(spec.id, spec.shortcuts)) for spec in self.usual_specs)
        for spec in self.specs:
            action = self._actions[spec.id]
            action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
            action.setToolTip(spec.tooltip)
        self.keys_changed.emit()

    def rest(self, is_resting: bool) -> None:
        """Let no key do anything but leave the program, or all of them what they do usually."""
        for spec in self.specs:
            keys = () if is_resting and spec.id != "quit" else spec.shortcuts
            self._actions[spec.id].setShortcuts([QKeySequence(key) for key in keys])

    def tint(self, only: Sequence[str] = ()) -> None:
        """Draw the icons, or only those of some; all of them take 20 ms that the first paint need not wait for."""
        self._is_tinted = self._is_tinted or not only
        for spec in self.specs:
            if spec.icon and (not only or spec.id in only):
                self._actions[spec.id].setIcon(self._theme.icon(spec.icon))

    def _on_theme_changed(self) -> None:
        if self._is_tinted:
            self.tint()
