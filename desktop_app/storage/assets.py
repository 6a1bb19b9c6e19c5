"""The store of pictures of notes: each kept once in `assets/`, named by its SHA-256, never changed or removed.

Older versions of a note may refer to a picture for as long as they are kept, so none is ever thrown away here.
"""

import hashlib
from pathlib import Path

from desktop_app.domain.asset_name import ASSETS_FOLDER, is_asset_name
from desktop_app.domain.errors import ReaderError
from desktop_app.storage.own_folder import make_own_folder
from desktop_app.system.atomic import write_atomically
from desktop_app.system.disk_problems import told_as
from desktop_app.system.regular_file import open_regular_file


class AssetStore:
    """`folder` is the library. Needs no database; may be used from any thread."""

    def __init__(self, folder: Path) -> None:
        self._root = folder / ASSETS_FOLDER

    def path(self, name: str) -> Path:
        """Where the picture of this name is, or would be."""
        if not is_asset_name(name):
            raise ReaderError(f"“{name[:80]}” is not the name of a picture in the library.")
        return self._root / name

    def add(self, content: bytes, ending: str) -> str:
        """Keep a picture; its name. The same content again changes nothing, a damaged file of its name is mended."""
        name = f"{hashlib.sha256(content).hexdigest()}.{ending}"
        path = self.path(name)
        with told_as("The picture could not be kept in the library"):
            make_own_folder(self._root)
            if path.is_symlink() or not path.is_file() or path.read_bytes() != content:
                write_atomically(path, content)
        return name

    def read(self, name: str, most_bytes: int) -> bytes:
        """The picture's content; raises ReaderError where it is missing, or larger than a picture can be."""
        path = self.path(name)
        if path.is_symlink() or self._root.is_symlink():
            raise ReaderError("The picture is a link to another place, so it is not shown.")
        with open_regular_file(path) as file, told_as("The picture could not be read"):
            content = file.read(most_bytes + 1)
        if len(content) > most_bytes:
            raise ReaderError("The picture's file is larger than a picture can be, so it is not shown.")
        return content
