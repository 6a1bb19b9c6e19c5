"""Asks for a new to-do: kind, text, day, priority, note, and for a purchase its price and link."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.todo_form import TodoForm, TodoInput


class TodoDialog(DialogFrame):
    """`about` is the title of the paper, an empty text for none."""

    #: TodoInput
    kept = Signal(object)

    def __init__(self, theme: Theme, about: str, kind: str = "find", parent: QWidget | None = None) -> None:
        super().__init__(theme, "todoDialog", self.tr("Add a to-do"), parent)
        if about:
            self.column.addWidget(self.text_label(about))
        form = TodoForm(TodoInput(kind), parent=self)
        self.offer_kinds = form.offer_kinds
        form.kept.connect(self.kept)
        form.closed.connect(self.accept)
        self.column.addWidget(form)
        self.column.addStretch(1)
        self.add_button("formCancel", self.tr("Cancel"), self.reject)
        self.add_button("formKeep", self.tr("Add"), form.keep, primary=True)
        self.resize(480, 380)
        form.setFocus()
