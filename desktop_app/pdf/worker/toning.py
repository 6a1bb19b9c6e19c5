"""Draws finished pixels in another tone: a warm ground, or dark with hues kept and photographs left as they are."""

from collections.abc import Sequence
from itertools import product
from statistics import median

import pymupdf
from pymupdf import mupdf

from desktop_app.pdf.tones import Tone
from desktop_app.pdf.worker.pictures import Box, shown_pictures

#: what MuPDF makes of white when it inverts lightness
_INVERTED_WHITE = 4
_LOOK_PX = 400
_SAMPLES = 24
_LIGHT = 200
_MEDIUM = 128
#: a picture that is this light is a drawing or a scan of a page, and is inverted with the text
_LIGHT_SHARE = 0.5
#: a picture that covers this much of the page is a scan unless it is dark
_WHOLE_PAGE_SHARE = 0.7


def put_in_tone(pixmap: mupdf.FzPixmap, tone: Tone, matrix: mupdf.FzMatrix, photographs: Sequence[Box]) -> None:
    """Change the pixels of a tile; `matrix` is what the page was drawn with."""
    if tone is Tone.SEPIA:
        mupdf.fz_tint_pixmap(pixmap, _number(tone.ink), _number(tone.ground))
    elif tone is Tone.NIGHT:
        kept = [copy for box in photographs if (copy := _copied(pixmap, box, matrix)) is not None]
        mupdf.fz_invert_pixmap_luminance(pixmap)
        mupdf.fz_tint_pixmap(pixmap, _before_tint(tone), _number(tone.ink))
        for copy in kept:
            mupdf.fz_copy_pixmap_rect(pixmap, copy, mupdf.fz_pixmap_bbox(copy), mupdf.FzDefaultColorspaces())


def find_photographs(page: pymupdf.Page) -> tuple[Box, ...]:
    """The pictures of a page that are neither drawings nor scans of paper: those that are dark or full of tones."""
    boxes = shown_pictures(page)
    if not boxes:
        return ()
    area = page.rect
    scale = _LOOK_PX / max(area.width, area.height)
    small = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csGRAY, alpha=False, annots=False)
    return tuple(box for box in boxes if _is_photograph(small, box, scale, area.width * area.height))


def _is_photograph(small: pymupdf.Pixmap, box: Box, scale: float, page_area: float) -> bool:
    x0, y0, x1, y1 = box
    across = _steps(x0 * scale, x1 * scale, small.width)
    down = _steps(y0 * scale, y1 * scale, small.height)
    samples = small.samples_mv
    lights = [samples[y * small.stride + x] for x, y in product(across, down)]
    if not lights or sum(light >= _LIGHT for light in lights) >= _LIGHT_SHARE * len(lights):
        return False
    is_whole_page = (x1 - x0) * (y1 - y0) >= _WHOLE_PAGE_SHARE * page_area
    return not is_whole_page or median(lights) < _MEDIUM


def _steps(first: float, last: float, size: int) -> list[int]:
    """Pixels between two places, evenly spread."""
    step = (last - first) / _SAMPLES
    return sorted({min(max(int(first + (number + 0.5) * step), 0), size - 1) for number in range(_SAMPLES)})


def _copied(pixmap: mupdf.FzPixmap, box: Box, matrix: mupdf.FzMatrix) -> mupdf.FzPixmap | None:
    """The pixels of a box, None where the tile does not meet it."""
    shown = mupdf.fz_round_rect(mupdf.fz_transform_rect(mupdf.FzRect(*box), matrix))
    part = mupdf.fz_intersect_irect(shown, mupdf.fz_pixmap_bbox(pixmap))
    if mupdf.fz_is_empty_irect(part):
        return None
    copy = mupdf.fz_new_pixmap_with_bbox(mupdf.fz_pixmap_colorspace(pixmap), part, mupdf.FzSeparations(), 1)
    mupdf.fz_copy_pixmap_rect(copy, pixmap, part, mupdf.FzDefaultColorspaces())
    return copy


def _before_tint(tone: Tone) -> int:
    """The black to tint with, so that inverted white paper, which is not quite black, has the colour of the ground."""
    share = _INVERTED_WHITE / 255
    pairs = zip(_parts(tone.ground), _parts(tone.ink), strict=True)
    red, green, blue = (round((ground - ink * share) / (1 - share)) for ground, ink in pairs)
    return red << 16 | green << 8 | blue


def _number(colour: str) -> int:
    return int(colour.removeprefix("#"), 16)


def _parts(colour: str) -> tuple[int, int, int]:
    number = _number(colour)
    return number >> 16, number >> 8 & 255, number & 255
