"""What `[[` offers while she types: a paper, a mark or a question, and the link that it puts into the text."""

from dataclasses import dataclass

from desktop_app.domain.changes import Entity
from desktop_app.domain.markdown_text import escaped

_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class LinkOffer:
    """`title` says what it is, `passage` what stands there; `label` is the text that the link will show."""

    kind: Entity
    title: str
    passage: str
    label: str
    target: str
    is_own: bool = False

    @property
    def markdown(self) -> str:
        """The link as it is put into a note; it stays right when titles change, for it names the record by its id."""
        words = " ".join(self.label.split())
        short = words if len(words) <= _LONGEST_LABEL else words[:_LONGEST_LABEL].rstrip() + "…"
        return f"[{escaped(short)}]({self.target})"
