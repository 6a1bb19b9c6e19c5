"""Looking things up outside: what is asked for, the reader's consent, what is found, the log. No network here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.errors import EnvironmentProblemError, ReaderError
from desktop_app.domain.identifiers import find_arxiv, find_pmcids, find_pmids, normalise_doi
from desktop_app.domain.paper import Bibliography


class ConsentNeededError(ReaderError):
    """Nothing was sent: the reader has not said yes to look-ups, or took it back."""

    def __init__(self) -> None:
        super().__init__("Nothing was asked: look-ups need your consent first.")


class LookupCancelledError(ReaderError):
    """The reader stopped it."""

    def __init__(self) -> None:
        super().__init__("The look-up was cancelled; nothing was changed.")


class SourceSilentError(EnvironmentProblemError):
    """A source could not be asked; `reason` is the cause in a few words, `is_offline` that there is no network."""

    def __init__(self, source: str, reason: str, *, is_offline: bool = False) -> None:
        super().__init__(f"{source} could not be asked: {reason}.")
        self.source, self.reason, self.is_offline = source, reason, is_offline


def silence_told(silent: Iterable[SourceSilentError]) -> list[str]:
    """A sentence for each reason, with all whom it kept from answering."""
    names: dict[str, list[str]] = {}
    for one in silent:
        names.setdefault(one.reason, []).append(one.source)
    return [f"{listed(sources)} could not be asked: {reason}." for reason, sources in names.items()]


def listed(names: Sequence[str]) -> str:
    """Names in a sentence."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


class IdentifierKind(StrEnum):
    DOI = "doi"
    PMID = "pmid"
    PMCID = "pmcid"
    ARXIV = "arxiv"


_NAMES = {
    IdentifierKind.DOI: "DOI",
    IdentifierKind.PMID: "PMID",
    IdentifierKind.PMCID: "PMCID",
    IdentifierKind.ARXIV: "arXiv",
}


@dataclass(frozen=True, slots=True)
class Identifier:
    """By what a work is looked up; a DOI is lower-case, a PMCID begins with PMC."""

    kind: IdentifierKind
    value: str

    def __str__(self) -> str:
        return f"{_NAMES[self.kind]} {self.value}"


def identifier_in(text: str) -> Identifier:
    """The identifier that a person typed: a DOI, PMID, PMCID or arXiv number, marked as one or bare."""
    bare = text.strip()
    arxiv = find_arxiv(bare) or find_arxiv(f"arXiv:{bare.lower().removeprefix('arxiv').lstrip(': ')}")
    if doi := normalise_doi(bare):
        return Identifier(IdentifierKind.DOI, doi)
    if arxiv:
        return Identifier(IdentifierKind.ARXIV, arxiv[0].value)
    if pmcid := find_pmcids(bare.upper()):
        return Identifier(IdentifierKind.PMCID, pmcid[0].value)
    if pmid := find_pmids(bare if not bare.isdecimal() else f"PMID: {bare}"):
        return Identifier(IdentifierKind.PMID, pmid[0].value)
    raise ReaderError(f"“{bare[:80]}” is no DOI, PMID, PMCID or arXiv number.")


def identifiers_of(parts: Bibliography) -> tuple[Identifier, ...]:
    """All that a paper can be looked up by, the surest first."""
    given = (
        (IdentifierKind.DOI, normalise_doi(parts.doi or "")),
        (IdentifierKind.PMID, parts.pmid),
        (IdentifierKind.PMCID, parts.pmcid),
        (IdentifierKind.ARXIV, parts.arxiv),
    )
    return tuple(Identifier(kind, value) for kind, value in given if value)


class NoticeKind(StrEnum):
    RETRACTION = "retraction"
    CONCERN = "concern"
    CORRECTION = "correction"


_NOTICE_WORDS = {
    NoticeKind.RETRACTION: "Retracted",
    NoticeKind.CONCERN: "Under an expression of concern",
    NoticeKind.CORRECTION: "Corrected",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """What was published about a work later; `doi` is that of the notice itself."""

    kind: NoticeKind
    source: str
    doi: str | None = None
    on: PartialDate | None = None

    @property
    def sentence(self) -> str:
        """Such as "Retracted on 2021-03-04, says Crossref (10.1000/notice)."."""
        when = f" on {self.on}" if self.on else ""
        where = f" ({self.doi})" if self.doi else ""
        return f"{_NOTICE_WORDS[self.kind]}{when}, says {self.source}{where}."


@dataclass(frozen=True, slots=True)
class Consent:
    """The reader's yes: her address goes along with what is looked up, as the sources ask."""

    email: str
    given_at: datetime


def check_email(text: str) -> str:
    """The address as it is sent; ReaderError for what cannot be one."""
    address = text.strip()
    name, at, host = address.rpartition("@")
    is_plain = address.isascii() and address.isprintable() and not set(address) & set(' "(),:;<>[\\]')
    if not (name and at and is_plain and "." in host.strip(".") and len(address) <= 254):
        raise ReaderError("This is no e-mail address; write it like ada@example.org.")
    return address


@dataclass(frozen=True, slots=True)
class LookupLogEntry:
    """One question that left this machine: to whom, where, what was sent, what came of it."""

    asked_at: datetime
    source: str
    address: str
    sent: str
    outcome: str


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """What a source knows about a work; `found_at` is when it said so."""

    source: str
    bibliography: Bibliography
    found_at: datetime
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field as texts that can be typed; `is_proposed` where the paper has nothing there yet."""

    field: str
    old: str
    new: str
    is_proposed: bool
