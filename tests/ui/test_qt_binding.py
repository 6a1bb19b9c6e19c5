"""The Qt binding in use keeps the reference count of None.

PySide6 6.12.0 under Python 3.11 loses a reference with every call of a C++ function without a result, and the program
is aborted ("deallocating None") after some thousand of them; 6.11.3 is sound.
"""

import sys

import pytest
from PySide6.QtGui import QColor, QTextCharFormat


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal since Python 3.12")
def test_calls_without_a_result_do_not_use_up_none() -> None:
    form, colour = QTextCharFormat(), QColor("red")
    before = sys.getrefcount(None)
    for _ in range(500):
        form.setForeground(colour)
    assert abs(sys.getrefcount(None) - before) < 250
