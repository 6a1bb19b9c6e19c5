"""A paper as one Markdown file, new or brought up to date; what its parts say is decided in `sections`."""

import re
from typing import Final

from desktop_app.domain.ids import PaperId
from desktop_app.domain.own_link import read_own_link
from desktop_app.exporters.base import Merged, Outline
from desktop_app.exporters.markdown.front_matter import front_matter, merge_front, properties_of, without_remembered
from desktop_app.exporters.markdown.generated_parts import find_parts, newline_of, update_parts, wrapped
from desktop_app.exporters.markdown.sections import HEADINGS, ORDER, contents_of

_ENCODING: Final = "utf-8"
_ANY_BYTES: Final = "surrogateescape"  # a byte that is no UTF-8 comes out as it went in
_OWN_LINK = re.compile(r"\(postil://paper/[0-9a-f-]+\)")
_YOURS = "## Your edits"
_YOUR_SECTION = re.compile(r"^## Your edits[ \t]*\r?$", re.MULTILINE)
_NEXT_PART = re.compile(r"^<!-- postil:begin ", re.MULTILINE)


class MarkdownExporter:
    """See `exporters.base.Exporter`."""

    id = "markdown"
    label = "Markdown (Obsidian, Logseq)"
    extension = ".md"
    is_text = True

    def stem(self, outline: Outline) -> str:
        """The cite key as Obsidian's citation plugins write it."""
        return f"@{outline.paper.cite_key}"

    def render(self, outline: Outline) -> bytes:
        """Front matter and all parts that have something to say."""
        parts = [wrapped(name, content) for name, content in contents_of(outline).items()]
        return "\n".join([front_matter(properties_of(outline)), *parts]).encode(_ENCODING)

    def owner_of(self, content: bytes) -> PaperId | None:
        """The paper that the first part links to."""
        pieces, _torn = find_parts(content.decode(_ENCODING, _ANY_BYTES))
        heads = (piece.content for piece in pieces if not isinstance(piece, str) and piece.name == ORDER[0])
        for link in map(_OWN_LINK.search, heads):
            own = read_own_link(link.group().strip("()")) if link else None
            if own is not None:
                return own.paper
        return None

    def merge(self, outline: Outline, existing: bytes) -> Merged:
        """Exchange the generated parts; what the reader changed in them is kept under “Your edits”."""
        front, body = merge_front(existing.decode(_ENCODING, _ANY_BYTES), properties_of(outline))
        updated = update_parts(body, contents_of(outline), ORDER)
        kept = [("Properties", "\n".join(f"    {line}" for text in front.kept for line in text.split("\n")))]
        kept = [*(kept if front.kept else []), *((HEADINGS[name], text) for name, text in updated.edited)]
        text = front.text + updated.text
        for heading, hers in kept:
            text = _with_your_edit(text, heading, hers)
        return Merged(
            text.encode(_ENCODING, _ANY_BYTES),
            _notices([heading for heading, _hers in kept], updated.torn, front.problem),
        )


def _with_your_edit(text: str, heading: str, hers: str) -> str:
    """The text of an edited part at the end of the section for them, which is made where it is missing."""
    newline = newline_of(text)
    edit = f"{newline}### {heading}{newline}{newline}{without_remembered(hers)}{newline}"
    sections = list(_YOUR_SECTION.finditer(text))
    if not sections:
        gap = "" if text.endswith("\n") else newline
        return f"{text}{gap}{newline}{_YOURS}{newline}{edit}"
    following = _NEXT_PART.search(text, sections[-1].end())
    at = following.start() if following else len(text)
    gap = "" if text[:at].endswith("\n") else newline
    return f"{text[:at]}{gap}{edit}{newline if following else ''}{text[at:]}"


def _notices(moved: list[str], torn: tuple[str, ...], problem: str | None) -> tuple[str, ...]:
    notices = [problem] if problem else []
    if moved:
        notices.append(f"You had edited {_listed(moved)}; your text is kept under “Your edits”.")
    if torn:
        names = [HEADINGS.get(name, name) for name in dict.fromkeys(torn)]
        notices.append(f"A mark around {_listed(names)} was gone; the text that stood there is now yours.")
    return tuple(notices)


def _listed(names: list[str]) -> str:
    quoted = [f"“{name}”" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
