"""The one client of all look-ups: asks with consent only, tries again within limits, remembers, tells what it sent."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from desktop_app import __version__
from desktop_app.domain.lookup import (
    Consent,
    ConsentNeededError,
    LookupCancelledError,
    LookupLogEntry,
    SourceSilentError,
)
from desktop_app.lookup.base import LookupSource, Question, Reply
from desktop_app.lookup.cache import AnswerCache
from desktop_app.lookup.hosts import Resolve, is_local_base, resolve
from desktop_app.lookup.sinks import MemorySink, Sink
from desktop_app.lookup.tries import BUSY, Waits, pause_s

if TYPE_CHECKING:
    from desktop_app.lookup.exchange import Answer, Sent

#: what a server is sent that is no source
ADDRESS_ONLY = "no more than its web address"

_NOT_KNOWN = (404, 410)
_DONE = 200


@dataclass(frozen=True, slots=True)
class Manners:
    """How long and how often is asked, and how much is taken."""

    connect_s: float = 5.0
    read_s: float = 10.0
    whole_s: float = 20.0
    tries: int = 3
    answer_bytes: int = 5 << 20
    file_s: float = 600.0


@dataclass(frozen=True, slots=True)
class Run:
    """What goes on for the reader now: may be cancelled, `told` keeps the log; `is_fresh` asks past the memory."""

    cancelled: Callable[[], bool]
    told: Callable[[LookupLogEntry], None]
    is_fresh: bool = False


@dataclass(slots=True)
class LookupClient:
    """May be used on any thread. `consent` is asked anew before every request."""

    consent: Callable[[], Consent | None]
    cache: AnswerCache
    now: Callable[[], datetime]
    manners: Manners = field(default_factory=Manners)
    waits: Waits = field(default_factory=lambda: Waits(time.sleep, time.monotonic))
    resolve: Resolve = resolve
    _turn: threading.Lock = field(default_factory=threading.Lock)
    _asked_at: dict[str, float] = field(default_factory=dict)

    def talk(self, source: LookupSource, base: str, run: Run) -> "SourceTalk":
        """A talk with one source at this base address."""
        return SourceTalk(self, source, base.rstrip("/"), run)

    def pace(self, source: LookupSource, run: Run) -> None:
        """Wait until this source may be asked again."""
        with self._turn:
            at = max(self._asked_at.get(source.id, float("-inf")) + source.pace_s, self.waits.monotonic())
            self._asked_at[source.id] = at
        self.waits.wait(at - self.waits.monotonic(), run.cancelled)


class Attempts:
    """One thing that is fetched, tried again until it is there, the time is over, or trying makes no sense."""

    def __init__(self, client: LookupClient, run: Run, whole_s: float, name: str, sent: str) -> None:
        self._client, self._run, self._name, self._sent = client, run, name, sent
        self._end = client.waits.monotonic() + whole_s

    def fetch(self, address: str, accept: str, *, largest: int, is_file: bool, base: str, sink: Sink) -> "Answer":
        """The last answer; SourceSilentError when there is none that helps."""
        from desktop_app.lookup.exchange import Exchange, Limits, Refusal, Trouble, Wish

        manners = self._client.manners
        limits = Limits(manners.connect_s, manners.read_s, largest_bytes=largest)
        exchange = Exchange(self._client.resolve, self._run.cancelled, self._left_s, self._told)
        for tries in range(1, manners.tries + 1):
            email = self._email()
            own, plain = _agent("" if is_file else email), _agent()
            wish = Wish(address, accept, own, plain, email, limits, is_local_base(base))
            sink.begin()
            try:
                answer = exchange.run(wish, sink)
            except Trouble as trouble:
                self._pause(tries, None, str(trouble))
                continue
            except Refusal as refusal:
                raise SourceSilentError(self._name, str(refusal), is_offline=refusal.is_offline) from refusal
            if answer.status not in BUSY:
                return answer
            self._pause(tries, answer.headers.get("retry-after"), busy_words(answer.status))
        raise SourceSilentError(self._name, "it could not be asked")

    def _pause(self, tries: int, retry_after: str | None, reason: str) -> None:
        """Wait before the next try; when there is none, or it would come too late, say why."""
        if self._run.cancelled():
            raise LookupCancelledError
        seconds = pause_s(tries, retry_after, self._client.now())
        if tries >= self._client.manners.tries or seconds >= self._left_s():
            later = f"; it asks to be left alone for {round(seconds)} s" if retry_after else ""
            raise SourceSilentError(self._name, f"{reason}{later}")
        self._client.waits.wait(seconds, self._run.cancelled)

    def _left_s(self) -> float:
        return self._end - self._client.waits.monotonic()

    def _email(self) -> str:
        consent = self._client.consent()
        if consent is None:
            raise ConsentNeededError
        return consent.email

    def _told(self, address: str, sent: "Sent", outcome: str) -> None:
        words = {"all": self._sent, "address": ADDRESS_ONLY, "nothing": "nothing"}[sent.value]
        self._run.told(LookupLogEntry(self._client.now(), self._name, address, words, outcome))


class SourceTalk:
    """Questions to one source, answered from memory where that is fresh enough."""

    def __init__(self, client: LookupClient, source: LookupSource, base: str, run: Run) -> None:
        self._client, self._source, self._base, self._run = client, source, base, run

    def ask(self, question: Question) -> Reply | None:
        """See `lookup.base.Talk`."""
        consent = self._client.consent()
        if consent is None:
            raise ConsentNeededError
        plain = _address(self._base, question.path, question.params)
        key = f"{self._source.id} {question.accept} {plain}"
        if not self._run.is_fresh:
            is_kept, kept = self._client.cache.find(key)
            if is_kept:
                return kept
        own = {question.email_as: consent.email} if question.email_as else {}
        reply = self._asked(_address(self._base, question.path, {**question.params, **own}), question)
        is_empty = reply is None or question.is_empty(reply.body)
        self._client.cache.keep(key, reply, is_empty=is_empty)
        return reply

    def _asked(self, address: str, question: Question) -> Reply | None:
        self._client.pace(self._source, self._run)
        manners, sink = self._client.manners, MemorySink()
        sent = f"{question.sent}, your e-mail address"
        answer = Attempts(self._client, self._run, manners.whole_s, self._source.name, sent).fetch(
            address, question.accept, largest=manners.answer_bytes, is_file=False, base=self._base, sink=sink
        )
        if answer.status in _NOT_KNOWN:
            return None
        if answer.status != _DONE:
            raise SourceSilentError(self._source.name, refused_words(answer.status))
        return Reply(bytes(sink.content), self._client.now())


def _agent(email: str = "") -> str:
    return f"Postil/{__version__}" + (f" (mailto:{email})" if email else "")


def busy_words(status: int) -> str:
    """Why a busy or ill server gave nothing."""
    return "it was asked too often" if status == 429 else f"it has trouble of its own ({status})"


def refused_words(status: int) -> str:
    """Why a server that answered gave nothing."""
    if status in (400, 422):
        return f"it did not take the question or your e-mail address ({status})"
    return f"it refused to answer ({status})" if status in (401, 403, 451) else f"it answered with an error ({status})"


def _address(base: str, path: str, params: Mapping[str, str]) -> str:
    query = urlencode(params)
    return f"{base}/{path}" + (f"?{query}" if query else "")
