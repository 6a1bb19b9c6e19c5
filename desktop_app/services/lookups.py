"""Look-ups: consent, free copies of papers, their bibliographic parts, downloads, and the log of all that was asked.

What asks the network runs on any thread and touches no database; what keeps an answer is one transaction. What was
sent waits in memory until the next call on the store thread writes it into the log.
"""

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.domain.buy import BuyDossier, BuyState, moved
from desktop_app.domain.errors import (
    ConflictError,
    EnvironmentProblemError,
    NotFoundError,
    PasswordNeededError,
    PdfError,
    ReaderError,
)
from desktop_app.domain.free_copy import FreeCopyAnswer, FreeCopyCheck, Verdict
from desktop_app.domain.identifiers import normalise_doi
from desktop_app.domain.ids import PaperId
from desktop_app.domain.lookup import (
    Consent,
    FieldChange,
    FoundRecord,
    Identifier,
    LookupLogEntry,
    SourceSilentError,
    identifier_in,
    identifiers_of,
    silence_told,
)
from desktop_app.domain.paper import Paper
from desktop_app.lookup.base import LookupSource
from desktop_app.lookup.client import LookupClient, Run
from desktop_app.services.abstract_document import follow_parts
from desktop_app.services.copy_asking import ask_copies
from desktop_app.services.filling_in import changes, field_text, filled_in
from desktop_app.services.intake import Attached, IntakeService
from desktop_app.services.lookup_settings import LookupSettings
from desktop_app.services.pdf_probe import PdfProbe
from desktop_app.services.plugins import Plugins

if TYPE_CHECKING:
    from desktop_app.storage.store import LibraryStore
    from desktop_app.storage.unit_of_work import UnitOfWork

_BUY = "buy"
_LOGGED_AT_MOST = 500


def never() -> bool:
    """The answer of work that nobody cancels."""
    return False


def ignore(_done: int, _total: int) -> None:
    """The progress of work that nobody watches."""


@dataclass(frozen=True, slots=True)
class CopyTarget:
    """What a free copy is looked for by; `doi` is None for a paper that has none."""

    paper: PaperId
    title: str
    doi: str | None


