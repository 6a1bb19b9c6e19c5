"""The client of look-ups against a server that does whatever a server may do."""

import gzip
import threading
import time
from datetime import timedelta
from email.utils import format_datetime

import pytest

from desktop_app.domain.lookup import ConsentNeededError, LookupCancelledError, SourceSilentError
from desktop_app.lookup.client import Manners
from tests.lookup_server import LookupServer, breaks_off, closed_port, drips, is_silent, moves, says, streams
from tests.unit.lookup.conftest import NOW, Bench

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

FOUND = {"title": "Vagus nerve"}


def reason(bench: Bench, **more: object) -> str:
    with pytest.raises(SourceSilentError) as caught:
        bench.ask(**more)
    assert str(caught.value) == f"Plain could not be asked: {caught.value.reason}."
    return caught.value.reason


def test_an_answer_comes_with_manners_and_is_logged(bench: Bench, server: LookupServer) -> None:
    server.on("/works", says(FOUND))
    reply = bench.ask(email_as="mailto", params={"rows": "1"})
    assert reply is not None
    assert (reply.body, reply.at) == (b'{"title": "Vagus nerve"}', NOW)
    (asked,) = server.asked
    assert asked.query == {"rows": "1", "mailto": "ada@example.org"}
    assert asked.headers["user-agent"].startswith("Postil/")
    assert asked.headers["user-agent"].endswith("(mailto:ada@example.org)")
    assert "cookie" not in asked.headers
    (entry,) = bench.log
    assert (entry.source, entry.outcome) == ("Plain", "answered")
    assert entry.sent == "DOI 10.1/x, your e-mail address"
    assert entry.address.startswith(f"{server.address}/works/10.1/x?rows=1")


def test_nothing_is_sent_without_consent(bench: Bench, server: LookupServer) -> None:
    bench.consent = None
    with pytest.raises(ConsentNeededError):
        bench.ask()
    assert not server.asked
    assert not bench.log


def test_consent_taken_back_between_two_tries_ends_them(bench: Bench, server: LookupServer) -> None:
    def refuse_and_forget(asked: object) -> None:
        bench.consent = None
        says({}, 503)(asked)

    server.on("/works", refuse_and_forget)
    with pytest.raises(ConsentNeededError):
        bench.ask()
    assert len(server.asked) == 1


def test_answers_are_remembered_and_empty_ones_for_a_shorter_time(bench: Bench, server: LookupServer) -> None:
    server.on("/works/10.1/x", says(FOUND))
    server.on("/works/10.1/empty", says({}))
    for path in ("works/10.1/x", "works/10.1/empty", "works/10.1/unknown"):
        bench.ask(path)
        bench.ask(path)
    assert len(server.asked) == 3
    assert bench.ask("works/10.1/unknown") is None

    bench.later(days=8)
    for path in ("works/10.1/x", "works/10.1/empty", "works/10.1/unknown"):
        bench.ask(path)
    assert server.paths()[3:] == ["/works/10.1/empty", "/works/10.1/unknown"]
    kept = bench.ask()
    assert kept is not None
    assert kept.at == NOW
    bench.later(days=23)
    bench.ask()
    bench.ask(fresh=True)
    assert server.paths()[5:] == ["/works/10.1/x", "/works/10.1/x"]


def test_a_damaged_memory_only_asks_again(bench: Bench, server: LookupServer) -> None:
    server.on("/works", says(FOUND))
    bench.ask()
    (kept,) = (bench.folder / "cache").iterdir()
    for nonsense in (b"{", b'{"at": 3}', b"[" * 100_000):
        kept.write_bytes(nonsense)
        assert bench.ask() is not None
    assert len(server.asked) == 4
    bench.client().cache.forget()
    assert not list((bench.folder / "cache").iterdir())


def test_a_busy_server_is_asked_again_when_it_says(bench: Bench, server: LookupServer) -> None:
    date = format_datetime(NOW + timedelta(seconds=4), usegmt=True)
    server.on("/works", says({}, 429, Retry_After="3"), says({}, 503, Retry_After=date), says(FOUND))
    assert bench.ask() is not None
    assert sum(bench.slept) == pytest.approx(7)
    assert [entry.outcome for entry in bench.log] == ["refused or failed (429)", "refused or failed (503)", "answered"]


