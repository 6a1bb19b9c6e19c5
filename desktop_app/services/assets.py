"""Pictures in notes: taken in by their content, and read again to be shown; touches no database.

Only what its own bytes say is a picture gets in, whatever a file or a web page called it.
"""

from typing import TYPE_CHECKING

from desktop_app.domain.asset_name import ASSETS_FOLDER, asset_name, picture_ending
from desktop_app.domain.errors import ReaderError

if TYPE_CHECKING:
    from desktop_app.storage.assets import AssetStore

LARGEST_BYTES = 20 << 20


class AssetService:
    """May be called on any thread."""

    def __init__(self, assets: "AssetStore") -> None:
        self._assets = assets

    def put_image(self, content: bytes) -> str:
        """Keep a PNG, JPEG, GIF or WebP picture; the reference for a note, "assets/<SHA-256>.png".

        Raises ReaderError for anything else and for what is too large, EnvironmentProblemError where the disk refuses.
        """
        ending = picture_ending(content)
        if ending is None:
            raise ReaderError("This is no PNG, JPEG, GIF or WebP picture, so it was not added.")
        if len(content) > LARGEST_BYTES:
            size, most = len(content) / (1 << 20), LARGEST_BYTES >> 20
            raise ReaderError(f"The picture has {size:.0f} MB; a note takes pictures of up to {most} MB.")
        return f"{ASSETS_FOLDER}/{self._assets.add(content, ending)}"

    def read(self, reference: str) -> bytes:
        """The content of the picture that a note refers to; ReaderError for what is none or is missing."""
        name = asset_name(reference)
        if name is None:
            raise ReaderError("This is not a picture of the library, so it is not shown.")
        return self._assets.read(name, LARGEST_BYTES)
