"""Where something that lies over a window covers no button, field or tab, and not what is being typed."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

_CONTROLS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar)
_EDITORS = (QPlainTextEdit, QTextEdit)
#: nothing that is meant to be hit is smaller; and how far to stay away from it
_STEP_PX = 10
_APART_PX = 6


def raised(place: QRect, window: QWidget, top: int) -> QRect:
    """The place, moved up until no control of the window lies below it; as it was where none is free below `top`."""
    moved = QRect(place)
    while moved.top() >= top:
        covered = _covered(moved.adjusted(-_APART_PX, -_APART_PX, _APART_PX, _APART_PX), window)
        if not covered:
            return moved
        moved.moveBottom(min(control.top() for control in covered) - _APART_PX - 1)
    return place


def _covered(place: QRect, window: QWidget) -> list[QRect]:
    """Where the controls are that have a part in the place."""
    found: dict[int, QRect] = {}
    for y in [*range(place.top(), place.bottom(), _STEP_PX), place.bottom()]:
        for x in [*range(place.left(), place.right(), _STEP_PX), place.right()]:
            control = _control_at(window, QPoint(x, y))
            if control is not None:
                found[id(control)] = QRect(control.mapTo(window, QPoint(0, 0)), control.size())
    return list(found.values())


def _control_at(window: QWidget, point: QPoint) -> QWidget | None:
    hit = window.childAt(point)
    while hit is not None and hit is not window:
        if isinstance(hit, _CONTROLS) or (isinstance(hit, _EDITORS) and hit.hasFocus()):
            return hit
        hit = None if isinstance(hit, QAbstractScrollArea) else hit.parentWidget()
    return None
