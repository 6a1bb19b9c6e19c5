"""Wishes and facts that panels exchange without knowing each other."""

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.ids import PaperId


class Navigator(QObject):
    """Wishes end in `_requested`; facts are in the past tense. The main window and the desk answer the wishes."""

    #: PaperId: show this paper on the reading desk
    paper_open_requested = Signal(object)
    #: int: open the paper so many rows further in the desk's list
    paper_step_requested = Signal(int)
    #: bool: the reader needs more room, or no more than usual
    room_requested = Signal(bool)
    #: PaperId: show this paper in a second reader beside the first
    beside_requested = Signal(object)
    #: PaperId, DocumentId, page_index: show this page there
    page_beside_requested = Signal(object, object, int)
    #: MarkId, PaperId: open the paper and show this mark in the reader
    mark_show_requested = Signal(object, object)
    #: PaperId: give the focus to the text of this paper, which is on the desk or is just being opened there
    text_focus_requested = Signal(object)
    #: PaperId, DocumentId or None, page_index or None, text: open there and show the passage with this text
    passage_show_requested = Signal(object, object, object, str)
    #: PaperId: show the paper's note in the side panel and focus it
    note_show_requested = Signal(object)
    #: PaperId: show the kept versions of the paper's note
    note_history_requested = Signal(object)
    #: PaperId, line number from 0: put the cursor there when the paper's note is shown
    note_line_requested = Signal(object, int)
    #: str: the id of a screen (desk, library, questions, todo, buy, search)
    screen_requested = Signal(str)
    #: str: the id of a side panel (note, marks, questions, todo, info)
    side_panel_requested = Signal(str)
    #: QuestionId: show this question on the Questions screen
    question_show_requested = Signal(object)
    #: TodoId: choose this to-do on the To do screen
    todo_show_requested = Signal(object)
    #: str: show the Questions screen with these of them (open, due, promised, answered, dropped, all)
    questions_requested = Signal(str)
    #: tuple of MarkId, bool: let her choose the question that these marks raise, or (True) are evidence for
    question_pick_requested = Signal(object, bool)
    #: QuestionId: let her choose the question that is to be merged into this one
    question_merge_requested = Signal(object)
    #: QuestionId: let her ask a part of it by itself
    question_split_requested = Signal(object)
    #: QuestionId: let her publish what she found out
    question_report_requested = Signal(object)
    #: QuestionId or None, PaperId or None: show the trail of one of them
    trail_requested = Signal(object, object)
    #: PaperId, str: put this Markdown at the cursor of the paper's note
    note_insert_requested = Signal(object, str)
    #: PaperId or None, MarkId or None, str: ask a question about this mark; the text is a proposal
    ask_requested = Signal(object, object, str)
    #: PaperId or None: ask for a new to-do on this paper
    flag_requested = Signal(object)
    #: MarkId or None, QuestionId or None: ask for a new to-do on this mark or question
    todo_requested = Signal(object, object)
    #: TodoId: show the buy dossier of this to-do
    dossier_requested = Signal(object)
    #: PaperId: ask for a PDF file and attach it to this paper
    attach_requested = Signal(object)
    #: tuple of PaperId: look whether there are free legal copies of these papers
    free_copy_check_requested = Signal(object)
    #: PaperId: look for what is known about this paper under its identifiers, and offer it field by field
    fill_in_requested = Signal(object)
    #: FreeCopyCheck (domain.free_copy): download the copy that was found and attach it to its paper
    free_copy_download_requested = Signal(object)
    #: the page about look-ups shall be shown: consent and log
    lookups_requested = Signal()
    #: tuple of PaperId: export these papers
    export_requested = Signal(object)
    #: Document, Offered (services.foreign_marks): let her choose among the marks that other programs made in its file
    foreign_marks_requested = Signal(object, object)
    #: ReaderFile (bridge.reader_file): print its pages
    print_requested = Signal(object)
    #: ReaderFile: save a copy of it where she chooses
    copy_requested = Signal(object)
    #: ReaderFile: show it in the file manager
    folder_requested = Signal(object)
    #: ReaderFile: say what kind of file it is
    properties_requested = Signal(object)
    #: Document: she looked at those marks and chose neither yes nor no
    foreign_marks_left = Signal(object)
    #: Document: let her say where its file is now
    locate_requested = Signal(object)
    #: the categories of marks shall be shown, to be changed
    categories_requested = Signal()
    #: the kinds of to-dos shall be shown, to be changed
    todo_kinds_requested = Signal()
    #: str: show only papers with this tag in the lists; an empty text shows all
    tag_chosen = Signal(str)
    #: str: show all that is found for these words; an empty text ends the search
    search_requested = Signal(str)
    #: str: show the papers that this search picks on the Library screen; an empty text shows all
    paper_filter_requested = Signal(str)
    #: str, SearchShows (domain.saved_search): keep this search under a name
    search_save_requested = Signal(str, object)
    #: SavedSearch (domain.saved_search): give it another name
    search_rename_requested = Signal(object)
    #: str: show one quiet sentence in the message bar
    message_posted = Signal(str)
    #: str, str, callable without arguments: show a quiet sentence with a button of this text that does this
    offer_posted = Signal(str, str, object)
    #: Exception: show what went wrong, what was kept and what to do next
    problem_posted = Signal(object)
    #: bool: passages related by meaning shall be looked for from now on, or no more
    related_switch_requested = Signal(bool)

    #: RelatedState (domain.related): it was switched on or off, or more of the library was read for it
    related_changed = Signal(object)
    #: QuestionId: it was just asked in a dialog; a list that shows questions chooses it
    question_asked = Signal(object)
    #: TodoId: it was just made in a dialog; a list that shows to-dos chooses it
    todo_added = Signal(object)
    #: FreeCopyCheck (domain.free_copy): this came of looking for a free copy of its paper
    free_copy_checked = Signal(object)
    #: DocumentId: the text of its pages was just read and can be searched
    text_read = Signal(object)
    #: Document: its file was found again
    file_placed = Signal(object)
    #: Reading (services.reading): this paper is now on the desk; None when the desk is empty
    paper_opened = Signal(object)
    #: MarkId or None: this mark is the selected one, in the reader and in the lists alike
    mark_selected = Signal(object)
    #: MarkId or None: the pointer rests on this mark, on its card or on a link to it; every part lights it
    mark_hovered = Signal(object)
    #: str: the id of the screen that is now shown
    screen_shown = Signal(str)
    #: bool, str: whether everything is saved, and the sentence for the status bar
    save_state_changed = Signal(bool, str)
    #: str: what the right end of the status bar says about the reader ("p. 3 of 9")
    reader_status_changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current_paper: PaperId | None = None
