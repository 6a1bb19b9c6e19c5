"""The parts of one kind of to-do, to be changed: name, icon, colour."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import (
    QButtonGroup,
    QColorDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.category import DEFAULT_CATEGORIES
from desktop_app.domain.todo_kinds import TodoKind
from desktop_app.services.todos import LONGEST_KIND
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.kind_sign import KIND_ICONS, kind_pixmap

_SWATCH_PX = 24
_COLUMNS = 9
_SIGN_PX = 40


@dataclass(frozen=True, slots=True)
class KindWish:
    """How a kind shall be; `old_name` is what it is called now."""

    old_name: str
    name: str
    icon: str
    colour: str


class TodoKindForm(QWidget):
    """Says what she changed as soon as the name is left or a choice is made."""

    #: KindWish
    changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind: TodoKind | None = None
        self._name = QLineEdit(self)
        self._name.setObjectName("todoKindName")
        self._name.setAccessibleName(self.tr("Name"))
        self._name.setMaxLength(LONGEST_KIND)
        self._name.editingFinished.connect(self._say)
        self._hint = QLabel(self.tr("It has a meaning for the program, so its name stays."), self)
        self._hint.setObjectName("todoKindHint")
        self._hint.setProperty("part", "small")
        self._hint.setWordWrap(True)
        self._colour = QPushButton(self)
        self._colour.setObjectName("todoKindColour")
        self._colour.setAutoDefault(False)
        self._colour.clicked.connect(self._choose_colour)
        self._sample = QLabel(self)
        self._arrange()

    def show_kind(self, kind: TodoKind | None) -> None:
        """Offer this one; a name that is just being typed stays."""
        is_typed = (
            self._name.hasFocus() and kind is not None and self._kind is not None and self._kind.name == kind.name
        )
        self._kind = kind
        self.setEnabled(kind is not None)
        if kind is None:
            return
        self._name.setReadOnly(kind.is_shipped)
        self._hint.setVisible(kind.is_shipped)
        if not is_typed:
            self.take_back()
        self._colour.setText(self.tr("Other colour…  %1").replace("%1", kind.colour))
        self._colour.setAccessibleName(self._colour.text())
        for colour, swatch in self._swatches.items():
            ring = self.palette().text().color().name() if colour == kind.colour else "transparent"
            swatch.setStyleSheet(
                f"QPushButton {{ background: {colour}; border: 2px solid {ring}; border-radius: 6px; padding: 0; }}"
            )
        for button in self._icons.buttons():
            button.setChecked(button.property("icon_role") == kind.icon)
        sign = kind_pixmap(self._theme, kind.icon, kind.colour, _SIGN_PX, self.devicePixelRatioF())
        self._sample.setPixmap(sign)

    def take_back(self) -> None:
        """Show again what is stored."""
        if self._kind is not None:
            self._name.setText(self._kind.label if self._kind.is_shipped else self._kind.name)

    def edit_name(self) -> None:
        """Put the keyboard into the name, all of it selected."""
        self._name.setFocus()
        self._name.selectAll()

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(self._theme.space(2))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.addRow(self.tr("Name"), self._name)
        form.addRow("", self._hint)
        form.addRow(self.tr("Icon"), self._built_icons())
        form.addRow(self.tr("Colour"), self._built_colours())
        form.addRow("", self._colour)
        form.addRow("", self._sample)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addStretch(1)

    def _built_icons(self) -> QWidget:
        box = QWidget(self)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self._theme.space(1))
        self._icons = QButtonGroup(self)
        for number, role in enumerate(KIND_ICONS):
            button = QPushButton(QIcon(self._theme.icon(role, "text")), "", box)
            button.setObjectName(f"todoKindIcon-{role}")
            button.setAccessibleName(self.tr("Icon %1").replace("%1", role))
            button.setProperty("icon_role", role)
            button.setProperty("part", "chip")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setIconSize(QSize(16, 16))
            button.setFixedSize(30, 28)
            button.clicked.connect(lambda _checked=False, role=role: self._say(icon=role))
            self._icons.addButton(button)
            grid.addWidget(button, number // _COLUMNS, number % _COLUMNS)
        grid.setColumnStretch(_COLUMNS, 1)
        return box

    def _built_colours(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.space(1))
        self._swatches: dict[str, QPushButton] = {}
        for colour in (one.colour for one in DEFAULT_CATEGORIES):
            swatch = QPushButton(self)
            swatch.setObjectName(f"todoKindSwatch_{colour[1:]}")
            swatch.setAccessibleName(self.tr("Colour %1").replace("%1", colour))
            swatch.setToolTip(colour)
            swatch.setAutoDefault(False)
            swatch.setFixedSize(_SWATCH_PX, _SWATCH_PX)
            self._swatches[colour] = swatch
            swatch.clicked.connect(lambda _checked=False, colour=colour: self._say(colour=colour))
            row.addWidget(swatch)
        row.addStretch(1)
        return row

    def _choose_colour(self) -> None:
        if self._kind is None:
            return
        dialog = QColorDialog(QColor(self._kind.colour), self)
        dialog.setObjectName("todoKindColourDialog")
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda colour: self._say(colour=colour.name()))
        dialog.open()

    def _say(self, icon: str = "", colour: str = "") -> None:
        old = self._kind
        if old is None:
            return
        name = old.name if old.is_shipped else self._name.text().strip()
        wish = KindWish(old.name, name, icon or old.icon, colour or old.colour)
        if (wish.name, wish.icon, wish.colour) != (old.name, old.icon, old.colour):
            self.changed.emit(wish)
