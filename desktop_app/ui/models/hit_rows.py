"""Search results in groups, each under a heading: papers, notes, marks, questions, to-dos, full text."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt

from desktop_app.domain.search import SearchHit
from desktop_app.ui.models.precise_rows import AnyIndex, PreciseRows
from desktop_app.ui.widgets.hit_delegate import HIT_ROLE, HitCard

KINDS = ("paper", "mark", "note", "question", "todo", "text")


@dataclass(frozen=True, slots=True)
class HitRow:
    """A heading has no hit; `place` keeps equal hits of one record apart."""

    kind: str
    place: int
    hit: SearchHit | None = None
    count: int = 0


class HitRows(PreciseRows[HitRow]):
    """Headings cannot be chosen."""

    def key_of(self, value: HitRow) -> Hashable:
        return (value.kind, value.hit.id, value.place) if value.hit is not None else value.kind

    def cell(self, value: HitRow, _column: int, role: int) -> object:
        if role == HIT_ROLE:
            return card_of(value)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            card = card_of(value)
            return ". ".join(filter(None, (card.title, card.snippet)))
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        row = self.value_at(index)
        if row is None or row.hit is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def rows_of(hits: Sequence[SearchHit], kind: str | None) -> list[HitRow]:
    """The hits of one kind, or of all kinds in groups; better hits first."""
    rows: list[HitRow] = []
    for group in KINDS:
        if kind not in (None, group):
            continue
        found = sorted((hit for hit in hits if hit.kind == group), key=lambda hit: -hit.score)
        if found:
            rows.append(HitRow(group, -1, None, len(found)))
            rows += [HitRow(group, place, hit) for place, hit in enumerate(found)]
    return rows


def kind_text(kind: str) -> str:
    """The heading of a group."""
    words = {
        "paper": _tr("Papers"),
        "note": _tr("Notes"),
        "mark": _tr("Marks"),
        "question": _tr("Questions"),
        "todo": _tr("To-dos"),
        "text": _tr("Full text"),
    }
    return words[kind]


def card_of(row: HitRow) -> HitCard:
    """How the row looks."""
    hit = row.hit
    if hit is None:
        return HitCard(f"{kind_text(row.kind)} · {row.count}", is_heading=True)
    title = hit.paper_title or _tr("Without a paper")
    if hit.page_index is not None:
        title += " · " + _tr("p. %1").replace("%1", hit.page_label)
    if hit.kind == "paper" and hit.snippet == hit.paper_title:
        return HitCard(hit.paper_title, is_title=True, highlights=hit.highlights)
    return HitCard(title, hit.snippet, hit.highlights)


def _tr(text: str) -> str:
    return QCoreApplication.translate("HitRows", text)