@pytest.mark.parametrize(
    ("answer", "told", "tries"),
    [
        (says({}, 429, Retry_After="3600"), "it was asked too often; it asks to be left alone for 3600 s", 1),
        (says({}, 429, Retry_After="nonsense"), "it was asked too often; it asks to be left alone for 4 s", 3),
        (says({}, 500), "it has trouble of its own (500)", 3),
        (says({}, 422), "it did not take the question or your e-mail address (422)", 1),
        (says({}, 403), "it refused to answer (403)", 1),
        (says({}, 418), "it answered with an error (418)", 1),
        (breaks_off(b'{"title": "Vagus'), "its answer broke off", 3),
        (says(b"\x00\xff<html>"), "it answered something that cannot be read", 1),
        (says(b"[" * 50_000), "it answered something that cannot be read", 1),
        (says(b'["a list"]'), "it answered something that cannot be read", 1),
        (streams(bytes(1 << 20), 200), "its answer is larger than 5 MB", 1),
        (streams(bytes(1 << 20), 200, stated=True), "its answer is larger than 5 MB", 1),
        (says(gzip.compress(bytes(64 << 20)), Content_Encoding="gzip"), "its answer is larger than 5 MB", 1),
        (says(b"no gzip", Content_Encoding="gzip"), "its answer was damaged on the way", 3),
        (says(gzip.compress(b'{"a": 1}')[:-9], Content_Encoding="gzip"), "its answer broke off", 3),
        (says(b"?", Content_Encoding="br"), "it answered in a packing that was not asked for", 1),
        (moves("file:///etc/passwd"), "it led to something that is no web address", 1),
        (moves("ftp://example.org/x"), "it led to something that is no web address", 1),
        (moves("http://ada:secret@127.0.0.1/"), "it led to something that is no web address", 1),
        (moves(""), "it led to something that is no web address", 1),
        (moves("/works/again"), "it led from one address to the next without end", 6),
        (lambda asked: asked.handler.wfile.write(b"nonsense\r\n\r\n"), "its answer broke off", 3),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_goes_wrong_is_a_sentence(
    bench: Bench, server: LookupServer, answer: object, told: str, tries: int
) -> None:
    server.on("/works", answer)
    assert reason(bench) == told
    assert len(server.asked) == tries
    assert reason(bench) == told, "a failure is not remembered"


def test_a_packed_answer_is_unpacked(bench: Bench, server: LookupServer) -> None:
    server.on("/works", says(gzip.compress(b'{"title": "Vagus nerve"}'), Content_Encoding="gzip"))
    reply = bench.ask()
    assert reply is not None
    assert reply.body == b'{"title": "Vagus nerve"}'


def test_silence_and_dripping_end_in_time(bench: Bench, server: LookupServer) -> None:
    bench.manners = Manners(connect_s=0.5, read_s=0.05, tries=1)
    server.on("/works", is_silent(server))
    assert reason(bench) == "it did not answer in time"
    bench.manners = Manners(connect_s=0.5, read_s=5.0, whole_s=0.3, tries=1)
    server.on("/works", drips(server))
    client = bench.client()
    client.waits = type(client.waits)(time.sleep, time.monotonic)
    assert reason(bench, client=client) == "it did not answer in time"


def test_cancelling_is_heard_while_the_server_is_silent(bench: Bench, server: LookupServer) -> None:
    bench.manners = Manners(read_s=30.0)
    stop = threading.Event()
    bench.is_cancelled = stop.is_set

    def take_and_stop(asked: object) -> None:
        stop.set()
        is_silent(server)(asked)

    server.on("/works", take_and_stop)
    with pytest.raises(LookupCancelledError):
        bench.ask()
    assert len(server.asked) == 1


def test_cancelling_is_heard_in_a_pause(bench: Bench, server: LookupServer) -> None:
    bench.is_cancelled = lambda: bool(bench.slept)
    server.on("/works", says({}, 503, Retry_After="10"))
    with pytest.raises(LookupCancelledError):
        bench.ask()
    assert sum(bench.slept) < 1


def test_nobody_listens(bench: Bench) -> None:
    assert reason(bench, base=closed_port()) == "it could not be reached"


def test_a_proxy_is_not_used_and_named_as_a_cause(
    bench: Bench, server: LookupServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", server.address)
    monkeypatch.setenv("http_proxy", server.address)
    told = "it could not be reached without the proxy that is set here; look-ups use none"
    assert reason(bench, base=closed_port()) == told
    assert server.asked == []


def test_without_a_network_nothing_is_tried_again(bench: Bench) -> None:
    def no_network(host: str, _port: int) -> tuple[str, ...]:
        raise OSError(f"no {host}")

    bench.resolve = no_network
    with pytest.raises(SourceSilentError) as caught:
        bench.ask(base="https://api.example.org")
    assert caught.value.is_offline
    assert caught.value.reason == "there seems to be no network"
    assert [entry.sent for entry in bench.log] == ["nothing"]
    assert not bench.slept


@pytest.mark.parametrize(
    "number", ["127.0.0.1", "10.0.0.7", "169.254.169.254", "::1", "fe80::1%eth0", "64:ff9b::7f00:1"]
)
def test_a_public_source_never_leads_to_this_machine(bench: Bench, server: LookupServer, number: str) -> None:
    bench.resolve = lambda _host, _port: (number,)
    assert "this machine" in reason(bench, base=f"http://api.example.org:{server.address.rpartition(':')[2]}")
    assert not server.asked


def test_a_redirect_from_a_public_source_to_this_machine_is_refused(
    bench: Bench, server: LookupServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The public machine is played by this one, under a number that counts as public here."""
    port = server.address.rpartition(":")[2]
    monkeypatch.setattr("desktop_app.lookup.wire.is_public", lambda number: number == "127.0.0.1")
    bench.resolve = lambda host, _port: ("127.0.0.1",) if host == "api.example.org" else ("127.0.0.9",)
    server.on("/works", moves(f"http://localhost:{port}/secret"))
    assert "this machine" in reason(bench, base=f"http://api.example.org:{port}")
    assert server.paths() == ["/works/10.1/x"]
    assert bench.log[-1].outcome.startswith("it led to this machine")
    assert bench.log[-1].sent == "nothing"


def test_her_address_does_not_follow_to_another_server(bench: Bench, server: LookupServer) -> None:
    from tests.lookup_server import lookup_server

    with lookup_server() as other:
        other.on("/found", says(FOUND))
        server.on("/works", moves(f"{other.address}/found"))
        assert bench.ask(email_as="mailto") is not None
        (asked,) = other.asked
        assert "ada" not in str(asked.headers) + str(asked.query)
    assert [entry.sent for entry in bench.log] == ["DOI 10.1/x, your e-mail address", "no more than its web address"]


def test_a_redirect_that_carries_her_address_to_another_server_is_not_followed(
    bench: Bench, server: LookupServer
) -> None:
    from tests.lookup_server import lookup_server

    with lookup_server() as other:
        for written in ("mailto=ada@example.org", "mailto=Ada%40example.org", "m=ada%2540example.org"):
            server.on("/works", moves(f"{other.address}/found?{written}"))
            assert "your e-mail address" in reason(bench, email_as="mailto")
        assert not other.asked
        server.on("/works", moves(f"{server.address}/found?mailto=ada@example.org"))
        server.on("/found", says(FOUND))
        assert bench.ask(email_as="mailto") is not None


def test_a_source_that_wants_time_between_questions_gets_it(bench: Bench, server: LookupServer) -> None:
    from dataclasses import replace

    bench.source = replace(bench.source, pace_s=3.0)
    server.on("/works", says(FOUND))
    client = bench.client()
    bench.ask("works/1", client=client)
    bench.ask("works/2", client=client)
    assert sum(bench.slept) == pytest.approx(3)