class LookupService:
    def __init__(
        self,
        store: "LibraryStore",
        settings: LookupSettings,
        client: LookupClient,
        sources: Plugins[LookupSource],
        intake: IntakeService,
    ) -> None:
        self._store, self._settings, self._client = store, settings, client
        self._sources, self._intake = sources, intake
        self._turn = threading.Lock()
        self._unlogged: list[LookupLogEntry] = []

    # consent and log

    def consent(self) -> Consent | None:
        """Her yes, or None; any thread but the window's."""
        return self._settings.consent()

    def give_consent(self, email: str) -> Consent:
        """Keep her yes with her address; ReaderError for what is no address."""
        return self._settings.give(email)

    def consent_for_now(self, email: str) -> None:
        """Her yes for this run of the program only; ReaderError for what is no address."""
        self._settings.give_for_now(email)

    def withdraw_consent(self) -> None:
        """Nothing is asked any more, and the answers that were remembered are taken away."""
        self._settings.withdraw()
        self._client.cache.forget()

    def source_names(self) -> tuple[str, ...]:
        """Who may be asked, in the order of asking."""
        return tuple(source.name for source in self._all_sources())

    def log(self, limit: int = _LOGGED_AT_MOST) -> list[LookupLogEntry]:
        """What was asked, the newest first; store thread."""
        self.keep_log()
        with self._store.read() as unit:
            return unit.lookup_log.last(limit)

    def keep_log(self) -> None:
        """Write what was sent into the log; store thread."""
        with self._turn:
            waiting, self._unlogged = self._unlogged, []
        if waiting:
            with self._store.write(None) as unit:
                unit.lookup_log.add(waiting)

    # free copies

    def copy_targets(self, papers: Sequence[PaperId]) -> tuple[CopyTarget, ...]:
        """By what these papers are looked for; a preprint of arXiv has a DOI by its number."""
        with self._store.read() as unit:
            return tuple(_target(unit.papers.get(paper)) for paper in papers)

    def ask_free_copy(self, doi: str, cancelled: Callable[[], bool] = never, *, fresh: bool = False) -> FreeCopyAnswer:
        """Ask one source after another until one knows a copy. Slow; any thread. `fresh`: not from memory.

        Raises ReaderError for what is no DOI, ConsentNeededError, LookupCancelledError.
        """
        wanted = normalise_doi(doi)
        if wanted is None:
            raise ReaderError(f"“{doi[:80]}” is not a DOI, by which free copies are looked for.")
        run = self._run(cancelled, fresh=fresh)
        sources = self._all_sources()
        talks = [(source, self._client.talk(source, self._settings.base(source), run)) for source in sources]
        return ask_copies(wanted, talks, self._client.now)

    def keep_free_copy(self, paper: PaperId, answer: FreeCopyAnswer) -> FreeCopyCheck:
        """Keep the answer; a purchase that was only wanted is now one with a free copy. Store thread.

        When nobody could be asked, that is kept only where nobody answered before: what was known stays.
        """
        self.keep_log()
        check = _check(paper, answer)
        with self._store.write("Free copy found" if answer.asked else None) as unit:
            unit.papers.get(paper)
            known = unit.free_copies.last((paper,)).get(paper)
            if not answer.asked and (not answer.silent or (known is not None and (known.asked or known.notices))):
                return check
            if check.is_found:
                _tell_purchases(unit, check)
            return unit.free_copies.add(check)

    def free_copy(self, paper: PaperId) -> FreeCopyCheck | None:
        """The last answer about this paper."""
        return self.free_copies((paper,)).get(paper)

    def free_copies(self, papers: Iterable[PaperId]) -> dict[PaperId, FreeCopyCheck]:
        """The last answer about each of these papers that was asked about."""
        with self._store.read() as unit:
            return unit.free_copies.last(papers)

    def fetch_copy(
        self,
        check: FreeCopyCheck,
        cancelled: Callable[[], bool] = never,
        progress: Callable[[int, int], object] = ignore,
    ) -> PdfProbe:
        """Download the copy that was found and look into it. Slow; any thread; nothing is in the library yet."""
        from desktop_app.lookup.download import download

        if check.url is None:
            raise ReaderError("No PDF of this copy is named; its page may offer one.")
        base = next((self._settings.base(one) for one in self._all_sources() if one.name == check.source), "")
        run = self._run(cancelled)
        largest = self._settings.largest_file()
        path = download(self._client, check.url, base, self._store.folder, largest, run, progress)
        try:
            return replace(self._intake.probe_pdf(path), file_name=check.url)
        except PasswordNeededError as error:
            raise ReaderError("The copy has a password, so it was not attached; its page may say more.") from error
        except PdfError as error:
            raise ReaderError("What was downloaded cannot be opened as a PDF, so nothing was attached.") from error
        finally:
            path.unlink(missing_ok=True)

    def attach_copy(self, check: FreeCopyCheck, probe: PdfProbe) -> Attached:
        """Attach what was downloaded to its paper, named by its version."""
        self.keep_log()
        return self._intake.attach_pdf(check.paper, probe, label=f"{check.version or 'free'} version".capitalize())

    # bibliographic parts

    def identifiers(self, paper: PaperId) -> tuple[Identifier, ...]:
        """By what the paper can be looked up, the surest first."""
        with self._store.read() as unit:
            return identifiers_of(unit.papers.get(paper).bibliography)

    def ask_record(self, identifier: Identifier | str, cancelled: Callable[[], bool] = never) -> FoundRecord:
        """The first record that a source has. Slow; any thread.

        Raises NotFoundError when none knows it, EnvironmentProblemError when none could be asked, and as above.
        """
        wanted = identifier_in(identifier) if isinstance(identifier, str) else identifier
        run, asked = self._run(cancelled), []
        silent: list[SourceSilentError] = []
        for source in self._all_sources():
            if wanted.kind not in source.records_by:
                continue
            try:
                found = source.record(wanted, self._client.talk(source, self._settings.base(source), run))
            except SourceSilentError as error:
                silent.append(error)
                continue
            if found is not None:
                return found
            asked.append(source.name)
        sentences = silence_told(silent)
        if not asked:
            raise EnvironmentProblemError(" ".join(sentences) or f"No source looks up works by {wanted}.")
        raise NotFoundError(" ".join((f"{', '.join(asked)} did not know {wanted}.", *sentences)))

    def preview(self, paper: PaperId, record: FoundRecord) -> tuple[FieldChange, ...]:
        """What the record would change, field by field; nothing is changed."""
        self.keep_log()
        with self._store.read() as unit:
            return changes(unit.papers.get(paper).bibliography, record.bibliography)

    def fill_in(self, paper: PaperId, chosen: Sequence[FieldChange], source: str) -> Paper:
        """Make the changes that she ticked; a field that changed since the preview is a ConflictError."""
        with self._store.write(f"Fill in from {source}") as unit:
            old = unit.papers.get(paper)
            if any(field_text(old.bibliography, change.field) != change.old for change in chosen):
                raise ConflictError("This paper was changed meanwhile; nothing was filled in. Look it up again.")
            new = replace(old, bibliography=filled_in(old.bibliography, chosen, source))
            if new == old:
                return old
            stored = unit.papers.put(new)
            follow_parts(unit, old.bibliography, stored)
            return stored

    def keep_notices(self, paper: PaperId, record: FoundRecord) -> FreeCopyCheck | None:
        """Keep what was published about a work that she filled in from; None where there is nothing new."""
        with self._store.write(None) as unit:
            known = unit.free_copies.last((paper,)).get(paper) or _unasked(paper, record)
            if not record.notices or known.notices == record.notices:
                return None
            return unit.free_copies.add(replace(known, notices=record.notices))

    def _all_sources(self) -> list[LookupSource]:
        return sorted(self._sources.all(), key=lambda source: source.order)

    def _run(self, cancelled: Callable[[], bool], *, fresh: bool = False) -> Run:
        return Run(cancelled, self._tell, fresh)

    def _tell(self, entry: LookupLogEntry) -> None:
        with self._turn:
            self._unlogged.append(entry)


