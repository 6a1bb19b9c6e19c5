"""Copies the pictures that an exported file refers to into `assets/` beside it, so that the file stays readable alone.

A picture that lies there already is left alone; nothing is written behind a symbolic link.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.asset_name import ASSETS_FOLDER, asset_names
from desktop_app.domain.errors import ReaderError
from desktop_app.system.atomic import write_atomically
from desktop_app.system.disk_problems import told_as

if TYPE_CHECKING:
    from desktop_app.storage.assets import AssetStore

_LARGEST_BYTES = 64 << 20


def copy_assets(content: bytes, assets: "AssetStore", out: Path) -> str | None:
    """Copy what the text in `content` refers to; a sentence for the reader where a picture could not be had."""
    names = asset_names(content.decode("utf-8", "ignore"))
    if not names:
        return None
    folder = out / ASSETS_FOLDER
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        return f"“{folder}” is not a plain folder, so the pictures of the note were not copied."
    missing = 0
    with told_as(f"The pictures could not be copied into “{folder}”"):
        folder.mkdir(exist_ok=True)
        for name in names:
            missing += not _copy(name, assets, folder / name)
    if not missing:
        return None
    return "1 picture of the note is missing." if missing == 1 else f"{missing} pictures of the note are missing."


def _copy(name: str, assets: "AssetStore", target: Path) -> bool:
    """Whether the picture is at its place now."""
    if target.is_file() or target.is_symlink():
        return True
    try:
        content = assets.read(name, _LARGEST_BYTES)
    except ReaderError:
        return False
    write_atomically(target, content)
    target.chmod(0o644)
    return True
