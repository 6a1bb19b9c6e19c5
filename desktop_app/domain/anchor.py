"""Where a mark sits: page, quads, quoted text with context, text offsets; stored in the W3C Web Annotation shape."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from desktop_app.domain.geometry import Quad

CONTEXT_CHARACTERS = 32


class Placement(StrEnum):
    """How surely a mark was found in its document."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    ORPHANED = "orphaned"


@dataclass(frozen=True, slots=True)
class TextQuote:
    """The quoted text and up to 32 characters on either side, all on the document's normalised text."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class TextPosition:
    """Half-open span in characters (code points) of the normalised text of the page (PDF) or of the abstract."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a document. `page_index` (0-based) and `quads` are for a PDF; an abstract has neither.

    Marks of one `group` (the text of a UUID) are the pieces of one mark that goes on over pages; `picture` is the
    reference of what an area looks like, as notes refer to pictures; `page_name` is what the file calls the page where
    that is not its number, `merged_into` the id of the mark that took this one in. All are empty where there is none.
    """

    quote: TextQuote
    position: TextPosition | None = None
    page_index: int | None = None
    quads: tuple[Quad, ...] = ()
    group: str = ""
    picture: str = ""
    page_name: str = ""
    merged_into: str = ""

    @property
    def page_label(self) -> str:
        """What the page is called, by its name or counted from 1; empty where there is none."""
        return self.page_name or ("" if self.page_index is None else str(self.page_index + 1))

    def to_json(self) -> dict[str, Any]:  # Any: a JSON object
        """The W3C Web Annotation selectors of this anchor, ready for `json.dumps`."""
        selectors: list[dict[str, Any]] = [
            {
                "type": "TextQuoteSelector",
                "exact": self.quote.exact,
                "prefix": self.quote.prefix,
                "suffix": self.quote.suffix,
            }
        ]
        if self.position is not None:
            selectors.append({"type": "TextPositionSelector", "start": self.position.start, "end": self.position.end})
        body: dict[str, Any] = {"selector": selectors}
        if self.page_index is not None:
            body["page"] = self.page_index
            body["quads"] = [list(quad.points) for quad in self.quads]
        named = (("group", self.group), ("picture", self.picture), ("pageName", self.page_name))
        body |= {name: value for name, value in (*named, ("mergedInto", self.merged_into)) if value}
        return body

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> "Anchor":  # Any: a JSON object
        """The inverse of `to_json`."""
        by_type = {selector["type"]: selector for selector in body["selector"]}
        quote = by_type["TextQuoteSelector"]
        span = by_type.get("TextPositionSelector")
        page = body.get("page")
        return cls(
            quote=TextQuote(quote["exact"], quote.get("prefix", ""), quote.get("suffix", "")),
            position=TextPosition(span["start"], span["end"]) if span else None,
            page_index=page,
            quads=tuple(Quad(tuple(points)) for points in body.get("quads", ())),
            group=body.get("group", ""),
            picture=body.get("picture", ""),
            page_name=body.get("pageName", ""),
            merged_into=body.get("mergedInto", ""),
        )


def quote_with_context(text: str, start: int, end: int) -> TextQuote:
    """The quote of the half-open span [start, end) of a normalised text, with its context."""
    return TextQuote(
        text[start:end], text[max(0, start - CONTEXT_CHARACTERS) : start], text[end : end + CONTEXT_CHARACTERS]
    )
