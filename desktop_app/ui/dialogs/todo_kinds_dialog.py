"""The editor of kinds of to-dos: add, change, order, delete with the to-dos moved; every change is one step of undo."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.category import DEFAULT_CATEGORIES
from desktop_app.domain.todo_kinds import TodoKind
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.dialogs.todo_kind_form import KindWish, TodoKindForm
from desktop_app.ui.dialogs.todo_kind_list import TodoKindList
from desktop_app.ui.problem_text import problem_text
from desktop_app.ui.widgets.calm_combo import CalmCombo

if TYPE_CHECKING:
    from desktop_app.services.context import Services

_NEW_ICON = "star"
_State = tuple[Sequence[TodoKind], Mapping[str, int]]


class TodoKindsDialog(DialogFrame):
    """Follows the library while it is open, so that undo is seen here, too."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, "todoKindsDialog", self.tr("Kinds of to-dos"), parent)
        self._context = context
        self._kinds: Sequence[TodoKind] = ()
        self._uses: Mapping[str, int] = {}
        self._wanted = ""
        words = self.tr("What there is to do, and how it looks. Every change can be undone.")
        self.column.addWidget(self.text_label(words))
        self._list, self._form = TodoKindList(context.theme, self), TodoKindForm(context.theme, self)
        self._move_to = CalmCombo(self)
        self._arrange()
        self._connect()
        self.add_button("todoKindsClose", self.tr("Done"), self.accept, primary=True)
        self.resize(720, 520)
        self._load()

    def _arrange(self) -> None:
        theme = self.theme
        below = QHBoxLayout()
        below.setSpacing(theme.space(1))
        for name, text, tip, act in (
            ("todoKindAdd", self.tr("Add"), self.tr("Add a kind of your own"), self._add),
            ("todoKindUp", "↑", self.tr("Move up  Alt+Up"), lambda: self._list.move_current(-1)),
            ("todoKindDown", "↓", self.tr("Move down  Alt+Down"), lambda: self._list.move_current(1)),
        ):
            below.addWidget(self._button(name, text, tip, act))
        below.addStretch(1)
        tip = self.tr("Delete the kind")
        self._delete = self._button("todoKindDelete", self.tr("Delete"), tip, self._on_delete)
        self._move_to.setObjectName("todoKindMoveTo")
        self._move_to.setAccessibleName(self.tr("Where its to-dos move to"))
        deleting = QHBoxLayout()
        deleting.addWidget(self._delete)
        deleting.addWidget(self._move_to, 1)
        left, right, both = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.addWidget(self._list, 1)
        left.addLayout(below)
        right.addWidget(self._form, 1)
        right.addLayout(deleting)
        both.setSpacing(theme.space(5))
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        self.column.addLayout(both, 1)

    def _button(self, name: str, text: str, tip: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(tip)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _connect(self) -> None:
        self._list.picked.connect(self._on_picked)
        self._list.arranged.connect(lambda order: self._do(lambda services: services.todo_kinds.arrange(order)))
        self._form.changed.connect(self._on_changed)
        hub = self._context.hub
        for changed in (hub.todo_kind_changed, hub.todo_changed, hub.library_replaced):
            changed.connect(self._load)
        for keys, call in (
            (QKeySequence.StandardKey.Undo, lambda services: services.history.undo()),
            (QKeySequence.StandardKey.Redo, lambda services: services.history.redo()),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda call=call: self._do(call))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps a name, and does not close the editor over what may be said about it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.focusWidget(), QLineEdit):
            event.accept()
        else:
            super().keyPressEvent(event)

    # the library

    def _load(self, *_change: object) -> None:
        self._context.runner.run(
            lambda services: (services.todo_kinds.list(), services.todo_kinds.uses()), self._show, owner=self
        )

    def _show(self, state: _State) -> None:
        self._kinds, self._uses = state
        self._list.show_kinds(self._kinds, self._uses)
        if self._wanted and self._wanted in self._list.order():
            self._list.pick(self._wanted)
            self._wanted = ""
            self._form.edit_name()

    def _do(self, call: "Callable[[Services], object]") -> None:
        """Change the library; what it refuses is said here, and the fields show again what is stored."""

        def done(_result: object) -> None:
            self.show_problem("")
            self._load()

        self._context.runner.run(call, done, failed=self._on_failed, owner=self)

    def _on_failed(self, error: Exception) -> None:
        self.show_problem(problem_text(error))
        self._form.take_back()
        self._load()

    # changes

    def _current(self) -> TodoKind | None:
        current = self._list.current()
        return next((one for one in self._kinds if one.name == current), None)

    def _on_picked(self, _name: str) -> None:
        current = self._current()
        self._form.show_kind(current)
        count = self._uses.get(current.name, 0) if current is not None else 0
        self._delete.setVisible(current is not None and not current.is_shipped)
        self._delete.setText(self.tr("Delete, and move its to-dos to") if count else self.tr("Delete"))
        self._move_to.setVisible(count > 0 and not self._delete.isHidden())
        self._move_to.clear()
        for one in self._kinds:
            if current is not None and one.name != current.name:
                self._move_to.addItem(one.label, one.name)

    def _on_changed(self, wish: KindWish) -> None:
        if wish.name != wish.old_name:
            self._list.follow(wish.old_name, wish.name)
        self._do(lambda services: services.todo_kinds.change(wish.old_name, wish.name, wish.icon, wish.colour))

    def _add(self) -> None:
        names = {one.name.casefold() for one in self._kinds}
        name = base = self.tr("New kind")
        number = 2
        while name.casefold() in names:
            name, number = f"{base} {number}", number + 1
        taken = {one.colour for one in self._kinds}
        colours = [one.colour for one in DEFAULT_CATEGORIES]
        colour = next((one for one in colours if one not in taken), colours[0])

        def done(made: TodoKind) -> None:
            self.show_problem("")
            self._wanted = made.name
            self._load()

        self._context.runner.run(
            lambda services: services.todo_kinds.add(name, _NEW_ICON, colour), done, failed=self._on_failed, owner=self
        )

    def _on_delete(self) -> None:
        current = self._current()
        if current is not None:
            target = self._move_to.currentData() if self._uses.get(current.name) else None
            gone = current.name
            self._do(lambda services: services.todo_kinds.delete(gone, target))
