"""The side panel "Note": the paper's note as source and as it reads, its commands, and what is still pending below."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QFocusEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.ids import PaperId
from desktop_app.domain.own_link import read_own_link
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.link_opener import LinkOpener
from desktop_app.ui.models.looks import markdown_look, panel_look
from desktop_app.ui.models.note_aids import NoteAids
from desktop_app.ui.models.note_desk import NoteDesk
from desktop_app.ui.models.note_gifts import NoteGifts
from desktop_app.ui.models.note_keeper import Saving
from desktop_app.ui.models.note_notices import NoteNotices
from desktop_app.ui.models.note_page import NotePage
from desktop_app.ui.models.note_pictures import NotePictures
from desktop_app.ui.models.note_spelling import NoteSpelling
from desktop_app.ui.models.paper_marks import PaperMarks
from desktop_app.ui.models.pending_list import PendingList
from desktop_app.ui.models.quote_lights import QuoteLights
from desktop_app.ui.widgets.conflict_view import ConflictView
from desktop_app.ui.widgets.empty_words import EmptyWords
from desktop_app.ui.widgets.markdown_commands import COMMANDS
from desktop_app.ui.widgets.markdown_editor import MarkdownEditor
from desktop_app.ui.widgets.markdown_find_bar import NoteFindBar
from desktop_app.ui.widgets.markdown_finding import NoteFinding
from desktop_app.ui.widgets.markdown_pasting import Offered
from desktop_app.ui.widgets.markdown_preview import MarkdownPreview
from desktop_app.ui.widgets.note_face import NoteFace, NoteMode
from desktop_app.ui.widgets.note_foot import NoteFoot
from desktop_app.ui.widgets.note_menu import ALONE_KEYS, BOTH_KEYS, PREVIEW_KEYS, SOURCE_KEYS, NoteMenu
from desktop_app.ui.widgets.notice_bar import NoticeBar
from desktop_app.ui.widgets.panel_look import style_sheet
from desktop_app.ui.widgets.pending_cards import PendingCards
from desktop_app.ui.widgets.quiet_stage import QuietStage
from desktop_app.ui.widgets.word_count import WordCount

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
        self._stage: QuietStage | None = None
        self._desk = NoteDesk(context, self)
        self._pending = PendingList(context, self)
        self._marks = PaperMarks(context, self)
        self._words = WordCount()
        self._count_timer = QTimer(self)
        self._count_timer.setSingleShot(True)
        self._count_timer.setInterval(_COUNT_AFTER_MS)
        self._count_timer.timeout.connect(self._count_words)
        self._gifts = NoteGifts(context, self)
        self._build()
        self._lay_out()
        self._connect_parts()
        self._connect_face()
        self._connect_window()
        self._on_theme_changed()
        self._show_page(None)

    def flush(self) -> None:
        """Hand every unsaved text to the runner and stop all timers; for the orderly end of the window."""
        self._count_timer.stop()
        self._face.stop()
        self._pictures.stop()
        self._spelling.stop()
        self._finding.stop()
        self._aids.stop()
        self._desk.flush()

    # parts

    def _build(self) -> None:
        self._body = QWidget(self)
        self._body.setProperty("part", "page")
        self._notice = NoticeBar(self)
        self._conflict = ConflictView(self)
        self._notices = NoteNotices(self._desk, self._notice, self._conflict)
        self._editor = MarkdownEditor(self)
        self._editor.setObjectName("noteEditor")
        self._editor.setAccessibleName(self.tr("Note, Markdown source"))
        self._editor.setPlaceholderText(self.tr("Your note on this paper, in Markdown. It is saved while you type."))
        self._preview = MarkdownPreview(markdown_look(self._context.theme), self)
        self._preview.setObjectName("notePreviewPage")
        self._preview.setAccessibleName(self.tr("Note as it reads"))
        self._pictures = NotePictures(self._context, self._preview)
        self._empty = EmptyWords("noteEmpty", self.tr("Open a paper, and its note is here."), self)
        self._face = NoteFace(self._editor, self._preview, self)
        self._find_bar = NoteFindBar(self)
        self._finding = NoteFinding(self._editor, self._find_bar)
        self._cards = PendingCards(self)
        self._foot = NoteFoot(self)
        self._menu = NoteMenu(self)
        self._foot.set_menu(self._menu)
        self._spelling = NoteSpelling(self._context, self._editor, self._menu.spelling)

    def _lay_out(self) -> None:
        self._pages = QStackedWidget(self._body)
        for page in (self._empty, self._face):
            self._pages.addWidget(page)
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self._notice)
        inside.addWidget(self._pages, 3)
        inside.addWidget(self._conflict, 2)
        for part in (self._find_bar, self._cards, self._foot):
            inside.addWidget(part)
        self._home = QVBoxLayout(self)
        self._home.setContentsMargins(0, 0, 0, 0)
        self._home.addWidget(self._body, 3)
        for keys, mode in (
            (SOURCE_KEYS, NoteMode.SOURCE),
            (BOTH_KEYS, NoteMode.BOTH),
            (PREVIEW_KEYS, NoteMode.PREVIEW),
        ):
            self._key(keys).activated.connect(lambda mode=mode: self._toggle_mode(mode))
        self._key(ALONE_KEYS).activated.connect(self._toggle_alone)

    def _connect_parts(self) -> None:
        self._editor.set_bar_colour(self._bar_colour)
        self._editor.textChanged.connect(self._count_timer.start)
        self._aids = NoteAids(self._context, self._desk, self._editor)
        self._editor.paste_refused.connect(self._on_paste_refused)
        self._editor.installEventFilter(self)
        lights = QuoteLights(self._context, self._editor)
        for view in (self._editor, self._preview):
            view.link_activated.connect(self._links.follow)
            view.link_hovered.connect(self._foot.show_address)
            view.link_hovered.connect(lights.rest_on)
        self._cards.place_requested.connect(self._context.navigator.side_panel_requested)
        self._pending.changed.connect(self._on_pending_changed)
        self._marks.changed.connect(self._editor.viewport().update)
        self._desk.page_opened.connect(self._show_page)
        self._desk.state_changed.connect(self._on_state_changed)

    def _connect_face(self) -> None:
        self._editor.picture_requested.connect(self._choose_picture)
        self._editor.pictures_offered.connect(self._on_pictures_offered)
        self._gifts.kept.connect(self._on_picture_kept)
        self._editor.textChanged.connect(self._pictures.wait)
        self._face.mode_changed.connect(self._on_mode_changed)
        self._foot.mode_chosen.connect(self._set_mode)
        self._menu.command_chosen.connect(self._on_command_chosen)
        self._menu.mode_chosen.connect(self._set_mode)
        self._menu.alone_toggled.connect(self._toggle_alone)
        self._menu.history_requested.connect(
            lambda: self._context.navigator.note_history_requested.emit(self._desk.paper)
        )
        self._on_mode_changed(self._face.mode)

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
            self._desk.open(reading.paper.id)

    def _remember_place(self) -> None:
        if self._page is not None:
            self._page.cursor_position = self._editor.textCursor().position()
            self._page.scroll_value = self._editor.verticalScrollBar().value()

    def _show_page(self, page: NotePage | None) -> None:
        self._page = page
        self._spelling.open(page.paper if page is not None else None)
        self._notices.clear()
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
        self._pages.setCurrentWidget(self._face)
        self._face.show_other_note()
        self._on_state_changed()
        self._count_words()
        self._notices.show_for(page)
        if self._focus_wanted:
            self._focus_wanted = False
            self._editor.setFocus()

    def _on_note_show_requested(self, paper: PaperId) -> None:
        self._show_source()
        if self._page is not None and self._page.paper == paper:
            self._editor.setFocus()
        else:
            self._focus_wanted = True

    def _on_note_insert_requested(self, paper: PaperId, markdown: str) -> None:
        known = self._desk.page_of(paper)
        if self._page is not None and known is self._page:
            self._show_source()
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
            self._foot.show_words(self._words.count(self._page.text()))

    def _on_paste_refused(self, characters: int) -> None:
        sentence = self.tr("The text is too long for a note (%1 characters) and was not pasted. Add it as a document.")
        self._context.navigator.message_posted.emit(sentence.replace("%1", f"{characters:,}"))

    def _on_pending_changed(self) -> None:
        """What is pending stands below the note, where the note leaves room for it."""
        has_room = self._stage is None and self._face.mode is not NoteMode.BOTH
        self._cards.show_cards(self._pending.cards() if has_room else (), self._pending.summary())

    # how it looks

    def _set_mode(self, mode: NoteMode) -> None:
        self._face.set_mode(mode)
        self._foot.show_mode(self._face.mode)
        if self._page is not None:
            self._face.take_focus()

    def _toggle_mode(self, mode: NoteMode) -> None:
        """The keys of a way lead back to the source when it is shown already."""
        self._set_mode(NoteMode.SOURCE if self._face.mode is mode else mode)

    def _show_source(self) -> None:
        """Let the source be seen, as something is written into it."""
        if self._face.mode is NoteMode.PREVIEW:
            self._set_mode(NoteMode.SOURCE)

    def _on_mode_changed(self, mode: NoteMode) -> None:
        self._foot.show_mode(mode)
        self._menu.show_mode(mode)
        self._on_pending_changed()
        if self._stage is not None:
            self._stage.set_wide(mode is NoteMode.BOTH)
        if mode is NoteMode.PREVIEW and self._find_bar.isVisible():
            self._find_bar.close_bar()

    def _on_command_chosen(self, command: str) -> None:
        self._show_source()
        self._editor.setFocus()
        for known in COMMANDS:
            if known.id == command:
                self._editor.run(known.id)

    # only the note

    def _toggle_alone(self) -> None:
        if self._stage is not None:
            self._leave_stage()
        elif self._page is not None:
            self._stage = QuietStage(self.window())
            self._stage.setStyleSheet(self.styleSheet())
            self._stage.left.connect(self._leave_stage)
            self._on_pending_changed()
            self._stage.show_alone(self._body, self._home)
            self._stage.set_wide(self._face.mode is NoteMode.BOTH)
            self._face.take_focus()

    def _leave_stage(self) -> None:
        stage, self._stage = self._stage, None
        if stage is not None:
            stage.give_back()
            stage.deleteLater()
            self._on_pending_changed()
            self._face.take_focus()

    # pictures

    def _choose_picture(self) -> None:
        kinds = self.tr("Pictures (*.png *.jpg *.jpeg *.gif *.webp)")
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Put pictures into the note"), "", kinds)
        if names:
            self._on_pictures_offered(Offered(files=tuple(Path(name) for name in names)))

    def _on_pictures_offered(self, offered: Offered) -> None:
        self._gifts.take(offered, self._page)

    def _on_picture_kept(self, page: object, reference: str) -> None:
        """Put it where the cursor is, also when the reader went on to another paper meanwhile."""
        if page is self._page:
            self._editor.insert_picture(reference)
        elif isinstance(page, NotePage) and self._desk.page_of(page.paper) is page:
            page.append(f"![]({reference})")

    def _bar_colour(self, target: str) -> QColor:
        link = read_own_link(target)
        colour = self._marks.colour_of(link.mark) if link is not None and link.mark is not None else None
        return QColor(colour) if colour else markdown_look(self._context.theme).bar

    def _on_theme_changed(self) -> None:
        look = markdown_look(self._context.theme)
        sheet = style_sheet(panel_look(self._context.theme))
        for part in (self, self._body):
            part.setStyleSheet(sheet)
        if self._stage is not None:
            self._stage.setStyleSheet(sheet)
        self._spelling.waves.set_colour(look.problem)
        self._finding.set_tints(look.bright_background, look.present_background)
        self._editor.setFont(look.text_font)
        self._preview.set_look(look)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._count_words()

    def hideEvent(self, event: QHideEvent) -> None:
        self._count_timer.stop()
        self._leave_stage()
        self._aids.hidden()
        super().hideEvent(event)

    def _key(self, keys: str) -> QShortcut:
        key = QShortcut(QKeySequence(keys), self._body)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return key

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