def _target(paper: Paper) -> CopyTarget:
    parts = paper.bibliography
    doi = normalise_doi(parts.doi or "") or (f"10.48550/arxiv.{parts.arxiv.lower()}" if parts.arxiv else None)
    return CopyTarget(paper.id, parts.title, doi)


def _check(paper: PaperId, answer: FreeCopyAnswer) -> FreeCopyCheck:
    copy = answer.copy
    return FreeCopyCheck(
        paper=paper,
        doi=answer.doi,
        verdict=answer.verdict,
        source=answer.source,
        version=copy.version if copy else None,
        licence=copy.licence if copy else None,
        host=copy.host if copy else None,
        url=copy.url if copy else None,
        landing=copy.landing if copy else None,
        checked_at=answer.checked_at,
        asked=answer.asked,
        silent=answer.silent,
        notices=answer.notices,
    )


def _unasked(paper: PaperId, record: FoundRecord) -> FreeCopyCheck:
    """Nobody was asked for a free copy of this paper yet."""
    answer = FreeCopyAnswer(record.bibliography.doi or "", Verdict.UNKNOWN, record.found_at)
    return _check(paper, answer)


def _tell_purchases(unit: "UnitOfWork", check: FreeCopyCheck) -> None:
    """Open purchases of the paper that were only wanted go one step on."""
    for todo in unit.todos.list("open", _BUY, check.paper):
        dossier = todo.dossier or BuyDossier()
        if dossier.state is BuyState.WANTED:
            where = f"{check.source}: {check.url or check.landing}"
            found = moved(dossier, BuyState.FREE_COPY_FOUND, unit.clock.now(), where)
            unit.todos.put(replace(todo, dossier=found))
