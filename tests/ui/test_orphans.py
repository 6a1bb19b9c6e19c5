"""What a test made of Qt and gave to nobody ends with the test, and with it all that listened."""

import gc
import weakref

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import isValid

from tests import leaks


class Speaker(QObject):
    said = Signal()


class Listener:
    """Is held by the speaker's connection and holds the speaker."""

    def __init__(self, speaker: Speaker) -> None:
        self.speaker, self.heard = speaker, 0
        speaker.said.connect(lambda: self.note(1))

    def note(self, times: int) -> None:
        self.heard += times


@pytest.mark.usefixtures("qapp")
def test_orphans_are_taken_down_and_free_what_listened() -> None:
    older = Speaker()
    before = leaks.living_objects()
    listener, label = weakref.ref(Listener(Speaker())), QLabel()
    child = QObject(label)
    gc.collect()
    assert listener() is not None, "nothing would have to be taken down"
    leaks.take_down_orphans(before)
    gc.collect()
    assert listener() is None
    assert not isValid(label)
    assert not isValid(child)
    assert isValid(older)
    assert isValid(QApplication.instance())
