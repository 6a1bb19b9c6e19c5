"""The side panel "Info": what is known about the paper, every field edited where it stands, and its documents."""

from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.changes import RecordChanged
from desktop_app.domain.ids import PaperId
from desktop_app.domain.paper import Paper, PaperState
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.models.free_copy_desk import FreeCopyDesk
from desktop_app.ui.models.looks import panel_look
from desktop_app.ui.models.mentions import Mentions
from desktop_app.ui.models.paper_fields import PaperField, field_text, field_value, paper_fields
from desktop_app.ui.models.paper_words import state_text
from desktop_app.ui.widgets.calm_combo import CalmCombo
from desktop_app.ui.widgets.day_text import day_text, local_day
from desktop_app.ui.widgets.document_rows import DocumentRow, DocumentRows
from desktop_app.ui.widgets.empty_words import EmptyWords
from desktop_app.ui.widgets.field_edit import FieldEdit
from desktop_app.ui.widgets.link_button import LinkButton
from desktop_app.ui.widgets.panel_look import style_sheet
from desktop_app.ui.widgets.rating_edit import RatingEdit
from desktop_app.ui.widgets.tag_edit import TagEdit
from desktop_app.ui.widgets.use_list import UseHeading

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.services.context import Services
    from desktop_app.services.reading import Reading

_LABEL_WIDTH_PX = 92


