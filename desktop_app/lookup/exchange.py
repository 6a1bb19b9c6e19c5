"""One request and its answer: redirects followed by hand, the body taken in pieces, unpacked and counted; no cookies.

What stands in the way is raised as `Refusal` (asking again changes nothing) or `Trouble` (it may).
"""

import os
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

import httpcore2

from desktop_app.lookup.hosts import Resolve
from desktop_app.lookup.reading import web_address
from desktop_app.lookup.sinks import Sink
from desktop_app.lookup.wire import CarefulNetwork, ForbiddenHostError, Patience, UnknownHostError

_DONE = 200
_REDIRECTS = (301, 302, 303, 307, 308)
_PIECE_BYTES = 1 << 16
_IN_ADDRESSES = "%/:=&?~#+!$,;'@()*[]"


class Sent(Enum):
    """How much of a question went to a server: all with her e-mail address, no more than its own address, nothing."""

    ALL = "all"
    ADDRESS = "address"
    NOTHING = "nothing"


class Refusal(Exception):  # noqa: N818 - it is one
    """`str` is the cause in a few words; `was_sent`: the question had left this machine."""

    is_offline = False
    was_sent = True


class Trouble(Refusal):
    """As above, but it may go better at once or in a while."""


class NotReached(Trouble):
    """There was no connection."""

    was_sent = False


class NotAllowed(Refusal):
    """No connection may or can be made there."""

    was_sent = False


