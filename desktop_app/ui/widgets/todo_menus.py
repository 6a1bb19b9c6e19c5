"""Small menus over the list of to-dos: until when, and all that can be done with what is chosen; by letters, too."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.domain.todo import Priority, Todo, TodoState
from desktop_app.domain.todo_kinds import TodoKind


def day_menu(
    parent: QWidget,
    days: tuple[date, date, date],
    choose: Callable[[date | None], object],
    ask: Callable[[], object],
) -> QMenu:
    """Offer these days (today, in a week, in a month), another one, or none."""
    menu = _menu(parent, "todoDayMenu")
    words = (_tr("&Today\tT"), _tr("In a &week\tW"), _tr("In a &month\tM"))
    for day, text in zip(days, words, strict=True):
        menu.addAction(text, partial(choose, day))
    menu.addAction(_tr("On a &day…\tD"), ask)
    menu.addSeparator()
    menu.addAction(_tr("&No day\tN"), lambda: choose(None))
    return menu


def todo_menu(
    parent: QWidget,
    acts: Mapping[str, Callable[[], object]],
    prioritise: Callable[[int], object],
    set_kind: Callable[[str], object],
    kinds: Sequence[TodoKind],
    todo: Todo,
) -> QMenu:
    """All that can be done with the chosen to-dos, with the keys that do it; ticks are those of `todo`."""
    menu = _menu(parent, "todoMenu")
    if todo.state is TodoState.OPEN:
        menu.addAction(_tr("Done\tD"), acts["done"])
        menu.addAction(_tr("Drop\tX"), acts["drop"])
    else:
        menu.addAction(_tr("Reopen\tR"), acts["reopen"])
    if todo.paper_id is not None or todo.question_id is not None:
        menu.addAction(_tr("Open there\tEnter"), acts["open"])
    menu.addAction(_tr("Edit…\tE"), acts["edit"])
    menu.addAction(_tr("Day…\tF"), acts["day"])
    priorities = menu.addMenu(_tr("Priority"))
    words = (_tr("none"), _tr("low"), _tr("medium"), _tr("high"))
    for step, word in zip(Priority, words, strict=True):
        text = f"{step.sign} {word}".strip() + f"\t{step.value}"
        action = priorities.addAction(text, partial(prioritise, step.value))
        action.setCheckable(True)
        action.setChecked(todo.priority == step)
    own_kinds = menu.addMenu(_tr("Kind"))
    for kind in kinds:
        action = own_kinds.addAction(kind.label, partial(set_kind, kind.name))
        action.setCheckable(True)
        action.setChecked(todo.kind == kind.name)
    menu.addSeparator()
    menu.addAction(_tr("Delete\tDel"), acts["delete"])
    return menu


def _menu(parent: QWidget, name: str) -> QMenu:
    menu = QMenu(parent)
    menu.setObjectName(name)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _tr(text: str) -> str:
    return QCoreApplication.translate("TodoMenus", text)
