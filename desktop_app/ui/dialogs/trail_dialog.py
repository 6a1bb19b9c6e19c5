"""Shows what led where, as a picture and as a list of steps, and saves the picture as an SVG file."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QScrollArea, QSplitter, QWidget

from desktop_app.domain.trail import Trail
from desktop_app.domain.trail_layout import picture_of
from desktop_app.domain.trail_svg import svg_of
from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.models.trail_words import arrow_names, trail_lines
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.trail_view import TrailView

_TARGET = Qt.ItemDataRole.UserRole


class TrailDialog(DialogFrame):
    """The list says the same as the picture."""

    #: UUID of a question: show it
    question_requested = Signal(object)
    #: UUID of a paper: open it
    paper_requested = Signal(object)
    #: Path, str: save this text there
    save_requested = Signal(object, str)

    def __init__(self, theme: Theme, trail: Trail, parent: QWidget | None = None) -> None:
        super().__init__(theme, "trailDialog", self.tr("Trail"), parent)
        self._questions = {node.id for node in trail.nodes if node.is_question}
        lines = trail_lines(trail)
        title = next((node.title for node in trail.nodes if node.id == trail.focus), "")
        self._picture = picture_of(trail, arrow_names())
        self._title = " ".join(title.split())
        self.column.addWidget(self.text_label(self._title, "strong"))
        self._view = TrailView(theme, self)
        self._view.show_picture(self._picture, [line for _step, line in lines])
        self._view.opened.connect(self._open)
        self._list = QListWidget(self)
        self._list.setObjectName("trailSteps")
        self._list.setAccessibleName(self.tr("Steps of the trail"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for step, line in lines:
            item = QListWidgetItem(line, self._list)
            item.setData(_TARGET, step.target)
        self._list.itemActivated.connect(lambda item: self._open(item.data(_TARGET)))
        self.column.addWidget(self._arranged(), 1)
        self._said = self.text_label("" if lines else self.tr("Nothing led here yet, and nothing came of it."), "small")
        self._said.setObjectName("trailSaid")
        self.column.addWidget(self._said)
        self.add_button("trailSave", self.tr("Save as SVG…"), self._choose_file)
        self.add_button("trailClose", self.tr("Close"), self.reject, primary=True)
        self.resize(960, 620)
        self._view.setFocus()

    def say(self, sentence: str) -> None:
        """Tell what became of the file."""
        self._said.setText(sentence)

    def _arranged(self) -> QWidget:
        area = QScrollArea(self)
        area.setObjectName("trailArea")
        area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._view)
        area.viewport().setProperty("part", "page")
        self._view.looked_at.connect(lambda rect: area.ensureVisible(rect.center().x(), rect.center().y(), 160, 80))
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(area)
        splitter.addWidget(self._list)
        splitter.setSizes([340, 180])
        return splitter

    def _open(self, node: UUID) -> None:
        (self.question_requested if node in self._questions else self.paper_requested).emit(node)
        self.accept()

    def _choose_file(self) -> None:
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        chosen, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Save as SVG"), str(folder / "trail.svg"), "SVG (*.svg)"
        )
        if chosen:
            self.save_requested.emit(Path(chosen), svg_of(self._picture, self._title))
