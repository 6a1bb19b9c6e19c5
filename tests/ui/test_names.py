"""Every control of every panel and dialog can be called by a name: by tests, and by who cannot see it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.dialogs.about_dialog import AboutDialog
from desktop_app.ui.dialogs.ask_dialog import AskDialog
from desktop_app.ui.dialogs.categories_dialog import CategoriesDialog
from desktop_app.ui.dialogs.lookups_dialog import LookupsDialog
from desktop_app.ui.dialogs.paste_dialog import PasteDialog
from desktop_app.ui.dialogs.print_dialog import PrintDialog
from desktop_app.ui.dialogs.properties_dialog import PropertiesDialog
from desktop_app.ui.dialogs.search_name_dialog import SearchNameDialog
from desktop_app.ui.dialogs.todo_dialog import TodoDialog
from desktop_app.ui.dialogs.todo_kinds_dialog import TodoKindsDialog
from desktop_app.ui.found_panels import all_panels
from tests.ui.viewer.marked_library import MarkedLibrary

_EDITORS = (QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit, QAbstractItemView)
_CONTROLS = (QAbstractButton, *_EDITORS, QTabBar, QProgressBar, QScrollArea)


def nameless(root: QWidget) -> list[str]:
    """The controls that have no name: what is inside a control of Qt is called by that."""
    controls = [one for one in root.findChildren(QWidget) if isinstance(one, _CONTROLS) and not _is_inside(one)]
    return [
        f"{type(one).__name__} {one.objectName()!r} in {type(one.parentWidget()).__name__}"
        for one in controls
        if not one.objectName() or not _said(one, root)
    ]


def _is_inside(control: QWidget) -> bool:
    parent = control.parentWidget()
    is_qts = control.objectName().startswith("qt_") or isinstance(control, QHeaderView)
    while parent is not None and not is_qts:
        is_qts, parent = isinstance(parent, _EDITORS), parent.parentWidget()
    return is_qts


def _said(control: QWidget, root: QWidget) -> bool:
    """A button of words that is hidden may get them with what it is shown for."""
    is_of_words = isinstance(control, QAbstractButton) and control.icon().isNull()
    is_later = is_of_words and not control.isVisibleTo(root)
    words = control.text() if isinstance(control, QAbstractButton) else ""
    return is_later or bool(control.accessibleName()) or any(letter.isalpha() for letter in words)


DIALOGS: dict[str, Callable[[UiContext], QDialog]] = {
    "about": lambda context: AboutDialog(context.theme, "1.0", "notices"),
    "ask": lambda context: AskDialog(context.theme, "Vagus nerve"),
    "categories": CategoriesDialog,
    "look-ups": lambda context: LookupsDialog(context.theme),
    "paste": lambda context: PasteDialog(context, "A title\nWords", None),
    "print": lambda context: PrintDialog(context.theme, "a.pdf", ("A printer",), 3, 0),
    "properties": lambda context: PropertiesDialog(context.theme, "a.pdf", (("Pages", "3"),)),
    "search name": lambda context: SearchNameDialog(context.theme, "Keep", "vagus", ""),
    "to-do": lambda context: TodoDialog(context.theme, "Vagus nerve", "buy"),
    "kinds": TodoKindsDialog,
}


@pytest.fixture
def library(qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> MarkedLibrary:
    return MarkedLibrary(qtbot, tmp_path_factory.mktemp("library"))


def test_every_control_has_a_name(library: MarkedLibrary) -> None:
    shelf = all_panels()
    panels = {one.id: one.build(library.context) for one in (*shelf.of("side"), *shelf.of("screen"))}
    library.navigator.paper_opened.emit(library.services.reading.open(library.paper))
    library.settle()
    without = {name: nameless(panel) for name, panel in panels.items()}
    for panel in panels.values():
        panel.deleteLater()
    for name, make in DIALOGS.items():
        dialog = make(library.context)
        without[name] = nameless(dialog)
        dialog.deleteLater()
    library.settle()
    library.close()
    assert {name: found for name, found in without.items() if found} == {}
