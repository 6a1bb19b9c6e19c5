"""The frame of a card with links to act on it and room for one form that opens inside it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QVBoxLayout, QWidget

from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.inline_form import DayForm, TextForm
from desktop_app.ui.widgets.link_button import LinkButton
from desktop_app.ui.widgets.todo_form import TodoForm


class CardFrame(QFrame):
    """Rows from top to bottom; the links stand in a row that wraps."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("part", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 10, 14, 10)
        self.column.setSpacing(4)
        self.links = FlowLayout(gap=8)
        self.more = QMenu(self)
        self._form: QWidget | None = None

    def label(self, part: str, name: str = "") -> QLabel:
        """A label of plain text that wraps."""
        label = QLabel(self)
        label.setObjectName(name)
        label.setProperty("part", part)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(not part.startswith("badge"))
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def link(self, name: str, text: str, act: Callable[[], object]) -> LinkButton:
        """A small button that looks like a link."""
        button = LinkButton(name, text, self)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def add_more(self, name: str, text: str, act: Callable[[], object]) -> None:
        """Put a seldom wish into the menu behind the dots."""
        action = self.more.addAction(text)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: act())

    def more_button(self) -> LinkButton:
        """The dots that open the menu."""
        button = LinkButton("cardMore", "⋯", self)
        button.setAccessibleName(self.tr("More"))
        button.setToolTip(self.tr("More"))
        button.clicked.connect(lambda _checked=False: self.more.popup(button.mapToGlobal(button.rect().bottomLeft())))
        return button

    def add_links(self, *links: LinkButton) -> None:
        for link in links:
            self.links.addWidget(link)

    def open_form(self, form: TextForm | DayForm | TodoForm) -> None:
        """Show this form in the card in place of an open one, and go there."""
        self.close_form()
        self._form = form
        form.closed.connect(self.close_form)
        self.column.addWidget(form)
        form.show()
        form.setFocus()

    def close_form(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            form.hide()
            form.deleteLater()

    def set_part(self, label: QLabel, part: str) -> None:
        """Give a label another part to play; its style follows."""
        if label.property("part") != part:
            label.setProperty("part", part)
            label.style().unpolish(label)
            label.style().polish(label)
