"""The editor of categories: add, change, order, delete with the marks moved; every change is one step of undo."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.category import DEFAULT_CATEGORIES, Category
from desktop_app.domain.ids import CategoryId
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.dialogs.category_form import CategoryForm
from desktop_app.ui.dialogs.category_list import CategoryList
from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.problem_text import problem_text
from desktop_app.ui.widgets.calm_combo import CalmCombo

if TYPE_CHECKING:
    from desktop_app.services.context import Services

_NEW_GLYPH = "+"
_State = tuple[Sequence[Category], Mapping[CategoryId, int]]


class CategoriesDialog(DialogFrame):
    """Follows the library while it is open, so that undo is seen here, too."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, "categoriesDialog", self.tr("Categories of marks"), parent)
        self._context = context
        self._categories: Sequence[Category] = ()
        self._uses: Mapping[CategoryId, int] = {}
        self._wanted: CategoryId | None = None
        words = self.tr("What your marks mean. Every change can be undone.")
        self.column.addWidget(self.text_label(words))
        self._list, self._form = CategoryList(self), CategoryForm(context.theme, self)
        self._move_to = CalmCombo(self)
        self._arrange()
        self._connect()
        self.add_button("categoriesClose", self.tr("Done"), self.accept, primary=True)
        self.resize(720, 520)
        self._load()

    def _arrange(self) -> None:
        theme = self.theme
        below = QHBoxLayout()
        below.setSpacing(theme.space(1))
        for name, text, tip, act in (
            ("categoryAdd", self.tr("Add"), self.tr("Add a category"), self._add),
            ("categoryUp", "↑", self.tr("Move up  Alt+Up"), lambda: self._list.move_current(-1)),
            ("categoryDown", "↓", self.tr("Move down  Alt+Down"), lambda: self._list.move_current(1)),
        ):
            below.addWidget(self._button(name, text, tip, act))
        below.addStretch(1)
        left, right, both = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.addWidget(self._list, 1)
        left.addLayout(below)
        right.addWidget(self._form, 1)
        right.addLayout(self._deleting())
        both.setSpacing(theme.space(5))
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        self.column.addLayout(both, 1)

    def _deleting(self) -> QHBoxLayout:
        self._delete = self._button(
            "categoryDelete", self.tr("Delete"), self.tr("Delete the category"), self._on_delete
        )
        self._move_to.setObjectName("categoryMoveTo")
        self._move_to.setAccessibleName(self.tr("Where its marks move to"))
        line = QHBoxLayout()
        line.addWidget(self._delete)
        line.addWidget(self._move_to, 1)
        line.addStretch(0)
        return line

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
        self._list.arranged.connect(lambda order: self._do(lambda services: services.categories.arrange(order)))
        self._form.changed.connect(self._on_changed)
        hub = self._context.hub
        hub.category_changed.connect(self._load)
        hub.mark_changed.connect(self._load)
        hub.library_replaced.connect(self._load)
        for keys, call in (
            (QKeySequence.StandardKey.Undo, lambda services: services.history.undo()),
            (QKeySequence.StandardKey.Redo, lambda services: services.history.redo()),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda call=call: self._do(call))

    # the library

    def _load(self, *_change: object) -> None:
        self._context.runner.run(
            lambda services: (services.categories.list(), services.categories.uses()), self._show, owner=self
        )

    def _show(self, state: _State) -> None:
        self._categories, self._uses = state
        self._list.show_categories(self._categories, self._uses)
        if self._wanted is not None and self._wanted in self._list.order():
            self._list.pick(self._wanted)
            self._wanted = None
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

    def _current(self) -> Category | None:
        current = self._list.current()
        return next((one for one in self._categories if one.id == current), None)

    def _on_picked(self, _category: CategoryId | None) -> None:
        current = self._current()
        self._form.show_category(current, self._categories)
        count = self._uses.get(current.id, 0) if current is not None else 0
        self._delete.setEnabled(current is not None and len(self._categories) > 1)
        self._delete.setText(self.tr("Delete, and move its marks to") if count else self.tr("Delete"))
        self._move_to.setVisible(count > 0)
        self._move_to.clear()
        for one in self._categories:
            if current is not None and one.id != current.id:
                self._move_to.addItem(f"{one.glyph}  {one.name}", one.id)

    def _on_changed(self, new: Category) -> None:
        self._do(lambda services: services.categories.change(new.id, new.name, new.colour, new.glyph, new.key))

    def _add(self) -> None:
        names = {one.name.casefold() for one in self._categories}
        name = base = self.tr("New category")
        number = 2
        while name.casefold() in names:
            name, number = f"{base} {number}", number + 1
        taken = {one.colour for one in self._categories}
        colour = next(
            (one.colour for one in DEFAULT_CATEGORIES if one.colour not in taken), DEFAULT_CATEGORIES[0].colour
        )

        def done(made: Category) -> None:
            self.show_problem("")
            self._wanted = made.id
            self._load()

        self._context.runner.run(
            lambda services: services.categories.add(name, colour, _NEW_GLYPH), done, failed=self._on_failed, owner=self
        )

    def _on_delete(self) -> None:
        current = self._current()
        if current is not None:
            target = self._move_to.currentData() if self._uses.get(current.id) else None
            gone = current.id
            self._do(lambda services: services.categories.delete(gone, target))
