"""Hands the arguments of a second start to the window that is open already, over a local socket."""

import hashlib
import json
import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

_CONNECT_MS = 150
_ANSWER_MS = 2000
_MOST_BYTES = 1_000_000
_TAKEN = b"taken\n"


def link_name(library: Path) -> str:
    """One name for each library, the same in every process of this account."""
    return f"postil-{hashlib.sha256(str(library.resolve()).encode()).hexdigest()[:16]}"


def hand_over(name: str, arguments: Sequence[str]) -> bool:
    """Give the arguments to the window of this library; False when there is none that answers."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_CONNECT_MS):
        return False
    socket.write(json.dumps(list(arguments)).encode() + b"\n")
    socket.flush()
    is_taken = socket.waitForReadyRead(_ANSWER_MS) and socket.readAll().data() == _TAKEN
    socket.disconnectFromServer()
    return is_taken


class InstanceLink(QObject):
    """Listens for later starts; only the same account may connect."""

    #: list of str: the arguments of a later start, perhaps none
    received = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def listen(self) -> bool:
        """Begin; a socket that a killed window left behind is removed. The library's lock decides who is first."""
        if self._server.listen(self._name):
            return True
        QLocalServer.removeServer(self._name)
        if self._server.listen(self._name):
            return True
        log.info("a later start cannot reach this window: %s", self._server.errorString())
        return False

    def close(self) -> None:
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._on_ready(socket))
            socket.disconnected.connect(socket.deleteLater)
            if socket.canReadLine():
                self._on_ready(socket)

    def _on_ready(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _MOST_BYTES:
                socket.abort()
            return
        arguments = _arguments_of(bytes(socket.readLine().data()))
        if arguments is None:
            log.info("a message that is none of ours came over the local socket")
            socket.abort()
            return
        socket.write(_TAKEN)
        socket.flush()
        self.received.emit(arguments)


def _arguments_of(line: bytes) -> list[str] | None:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    is_sound = isinstance(found, list) and all(isinstance(item, str) for item in found)
    return found if is_sound else None
