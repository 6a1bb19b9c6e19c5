"""The menu of one mark or several: what can be done with them, and where they are used."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.ui.widgets.mark_card import CardUse, Expansion

_DOT_PX = 12


@dataclass(frozen=True, slots=True)
class MenuCategory:
    """A category as a menu shows it."""

    key: object
    text: str
    colour: str
    digit: str


class MarkMenu(QMenu):
    """Each wish is a signal; whoever opened the menu knows which marks are meant."""

    show_wished = Signal()
    comment_wished = Signal()
    quote_wished = Signal()
    tags_wished = Signal()
    note_wished = Signal()
    copy_wished = Signal()
    ask_wished = Signal()
    todo_wished = Signal()
    #: bool: the marks raise a question that is asked already, or (True) are evidence for one
    question_wished = Signal(bool)
    delete_wished = Signal()
    #: object: the key of a MenuCategory
    category_wished = Signal(object)
    #: the categories shall be changed
    categories_wished = Signal()
    #: str: the id of a kind
    kind_wished = Signal(str)
    #: object: the `place` of a CardUse
    use_wished = Signal(object)
    #: Expansion: every card is to show this much
    expansion_wished = Signal(object)

    def __init__(self, number: int, parent: QWidget | None = None, *, can_correct: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("markMenu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._is_one = number == 1
        if self._is_one:
            self.addAction(self.tr("Show in the text\tEnter"), self.show_wished.emit)
            self.addAction(self.tr("Comment\tF2"), self.comment_wished.emit)
        if self._is_one and can_correct:
            self.addAction(self.tr("Correct the quote\tShift+F2"), self.quote_wished.emit)
        self.addAction(self.tr("Tags\tCtrl+T"), self.tags_wished.emit)
        self.addAction(self.tr("Add to note\tCtrl+Enter"), self.note_wished.emit)
        self.addAction(self.tr("Copy as Markdown\tCtrl+C"), self.copy_wished.emit)
        if self._is_one:
            self.addAction(self.tr("Ask a question about it"), self.ask_wished.emit)
            self.addAction(self.tr("Add a to-do on it…"), self.todo_wished.emit)
        self.addAction(self.tr("Add to a question…"), lambda: self.question_wished.emit(False))
        self.addAction(self.tr("Use as evidence for…"), lambda: self.question_wished.emit(True))
        self.addSeparator()
        self._delete = QAction(self.tr("Delete"), self)
        self._delete.triggered.connect(lambda _on=False: self.delete_wished.emit())

    def add_categories(self, categories: Sequence[MenuCategory]) -> None:
        """Offer these meanings."""
        for category in categories:
            text = f"{category.text}\t{category.digit}".replace("&", "&&")
            action = self.addAction(_dot(category.colour), text)
            action.triggered.connect(lambda _on=False, key=category.key: self.category_wished.emit(key))
        self.addAction(self.tr("Change categories…"), self.categories_wished.emit)
        self.addSeparator()

    def add_kinds(self, kinds: Sequence[tuple[str, str]]) -> None:
        """Offer these kinds, each an id and what it is called."""
        menu = self.addMenu(self.tr("Change kind"))
        for kind, label in kinds:
            action = menu.addAction(label.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, chosen=kind: self.kind_wished.emit(chosen))

    def add_uses(self, uses: Sequence[CardUse]) -> None:
        """Lead to where the mark is used; this may come when the menu is open already."""
        menu = QMenu(self.tr("Used in"), self)
        menu.setObjectName("markUses")
        for use in uses:
            action = menu.addAction(use.text.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, place=use.place: self.use_wished.emit(place))
        if uses:
            self.insertMenu(self._delete, menu)

    def add_rest(self, expansion: Expansion, delete_text: str) -> None:
        """End with what is done to all cards, and with deleting."""
        menu = self.addMenu(self.tr("All cards show"))
        names = (self.tr("One line"), self.tr("A short quote"), self.tr("Quote and comment"), self.tr("Everything"))
        for step, name in zip(Expansion, names, strict=True):
            action = menu.addAction(name)
            action.triggered.connect(lambda _on=False, chosen=step: self.expansion_wished.emit(chosen))
            action.setCheckable(True)
            action.setChecked(step is expansion)
        self._delete.setText(f"{delete_text}\tDel")
        self.addAction(self._delete)


def _dot(colour: str) -> QIcon:
    pixmap = QPixmap(_DOT_PX, _DOT_PX)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(0, 0, _DOT_PX, _DOT_PX, 3, 3)
    painter.end()
    return QIcon(pixmap)
