"""The names a PDF gives its pages ("iv", "S3"): what a page is called, and which page a name means; pure."""

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.domain.anchor import Anchor


def page_label(labels: Sequence[str], page_index: int) -> str:
    """What the page is called: the name the file gives it, else its number. `labels` may be empty."""
    label = labels[page_index] if page_index < len(labels) else ""
    return label or str(page_index + 1)


def shown_page(page_index: int | None, page_name: str) -> str:
    """What to call a page where its name is known by itself, empty where it has none; empty where there is no page."""
    return page_name or ("" if page_index is None else str(page_index + 1))


def page_name(labels: Sequence[str], page_index: int | None) -> str:
    """The name the file gives the page, empty where that is its number or where there is no page."""
    if page_index is None:
        return ""
    label = page_label(labels, page_index)
    return label if label != str(page_index + 1) else ""


def page_called(labels: Sequence[str], typed: str, page_count: int) -> int | None:
    """The index of the page somebody means who typed this: a name, else a number; None where there is none."""
    wanted = typed.strip()
    for same in (str.__eq__, _is_same_letters):
        found = next((index for index, label in enumerate(labels[:page_count]) if same(label, wanted)), None)
        if found is not None and wanted:
            return found
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 10 else 0
    return min(number, page_count) - 1 if number > 0 and page_count else None


def has_names(labels: Sequence[str]) -> bool:
    """Whether the names tell more than the numbers of the pages."""
    return any(label and label != str(index + 1) for index, label in enumerate(labels))


def with_page_names(anchors: Sequence[Anchor], labels: Sequence[str]) -> list[Anchor]:
    """The anchors with what a file that names its pages so calls theirs."""
    return [replace(anchor, page_name=page_name(labels, anchor.page_index)) for anchor in anchors]


def _is_same_letters(label: str, wanted: str) -> bool:
    return label.casefold() == wanted.casefold()
