"""What a to-do is called in a list."""

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.todo import Todo


def text_of(todo: Todo) -> str:
    """What the to-do says, or what its kind says when it says nothing."""
    if todo.text:
        return todo.text
    words = {
        "buy": _tr("Buy article?"),
        "find": _tr("Find the full text"),
        "read": _tr("Read it"),
        "re-read": _tr("Read it again"),
        "cite": _tr("Cite it"),
        "follow reference": _tr("Follow the reference"),
        "write to author": _tr("Write to the author"),
        "follow up": _tr("Follow up"),
    }
    return words.get(todo.kind, todo.kind.capitalize())


def _tr(text: str) -> str:
    return QCoreApplication.translate("TodoText", text)
