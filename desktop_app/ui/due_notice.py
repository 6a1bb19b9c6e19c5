"""Says quietly in the status bar what is due by today, and leads there; never in the way."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.widgets.link_button import LinkButton

if TYPE_CHECKING:
    from desktop_app.services.due import DueCounts


class DueNotice(QObject):
    """Kept true by the numbers of the rail."""

    def __init__(self, context: UiContext, window: MainWindow) -> None:
        super().__init__(window)
        navigator = context.navigator
        self._questions = LinkButton("dueFollowUps", "", window.status)
        self._questions.clicked.connect(lambda _checked=False: navigator.questions_requested.emit("due"))
        self._todos = LinkButton("dueTodos", "", window.status)
        self._todos.clicked.connect(lambda _checked=False: navigator.screen_requested.emit("todo"))
        for link in (self._questions, self._todos):
            link.hide()
            window.status.add_link(link)
        window.rail_model.due_counted.connect(self._show)

    def _show(self, due: "DueCounts") -> None:
        follow_ups = counted(due.follow_ups, self.tr("1 follow-up is due"), self.tr("%1 follow-ups are due"))
        todos = counted(due.todos, self.tr("1 to-do is due"), self.tr("%1 to-dos are due"))
        for link, number, text in ((self._questions, due.follow_ups, follow_ups), (self._todos, due.todos, todos)):
            link.set_text(text)
            link.setVisible(number > 0)
