"""Says which system libraries the widgets and the X11 plugin of Qt miss: prints names and ends with 1, or with 0."""

import ctypes
import importlib.util
import sys
from pathlib import Path


def missing_libraries() -> list[str]:
    """Load what a window loads; each failure names the first library that was not found."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        return ["PySide6"]
    qt = Path(spec.origin).parent / "Qt"
    wanted = [qt / "lib" / f"libQt6{name}.so.6" for name in ("Core", "DBus", "Gui", "Widgets", "Svg", "XcbQpa")]
    wanted.append(qt / "plugins" / "platforms" / "libqxcb.so")
    failures = []
    for library in wanted:
        try:
            ctypes.CDLL(str(library), mode=ctypes.RTLD_GLOBAL)
        except OSError as error:
            failures.append(str(error).split(":", 1)[0])
    return sorted(set(failures))


if __name__ == "__main__":
    names = missing_libraries()
    print(" ".join(names))
    sys.exit(1 if names else 0)
