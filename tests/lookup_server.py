"""A server on this machine that plays the sources of look-ups, and misbehaves as the test tells it to."""

import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

Answer = Callable[["Asked"], None]


@dataclass
class Asked:
    """One request, and how to answer it."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    handler: BaseHTTPRequestHandler

    def say(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.end_headers()
        self.handler.wfile.write(body)


@dataclass
class LookupServer:
    """`answers` are by the start of a path, the longest first; what has none is not known (404)."""

    address: str
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    def on(self, path: str, *answers: Answer) -> None:
        """From now on answer so below this path, one after another; the last one again and again."""
        self.answers = {known: kept for known, kept in self.answers.items() if not known.startswith(path)}
        self.answers[path] = list(answers)

    def answer(self, asked: Asked) -> None:
        self.asked.append(asked)
        for path in sorted(self.answers, key=len, reverse=True):
            if asked.path.startswith(path):
                queue = self.answers[path]
                (queue.pop(0) if len(queue) > 1 else queue[0])(asked)
                return
        asked.say(b"not known", 404)

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]


@contextmanager
def lookup_server(safe: ssl.SSLContext | None = None) -> Iterator[LookupServer]:
    """With `safe` it speaks HTTPS, as localhost."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            headers = {name.lower(): value for name, value in self.headers.items()}
            try:
                server.answer(Asked(unquote(parts.path), query, headers, self))
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_arguments: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, *_arguments: object) -> None:
            """A client that goes away is what these tests are about."""

    listening = Quiet(("127.0.0.1", 0), Handler)
    listening.daemon_threads = False
    server = LookupServer(f"http://127.0.0.1:{listening.server_port}")
    if safe is not None:
        listening.socket = safe.wrap_socket(listening.socket, server_side=True, do_handshake_on_connect=False)
        server.address = f"https://localhost:{listening.server_port}"
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.stopping.set()
        listening.shutdown()
        listening.server_close()
        thread.join()


def says(value: object, status: int = 200, **headers: str) -> Answer:
    """Answer with this as JSON, or with these bytes."""
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return lambda asked: asked.say(body, status, **headers)


def moves(target: str, status: int = 302) -> Answer:
    return lambda asked: asked.say(b"", status, Location=target)


def breaks_off(body: bytes) -> Answer:
    """Promise twice as much as comes."""
    return lambda asked: asked.say(body, Content_Length=str(2 * len(body)))


def streams(piece: bytes, count: int, *, stated: bool = False) -> Answer:
    """The piece again and again, so that no test needs a body of that size; with its length told before, or not."""

    def answer(asked: Asked) -> None:
        asked.handler.send_response(200)
        if stated:
            asked.handler.send_header("Content-Length", str(len(piece) * count))
        asked.handler.end_headers()
        asked.handler.close_connection = True
        for _number in range(count):
            asked.handler.wfile.write(piece)

    return answer


def is_silent(server: LookupServer) -> Answer:
    """Take the question and say nothing until the test is over."""
    return lambda _asked: server.stopping.wait(20) and None


def drips(server: LookupServer, head: bytes = b"HTTP/1.1 200 OK\r\nX-Slow: ") -> Answer:
    """One byte now and then, for ever, before the header is complete."""

    def answer(asked: Asked) -> None:
        asked.handler.wfile.write(head)
        while not server.stopping.wait(0.02):
            asked.handler.wfile.write(b"a")

    return answer


def closed_port() -> str:
    """The address of a port of this machine where nobody listens."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{sock.getsockname()[1]}"
