"""Shows the paragraph that tells what became of a question, lets it be copied or saved, and says where it appeared."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.question_report import QuestionReport, as_html, as_markdown
from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.choice_chips import ChoiceChips
from desktop_app.ui.widgets.safe_preview import SafePreview

_MARKDOWN, _HTML = "markdown", "html"


class PromiseDialog(DialogFrame):
    """The text can be changed before it is copied; the preview follows. Nothing of it leads out of the program."""

    #: str: it is published; where, perhaps empty
    reported = Signal(str)
    #: Path, str: save this text there
    save_requested = Signal(object, str)

    def __init__(self, theme: Theme, report: QuestionReport, where: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "promiseDialog", self.tr("Report what you found out"), parent)
        self._report = report
        self._add_choices()
        self._add_texts()
        self._add_place(where)
        self._said = self.text_label("", "small")
        self._said.setObjectName("promiseSaid")
        self.column.addWidget(self._said)
        self.add_button("promiseCopy", self.tr("Copy"), self._copy)
        self.add_button("promiseSave", self.tr("Save as file…"), self._choose_file)
        self.add_button("promiseCancel", self.tr("Close"), self.reject)
        self.add_button("promiseKeep", self.tr("I have published it"), self._on_reported, primary=True)
        self.resize(900, 560)
        self._write()

    def say(self, sentence: str) -> None:
        """Tell what was done with the text."""
        self._said.setText(sentence)

    def _add_choices(self) -> None:
        self._format = ChoiceChips("promiseFormat", ((_MARKDOWN, "Markdown"), (_HTML, "HTML")), self)
        self._quotes = self._check("promiseQuotes", self.tr("With quotes"), is_on=bool(self._report.quotes))
        self._sources = self._check("promiseSources", self.tr("With sources"), is_on=bool(self._report.sources))
        row = QHBoxLayout()
        row.addWidget(self._format)
        row.addWidget(self._quotes)
        row.addWidget(self._sources)
        row.addStretch(1)
        self.column.addLayout(row)
        self._format.chosen.connect(lambda _key: self._write())
        for box in (self._quotes, self._sources):
            box.toggled.connect(lambda _on: self._write())

    def _add_texts(self) -> None:
        self._text = QPlainTextEdit(self)
        self._text.setObjectName("promiseText")
        self._text.setAccessibleName(self.tr("The text to publish"))
        self._text.setTabChangesFocus(True)
        self._preview = SafePreview(self)
        self._preview.setObjectName("promisePreview")
        self._preview.setAccessibleName(self.tr("What it looks like"))
        self._text.textChanged.connect(self._show_preview)
        beside = QSplitter(self)
        beside.setChildrenCollapsible(False)
        for title, widget in ((self.tr("Text"), self._text), (self.tr("Preview"), self._preview)):
            beside.addWidget(self._titled(title, widget))
        beside.setSizes([450, 450])
        self.column.addWidget(beside, 1)

    def _titled(self, title: str, widget: QWidget) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.space(1))
        label = QLabel(title.upper(), holder)
        label.setProperty("part", "section")
        column.addWidget(label)
        column.addWidget(widget, 1)
        return holder

    def _add_place(self, where: str) -> None:
        self._where = QLineEdit(where, self)
        self._where.setObjectName("promiseWhere")
        self._where.setAccessibleName(self.tr("Where it was published"))
        self._where.setPlaceholderText(self.tr("Where it was published: an address, or “blog”; may stay empty"))
        self.column.addWidget(self._where)

    def _check(self, name: str, text: str, *, is_on: bool) -> QCheckBox:
        box = QCheckBox(text, self)
        box.setObjectName(name)
        box.setChecked(is_on)
        box.setEnabled(is_on)
        return box

    def _write(self) -> None:
        made = as_html if self._is_html else as_markdown
        self._text.setPlainText(
            made(self._report, with_quotes=self._quotes.isChecked(), with_sources=self._sources.isChecked())
        )

    def _show_preview(self) -> None:
        self._preview.show_text(self._text.toPlainText(), is_html=self._is_html)

    @property
    def _is_html(self) -> bool:
        return self._format.key == _HTML

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self.say(self.tr("The text is on the clipboard."))

    def _choose_file(self) -> None:
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        name, kinds = ("report.html", "HTML (*.html)") if self._is_html else ("report.md", "Markdown (*.md)")
        chosen, _kind = QFileDialog.getSaveFileName(self, self.tr("Save as file"), str(folder / name), kinds)
        if chosen:
            self.save_requested.emit(Path(chosen), self._text.toPlainText())

    def _on_reported(self) -> None:
        self.reported.emit(self._where.text().strip())
        self.accept()
