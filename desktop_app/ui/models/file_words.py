"""What the properties of a PDF are called and how their values are written."""

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_app.pdf.ports import PageSize
from desktop_app.pdf.properties import DocumentProperties, FontUse, SizeUse
from desktop_app.ui.models.paper_words import counted

Row = tuple[str, str]

_MM_PER_POINT = 25.4 / 72
_NEAR_MM = 1.5
_NAMED = {"A3": (297, 420), "A4": (210, 297), "A5": (148, 210), "Letter": (216, 279), "Legal": (216, 356)}
_MOST_FONTS = 40
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d))?")


def property_rows(found: DocumentProperties, page_count: int) -> list[Row]:
    """What the file says about itself."""
    info, xmp = found.info, found.xmp
    return [
        (_tr("Title"), info.get("title") or xmp.get("dc:title", "")),
        (_tr("Authors"), info.get("author") or xmp.get("dc:creator", "")),
        (_tr("Subject"), info.get("subject", "")),
        (_tr("Keywords"), info.get("keywords", "")),
        (_tr("Made with"), info.get("creator", "")),
        (_tr("Written by"), info.get("producer", "")),
        (_tr("Made on"), _date(info, "creationdate")),
        (_tr("Changed on"), _date(info, "moddate")),
        (_tr("Format"), _tr("PDF %1").replace("%1", found.version) if found.version else ""),
        (_tr("Pages"), f"{page_count:,}"),
        (_tr("Size of pages"), "\n".join(_size_line(use, len(found.sizes) > 1) for use in found.sizes)),
        (_tr("Locked"), _locked(found)),
        (_tr("Its makers allow"), _permissions(found) if found.is_encrypted else ""),
    ]


def font_row(found: DocumentProperties) -> Row:
    """The fonts of the file, each on a line."""
    return _tr("Fonts"), _fonts(found.fonts, is_cut=found.fonts_are_cut)


def size_text(size_bytes: int) -> str:
    """A size for people, with the exact number."""
    exact = counted(size_bytes, _tr("1 byte"), _tr("%1 bytes"))
    return f"{QLocale().formattedDataSize(size_bytes)} ({exact})"


def _size_line(use: SizeUse, several: bool) -> str:
    size = use.size
    turned = size.rotation % 180 != 0
    width, height = (size.height, size.width) if turned else (size.width, size.height)
    across, down = width * _MM_PER_POINT, height * _MM_PER_POINT
    line = f"{across:.0f} × {down:.0f} mm"
    name = _name_of(PageSize(across, down))
    if name:
        line += f" ({name})"
    pages = counted(use.pages, _tr("1 page"), _tr("%1 pages"))
    return f"{line} · {pages}" if several else line


def _name_of(size_mm: PageSize) -> str:
    short, long = sorted((size_mm.width, size_mm.height))
    for name, (width, height) in _NAMED.items():
        if abs(short - width) < _NEAR_MM and abs(long - height) < _NEAR_MM:
            return name if size_mm.width <= size_mm.height else _tr("%1 landscape").replace("%1", name)
    return ""


def _locked(found: DocumentProperties) -> str:
    if not found.is_encrypted:
        return _tr("no")
    return _tr("yes, %1").replace("%1", found.encryption) if found.encryption else _tr("yes")


def _permissions(found: DocumentProperties) -> str:
    words = {
        "print": _tr("printing"),
        "change": _tr("changing"),
        "copy": _tr("copying text"),
        "annotate": _tr("marking"),
        "fill_forms": _tr("filling in forms"),
        "assemble": _tr("taking pages out"),
    }
    allowed = [words[name] for name in found.permissions if name in words]
    return ", ".join(allowed) or _tr("nothing")


def _fonts(fonts: Sequence[FontUse], *, is_cut: bool) -> str:
    lines = [
        f"{font.name or '–'} ({font.kind}{'' if font.is_embedded else ', ' + _tr('not in the file')})" for font in fonts
    ]
    shown = lines[:_MOST_FONTS]
    if is_cut or len(lines) > _MOST_FONTS:
        shown.append(_tr("and more"))
    return "\n".join(shown)


def _date(info: Mapping[str, str], name: str) -> str:
    """D:20190407185842 as 2019-04-07 18:58; anything else as it is."""
    told = info.get(name, "")
    found = _DATE.match(told)
    return f"{found[1]}-{found[2]}-{found[3]}" + (f" {found[4]}:{found[5]}" if found[4] else "") if found else told


def _tr(text: str) -> str:
    return QCoreApplication.translate("FileWords", text)
