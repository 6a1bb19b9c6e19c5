"""The side panel "Note": the paper's note as Markdown source, its preview, and what is still pending below it."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QFocusEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.ids import PaperId
from desktop_app.domain.note import Note
from desktop_app.domain.own_link import read_own_link
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.link_opener import LinkOpener
from desktop_app.ui.models.looks import markdown_look, panel_look
from desktop_app.ui.models.note_aids import NoteAids
from desktop_app.ui.models.note_desk import NoteDesk
from desktop_app.ui.models.note_keeper import Saving
from desktop_app.ui.models.note_page import NotePage
from desktop_app.ui.models.paper_marks import PaperMarks
from desktop_app.ui.models.pending_list import PendingList
from desktop_app.ui.widgets.conflict_view import ConflictView
from desktop_app.ui.widgets.empty_words import EmptyWords
from desktop_app.ui.widgets.markdown_editor import MarkdownEditor
from desktop_app.ui.widgets.markdown_preview import MarkdownPreview
from desktop_app.ui.widgets.note_foot import NoteFoot, count_words
from desktop_app.ui.widgets.notice_bar import NoticeBar
from desktop_app.ui.widgets.panel_look import style_sheet
from desktop_app.ui.widgets.pending_cards import PendingCards

if TYPE_CHECKING:
    from desktop_app.services.reading import Reading

_COUNT_AFTER_MS = 500


class NotePanel(QWidget):
    """Puts the parts together; keeping the text on disk is the subject of `NoteDesk` and what stands behind it."""

    def __init__(self, context: UiContext, links: LinkOpener, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notePanel")
        self.setProperty("part", "page")
        self._context, self._links = context, links
        self._page: NotePage | None = None
        self._focus_wanted = False
        self._desk = NoteDesk(context, self)
        self._pending = PendingList(context, self)
        self._marks = PaperMarks(context, self)
        self._count_timer = QTimer(self)
        self._count_timer.setSingleShot(True)
        self._count_timer.setInterval(_COUNT_AFTER_MS)
        self._count_timer.timeout.connect(self._count_words)
        self._build()
        self._connect_parts()
        self._connect_window()
        self._on_theme_changed()
        self._show_page(None)

    def flush(self) -> None:
        """Hand every unsaved text to the runner and stop all timers; for the orderly end of the window."""
        self._count_timer.stop()
        self._aids.stop()
        self._desk.flush()

    # parts

    def _build(self) -> None:
        self._notice = NoticeBar(self)
        self._conflict = ConflictView(self)
        self._editor = MarkdownEditor(self)
        self._editor.setObjectName("noteEditor")
        self._editor.setAccessibleName(self.tr("Note, Markdown source"))
        self._editor.setPlaceholderText(self.tr("Your note on this paper, in Markdown. It is saved while you type."))
        self._preview = MarkdownPreview(markdown_look(self._context.theme), self)
        self._preview.setObjectName("notePreviewPage")
        self._preview.setAccessibleName(self.tr("Note as it reads"))
        self._empty = EmptyWords("noteEmpty", self.tr("Open a paper, and its note is here."), self)
        self._pages = QStackedWidget(self)
        for page in (self._empty, self._editor, self._preview):
            self._pages.addWidget(page)
        self._cards = PendingCards(self)
        self._foot = NoteFoot(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._notice)
        column.addWidget(self._pages, 3)
        column.addWidget(self._conflict, 2)
        column.addWidget(self._cards)
        column.addWidget(self._foot)
        preview_key = QShortcut(QKeySequence("Ctrl+Shift+P"), self)
        preview_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        preview_key.activated.connect(self._foot.preview_button.toggle)

    def _connect_parts(self) -> None:
        self._editor.set_bar_colour(self._bar_colour)
        self._editor.textChanged.connect(self._count_timer.start)
        self._aids = NoteAids(self._context, self._desk, self._editor)
        self._editor.paste_refused.connect(self._on_paste_refused)
        self._editor.installEventFilter(self)
        for view in (self._editor, self._preview):
            view.link_activated.connect(self._links.follow)
            view.link_hovered.connect(self._foot.show_address)
        self._foot.preview_toggled.connect(self._on_preview_toggled)
        self._cards.place_requested.connect(self._context.navigator.side_panel_requested)
        self._pending.changed.connect(self._on_pending_changed)
        self._marks.changed.connect(self._editor.viewport().update)
        self._desk.page_opened.connect(self._show_page)
        self._desk.state_changed.connect(self._on_state_changed)
        self._desk.conflict_found.connect(self._show_conflict)

    def _connect_window(self) -> None:
        navigator = self._context.navigator
        navigator.paper_opened.connect(self._on_paper_opened)
        navigator.note_show_requested.connect(self._on_note_show_requested)
        navigator.note_insert_requested.connect(self._on_note_insert_requested)
        self._context.theme.changed.connect(self._on_theme_changed)

    # the paper on the desk

    def _on_paper_opened(self, reading: "Reading | None") -> None:
        self._remember_place()
        if reading is None:
            self._pending.show(None, (), ())
            self._desk.open(None)
            return
        self._pending.show(reading.paper.id, reading.questions, reading.todos)
        self._marks.show(reading.paper.id, reading.marks, reading.categories)
        if reading.paper.id != self._desk.paper:
            self._foot.preview_button.setChecked(False)
            self._desk.open(reading.paper.id)

    def _remember_place(self) -> None:
        if self._page is not None:
            self._page.cursor_position = self._editor.textCursor().position()
            self._page.scroll_value = self._editor.verticalScrollBar().value()

    def _show_page(self, page: NotePage | None) -> None:
        self._page = page
        self._notice.clear()
        self._conflict.hide()
        self._foot.setVisible(page is not None)
        if page is None:
            self._pages.setCurrentWidget(self._empty)
            self._empty.setVisible(self._desk.paper is None)
            return
        self._editor.set_page(page.document, page.highlighter)
        cursor = self._editor.textCursor()
        cursor.setPosition(min(page.cursor_position, page.document.characterCount() - 1))
        self._editor.setTextCursor(cursor)
        self._editor.verticalScrollBar().setValue(page.scroll_value)
        self._show_text_or_preview()
        self._on_state_changed()
        self._count_words()
        theirs = self._desk.conflict()
        if theirs is not None:
            self._show_conflict(theirs)
        elif page.is_recovered:
            self._say_recovered(page)
        if self._focus_wanted:
            self._focus_wanted = False
            self._editor.setFocus()

    def _on_note_show_requested(self, paper: PaperId) -> None:
        self._foot.preview_button.setChecked(False)
        if self._page is not None and self._page.paper == paper:
            self._editor.setFocus()
        else:
            self._focus_wanted = True

    def _on_note_insert_requested(self, paper: PaperId, markdown: str) -> None:
        known = self._desk.page_of(paper)
        if self._page is not None and known is self._page:
            self._foot.preview_button.setChecked(False)
            self._editor.insert_paragraph(markdown)
        elif known is not None:
            known.append(markdown)
        else:
            self._context.runner.run(lambda services: services.notes.append(paper, markdown), owner=self)

    # what is said

    def _on_state_changed(self) -> None:
        page = self._page
        if page is None:
            return
        state = page.keeper.state
        if state.saving is not Saving.SAVED:
            is_problem = state.saving is not Saving.WRITING
            self._foot.show_message(self._desk.sentence_of(state), is_problem=is_problem)
        elif page.was_touched:
            self._foot.show_saved()
        else:
            self._foot.show_untouched()

    def _count_words(self) -> None:
        if self._page is not None:
            self._foot.show_words(count_words(self._page.text()))

    def _on_paste_refused(self, characters: int) -> None:
        sentence = self.tr("The text is too long for a note (%1 characters) and was not pasted. Add it as a document.")
        self._context.navigator.message_posted.emit(sentence.replace("%1", f"{characters:,}"))

    def _say_recovered(self, page: NotePage) -> None:
        self._notice.say(
            self.tr("This text was recovered: the program had ended before it was saved as the note."),
            (
                ("recoveredKeep", self.tr("Keep it"), page.accept_recovered),
                ("recoveredBack", self.tr("Go back to the saved note"), page.go_back_to_saved),
            ),
        )

    def _show_conflict(self, theirs: Note) -> None:
        page = self._page
        if page is None:
            return
        self._conflict.show_text(theirs.body)
        mine, other = page.text, theirs.body
        self._notice.say(
            self.tr("This note was changed elsewhere at the same time. Your text is above, the other version below."),
            (
                ("conflictBoth", self.tr("Keep both"), lambda: self._resolve(f"{mine().rstrip()}\n\n{other}")),
                ("conflictMine", self.tr("Keep mine"), lambda: self._resolve(mine())),
                ("conflictTheirs", self.tr("Take the other"), lambda: self._resolve(other)),
            ),
        )

    def _resolve(self, text: str) -> None:
        self._conflict.hide()
        self._desk.resolve(text)

    def _on_pending_changed(self) -> None:
        self._cards.show_cards(self._pending.cards(), self._pending.summary())

    # how it looks

    def _on_preview_toggled(self, _on: bool) -> None:
        self._show_text_or_preview()
        if self._page is not None:
            (self._preview if self._foot.preview_button.isChecked() else self._editor).setFocus()

    def _show_text_or_preview(self) -> None:
        if self._page is None:
            return
        if self._foot.preview_button.isChecked():
            self._preview.show_markdown(self._page.text())
            self._pages.setCurrentWidget(self._preview)
        else:
            self._pages.setCurrentWidget(self._editor)

    def _bar_colour(self, target: str) -> QColor:
        link = read_own_link(target)
        colour = self._marks.colour_of(link.mark) if link is not None and link.mark is not None else None
        return QColor(colour) if colour else markdown_look(self._context.theme).bar

    def _on_theme_changed(self) -> None:
        look = markdown_look(self._context.theme)
        self.setStyleSheet(style_sheet(panel_look(self._context.theme)))
        self._editor.setFont(look.text_font)
        self._preview.set_look(look)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._count_words()

    def hideEvent(self, event: QHideEvent) -> None:
        self._count_timer.stop()
        self._aids.hidden()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The note is saved when the reader leaves the editor; a menu or the other window's focus counts, too."""
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and self._page is not None:
            self._page.keeper.save()
            self._aids.left()
        return super().eventFilter(watched, event)


class NotePlugin:
    """The first tab of the side panel."""

    id = "note"
    title = str(QT_TRANSLATE_NOOP("SidePanel", "Note"))
    icon = "note"
    place: Literal["side"] = "side"
    order = 10

    def build(self, context: UiContext, parent: QWidget | None = None) -> NotePanel:
        return NotePanel(context, LinkOpener(context.navigator), parent)


PLUGIN = NotePlugin()
