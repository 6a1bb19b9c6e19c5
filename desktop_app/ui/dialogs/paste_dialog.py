"""The dialog "Paste abstract": the text beside what was recognised in it; everything can be corrected."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop_app.domain.capture import Offer, PaperDraft
from desktop_app.domain.errors import ReaderError
from desktop_app.domain.paper import Bibliography
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.models.draft_fields import corrected, field_texts, type_choices
from desktop_app.ui.problem_text import problem_text
from desktop_app.ui.widgets.draft_form import DraftForm
from desktop_app.ui.widgets.marked_text import MarkedText
from desktop_app.ui.widgets.offer_list import OfferList

if TYPE_CHECKING:
    from desktop_app.services.intake import Added

_READ_AFTER_MS = 350
_NOTE_PX = 110


class PasteDialog(DialogFrame):
    """Stays open until the paper is stored, so that nothing is lost when storing fails."""

    #: Added: the paper is in the library now, or was there before (`created` tells)
    added = Signal(object)

    def __init__(self, context: UiContext, text: str, html: str | None, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, "pasteDialog", self.tr("Paste abstract"), parent)
        self._context = context
        self._html = html
        self._draft = PaperDraft(Bibliography())
        self._asked = 0
        self._found: Added | None = None
        self._build(text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_READ_AFTER_MS)
        self._timer.timeout.connect(self._read)
        self._text.textChanged.connect(self._on_text_changed)
        self.resize(1080, 720)
        if text:
            self._read()
        else:
            self._text.focus_text()

    def _build(self, text: str) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(self.theme.space(1))
        splitter.setStyleSheet("QSplitter::handle { background: transparent; }")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._built_text(text))
        splitter.addWidget(self._built_form())
        splitter.setSizes([500, 540])
        self.column.addWidget(splitter, 1)
        self._twice = self._built_notice()
        self.column.addWidget(self._twice)
        self.add_button("pasteCancel", self.tr("Cancel"), self.reject)
        self._add = self.add_button("pasteAdd", self.tr("Add paper"), self._on_add, primary=True)

    def _built_text(self, text: str) -> QWidget:
        self._text = MarkedText(self.theme, self)
        self._text.setObjectName("pastedText")
        self._text.setAccessibleName(self.tr("The text you pasted"))
        self._text.setPlaceholderText(
            self.tr("Paste the page here: title, authors, abstract, your own words around them.")
        )
        self._text.setPlainText(text)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, self.theme.space(2), 0)
        column.addWidget(self._section(self.tr("The text")))
        column.addWidget(self._text, 1)
        return left

    def _built_form(self) -> QWidget:
        self._form = DraftForm(self.theme, type_choices(), self)
        self._form.visited.connect(self._text.point_at)
        self._note = QPlainTextEdit(self)
        self._note.setObjectName("draft-note")
        self._note.setAccessibleName(self.tr("Your note"))
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(_NOTE_PX)
        self._note.setPlaceholderText(
            self.tr("Your own words and all that was not recognised go here, nothing is lost.")
        )
        self._offers = OfferList(self.theme, self)
        self._offers_title = self._section(self.tr("Offered: nothing of it is taken unless you tick it"))
        self._offers_title.hide()
        self._form.column.insertWidget(0, self._offers)
        self._form.column.insertWidget(0, self._offers_title)
        self._form.column.addWidget(self._section(self.tr("Goes to your note")))
        self._form.column.addWidget(self._note)
        return self._form

    def _built_notice(self) -> QFrame:
        """Shown when the paper is in the library already."""
        notice = QFrame(self)
        notice.setObjectName("duplicateNotice")
        notice.setProperty("part", "card-question")
        self._twice_text = self.text_label("", "strong")
        row = QHBoxLayout(notice)
        row.addWidget(self._twice_text, 1)
        for name, text, act in (
            ("duplicateOpen", self.tr("Open it"), self._open_found),
            ("duplicateNote", self.tr("Add my words to its note"), self._append_note),
        ):
            button = QPushButton(text, notice)
            button.setObjectName(name)
            button.setAccessibleName(text)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.addWidget(button)
        notice.hide()
        return notice

    def _section(self, text: str) -> QLabel:
        label = QLabel(text.upper(), self)
        label.setProperty("part", "section")
        return label

    # reading the text

    def _on_text_changed(self) -> None:
        self._html = None
        self._timer.start()

    def _read(self) -> None:
        self._timer.stop()
        self._asked += 1
        number, text, html = self._asked, self._text.toPlainText(), self._html
        self._context.runner.run_slow(
            lambda services, _cancelled: services.intake.preview_text(text, html),
            lambda draft: self._on_read(number, draft),
            failed=self._on_failed,
            owner=self,
        )

    def _on_read(self, number: int, draft: PaperDraft) -> None:
        if number != self._asked:
            return
        untouched = self._note.toPlainText() == self._draft.note
        self._draft = draft
        self._form.show_fields(field_texts(draft.bibliography), draft.unsure)
        if untouched:
            self._note.setPlainText(draft.note)
        self._offers.show_offers(draft.offers)
        self._offers_title.setVisible(bool(draft.offers))
        self._text.show_spans(draft.spans)

    # adding the paper

    def _on_add(self) -> None:
        self.show_problem("")
        try:
            parts = corrected(self._draft.bibliography, self._form.texts())
        except ReaderError as error:
            self.show_problem(str(error))
            return
        if not parts.title.strip():
            self.show_problem(self.tr("The paper needs a title. Type it, or copy it from the text."))
            self._form.go_to("title")
            return
        draft = replace(self._draft, bibliography=parts, note=self._note.toPlainText())
        self._store(draft, self._offers.accepted())

    def _store(self, draft: PaperDraft, accepted: Sequence[Offer]) -> None:
        self._add.setEnabled(False)
        pasted = self._text.toPlainText()
        self._context.runner.run(
            lambda services: services.intake.add_draft(draft, accepted, pasted=pasted),
            self._on_added,
            failed=self._on_failed,
            owner=self,
        )

    def _on_added(self, added: "Added") -> None:
        if added.created:
            self.added.emit(added)
            self.accept()
            return
        self._found = added
        self._add.setEnabled(True)
        sentence = self.tr("This paper is in your library already, so nothing was added: %1")
        self._twice_text.setText(sentence.replace("%1", added.paper.title))
        self._twice.show()

    def _open_found(self) -> None:
        if self._found is not None:
            self.added.emit(self._found)
            self.accept()

    def _append_note(self) -> None:
        found, words = self._found, self._note.toPlainText().strip()
        if found is None or not words:
            self._open_found()
            return
        self._context.runner.run(
            lambda services: services.notes.append(found.paper.id, words),
            lambda _note: self._open_found(),
            failed=self._on_failed,
            owner=self,
        )

    def _on_failed(self, error: Exception) -> None:
        self._add.setEnabled(True)
        self.show_problem(problem_text(error))

    def done(self, result: int) -> None:
        self._timer.stop()
        super().done(result)
