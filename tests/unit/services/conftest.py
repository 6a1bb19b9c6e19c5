"""A library on disk with all its services, a clock that is set by hand, and what was announced."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.bootstrap import build_services
from desktop_app.domain.capture import PaperDraft
from desktop_app.domain.changes import HistoryChanged, LibraryReplaced, RecordChanged
from desktop_app.domain.paper import Bibliography, Contributor, Paper
from desktop_app.pdf.fake import FakePdf, FakePdfReader, write_fake_pdf
from desktop_app.services.context import Services
from desktop_app.system.events import EventBus
from desktop_app.system.paths import AppPaths

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
ABSTRACT = (
    "Since 2004, vagus nerve stimulation has been used in depression. Today it is suggested for a larger spectrum of "
    "psychiatric disorders. The exact mechanism of action is not fully understood."
)
VNS = Bibliography(
    title="Vagus Nerve Stimulation and Neurotrophins",
    type="review",
    contributors=(Contributor("Breit", "Sigrid"), Contributor("Hasler", "Gregor")),
    container="Neuroscience",
    year=2020,
    doi="10.1016/j.neubiorev.2020.03.031",
    research_highlights=("Neurotrophins are currently investigated as risk factors.",),
    abstract=ABSTRACT,
    keywords=("vagus nerve", "brain plasticity"),
)


class SettableClock:
    def __init__(self) -> None:
        self.moment = NOON

    def now(self) -> datetime:
        return self.moment

    def advance(self, **span: float) -> None:
        self.moment += timedelta(**span)


@dataclass
class Heard:
    """Everything that was published, in order."""

    events: list[object] = field(default_factory=list)

    def records(self) -> list[tuple[str, str]]:
        return [(one.entity.value, one.operation.value) for one in self.events if isinstance(one, RecordChanged)]

    def clear(self) -> None:
        self.events.clear()


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock()


@pytest.fixture
def bus() -> EventBus:
    return EventBus()


@pytest.fixture
def heard(bus: EventBus) -> Heard:
    heard = Heard()
    for kind in (RecordChanged, HistoryChanged, LibraryReplaced):
        bus.subscribe(kind, heard.events.append)
    return heard


@pytest.fixture
def paths(tmp_path: Path) -> AppPaths:
    names = ("library", "config", "cache", "logs", "outside")
    return AppPaths(*(tmp_path / name for name in names))


@pytest.fixture
def services(paths: AppPaths, bus: EventBus, clock: SettableClock) -> Iterator[Services]:
    built = build_services(paths, bus, clock, FakePdfReader())
    yield built
    built.close()


@pytest.fixture
def vns(services: Services) -> Paper:
    """A paper with an abstract."""
    return services.intake.add_draft(PaperDraft(VNS, note="A whole new area.")).paper


@pytest.fixture
def pdf_path(tmp_path: Path) -> Path:
    return write_fake_pdf(
        tmp_path / "serum.pdf",
        FakePdf(
            pages=(
                "BDNF in serum after auricular stimulation\n\nMarchetti and others.\nNeurotrophins are found in the\n"
                "hippocampus.",
                "Serum levels rose within one week.\nThey fell again later.\n\nSerum levels rose within one week.",
            )
        ),
    )
