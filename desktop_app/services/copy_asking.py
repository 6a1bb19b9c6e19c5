"""Asks the sources for a free copy, one after another until one knows one, and for retractions and corrections."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from desktop_app.domain.free_copy import FreeCopyAnswer, Verdict
from desktop_app.domain.lookup import Notice, SourceSilentError
from desktop_app.lookup.base import Finding, LookupSource, Talk

Talks = Sequence[tuple[LookupSource, Talk]]


@dataclass(slots=True)
class _Answers:
    findings: dict[str, Finding] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)
    silent: dict[str, str] = field(default_factory=dict)
    is_offline: bool = False

    def ask(self, doi: str, source: LookupSource, talk: Talk) -> Finding | None:
        """What the source says; without a network the others need not be tried."""
        if self.is_offline:
            self.silent[source.name] = ""
            return None
        try:
            found = source.copies(doi, talk)
        except SourceSilentError as error:
            self.silent[source.name] = str(error)
            self.is_offline = error.is_offline
            return None
        if found is None:
            self.strangers.append(source.name)
        else:
            self.findings[source.name] = found
        return found


def ask_copies(doi: str, talks: Talks, now: Callable[[], datetime]) -> FreeCopyAnswer:
    """The answer about a normalised DOI; a source that cannot be asked is named in it."""
    answers, finder = _Answers(), ""
    for source, talk in talks:
        if source.knows_copies:
            found = answers.ask(doi, source, talk)
            if found is not None and found.copy is not None:
                finder = source.name
                break
    asked = tuple(source.name for source, _talk in talks if source.name in (*answers.findings, *answers.strangers))
    times = [finding.at for finding in answers.findings.values()]
    return FreeCopyAnswer(
        doi=doi,
        verdict=Verdict.FOUND if finder else Verdict.NONE if answers.findings else Verdict.UNKNOWN,
        checked_at=answers.findings[finder].at if finder else min(times, default=now()),
        source=finder,
        copy=answers.findings[finder].copy if finder else None,
        asked=asked,
        silent=tuple(answers.silent),
        why_silent=tuple(filter(None, answers.silent.values())),
        notices=_notices(doi, talks, answers),
    )


def _notices(doi: str, talks: Talks, answers: _Answers) -> tuple[Notice, ...]:
    """What was published about the work, each kind as one source says it; who knows only that need not answer."""
    others = _Answers(is_offline=answers.is_offline)
    for source, talk in talks:
        if source.knows_notices and not source.knows_copies:
            others.ask(doi, source, talk)
    told = (notice for found in (*others.findings.values(), *answers.findings.values()) for notice in found.notices)
    tellers: dict[str, str] = {}
    return tuple(notice for notice in told if tellers.setdefault(notice.kind, notice.source) == notice.source)