class NoNetwork(NotAllowed):
    """The name of the host is not found: mostly there is no network."""

    is_offline = True


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and bytes of one exchange."""

    connect_s: float = 5.0
    read_s: float = 10.0
    redirects: int = 5
    largest_bytes: int = 5 << 20


@dataclass(frozen=True, slots=True)
class Wish:
    """`agent` carries her `email` and is for the host of `address` only; others get `plain_agent`, and no `email`."""

    address: str
    accept: str
    agent: str
    plain_agent: str
    email: str
    limits: Limits
    may_be_local: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """`headers` have lower-case names; the body went to whoever took it."""

    status: int
    address: str
    headers: Mapping[str, str] = field(default_factory=dict)


class Exchange:
    """`told` hears of every request: the address, what went there of the question, what came of it."""

    def __init__(
        self,
        resolve: Resolve,
        cancelled: Callable[[], bool],
        left_s: Callable[[], float],
        told: Callable[[str, Sent, str], None],
    ) -> None:
        self._resolve, self._told = resolve, told
        self._patience = Patience(cancelled, left_s)

    def run(self, wish: Wish, sink: Sink) -> Answer:
        """The answer that is no redirect; its body, if it is one of success, goes into the sink."""
        address = _quoted(wish.address)
        if address is None:
            raise Refusal("its address is no web address")
        for _turn in range(wish.limits.redirects + 1):
            answer = self._one(address, wish, sink)
            if answer.status not in _REDIRECTS:
                return answer
            address = _quoted(urljoin(answer.address, answer.headers.get("location", "")))
            if address is None or not answer.headers.get("location"):
                raise Refusal("it led to something that is no web address")
            if _origin(address) != _origin(answer.address) and _names(address, wish.email):
                raise Refusal("it would have passed your e-mail address on to another server")
        raise Refusal("it led from one address to the next without end")

    def _one(self, address: str, wish: Wish, sink: Sink) -> Answer:
        is_own = _origin(address) == _origin(_quoted(wish.address) or "")
        headers: dict[bytes | str, bytes | str] = {
            "Accept": wish.accept,
            "Accept-Encoding": "gzip",
            "User-Agent": wish.agent if is_own else wish.plain_agent,
        }
        network = CarefulNetwork(self._resolve, self._patience, may_be_local=wish.may_be_local)
        outcome, sent = "no answer", Sent.ALL if is_own else Sent.ADDRESS
        try:
            with (
                _in_few_words(),
                httpcore2.ConnectionPool(network_backend=network) as pool,
                pool.stream("GET", address, headers=headers, extensions=self._timeouts(wish.limits)) as response,
            ):
                told = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
                outcome = _outcome(response.status)
                if response.status == _DONE:
                    self._take_body(response.iter_stream(), told, wish.limits, sink)
                return Answer(response.status, address, told)
        except Refusal as refusal:
            outcome, sent = str(refusal), sent if refusal.was_sent else Sent.NOTHING
            raise
        finally:
            self._told(address, sent, outcome)

    def _timeouts(self, limits: Limits) -> dict[str, dict[str, float]]:
        left = max(self._patience.left_s(), 0.001)
        connect, read = min(limits.connect_s, left), min(limits.read_s, left)
        return {"timeout": {"connect": connect, "read": read, "write": read, "pool": connect}}

    def _take_body(self, pieces: Iterator[bytes], headers: Mapping[str, str], limits: Limits, sink: Sink) -> None:
        stated = headers.get("content-length", "")
        if stated.isdecimal() and int(stated) > limits.largest_bytes:
            raise Refusal(_too_large(limits))
        sink.expect(int(stated) if stated.isdecimal() else 0)
        count = 0
        for piece in _unpacked(pieces, headers.get("content-encoding", "")):
            count += len(piece)
            if count > limits.largest_bytes:
                raise Refusal(_too_large(limits))
            if self._patience.left_s() <= 0:
                raise Refusal("it took too long")
            sink.take(piece)


def _outcome(status: int) -> str:
    """What the log says of an answer."""
    if status in _REDIRECTS:
        return f"led elsewhere ({status})"
    words = {_DONE: "answered", 404: f"not known ({status})", 410: f"not known ({status})"}
    return words.get(status, f"refused or failed ({status})")


def _too_large(limits: Limits) -> str:
    return f"its answer is larger than {max(limits.largest_bytes >> 20, 1)} MB"


def _unpacked(pieces: Iterator[bytes], coding: str) -> Iterator[bytes]:
    """The content in small pieces, so that a tiny body that swells is noticed in time."""
    if coding.strip().lower() in ("", "identity"):
        yield from pieces
        return
    if coding.strip().lower() not in ("gzip", "x-gzip"):
        raise Refusal("it answered in a packing that was not asked for")
    unpacker = zlib.decompressobj(wbits=31)
    try:
        for packed in pieces:
            left = packed
            while left and not unpacker.eof:
                yield unpacker.decompress(left, _PIECE_BYTES)
                left = unpacker.unconsumed_tail
        while not unpacker.eof and (rest := unpacker.decompress(unpacker.unconsumed_tail, _PIECE_BYTES)):
            yield rest
    except zlib.error as error:
        raise Trouble("its answer was damaged on the way") from error
    if not unpacker.eof:
        raise Trouble("its answer broke off")


@contextmanager
def _in_few_words() -> Iterator[None]:
    """What the network raises, said as a cause."""
    try:
        yield
    except UnknownHostError as error:
        raise NoNetwork(f"there seems to be no network{_beside_proxy()}") from error
    except ForbiddenHostError as error:
        raise NotAllowed("it led to this machine or into your own network, which no source may") from error
    except (httpcore2.ConnectTimeout, httpcore2.PoolTimeout) as error:
        raise NotReached(f"it could not be reached in time{_beside_proxy()}") from error
    except httpcore2.TimeoutException as error:
        raise Trouble("it did not answer in time") from error
    except httpcore2.ConnectError as error:
        raise NotReached(f"it could not be reached{_beside_proxy()}") from error
    except httpcore2.RemoteProtocolError as error:
        raise Trouble("its answer broke off") from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
        raise Trouble("the connection broke off") from error
    except (httpcore2.UnsupportedProtocol, UnicodeError, ValueError) as error:
        raise Refusal("its address is no web address") from error


def _beside_proxy() -> str:
    """What to add where a proxy is set.

    None is used: it would resolve the names, and nobody could look at the machines they lead to.
    """
    names = ("https_proxy", "http_proxy", "all_proxy")
    is_set = any(os.environ.get(name) or os.environ.get(name.upper()) for name in names)
    return " without the proxy that is set here; look-ups use none" if is_set else ""


def _quoted(address: str) -> str | None:
    """A web address in ASCII, without a fragment; None for any other address."""
    bare = web_address(address)
    if bare is None:
        return None
    parts = urlsplit(bare)
    try:
        host = (parts.hostname or "").encode("idna").decode() if ":" not in (parts.hostname or "") else parts.netloc
    except UnicodeError:
        return None
    netloc = host if ":" in (parts.hostname or "") or parts.port is None else f"{host}:{parts.port}"
    path, query = quote(parts.path or "/", safe=_IN_ADDRESSES), quote(parts.query, safe=_IN_ADDRESSES)
    return urlunsplit((parts.scheme.lower(), netloc, path, query, ""))


def _names(address: str, email: str) -> bool:
    """Whether an e-mail address is in a web address, escaped perhaps more than once."""
    return any(email.lower() in text.lower() for text in (address, unquote(address), unquote(unquote(address))))


def _origin(address: str) -> tuple[str, str, int]:
    parts = urlsplit(address)
    return parts.scheme, parts.hostname or "", parts.port or {"https": 443, "http": 80}.get(parts.scheme, 0)
