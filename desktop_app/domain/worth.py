"""Whether an article is worth its price: what it would answer, who names it, what of it is there already."""

import re
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.ids import DocumentId, PaperId, QuestionId
from desktop_app.domain.paper import Bibliography


class NamedBy(StrEnum):
    """How a note names a paper."""

    LINK = "link"
    DOI = "doi"
    TITLE = "title"
    AUTHOR_YEAR = "author and year"


class SameAs(StrEnum):
    """Why a text of the library is thought to be the one that is to be bought, or another version of it."""

    ITSELF = "itself"
    DOI = "doi"
    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class TouchedQuestion:
    """An open question that the abstract may answer, with the sentence that says so; empty where it was asked there."""

    question: QuestionId
    text: str
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Naming:
    """A line of another paper's note; `line_index` is counted from 0."""

    paper: PaperId
    paper_title: str
    line: str
    line_index: int
    by: NamedBy


@dataclass(frozen=True, slots=True)
class SharedTag:
    """A tag it has in common with so many papers that she reads now."""

    tag: str
    papers: int


@dataclass(frozen=True, slots=True)
class Version:
    """A text in the library: `has_pdf` when it is the whole, `label` what the document is called."""

    paper: PaperId
    title: str
    same: SameAs
    has_pdf: bool
    document: DocumentId | None = None
    label: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Worth:
    """The reasons for and against; `owned` is the same article as a PDF, `versions` is what is nearly that."""

    questions: tuple[TouchedQuestion, ...] = ()
    namings: tuple[Naming, ...] = ()
    tags: tuple[SharedTag, ...] = ()
    owned: tuple[Version, ...] = ()
    versions: tuple[Version, ...] = ()

    @property
    def naming_notes(self) -> int:
        """In how many notes it is named, however often in each."""
        return len({naming.paper for naming in self.namings})


_WORD = re.compile(r"\w+")
_FEWEST_TITLE_WORDS = 4
_COAUTHORS = r"(?:[\s,]|et al\.?|&|\b(?:and|und|y|et)\b|\b[^\W\d_a-z][\w-]*){0,12}"


@dataclass(frozen=True, slots=True)
class NamePatterns:
    """What a line must match to name a paper, the surest first."""

    patterns: tuple[tuple[NamedBy, re.Pattern[str]], ...]

    def named_in(self, line: str) -> NamedBy | None:
        """How the line names the paper, or not at all."""
        return next((by for by, pattern in self.patterns if pattern.search(line)), None)


def name_patterns(parts: Bibliography) -> NamePatterns:
    """How a note may name this paper: its DOI, its title in any punctuation, its first author with its year."""
    found: list[tuple[NamedBy, re.Pattern[str]]] = []
    if parts.doi:
        doi = re.escape(parts.doi)
        found.append((NamedBy.DOI, re.compile(rf"(?<![\w./]){doi}(?![\w/]|\.\w)|doi\.org/{doi}(?!\w)", re.IGNORECASE)))
    words = _WORD.findall(parts.title)
    if len(words) >= _FEWEST_TITLE_WORDS:
        title = r"[\W_]+".join(map(re.escape, words))
        found.append((NamedBy.TITLE, re.compile(rf"(?<!\w){title}(?!\w)", re.IGNORECASE)))
    family = parts.authors[0].family if parts.authors else ""
    if family and parts.year:
        name = rf"(?<!\w){re.escape(family)}(?:[’']s\b)?{_COAUTHORS}[(\[]?{parts.year}(?!\d)"
        found.append((NamedBy.AUTHOR_YEAR, re.compile(name)))
    return NamePatterns(tuple(found))


def told_words(parts: Bibliography) -> tuple[tuple[str, ...], ...]:
    """What to look for in an index of words: a note that names it has all the phrases of one of these."""
    words = _WORD.findall(parts.title)
    wanted: list[tuple[str, ...]] = [(parts.doi,)] if parts.doi else []
    wanted += [(" ".join(words),)] if len(words) >= _FEWEST_TITLE_WORDS else []
    family = parts.authors[0].family if parts.authors else ""
    wanted += [(family, str(parts.year))] if family and parts.year else []
    return tuple(wanted)


_PROBE_WORDS, _SHORTEST_ABSTRACT = 12, 30


def probe_of(abstract: str) -> str:
    """A run of words from the middle of an abstract, to find its text elsewhere; empty for a short one."""
    words = _WORD.findall(abstract)
    if len(words) < _SHORTEST_ABSTRACT:
        return ""
    start = (len(words) - _PROBE_WORDS) // 2
    return " ".join(words[start : start + _PROBE_WORDS])


def is_other_work(one: Bibliography, other: Bibliography) -> bool:
    """Whether two papers of one title are two publications: each has a DOI, and they differ."""
    return bool(one.doi and other.doi) and (one.doi or "").lower() != (other.doi or "").lower()
