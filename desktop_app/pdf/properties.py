"""What a PDF says about itself as a file, to be shown to the reader; plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.pdf.ports import PageSize


@dataclass(frozen=True, slots=True)
class SizeUse:
    """A size of page and how many pages have it."""

    size: PageSize
    pages: int


@dataclass(frozen=True, slots=True)
class FontUse:
    """A font of the file; `kind` as the format names it ("Type1", "TrueType", "Type0")."""

    name: str
    kind: str
    is_embedded: bool


@dataclass(frozen=True, slots=True)
class DocumentProperties:
    """`info` has lower-case names; `version` is that of the format ("1.7"); `encryption` names its method or is empty.

    `permissions` are what the file allows of "print", "change", "copy", "annotate", "fill_forms", "assemble";
    Postil shows them and is bound by none. `sizes` are in the order of their first page. `fonts_are_cut` when the file
    has more pages or fonts than were looked at.
    """

    version: str = ""
    info: Mapping[str, str] = field(default_factory=dict)
    xmp: Mapping[str, str] = field(default_factory=dict)
    is_encrypted: bool = False
    encryption: str = ""
    permissions: tuple[str, ...] = ()
    sizes: tuple[SizeUse, ...] = ()
    fonts: tuple[FontUse, ...] = ()
    fonts_are_cut: bool = False
