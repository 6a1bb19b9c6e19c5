"""The commands of the note editor with their keys: one table for the editor, its menu and whoever lists keys."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QKeySequence

CommandId = Literal["bold", "italic", "box", "link", "table", "footnote", "picture", "find", "replace"]


@dataclass(frozen=True, slots=True)
class Command:
    """`keys` in Qt's portable notation; `words` are translated where they are shown."""

    id: CommandId
    words: str
    keys: str

    @property
    def text(self) -> str:
        """What the menu says."""
        return QCoreApplication.translate("NoteCommands", self.words)


COMMANDS = (
    Command("bold", str(QT_TRANSLATE_NOOP("NoteCommands", "Bold")), "Ctrl+B"),
    Command("italic", str(QT_TRANSLATE_NOOP("NoteCommands", "Italic")), "Ctrl+I"),
    Command("box", str(QT_TRANSLATE_NOOP("NoteCommands", "Checkbox, or tick it")), "Ctrl+L"),
    Command("link", str(QT_TRANSLATE_NOOP("NoteCommands", "Link")), "Ctrl+Shift+K"),
    Command("table", str(QT_TRANSLATE_NOOP("NoteCommands", "Table")), "Ctrl+Shift+G"),
    Command("footnote", str(QT_TRANSLATE_NOOP("NoteCommands", "Footnote")), "Ctrl+Shift+N"),
    Command("picture", str(QT_TRANSLATE_NOOP("NoteCommands", "Picture…")), "Ctrl+Shift+I"),
    Command("find", str(QT_TRANSLATE_NOOP("NoteCommands", "Find in the note")), "Ctrl+F"),
    Command("replace", str(QT_TRANSLATE_NOOP("NoteCommands", "Find and replace")), "Ctrl+H"),
)
_BY_KEYS: dict[str, CommandId] = {command.keys: command.id for command in COMMANDS}


def command_of(keys: QKeySequence) -> CommandId | None:
    """The command that these keys mean in the editor."""
    return _BY_KEYS.get(keys.toString(QKeySequence.SequenceFormat.PortableText))
