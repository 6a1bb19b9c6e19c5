"""The form of a paper that is being pasted: every field can be corrected, doubtful ones say so."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.calm_combo import CalmCombo

_LINE_PX = 21
_SHORT_IN_A_ROW = 3


class DraftForm(QScrollArea):
    """What the reader wrote stays when the text is read anew."""

    #: str: the reader went to this field
    visited = Signal(str)

    def __init__(self, theme: Theme, types: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draftForm")
        self.setAccessibleName(self.tr("What was recognised"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme = theme
        self._fields: dict[str, QLineEdit | QPlainTextEdit | QComboBox] = {}
        self._labels: dict[str, QLabel] = {}
        self._shown: dict[str, str] = {}
        self.page = QWidget(self)
        self.page.setProperty("part", "canvas")
        self.column = QVBoxLayout(self.page)
        self.column.setContentsMargins(0, 0, theme.space(3), 0)
        self.column.setSpacing(theme.space(2))
        self._build(types)
        self.setWidget(self.page)

    def show_fields(self, texts: Mapping[str, str], unsure: frozenset[str]) -> None:
        """Show what was read; fields that the reader changed keep her text."""
        for name, field in self._fields.items():
            text = texts.get(name, "")
            if name not in self._shown or self._text_of(field) == self._shown[name]:
                self._write(field, text)
            self._shown[name] = text
            self._say_unsure(name, is_unsure=name in unsure)

    def texts(self) -> dict[str, str]:
        """Every field as it stands now."""
        return {name: self._text_of(field) for name, field in self._fields.items()}

    def go_to(self, name: str) -> None:
        """Show this field and give it the focus."""
        field = self._fields.get(name)
        if field is not None:
            self.ensureWidgetVisible(field)
            field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.visited.emit(watched.objectName().removeprefix("draft-"))
        return super().eventFilter(watched, event)

    # parts

    def _build(self, types: Sequence[tuple[str, str]]) -> None:
        kinds = CalmCombo(self.page)
        for csl, word in types:
            kinds.addItem(word, csl)
        self._section(self.tr("Paper"))
        rows = self._rows()
        self._add(rows, "title", self.tr("Title"), self._lines(2))
        self._add(rows, "type", self.tr("Kind"), kinds)
        self._add(rows, "authors", self.tr("Authors"), self._lines(2, self.tr("Family, Given; Family, Given")))
        self._add(rows, "container", self.tr("Published in"), QLineEdit(self.page))
        pairs = QGridLayout()
        pairs.setHorizontalSpacing(self._theme.space(2))
        pairs.setVerticalSpacing(self._theme.space(1))
        self.column.addLayout(pairs)
        for place, (name, label) in enumerate(self._short_fields()):
            row, column = divmod(place, _SHORT_IN_A_ROW)
            field = QLineEdit(self.page)
            pairs.addWidget(self._label(name, label), 2 * row, column)
            pairs.addWidget(field, 2 * row + 1, column)
            self._keep(name, label, field)
        self._add(self._rows(), "url", self.tr("Address"), QLineEdit(self.page))
        self._section(self.tr("Texts"))
        rows = self._rows()
        self._add(rows, "abstract", self.tr("Abstract"), self._lines(6))
        self._add(rows, "research_highlights", self.tr("Highlights"), self._lines(3, self.tr("One a line")))
        self._add(rows, "keywords", self.tr("Keywords"), self._lines(1, self.tr("One; another")))
        self._add(rows, "affiliations", self.tr("Affiliations"), self._lines(3, self.tr("One a line")))

    def _short_fields(self) -> tuple[tuple[str, str], ...]:
        return (
            ("year", self.tr("Year")),
            ("volume", self.tr("Volume")),
            ("issue", self.tr("Issue")),
            ("pages", self.tr("Pages")),
            ("doi", self.tr("DOI")),
            ("pmid", self.tr("PMID")),
            ("received", self.tr("Received")),
            ("revised", self.tr("Revised")),
            ("accepted", self.tr("Accepted")),
            ("online", self.tr("Online")),
            ("published", self.tr("Published")),
            ("arxiv", self.tr("arXiv")),
        )

    def _section(self, text: str) -> None:
        label = QLabel(text.upper(), self.page)
        label.setProperty("part", "section")
        self.column.addWidget(label)

    def _rows(self) -> QFormLayout:
        rows = QFormLayout()
        rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        rows.setVerticalSpacing(self._theme.space(1))
        self.column.addLayout(rows)
        return rows

    def _add(self, rows: QFormLayout, name: str, label: str, field: QLineEdit | QPlainTextEdit | QComboBox) -> None:
        rows.addRow(self._label(name, label), field)
        self._keep(name, label, field)

    def _keep(self, name: str, label: str, field: QLineEdit | QPlainTextEdit | QComboBox) -> None:
        field.setObjectName(f"draft-{name}")
        field.setAccessibleName(label)
        field.installEventFilter(self)
        self._fields[name] = field

    def _label(self, name: str, text: str) -> QLabel:
        label = QLabel(text, self.page)
        label.setProperty("part", "small")
        label.setProperty("plain", text)
        self._labels[name] = label
        return label

    def _lines(self, lines: int, hint: str = "") -> QPlainTextEdit:
        field = QPlainTextEdit(self.page)
        field.setTabChangesFocus(True)
        field.setPlaceholderText(hint)
        field.setFixedHeight(lines * _LINE_PX + 18)
        return field

    def _say_unsure(self, name: str, *, is_unsure: bool) -> None:
        label = self._labels[name]
        plain = str(label.property("plain"))
        label.setText(f"{plain} · {self.tr('please check')}" if is_unsure else plain)
        colour = self._theme.colour("question" if is_unsure else "soft").name()
        label.setStyleSheet(f"color: {colour};")

    def _text_of(self, field: QLineEdit | QPlainTextEdit | QComboBox) -> str:
        if isinstance(field, QComboBox):
            return str(field.currentData() or "")
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    def _write(self, field: QLineEdit | QPlainTextEdit | QComboBox, text: str) -> None:
        if isinstance(field, QComboBox):
            place = field.findData(text)
            if place < 0 and text:
                field.addItem(text, text)
                place = field.count() - 1
            field.setCurrentIndex(max(place, 0))
        elif isinstance(field, QLineEdit):
            field.setText(text)
            field.setCursorPosition(0)
        else:
            field.setPlainText(text)
