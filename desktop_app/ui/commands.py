"""What the actions do that concern papers and the library: adding, asking, flagging, undoing, exporting, helping."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app import __version__
from desktop_app.domain.ids import MarkId, PaperId
from desktop_app.system.resources import resource_path
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.capture import Capture
from desktop_app.ui.dialogs.about_dialog import AboutDialog
from desktop_app.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from desktop_app.ui.flagging import Flagging
from desktop_app.ui.housekeeping import Housekeeping
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.paper_acts import PaperActs
from desktop_app.ui.question_commands import QuestionCommands

if TYPE_CHECKING:
    from desktop_app.services.context import Services


class Commands(QObject):
    """Connects the table of actions and the wishes for dialogs to who fulfils them."""

    def __init__(self, context: UiContext, window: MainWindow, capture: Capture, house: Housekeeping) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._acts = PaperActs(context, self)
        self._questions = QuestionCommands(context, window)
        flagging = Flagging(context, window, self._title)
        deeds: dict[str, Callable[[], object]] = {
            "paste": capture.paste_clipboard,
            "add": capture.choose_files,
            "sample": capture.add_sample,
            "attach": lambda: self._with_paper(capture.choose_attachment),
            "ask": self._ask,
            "ask-anywhere": lambda: context.navigator.ask_requested.emit(None, None, ""),
            "flag": lambda: self._with_paper(flagging.flag),
            "trail": lambda: self._with_paper(lambda paper: context.navigator.trail_requested.emit(None, paper)),
            "export": lambda: self._with_paper(lambda paper: house.export((paper,))),
            "trash": lambda: self._with_paper(lambda paper: self._acts.trash((paper,))),
            "undo": lambda: self._step(self.tr("Undone: %1"), lambda services: services.history.undo()),
            "redo": lambda: self._step(self.tr("Done again: %1"), lambda services: services.history.redo()),
            "backup": house.back_up,
            "restore": house.choose_backup,
            "check": house.check,
            "categories": self._edit_categories,
            "shortcuts": self._help,
            "about": self._about,
        }
        for action_id, deed in deeds.items():
            window.actions_table[action_id].triggered.connect(self._slot(deed))
        navigator = context.navigator
        navigator.ask_requested.connect(self._on_ask_requested)
        navigator.export_requested.connect(house.export)
        navigator.categories_requested.connect(self._edit_categories)

    def _slot(self, deed: Callable[[], object]) -> Callable[[], None]:
        def slot(*_checked: object) -> None:
            deed()

        return slot

    def _with_paper(self, call: Callable[[PaperId], object]) -> None:
        paper = self._context.navigator.current_paper
        if paper is not None:
            call(paper)

    def _title(self, paper: PaperId | None) -> str:
        reading = self._window.desk.reading
        return reading.paper.title if reading is not None and reading.paper.id == paper else ""

    # questions and to-dos

    def _ask(self) -> None:
        """On the desk the paper's own panel asks; elsewhere a dialog does."""
        paper = self._context.navigator.current_paper
        is_on_desk = self._window.screens.current_id() == "desk" and paper is not None
        self._context.navigator.ask_requested.emit(paper if is_on_desk else None, None, "")

    def _on_ask_requested(self, paper: PaperId | None, _mark: MarkId | None, proposal: str) -> None:
        if paper is None:
            current = self._context.navigator.current_paper
            self._questions.ask(current, self._title(current), proposal)

    # undo

    def _step(self, sentence: str, call: "Callable[[Services], str | None]") -> None:
        def done(name: str | None) -> None:
            if name is not None:
                self._say(sentence.replace("%1", name))

        self._context.runner.run(call, done, failed=self._context.navigator.problem_posted.emit, owner=self)

    # categories

    def _edit_categories(self) -> None:
        from desktop_app.ui.dialogs.categories_dialog import CategoriesDialog  # not needed before it is wished for

        CategoriesDialog(self._context, self._window).open()

    # help

    def _help(self) -> None:
        window = self._window
        ShortcutsDialog(self._context.theme, window.actions_table.specs, window.desk.reader_specs(), window).open()

    def _about(self) -> None:
        """The notices are files, so they are read away from the GUI thread."""

        def show(notices: str) -> None:
            AboutDialog(self._context.theme, __version__, notices, self._window).open()

        self._context.runner.run_slow(lambda _services, _cancelled: licence_notices(), show, owner=self)

    def _run(self, call: "Callable[[Services], object]", sentence: str) -> None:
        def done(_result: object) -> None:
            self._say(sentence)

        self._context.runner.run(call, done, owner=self)

    def _say(self, sentence: str) -> None:
        self._context.navigator.message_posted.emit(sentence)


def licence_notices() -> str:
    """The licences of what comes with the program, one after another; reads files."""
    paths = sorted(resource_path("licences").glob("*.txt"))
    return "\n\n\n".join(f"{path.stem}\n\n{path.read_text(encoding='utf-8').strip()}" for path in paths)