class InfoPanel(QWidget):
    """Shows the paper as the library holds it; an edit that is refused stays in its field with the reason below."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("infoPanel")
        self.setProperty("part", "page")
        self._context = context
        self._paper: PaperId | None = None
        #: what was opened since the panel was seen last
        self._unseen: tuple[Reading | None] | None = None
        self._is_outdated = False
        self._fields: dict[str, FieldEdit] = {}
        self._on_theme_changed()  # first: parts that are there already would be styled once more
        self._build()
        self._connect()
        self._show_nothing()

    # parts

    def _build(self) -> None:
        self._empty = EmptyWords("infoEmpty", self.tr("Open a paper, and what is known about it is here."), self)
        inside = QWidget()
        inside.setProperty("part", "page")
        self._build_area(inside)
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(14, 12, 14, 20)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, _LABEL_WIDTH_PX)
        self._grid.setColumnStretch(1, 1)
        self._notice = self._note_line("paperNotice", "problem")
        self._build_own_fields()
        self._build_look_ups()
        group = ""
        for field in paper_fields():
            if field.group != group:
                group = field.group
                self._add_section(group)
            self._add_field(field)
        self._abstract_from = self._note_line("abstractFrom")
        self._add_section(self.tr("Documents"))
        self._documents = DocumentRows(self)
        self._grid.addWidget(self._documents, self._grid.rowCount(), 0, 1, 2)
        self._build_mentions()
        self._history = self._note_line("paperDates")
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def _build_area(self, inside: QWidget) -> None:
        self._area = QScrollArea(self)
        self._area.setObjectName("infoArea")
        self._area.setAccessibleName(self.tr("About this paper"))
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty, 1)
        column.addWidget(self._area, 1)

    def _build_mentions(self) -> None:
        heading = UseHeading(
            self.tr("1 line of the note links to what is gone"), self.tr("%1 lines of the note link to what is gone")
        )
        self._mentions: tuple[Mentions[PaperId], ...] = (
            Mentions(self._context, self, "paperMentions", lambda services, paper: services.links.backlinks(paper)),
            Mentions(
                self._context,
                self,
                "brokenLinks",
                lambda services, paper: services.links.broken_lines(paper),
                heading,
            ),
        )
        for mentions in self._mentions:
            self._grid.addWidget(mentions.view, self._grid.rowCount(), 0, 1, 2)

    def _build_own_fields(self) -> None:
        self._state = CalmCombo(self)
        self._state.setObjectName("paperState")
        self._state.setAccessibleName(self.tr("Reading state"))
        for state in PaperState:
            self._state.addItem(state_text(state), state)
        self._rating = RatingEdit(self)
        self._tags = TagEdit(self)
        for text, widget in (
            (self.tr("State"), self._state),
            (self.tr("Rating"), self._rating),
            (self.tr("Tags"), self._tags),
        ):
            self._add_row(text, widget)

    def _build_look_ups(self) -> None:
        self._copies = FreeCopyDesk(self._context, self)
        self._copies.noticed.connect(self._on_noticed)
        self._fill_in = LinkButton("infoFillIn", self.tr("By DOI, PMID or arXiv…"), self)
        self._fill_in.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._fill_in.clicked.connect(self._wish_fill_in)
        self._add_row(self.tr("Free copy"), self._copies.line)
        self._add_row(self.tr("Fill in"), self._fill_in)

    def _add_field(self, field: PaperField) -> None:
        edit = FieldEdit(f"info-{field.name}", field.label, is_long=field.is_long, parent=self)
        edit.set_placeholder(self.tr("not known"))
        edit.kept.connect(partial(self._set_field, field.name))
        self._fields[field.name] = edit
        self._add_row(field.label, edit)

    def _add_row(self, text: str, widget: QWidget) -> None:
        row = self._grid.rowCount()
        label = QLabel(text, self)
        label.setProperty("part", "soft")
        label.setBuddy(widget)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        label.setContentsMargins(0, 6, 0, 0)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(widget, row, 1)

    def _add_section(self, text: str) -> None:
        label = QLabel(text.upper(), self)
        label.setProperty("part", "section")
        label.setContentsMargins(0, 12, 0, 2)
        self._grid.addWidget(label, self._grid.rowCount(), 0, 1, 2)

    def _note_line(self, name: str, part: str = "quiet") -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setProperty("part", part)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self._grid.addWidget(label, self._grid.rowCount(), 0, 1, 2)
        return label

    def _connect(self) -> None:
        hub = self._context.hub
        self._context.navigator.paper_opened.connect(self._on_paper_opened)
        self._context.theme.changed.connect(self._on_theme_changed)
        hub.paper_changed.connect(self._on_record_changed)
        hub.document_changed.connect(self._on_record_changed)
        hub.library_replaced.connect(self._renew)
        self._state.activated.connect(self._on_state_chosen)
        self._rating.rated.connect(lambda rating: self._run(lambda s, paper: s.library.set_rating(paper, rating)))
        self._tags.added.connect(lambda tags: self._run(lambda s, paper: s.library.tag(paper, tags)))
        self._tags.removed.connect(lambda tag: self._run(lambda s, paper: s.library.untag(paper, [tag])))

    # the paper on the desk

    def _on_paper_opened(self, reading: "Reading | None") -> None:
        """It is shown once the panel is seen: filling it takes a while, and most papers are opened for other panels."""
        if self.isVisible():
            self._show_reading(reading)
        else:
            self._unseen = (reading,)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._unseen is not None:
            (reading,), self._unseen = self._unseen, None
            self._show_reading(reading)
        if self._is_outdated:
            self._renew()

    def _show_reading(self, reading: "Reading | None") -> None:
        if reading is None:
            self._show_nothing()
            return
        is_other = reading.paper.id != self._paper
        self._paper = reading.paper.id
        self._empty.hide()
        self._area.show()
        self._show_paper(reading.paper, is_other=is_other)
        self._documents.show_rows(
            [DocumentRow.of(document, reading.paths.get(document.id)) for document in reading.documents]
        )
        for mentions in self._mentions:
            mentions.show_for(reading.paper.id)
        self._copies.show_for(reading.paper.id)
        if is_other:
            self._area.verticalScrollBar().setValue(0)
            self._context.runner.run(lambda services: services.library.tags(), self._on_tags, owner=self)

    def _on_record_changed(self, change: RecordChanged) -> None:
        if change.paper_id == self._paper or not self.isVisible():
            self._renew()

    def _renew(self) -> None:
        self._is_outdated = not self.isVisible()
        paper = self._paper
        if paper is not None and not self._is_outdated:
            self._context.runner.run(lambda services: services.reading.open(paper), self._on_reloaded, owner=self)

    def _on_reloaded(self, reading: "Reading") -> None:
        if reading.paper.id == self._paper and self._unseen is None:
            self._show_reading(reading)

    def _on_tags(self, tags: list[tuple[str, int]]) -> None:
        self._tags.offer([name for name, _count in tags])

    def _show_nothing(self) -> None:
        self._paper = None
        self._empty.show()
        self._area.hide()

    def _on_noticed(self, sentence: str) -> None:
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))

    def _wish_fill_in(self) -> None:
        if self._paper is not None:
            self._context.navigator.fill_in_requested.emit(self._paper)

    def _show_paper(self, paper: Paper, *, is_other: bool) -> None:
        for name, edit in self._fields.items():
            if is_other:
                edit.forget()
            edit.show_text(field_text(paper, name))
        self._state.setCurrentIndex(list(PaperState).index(paper.state))
        self._rating.show_rating(paper.rating)
        self._tags.show_tags(paper.tags)
        source = paper.bibliography.abstract_from
        self._abstract_from.setText(self.tr("The abstract came from: %1").replace("%1", source or ""))
        self._abstract_from.setVisible(bool(source))
        self._history.setText(
            self.tr("Added %1, changed %2.")
            .replace("%1", day_text(local_day(paper.created_at)))
            .replace("%2", day_text(local_day(paper.updated_at)))
        )

    # edits

    def _set_field(self, name: str, text: str) -> None:
        paper, edit = self._paper, self._fields[name]
        if paper is not None:
            self._context.runner.run(
                lambda services: services.library.set_field(paper, name, field_value(name, text)),
                failed=lambda error: edit.show_problem(str(error)),
                owner=self,
            )

    def _on_state_chosen(self, index: int) -> None:
        state = PaperState(self._state.itemData(index))  # Qt gives a plain text back
        self._run(lambda services, paper: services.library.set_state(paper, state))

    def _run(self, call: "Callable[[Services, PaperId], object]") -> None:
        paper = self._paper
        if paper is not None:
            self._context.runner.run(lambda services: call(services, paper), owner=self)

    def _on_theme_changed(self) -> None:
        self.setStyleSheet(style_sheet(panel_look(self._context.theme)))


class InfoPlugin:
    """The last tab of the side panel."""

    id = "info"
    title = str(QT_TRANSLATE_NOOP("SidePanel", "Info"))
    icon = "info"
    place: Literal["side"] = "side"
    order = 50

    def build(self, context: UiContext, parent: QWidget | None = None) -> InfoPanel:
        return InfoPanel(context, parent)


PLUGIN = InfoPlugin()
