"""The sockets of look-ups: they connect to permitted machines only, and wait in slices so that a cancel is heard."""

import selectors
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

import httpcore2

from desktop_app.domain.lookup import LookupCancelledError
from desktop_app.lookup.hosts import Resolve, is_public

T = TypeVar("T")

_SLICE_S = 0.1


class ForbiddenHostError(Exception):
    """The host is this machine or one of the own network, and nothing allows that."""


class UnknownHostError(Exception):
    """The name cannot be resolved: mostly there is no network."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Asked ten times a second: whether it was cancelled, and how many seconds are left for everything."""

    cancelled: Callable[[], bool]
    left_s: Callable[[], float]

    def for_one(self, timeout_s: float | None, late: type[Exception]) -> "Waiting":
        """The time for one thing; `late` is raised when it is over."""
        return Waiting(self, time.monotonic() + (timeout_s if timeout_s is not None else float("inf")), late)


class CarefulNetwork(httpcore2.NetworkBackend):
    """`may_be_local` lets it connect to this machine."""

    def __init__(self, resolve: Resolve, patience: Patience, *, may_be_local: bool) -> None:
        self._resolve, self._patience, self._may_be_local = resolve, patience, may_be_local

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[object] | None = None,
    ) -> httpcore2.NetworkStream:
        """Raises what httpcore raises, and the errors above."""
        waiting = self._patience.for_one(timeout, httpcore2.ConnectTimeout)
        problem: OSError | None = None
        for number in self._permitted(host, port, waiting):
            try:
                return CarefulStream(_connected(number, port, waiting), self._patience)
            except OSError as error:
                problem = error
        raise httpcore2.ConnectError(str(problem)) from problem

    def _permitted(self, host: str, port: int, waiting: "Waiting") -> list[str]:
        numbers = self._numbers(host, port, waiting)
        permitted = [number for number in numbers if self._may_be_local or is_public(number)]
        if numbers and not permitted:
            raise ForbiddenHostError(host)
        return permitted

    def _numbers(self, host: str, port: int, waiting: "Waiting") -> list[str]:
        """Asked on a thread of its own: the system may think about a name for half a minute, and cannot be stopped."""
        found: list[str] = []
        problems: list[Exception] = []

        def ask() -> None:
            try:
                found.extend(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                problems.append(error)

        thread = threading.Thread(target=ask, name="look-up of a host", daemon=True)
        thread.start()
        while thread.is_alive():
            thread.join(waiting.slice_s())
        if problems:
            raise UnknownHostError(host) from problems[0]
        return found


class CarefulStream(httpcore2.NetworkStream):
    """A connected socket."""

    def __init__(self, sock: socket.socket, patience: Patience) -> None:
        self._sock, self._patience = sock, patience

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        waiting = self._patience.for_one(timeout, httpcore2.ReadTimeout)
        try:
            return waiting.until_done(self._sock, lambda: self._sock.recv(max_bytes))
        except OSError as error:
            raise httpcore2.ReadError(str(error)) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        waiting, left = self._patience.for_one(timeout, httpcore2.WriteTimeout), buffer
        try:
            while left:
                left = left[waiting.until_done(self._sock, lambda: self._sock.send(left)) :]  # noqa: B023 - called at once
        except OSError as error:
            raise httpcore2.WriteError(str(error)) from error

    def close(self) -> None:
        self._sock.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        waiting = self._patience.for_one(timeout, httpcore2.ConnectTimeout)
        try:
            safe = ssl_context.wrap_socket(self._sock, server_hostname=server_hostname, do_handshake_on_connect=False)
            self._sock = safe
            waiting.until_done(safe, safe.do_handshake)
        except OSError as error:
            self.close()
            raise httpcore2.ConnectError(str(error)) from error
        except Exception:
            self.close()
            raise
        return CarefulStream(safe, self._patience)

    def get_extra_info(self, info: str) -> object:
        if info == "ssl_object":
            return self._sock if isinstance(self._sock, ssl.SSLSocket) else None
        return False if info == "is_readable" else None


@dataclass(frozen=True, slots=True)
class Waiting:
    """The time that is left for one thing."""

    patience: Patience
    end: float
    late: type[Exception]

    def slice_s(self) -> float:
        """How long to wait until looking up again; raises when it is over or was cancelled."""
        if self.patience.cancelled():
            raise LookupCancelledError
        left = min(self.end - time.monotonic(), self.patience.left_s())
        if left <= 0:
            raise self.late
        return min(left, _SLICE_S)

    def until_done(self, sock: socket.socket, act: Callable[[], T]) -> T:
        """What `act` gives, tried again as long as the socket only lets it wait."""
        while True:
            sock.settimeout(self.slice_s())
            try:
                return act()
            except (TimeoutError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                continue


def _connected(number: str, port: int, waiting: Waiting) -> socket.socket:
    """A socket to this machine, or OSError."""
    family = socket.AF_INET6 if ":" in number else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        _connect(sock, (number, port), waiting)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except BaseException:
        sock.close()
        raise
    return sock


def _connect(sock: socket.socket, address: tuple[str, int], waiting: Waiting) -> None:
    sock.setblocking(False)
    with suppress(BlockingIOError, InterruptedError):
        sock.connect(address)
    with selectors.DefaultSelector() as selector:
        selector.register(sock, selectors.EVENT_WRITE)
        while not selector.select(waiting.slice_s()):
            continue
    problem = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    if problem:
        raise OSError(problem, "there is no connection")
