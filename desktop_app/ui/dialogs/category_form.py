"""The parts of one category, to be changed: name, colour with what can be read on it, sign, key; and how it looks."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import (
    QColorDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.category import DEFAULT_CATEGORIES, Category
from desktop_app.domain.contrast import LEAST_FOR_SIGNS, LEAST_FOR_TEXT, contrast
from desktop_app.services.categories import KEYS, LONGEST_NAME
from desktop_app.ui.theme import Theme
from desktop_app.ui.viewer.mark_painting import Ground, MarkStyle, Shape, mixed, paint_glyph, paint_mark
from desktop_app.ui.viewer.mark_styles import style_of
from desktop_app.ui.widgets.calm_combo import CalmCombo

_SWATCH_PX = 24
_PAPERS = ((Ground.LIGHT_PAPER, "#ffffff", "#1d1f22"), (Ground.DARK_PAPER, "#202225", "#e3e5e8"))


class CategoryForm(QWidget):
    """Says what she changed as soon as a field is left or a choice is made."""

    #: Category: it shall be so
    changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._category: Category | None = None
        self._name, self._glyph = (
            self._line("categoryName", self.tr("Name")),
            self._line("categoryGlyph", self.tr("Sign")),
        )
        self._name.setMaxLength(LONGEST_NAME)
        self._glyph.setMaxLength(4)
        self._glyph.setFixedWidth(60)
        self._glyph.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._key = CalmCombo(self)
        self._key.setObjectName("categoryKey")
        self._key.setAccessibleName(self.tr("Key"))
        self._key.activated.connect(lambda _row: self._say())
        self._colour = QPushButton(self)
        self._colour.setObjectName("categoryColour")
        self._colour.setAutoDefault(False)
        self._colour.clicked.connect(self._choose_colour)
        self._swatches = [_Swatch(one.colour, self) for one in DEFAULT_CATEGORIES]
        self._hint = QLabel(self)
        self._hint.setObjectName("categoryHint")
        self._hint.setProperty("part", "small")
        self._hint.setWordWrap(True)
        self._sample = CategorySample(theme, self)
        self._arrange(theme)

    def show_category(self, category: Category | None, all_categories: Sequence[Category]) -> None:
        """Offer this one; the keys that others have are marked with their names."""
        self._category = category
        self.setEnabled(category is not None)
        if category is None:
            return
        if not self._name.hasFocus() or self._name.text().strip() == category.name:
            self._name.setText(category.name)
        self._glyph.setText(category.glyph)
        self._offer_keys(category, {one.key: one.name for one in all_categories if one.key and one.id != category.id})
        self._show_colour(category)

    def take_back(self) -> None:
        """Show again what is stored."""
        category = self._category
        if category is not None:
            self._name.setText(category.name)
            self._glyph.setText(category.glyph)
            self._key.setCurrentIndex(max(0, self._key.findData(category.key)))

    def edit_name(self) -> None:
        """Put the keyboard into the name, all of it selected."""
        self._name.setFocus()
        self._name.selectAll()

    def _line(self, name: str, label: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName(name)
        line.setAccessibleName(label)
        line.editingFinished.connect(self._say)
        return line

    def _arrange(self, theme: Theme) -> None:
        colours = QHBoxLayout()
        colours.setSpacing(theme.space(1))
        for swatch in self._swatches:
            swatch.clicked.connect(lambda _checked=False, colour=swatch.colour: self._say(colour))
            colours.addWidget(swatch)
        colours.addStretch(1)
        form = QFormLayout()
        form.setVerticalSpacing(theme.space(2))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.addRow(self.tr("Name"), self._name)
        form.addRow(self.tr("Sign"), self._glyph)
        form.addRow(self.tr("Key"), self._key)
        form.addRow(self.tr("Colour"), colours)
        form.addRow("", self._colour)
        form.addRow("", self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self._sample)
        column.addStretch(1)

    def _offer_keys(self, category: Category, taken: Mapping[str, str]) -> None:
        self._key.clear()
        self._key.addItem(self.tr("none"), "")
        for key in KEYS:
            owner = taken.get(key)
            self._key.addItem(f"{key}  –  {owner}" if owner else key, key)
        self._key.setCurrentIndex(max(0, self._key.findData(category.key)))

    def _show_colour(self, category: Category) -> None:
        self._colour.setText(self.tr("Other colour…  %1").replace("%1", category.colour))
        self._colour.setAccessibleName(self._colour.text())
        for swatch in self._swatches:
            swatch.set_current(swatch.colour == category.colour)
        self._hint.setText(self._told_of(category.colour))
        self._sample.show_style(style_of("", category, {"": Shape.FILL}))

    def _told_of(self, colour: str) -> str:
        """Whether text can be read on it, and its lines be seen, on light and on dark pages."""
        marked = mixed(QColor(colour), QColor("white"), 0.5).name()
        text = contrast("#1d1f22", marked)
        lines = contrast(QColor(colour).darker(125).name(), "#ffffff")
        on_dark = contrast(colour, "#202225")
        told = [self.tr("Text on it: %1\u00a0:\u00a01").replace("%1", f"{text:.1f}")]
        told.append(self.tr("good") if text >= LEAST_FOR_TEXT else self.tr("hard to read; take a lighter colour"))
        sentences = [", ".join(told) + "."]
        if lines < LEAST_FOR_SIGNS:
            sentences.append(
                self.tr("Its lines are faint on white paper (%1\u00a0:\u00a01).").replace("%1", f"{lines:.1f}")
            )
        if on_dark < LEAST_FOR_SIGNS:
            sentences.append(self.tr("It is faint on dark pages (%1\u00a0:\u00a01).").replace("%1", f"{on_dark:.1f}"))
        return " ".join(sentences)

    def _choose_colour(self) -> None:
        if self._category is None:
            return
        dialog = QColorDialog(QColor(self._category.colour), self)
        dialog.setObjectName("categoryColourDialog")
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda colour: self._say(colour.name()))
        dialog.open()

    def _say(self, colour: str = "") -> None:
        old = self._category
        if old is None:
            return
        key = self._key.currentData()
        new = Category(
            old.id, self._name.text().strip(), colour or old.colour, self._glyph.text().strip(), key or "", old.order
        )
        if new != old:
            self.changed.emit(new)


class _Swatch(QPushButton):
    """One colour at hand."""

    def __init__(self, colour: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.colour = colour
        self.setObjectName(f"swatch_{colour[1:]}")
        self.setAccessibleName(self.tr("Colour %1").replace("%1", colour))
        self.setToolTip(colour)
        self.setAutoDefault(False)
        self.setFixedSize(_SWATCH_PX, _SWATCH_PX)
        self.set_current(is_current=False)

    def set_current(self, is_current: bool) -> None:
        """Ring the one in force."""
        ring = self.palette().text().color().name() if is_current else "transparent"
        self.setStyleSheet(
            f"QPushButton {{ background: {self.colour}; border: 2px solid {ring}; border-radius: 6px; padding: 0; }}"
        )


class CategorySample(QWidget):
    """Words marked in the category's manner, on a light and on a dark page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._font = theme.font("reading")
        self._style: MarkStyle | None = None
        self._words = self.tr("marked words")

    def sizeHint(self) -> QSize:
        return QSize(340, 66)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 66)

    def show_style(self, style: MarkStyle) -> None:
        self._style = style
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._style is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = self.width() / 2
        for number, (ground, paper, ink) in enumerate(_PAPERS):
            box = QRectF(number * half, 0, half, self.height())
            painter.fillRect(box, QColor(paper))
            self._paint_words(painter, box, self._style, ground, ink)
        painter.end()

    def _paint_words(self, painter: QPainter, box: QRectF, style: MarkStyle, ground: Ground, ink: str) -> None:
        painter.setFont(self._font)
        words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, round(box.width()) - 48)
        line = QRectF(box.left() + 36, box.center().y() - 12, painter.fontMetrics().horizontalAdvance(words), 24)
        piece = QPolygonF([line.topLeft(), line.topRight(), line.bottomRight(), line.bottomLeft()])
        paint_mark(painter, [piece], style, ground)
        painter.setPen(QColor(ink))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)
        paint_glyph(painter, QPointF(box.left() + 20, box.center().y()), style, 18)
