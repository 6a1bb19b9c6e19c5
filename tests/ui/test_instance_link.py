"""A later start hands its arguments to the window that is open; what is none of ours is not taken."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from desktop_app.ui.instance_link import InstanceLink, hand_over, link_name

_LATER_START = """
import sys
from PySide6.QtCore import QCoreApplication
from desktop_app.ui.instance_link import hand_over
application = QCoreApplication([])
sys.exit(0 if hand_over(sys.argv[1], ["/a b/ü.pdf", "x"]) else 1)
"""


@pytest.fixture
def link(qtbot: QtBot, tmp_path: Path) -> Iterator[InstanceLink]:
    link = InstanceLink(link_name(tmp_path))
    assert link.listen()
    yield link
    link.close()


def test_one_name_for_each_library(tmp_path: Path) -> None:
    assert link_name(tmp_path) == link_name(tmp_path / "x" / "..")
    assert link_name(tmp_path) != link_name(tmp_path / "other")


def test_arguments_arrive(qtbot: QtBot, link: InstanceLink, tmp_path: Path) -> None:
    """From another process, as it is: Qt waits for the answer without letting other Python threads run."""
    later = QProcess()
    with qtbot.waitSignal(later.finished, timeout=20_000), qtbot.waitSignal(link.received) as received:
        later.start(sys.executable, ["-c", _LATER_START, link_name(tmp_path)])
    assert received.args == [["/a b/ü.pdf", "x"]]
    assert later.exitCode() == 0


def test_without_a_window_nothing_is_handed_over(qapp: object, tmp_path: Path) -> None:
    assert not hand_over(link_name(tmp_path / "nobody"), ["x"])


def test_a_socket_left_behind_does_not_matter(qtbot: QtBot, link: InstanceLink, tmp_path: Path) -> None:
    again = InstanceLink(link_name(tmp_path))
    assert again.listen()
    again.close()


@pytest.mark.parametrize("message", [b"nonsense\n", b'{"a": 1}\n', b"[1, 2]\n", b"\xff\n"])
def test_what_is_none_of_ours_is_not_taken(qtbot: QtBot, link: InstanceLink, tmp_path: Path, message: bytes) -> None:
    received: list[object] = []
    link.received.connect(received.append)
    socket = QLocalSocket()
    socket.connectToServer(link_name(tmp_path))
    assert socket.waitForConnected(500)
    with qtbot.waitSignal(socket.disconnected):
        socket.write(message)
        socket.flush()
    assert received == []
    socket.deleteLater()
