"""Look-ups outside: a free legal copy of a paper, only with the reader's consent, and the log of all that was sent."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop_app.cli.command import Command, Session, add_paper
from desktop_app.cli.output import Answer
from desktop_app.cli.records import Record, moment
from desktop_app.cli.table import Table
from desktop_app.domain.errors import EnvironmentProblemError, ReaderError
from desktop_app.domain.free_copy import FreeCopyCheck
from desktop_app.domain.lookup import LookupLogEntry, listed

if TYPE_CHECKING:
    from desktop_app.services.lookups import CopyTarget, LookupService


def _free_copy_arguments(parser: argparse.ArgumentParser) -> None:
    add_paper(parser)
    parser.add_argument(
        "--consent",
        metavar="E-MAIL",
        help="yes, for this once: send the DOI and this e-mail address to the sources, directly and through no proxy",
    )
    parser.add_argument("--fresh", action="store_true", help="ask again, also where an answer is remembered")


def _free_copy(session: Session, options: argparse.Namespace) -> Answer:
    services = session.services
    lookups = services.lookups
    (target,) = lookups.copy_targets([services.library.resolve(options.paper).id])
    if target.doi is None:
        raise ReaderError(f"“{target.title}” has no DOI, by which free copies are looked for; nothing was asked.")
    if options.consent is not None:
        lookups.consent_for_now(options.consent)
    elif lookups.consent() is None:
        raise ReaderError(_unasked(lookups, target.doi))
    try:
        answer = lookups.ask_free_copy(target.doi, fresh=options.fresh)
    finally:
        lookups.keep_log()
    check = lookups.keep_free_copy(target.paper, answer)
    if not answer.asked:
        raise EnvironmentProblemError(" ".join(answer.why_silent))
    return Answer(_check_record(check), _sentences(target, check, answer.why_silent))


def _unasked(lookups: "LookupService", doi: str) -> str:
    return (
        f"Nothing was asked: --consent E-MAIL sends the DOI {doi} and that e-mail address, nothing else, to as many"
        f" of {listed(lookups.source_names())} as it takes."
    )


def _sentences(target: "CopyTarget", check: FreeCopyCheck, why_silent: Sequence[str]) -> str:
    lines = [f"{target.title}: {check.sentence()}"]
    lines += [f"  {address}" for address in (check.url or check.landing,) if address]
    lines += [f"  {notice.sentence}" for notice in check.notices]
    lines += [f"  {sentence}" for sentence in why_silent]
    return "\n".join(lines)


def _check_record(check: FreeCopyCheck) -> Record:
    return {
        "paper": str(check.paper),
        "doi": check.doi,
        "verdict": check.verdict.value,
        "source": check.source or None,
        "version": check.version.value if check.version else None,
        "licence": check.licence,
        "host": check.host.value if check.host else None,
        "url": check.url,
        "landing": check.landing,
        "checked_at": moment(check.checked_at),
        "asked": list(check.asked),
        "silent": list(check.silent),
        "notices": [notice.sentence for notice in check.notices],
    }


def _lookup_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("log",), metavar="log", help="what was asked of whom, the newest first")


def _lookup(session: Session, _options: argparse.Namespace) -> Answer:
    entries = session.services.lookups.log()
    return Answer([_entry_record(entry) for entry in entries], _log_table(entries))


def _entry_record(entry: LookupLogEntry) -> Record:
    return {
        "asked_at": moment(entry.asked_at),
        "source": entry.source,
        "address": entry.address,
        "sent": entry.sent,
        "outcome": entry.outcome,
    }


def _log_table(entries: Sequence[LookupLogEntry]) -> Table:
    rows = tuple(
        (f"{entry.asked_at.astimezone():%Y-%m-%d %H:%M}", entry.source, entry.sent, entry.outcome, entry.address)
        for entry in entries
    )
    return Table(("ASKED", "OF", "SENT", "OUTCOME", "ADDRESS"), rows, long=(2, 3, 4), empty="nothing was looked up yet")


COMMANDS = (
    Command("free-copy", "look for a free legal copy of a paper, with your consent", _free_copy_arguments, _free_copy),
    Command("lookup", "show the log of look-ups", _lookup_arguments, _lookup),
)
