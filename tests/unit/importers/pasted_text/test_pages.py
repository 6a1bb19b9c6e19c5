"""Pages as they are pasted from publishers' sites, indexes, blogs: a file of text and one of truth for each."""

import json
from pathlib import Path

import pytest

from desktop_app.domain.capture import Offer, OfferKind, PaperDraft
from desktop_app.domain.paper import Contributor
from desktop_app.importers.pasted_text import PLUGIN

PAGES = Path(__file__).resolve().parents[3] / "data" / "pasted"
TRUTHS = sorted(PAGES.glob("*.json"))


def read(truth: Path) -> PaperDraft:
    """The draft of the text and the HTML that lie beside a truth."""
    text, html = truth.with_suffix(".txt"), truth.with_suffix(".html")
    return PLUGIN.read(
        text.read_text(encoding="utf-8") if text.is_file() else "",
        html.read_text(encoding="utf-8") if html.is_file() else None,
    )


def written(person: Contributor) -> str:
    family = " ".join(part for part in (person.particle, person.family, person.suffix) if part)
    return person.literal or f"{family}, {person.given}"


def offered(offer: Offer) -> list[str | bool]:
    kind = "question" if offer.kind is OfferKind.QUESTION else str(offer.todo_kind)
    return [kind, offer.text, offer.promised]


def found(draft: PaperDraft, name: str) -> object:
    """The draft's value for a name of the truth."""
    parts = draft.bibliography
    if name == "authors":
        return [written(person) for person in parts.contributors]
    if name == "abstract_begins":
        return (parts.abstract or "")[:200]
    if name == "abstract_ends":
        return (parts.abstract or "")[-200:]
    if name == "offers":
        return [offered(offer) for offer in draft.offers]
    if name == "note":
        return draft.note
    value = getattr(parts, name)
    return list(value) if isinstance(value, tuple) else value


def problems(draft: PaperDraft, wanted: dict[str, object]) -> dict[str, object]:
    """What of the truth the draft has otherwise."""
    wrong: dict[str, object] = {}
    for name, value in wanted.items():
        if name == "note_holds":
            missing = [piece for piece in value if piece not in draft.note]
        elif name == "unsure":
            missing = [field for field in value if field not in draft.unsure]
        elif name == "abstract_begins":
            missing = not str(found(draft, name)).startswith(str(value))
        elif name == "abstract_ends":
            missing = not str(found(draft, name)).endswith(str(value))
        else:
            missing = found(draft, name) != value
        if missing:
            wrong[name] = missing if name in {"note_holds", "unsure"} else found(draft, name)
    return wrong


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.stem)
def test_page_is_recognised(truth: Path) -> None:
    assert problems(read(truth), json.loads(truth.read_text(encoding="utf-8"))) == {}
