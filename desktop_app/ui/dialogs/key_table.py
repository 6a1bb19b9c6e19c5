"""The keys that no action carries, because they are typed into a text, a card or a list: what the help says of them."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.ui.actions import ActionSpec
from desktop_app.ui.widgets.markdown_commands import COMMANDS
from desktop_app.ui.widgets.note_menu import ALONE_KEYS, BOTH_KEYS, HISTORY_KEYS, PREVIEW_KEYS, SOURCE_KEYS

_Rows = tuple[tuple[str, str], ...]


def _row(keys: str, words: object) -> tuple[str, str]:
    return keys, str(words)


_SELECTION: _Rows = (
    _row("1 – 9", QT_TRANSLATE_NOOP("KeyTable", "Mark it with this category")),
    _row("H  U  W  S", QT_TRANSLATE_NOOP("KeyTable", "Highlight, underline, wave, strike")),
    _row("Enter  R", QT_TRANSLATE_NOOP("KeyTable", "Mark it as the last one")),
    _row("C", QT_TRANSLATE_NOOP("KeyTable", "Comment on it")),
    _row("?", QT_TRANSLATE_NOOP("KeyTable", "Ask about it")),
    _row("N", QT_TRANSLATE_NOOP("KeyTable", "Put it into the note")),
    _row("J", QT_TRANSLATE_NOOP("KeyTable", "Join it with the mark it touches")),
)
_MARK: _Rows = (
    _row("1 – 9", QT_TRANSLATE_NOOP("KeyTable", "Another category")),
    _row("C  E", QT_TRANSLATE_NOOP("KeyTable", "Comment; correct its words")),
    _row("?  N", QT_TRANSLATE_NOOP("KeyTable", "Ask about it; put it into the note")),
    _row("K", QT_TRANSLATE_NOOP("KeyTable", "Copy a link to it")),
    _row("J", QT_TRANSLATE_NOOP("KeyTable", "Merge it with those it touches")),
    _row("Shift+arrows", QT_TRANSLATE_NOOP("KeyTable", "Move its end, with Ctrl by words")),
    _row("Alt+Shift+arrows", QT_TRANSLATE_NOOP("KeyTable", "Move its start")),
    _row("Del", QT_TRANSLATE_NOOP("KeyTable", "Delete it")),
)
_TEXT: _Rows = (
    _row("Shift+arrows", QT_TRANSLATE_NOOP("KeyTable", "Select, with Ctrl by words, with Alt by sentences")),
    _row("Click 2, 3, 4", QT_TRANSLATE_NOOP("KeyTable", "Select a word, a sentence, a paragraph")),
    _row("Alt+drag", QT_TRANSLATE_NOOP("KeyTable", "Select a column")),
    _row("Drag beside it", QT_TRANSLATE_NOOP("KeyTable", "Move the page")),
    _row("Ctrl+C", QT_TRANSLATE_NOOP("KeyTable", "Copy clean text")),
    _row("Esc", QT_TRANSLATE_NOOP("KeyTable", "One step back")),
)
_CARET: _Rows = (
    _row("Arrows", QT_TRANSLATE_NOOP("KeyTable", "By characters and lines")),
    _row("Ctrl+arrows", QT_TRANSLATE_NOOP("KeyTable", "By words and paragraphs")),
    _row("( )  { }", QT_TRANSLATE_NOOP("KeyTable", "By sentences, by paragraphs")),
    _row("V", QT_TRANSLATE_NOOP("KeyTable", "Select a word, a sentence, a paragraph")),
    _row(".  ,", QT_TRANSLATE_NOOP("KeyTable", "To the next mark, to the last one")),
    _row("Enter", QT_TRANSLATE_NOOP("KeyTable", "Open the mark, follow the link, or mark what is selected")),
)
_LIST: _Rows = (
    _row("Letters  /  #", QT_TRANSLATE_NOOP("KeyTable", "Filter by words or a tag")),
    _row("Space  Shift+Space", QT_TRANSLATE_NOOP("KeyTable", "Larger card, all cards larger")),
    _row("Enter", QT_TRANSLATE_NOOP("KeyTable", "Go to its passage")),
    _row("F2  Shift+F2", QT_TRANSLATE_NOOP("KeyTable", "Comment; correct the quote")),
    _row("Ctrl+T", QT_TRANSLATE_NOOP("KeyTable", "Tags")),
    _row("1 – 9", QT_TRANSLATE_NOOP("KeyTable", "Another category")),
    _row("Ctrl+Enter  Ctrl+C", QT_TRANSLATE_NOOP("KeyTable", "Put into the note; copy as Markdown")),
    _row("Del", QT_TRANSLATE_NOOP("KeyTable", "Delete them")),
)
_PALETTE: _Rows = (
    _row("Enter", QT_TRANSLATE_NOOP("KeyTable", "Open exactly there")),
    _row("Ctrl+Enter", QT_TRANSLATE_NOOP("KeyTable", "Open in the second view")),
    _row("Ctrl+Shift+Enter", QT_TRANSLATE_NOOP("KeyTable", "Show all results")),
    _row("Tab", QT_TRANSLATE_NOOP("KeyTable", "Complete a filter: tag: author: year: state: has: no: in: question:")),
    _row(">", QT_TRANSLATE_NOOP("KeyTable", "Find a command")),
    _row("“…”  -word", QT_TRANSLATE_NOOP("KeyTable", "An exact phrase; without a word")),
)
_NOTE: _Rows = (
    _row(SOURCE_KEYS, QT_TRANSLATE_NOOP("KeyTable", "Source only")),
    _row(BOTH_KEYS, QT_TRANSLATE_NOOP("KeyTable", "Source and preview")),
    _row(PREVIEW_KEYS, QT_TRANSLATE_NOOP("KeyTable", "Preview only")),
    _row(ALONE_KEYS, QT_TRANSLATE_NOOP("KeyTable", "Only the note, on the whole window")),
    _row(HISTORY_KEYS, QT_TRANSLATE_NOOP("KeyTable", "Earlier states of the note")),
    _row("[[", QT_TRANSLATE_NOOP("KeyTable", "Link to a paper, a mark or a question")),
    _row("? ", QT_TRANSLATE_NOOP("KeyTable", "A line that begins so can become a question")),
    _row("Ctrl+Alt+Q", QT_TRANSLATE_NOOP("KeyTable", "Ask the line at the cursor, or see what became of it")),
    _row("- [ ] ", QT_TRANSLATE_NOOP("KeyTable", "A line that begins so is a to-do")),
    _row("Ctrl+Enter", QT_TRANSLATE_NOOP("KeyTable", "Follow the link at the cursor")),
)
_QUESTIONS: _Rows = (
    _row("Enter", QT_TRANSLATE_NOOP("KeyTable", "Go where it was raised")),
    _row("A  R", QT_TRANSLATE_NOOP("KeyTable", "Answer it; open it again")),
    _row("F W  F M  F D  F N", QT_TRANSLATE_NOOP("KeyTable", "Look again in a week, in a month, on a day, never")),
    _row("X  P", QT_TRANSLATE_NOOP("KeyTable", "Drop it with a reason; promise to report")),
    _row("T  E", QT_TRANSLATE_NOOP("KeyTable", "Tags; other words")),
    _row("M  S  L  D", QT_TRANSLATE_NOOP("KeyTable", "Merge, split, its trail, a to-do on it")),
    _row("Ctrl+Enter", QT_TRANSLATE_NOOP("KeyTable", "In the answer: it is answered, with Shift so far")),
)
_TODOS: _Rows = (
    _row("Enter", QT_TRANSLATE_NOOP("KeyTable", "Open what it is about")),
    _row("D  Space", QT_TRANSLATE_NOOP("KeyTable", "Done; Space opens a closed one again")),
    _row("X  R", QT_TRANSLATE_NOOP("KeyTable", "Drop it; open it again")),
    _row("F W  F M  F D  F T  F N", QT_TRANSLATE_NOOP("KeyTable", "In a week, in a month, on a day, today, no day")),
    _row("1  2  3  0", QT_TRANSLATE_NOOP("KeyTable", "Priority low, medium, high, none")),
    _row("E  N", QT_TRANSLATE_NOOP("KeyTable", "Edit it; add another one")),
    _row("/  Esc", QT_TRANSLATE_NOOP("KeyTable", "Filter by words, and no more")),
    _row("Del", QT_TRANSLATE_NOOP("KeyTable", "Delete it")),
)
_PAPERS: _Rows = (
    _row("1  2  3  4  5", QT_TRANSLATE_NOOP("KeyTable", "New, to read, reading, read, set aside")),
    _row("Letters", QT_TRANSLATE_NOOP("KeyTable", "On the desk: filter by words")),
    _row("Alt+Up  Alt+Down", QT_TRANSLATE_NOOP("KeyTable", "In “Next to read”: move it in your order")),
    _row("Del", QT_TRANSLATE_NOOP("KeyTable", "In “Next to read”: back to the program's order")),
)
_BUYING: _Rows = (
    _row("Enter  Esc", QT_TRANSLATE_NOOP("KeyTable", "Open its dossier, close it")),
    _row("B  J  Q  W", QT_TRANSLATE_NOOP("KeyTable", "Bought, rejected, requested, wanted again")),
    _row("C  O", QT_TRANSLATE_NOOP("KeyTable", "Look for a free copy; open the paper")),
    _row("X", QT_TRANSLATE_NOOP("KeyTable", "Drop it")),
)


def typed_keys() -> list[ActionSpec]:
    """One row for each, `group` heads it; the keys are shown as they stand."""
    groups = (
        (QT_TRANSLATE_NOOP("KeyTable", "Searching everything"), _PALETTE),
        (QT_TRANSLATE_NOOP("KeyTable", "On a selection"), _SELECTION),
        (QT_TRANSLATE_NOOP("KeyTable", "On a mark"), _MARK),
        (QT_TRANSLATE_NOOP("KeyTable", "In the text of a paper"), _TEXT),
        (QT_TRANSLATE_NOOP("KeyTable", "With the caret"), _CARET),
        (QT_TRANSLATE_NOOP("KeyTable", "In the list of marks"), _LIST),
        (QT_TRANSLATE_NOOP("KeyTable", "In the list of questions"), _QUESTIONS),
        (QT_TRANSLATE_NOOP("KeyTable", "In the list of to-dos"), _TODOS),
        (QT_TRANSLATE_NOOP("KeyTable", "In the list of what to buy"), _BUYING),
        (QT_TRANSLATE_NOOP("KeyTable", "In a list of papers"), _PAPERS),
        (QT_TRANSLATE_NOOP("KeyTable", "In the note"), (*_commands(), *_NOTE)),
    )
    return [ActionSpec("", _tr(str(group)), _tr(words), (keys,)) for group, rows in groups for keys, words in rows]


def _commands() -> _Rows:
    return tuple((command.keys, command.text) for command in COMMANDS)


def _tr(words: str) -> str:
    return QCoreApplication.translate("KeyTable", words)
