"""What the palette lists: recent papers and searches, hits in groups, commands; one entry a row."""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, Qt

from desktop_app.domain.paper import PaperSummary
from desktop_app.domain.search import SearchHit
from desktop_app.ui.models.hit_rows import KINDS, kind_text
from desktop_app.ui.models.paper_words import meta_line
from desktop_app.ui.models.precise_rows import AnyIndex, PreciseRows
from desktop_app.ui.widgets.palette_rows import PALETTE_ROLE, PaletteCard, Spans

_ICONS = {"paper": "file", "note": "note", "mark": "marks", "question": "questions", "todo": "todo", "text": "pdf"}

#: characters of a row: matches beyond so many are not in sight, and so many are shown before them then
_FAR_IN_ROW, _BEFORE_MATCH = 48, 24

EntryKind = Literal["heading", "paper", "search", "hit", "command", "all"]


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """`value` is what opens: PaperSummary, text of a search, SearchHit, or the id of a command."""

    kind: EntryKind
    key: Hashable
    card: PaletteCard
    value: PaperSummary | SearchHit | str = ""

    @property
    def is_choosable(self) -> bool:
        return self.kind != "heading" and self.card.is_enabled


@dataclass(frozen=True, slots=True)
class ShownCommand:
    """A command as the palette shows it; `spans` are the letters typed."""

    id: str
    text: str
    keys: str
    icon: str
    is_enabled: bool
    spans: Spans = ()


class PaletteRows(PreciseRows[PaletteEntry]):
    """Headings and commands that cannot be given now cannot be chosen."""

    def key_of(self, value: PaletteEntry) -> Hashable:
        return value.kind, value.key

    def cell(self, value: PaletteEntry, _column: int, role: int) -> object:
        if role == PALETTE_ROLE:
            return value.card
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ". ".join(filter(None, (value.card.text, value.card.under, value.card.keys)))
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        row = self.value_at(index)
        if row is None or not row.is_choosable:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def recent_entries(papers: Sequence[PaperSummary], searches: Sequence[str]) -> list[PaletteEntry]:
    """What an empty field offers."""
    entries: list[PaletteEntry] = []
    if papers:
        entries.append(_heading(_tr("Recently read")))
        entries += [
            PaletteEntry("paper", paper.id, PaletteCard(_title(paper.title), (), meta_line(paper), "file"), paper)
            for paper in papers
        ]
    if searches:
        entries.append(_heading(_tr("Recent searches")))
        entries += [PaletteEntry("search", words, PaletteCard(words, icon="search"), words) for words in searches]
    return entries


def hit_entries(hits: Sequence[SearchHit], words: str) -> list[PaletteEntry]:
    """Hits in groups, always in the same order, and the way to all of them."""
    entries: list[PaletteEntry] = []
    for kind in KINDS:
        found = sorted((hit for hit in hits if hit.kind == kind), key=lambda hit: -hit.score)
        if found:
            entries.append(_heading(kind_text(kind)))
            entries += [
                PaletteEntry("hit", (kind, hit.id, hit.page_index, place), hit_card(hit), hit)
                for place, hit in enumerate(found)
            ]
    if hits:
        card = PaletteCard(_tr("See all results for “%1”").replace("%1", words), icon="search", keys="Ctrl+Shift+Enter")
        entries.append(PaletteEntry("all", "all", card, words))
    return entries


def command_entries(commands: Sequence[ShownCommand], heading: str = "") -> list[PaletteEntry]:
    """Commands in their order, under a heading where there is one."""
    entries = [_heading(heading)] if heading and commands else []
    for command in commands:
        icon = command.icon or "right"
        card = PaletteCard(command.text, command.spans, "", icon, command.keys, is_enabled=command.is_enabled)
        entries.append(PaletteEntry("command", command.id, card, command.id))
    return entries


def said_entry(sentence: str) -> PaletteEntry:
    """A sentence in place of results."""
    return PaletteEntry("heading", "said", PaletteCard(sentence, icon="", is_enabled=False))


def hit_card(hit: SearchHit) -> PaletteCard:
    """The passage with its matches, and below it where that is; a paper by its title."""
    snippet, highlights = _in_sight(hit.snippet, hit.highlights)
    if hit.kind == "paper" and (hit.snippet == hit.paper_title or not hit.snippet):
        return PaletteCard(_title(hit.paper_title), hit.highlights, icon="file")
    if hit.kind == "paper":
        return PaletteCard(_title(hit.paper_title), _same_words(hit), snippet, "file")
    where = _title(hit.paper_title) if hit.paper_id is not None else _tr("Without a paper")
    if hit.page_index is not None:
        where = _tr("p. %1").replace("%1", hit.page_label) + " · " + where
    return PaletteCard(snippet, highlights, where, _ICONS.get(hit.kind, "file"))


def _in_sight(snippet: str, highlights: Spans) -> tuple[str, Spans]:
    """The passage from a few words before its first match, where that would stand beyond the end of a row."""
    first = highlights[0][0] if highlights else 0
    start = snippet.rfind(" ", 0, first - _BEFORE_MATCH) + 1 if first > _FAR_IN_ROW else 0
    if start <= 0:
        return snippet, highlights
    moved = start - len("…")
    return "…" + snippet[start:], tuple((begin - moved, end - moved) for begin, end in highlights)


def _same_words(hit: SearchHit) -> Spans:
    """Where the words that matched in the passage of a paper are in its title, too."""
    found = {hit.snippet[begin:end] for begin, end in hit.highlights}
    words = "|".join(re.escape(word) for word in sorted(found, key=len, reverse=True) if word.strip())
    pattern = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    return tuple(match.span() for match in pattern.finditer(hit.paper_title)) if words else ()


def _heading(text: str) -> PaletteEntry:
    return PaletteEntry("heading", text, PaletteCard(text, is_heading=True))


def _title(title: str) -> str:
    return title or _tr("Without a title")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Palette", text)
