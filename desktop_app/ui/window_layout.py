"""What the window remembers of itself: size, panes, widths, the screen it showed, the colours that were chosen."""

import json
import logging
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from desktop_app.pdf.tones import Tone
from desktop_app.system.atomic import write_atomically

log = logging.getLogger(__name__)

LAYOUT_FILE = "window.json"
_AS_THEME, _DARK = "theme", "dark"


@dataclass(frozen=True, slots=True)
class WindowLayout:
    """`geometry` is Qt's own text of the window's place; `pane_widths` and `folded` are of the desk.

    `panel_manners` has "id=manner" for each side panel that can show its things in several manners.
    """

    geometry: str = ""
    pane_widths: tuple[int, ...] = ()
    folded: tuple[str, ...] = ()
    side_panel: str = "note"
    screen: str = "desk"
    theme: str = "system"
    paper: str = ""
    pages: str = "paper"
    panel_manners: tuple[str, ...] = ()


def load_layout(path: Path) -> WindowLayout:
    """The layout that was kept, or the first one where there is none or it cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return WindowLayout()
    except (OSError, ValueError):
        log.info("the window's layout in %s cannot be read and begins anew", path, exc_info=True)
        return WindowLayout()
    return _layout_of(found) if isinstance(found, dict) else WindowLayout()


def save_layout(path: Path, layout: WindowLayout) -> None:
    """Keep the layout; OSError when the folder cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, json.dumps(asdict(layout), indent=1).encode())


def kept_tone(config: Path) -> Tone:
    """The tone that pages of PDFs had in the window of this configuration folder, as far as can be said without Qt."""
    layout = load_layout(config / LAYOUT_FILE)
    if layout.pages == _AS_THEME:
        return Tone.NIGHT if layout.theme == _DARK else Tone.PAPER
    try:
        return Tone(layout.pages)
    except ValueError:
        return Tone.PAPER


def _layout_of(found: dict[str, Any]) -> WindowLayout:  # Any: values of a JSON object
    first = WindowLayout()
    kept: dict[str, Any] = {}  # Any: as above
    for field in fields(WindowLayout):
        value = found.get(field.name)
        if isinstance(getattr(first, field.name), tuple):
            kind = int if field.name == "pane_widths" else str
            if isinstance(value, list) and all(isinstance(item, kind) for item in value):
                kept[field.name] = tuple(value)
        elif isinstance(value, str):
            kept[field.name] = value
    return WindowLayout(**kept)
