"""A source that is asked on a local server, by a client whose clock and pauses are the test's."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.lookup import Consent, IdentifierKind, LookupLogEntry
from desktop_app.lookup.base import Question, Reply
from desktop_app.lookup.cache import AnswerCache
from desktop_app.lookup.client import LookupClient, Manners, Run
from desktop_app.lookup.reading import json_of
from desktop_app.lookup.tries import Waits
from tests.lookup_server import LookupServer, lookup_server

NOW = datetime(2026, 11, 12, 9, tzinfo=UTC)
MANNERS = Manners(connect_s=2.0, read_s=0.3)
CONSENT = Consent("ada@example.org", NOW)


@dataclass(frozen=True)
class PlainSource:
    """A source that is only asked."""

    id: str = "plain"
    name: str = "Plain"
    home: str = "https://plain.example.org"
    order: int = 1
    pace_s: float = 0.0
    knows_copies: bool = False
    knows_notices: bool = False
    records_by: frozenset[IdentifierKind] = frozenset()


@dataclass
class Bench:
    """`slept` are the pauses; they take no time but move the client's clock. `cancel_after` polls it is cancelled."""

    server: LookupServer
    folder: Path
    manners: Manners = MANNERS
    consent: Consent | None = CONSENT
    now: datetime = NOW
    monotonic: float = 0.0
    slept: list[float] = field(default_factory=list)
    log: list[LookupLogEntry] = field(default_factory=list)
    is_cancelled: Callable[[], bool] = lambda: False
    resolve: Callable[[str, int], tuple[str, ...]] | None = None
    source: PlainSource = PlainSource()

    def client(self) -> LookupClient:
        waits = Waits(self._sleep, lambda: self.monotonic)
        cache = AnswerCache(self.folder / "cache", lambda: self.now)
        client = LookupClient(lambda: self.consent, cache, lambda: self.now, self.manners, waits)
        if self.resolve is not None:
            client.resolve = self.resolve
        return client

    def run(self, *, fresh: bool = False) -> Run:
        return Run(self.is_cancelled, self.log.append, fresh)

    def ask(
        self, path: str = "works/10.1/x", base: str | None = None, client: LookupClient | None = None, **more: object
    ) -> Reply | None:
        fresh = bool(more.pop("fresh", False))
        talk = (client or self.client()).talk(self.source, base or self.server.address, self.run(fresh=fresh))
        return talk.ask(Question(path, "DOI 10.1/x", lambda body: not json_of("Plain", body), **more))

    def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.monotonic += seconds

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def server() -> Iterator[LookupServer]:
    with lookup_server() as running:
        yield running


@pytest.fixture
def bench(server: LookupServer, tmp_path: Path) -> Bench:
    return Bench(server, tmp_path)
