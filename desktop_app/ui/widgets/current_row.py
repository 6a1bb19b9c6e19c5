"""The current row of a list that was scrolled away: no key acts on what is not to be seen."""

from PySide6.QtWidgets import QAbstractItemView


def brought_back(view: QAbstractItemView) -> bool:
    """Scroll to the current row where none of it was to be seen; whether that was so, and the key is spent on it."""
    index = view.currentIndex()
    if not index.isValid() or view.visualRect(index).intersects(view.viewport().rect()):
        return False
    view.scrollTo(index)
    return True
