"""Whether there is a display to open a window on; Qt itself would end the process where there is none."""

import re
import socket
from collections.abc import Mapping
from contextlib import closing

_PATIENCE_S = 2.0
_FIRST_PORT = 6000
_OWN_DISPLAY_SYSTEM = ("win32", "darwin")


def missing_display(environment: Mapping[str, str], platform: str) -> str | None:
    """Why no window can be opened, as the start of a sentence; None when one can, or when Qt has to find out."""
    if platform in _OWN_DISPLAY_SYSTEM or environment.get("QT_QPA_PLATFORM"):
        return None
    wayland, x11 = environment.get("WAYLAND_DISPLAY"), environment.get("DISPLAY")
    if not wayland and not x11:
        return "there is no display"
    if wayland and _answers(socket.AF_UNIX, _wayland_path(wayland, environment)):
        return None
    if x11 and _x11_answers(x11):
        return None
    return f"there is no display; “{x11 or wayland}” does not answer"


def _wayland_path(name: str, environment: Mapping[str, str]) -> str:
    return name if name.startswith("/") else f"{environment.get('XDG_RUNTIME_DIR', '')}/{name}"


def _x11_answers(name: str) -> bool:
    found = re.fullmatch(r"(?:unix|([^:/]+)(?:/unix)?)?:(\d+)(?:\.\d+)?", name)
    if found is None:
        return True  # a form that only the X library knows
    host, number = found.group(1), int(found.group(2))
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - the place X servers have agreed on
    if host:
        return _answers(socket.AF_INET, (host, _FIRST_PORT + number))
    return _answers(socket.AF_UNIX, f"\0{path}") or _answers(socket.AF_UNIX, path)


def _answers(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    with closing(socket.socket(family, socket.SOCK_STREAM)) as connection:
        connection.settimeout(_PATIENCE_S)
        try:
            connection.connect(address)
        except OSError:
            return False
    return True
