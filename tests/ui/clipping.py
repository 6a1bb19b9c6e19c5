"""Finds labels whose words do not all fit in them: layouts give some of them less height than they need."""

from PySide6.QtWidgets import QLabel, QWidget


def clipped(widget: QWidget) -> list[str]:
    """The texts of the visible labels that are too low or too narrow for them."""
    labels = [label for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]
    return [label.text() for label in labels if _is_clipped(label)]


def _is_clipped(label: QLabel) -> bool:
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width())
    return label.width() < label.minimumSizeHint().width() or label.height() < label.minimumSizeHint().height()
