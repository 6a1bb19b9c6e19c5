"""Finds and replaces in the source of a note; a bad pattern ends with a sentence, never with a window that hangs.

Qt's expressions give up by themselves after a bounded number of steps (some 20 ms), which Python's do not.
"""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRegularExpression
from PySide6.QtGui import QTextCursor, QTextDocument

from desktop_app.ui.widgets.markdown_edits import one_step, source_text

MOST_HITS = 5_000
_LONGEST_PATTERN = 1_000
_Option = QRegularExpression.PatternOption


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; `is_pattern`: a regular expression."""

    text: str
    match_case: bool = False
    whole_words: bool = False
    is_pattern: bool = False


@dataclass(frozen=True, slots=True)
class Hits:
    """Half-open ranges of positions in the document, in order; `problem` says why there may be more or none."""

    spans: tuple[tuple[int, int], ...] = ()
    problem: str = ""


def find_all(document: QTextDocument, query: Query) -> Hits:
    """Every place of the note where the query is met; nothing for an empty query."""
    if not query.text:
        return Hits()
    expression = _expression(query)
    if len(query.text) > _LONGEST_PATTERN or not expression.isValid():
        return Hits(problem=_tr("This pattern cannot be read."))
    spans: list[tuple[int, int]] = []
    found = expression.globalMatch(source_text(document))
    if not found.isValid():
        return Hits(problem=_tr("This pattern takes too long."))
    while found.hasNext():
        one = found.next()
        if not one.isValid():
            return Hits(tuple(spans), _tr("This pattern takes too long."))
        if one.capturedLength():
            spans.append((one.capturedStart(), one.capturedEnd()))
        if len(spans) >= MOST_HITS:
            return Hits(tuple(spans), _tr("Only the first %1 are shown.").replace("%1", f"{MOST_HITS:,}"))
    return Hits(tuple(spans))


def replace_all(document: QTextDocument, query: Query, spans: tuple[tuple[int, int], ...], words: str) -> int:
    """Replace these hits, as one step of undo; how many there were."""
    cursor = QTextCursor(document)
    text = source_text(document).encode("utf-16-le", "surrogatepass")
    with one_step(cursor):
        for start, end in reversed(spans):
            hit = text[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(replacement(query, hit, words))
    return len(spans)


def replacement(query: Query, hit: str, words: str) -> str:
    r"""What takes the place of a hit; in a pattern's replacement "\1" and "$1" stand for its first group."""
    if not query.is_pattern or not ("\\" in words or "$" in words):
        return words
    match = _expression(query).match(hit)
    out, at = "", 0
    while at < len(words):
        sign = words[at]
        if sign in "\\$" and at + 1 < len(words) and words[at + 1].isdigit():
            out += match.captured(int(words[at + 1]))
            at += 2
        elif sign == "\\" and words[at + 1 : at + 2] in ("n", "t", "\\"):
            out += {"n": "\n", "t": "\t", "\\": "\\"}[words[at + 1]]
            at += 2
        else:
            out += sign
            at += 1
    return out


def _expression(query: Query) -> QRegularExpression:
    pattern = query.text if query.is_pattern else QRegularExpression.escape(query.text)
    if query.whole_words:
        pattern = rf"(?<!\w)(?:{pattern})(?!\w)"
    options = _Option.UseUnicodePropertiesOption | _Option.MultilineOption
    if not query.match_case:
        options |= _Option.CaseInsensitiveOption
    return QRegularExpression(pattern, options)


def _tr(sentence: str) -> str:
    return QCoreApplication.translate("MarkdownSearch", sentence)
