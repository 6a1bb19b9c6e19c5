"""Pictures of the library by name: what is accepted as one, and the references to them in a note's Markdown.

A picture is `assets/<SHA-256>.png` in a note, and lies under that name in the library's folder.
"""

import re

ASSETS_FOLDER = "assets"
_NAME = re.compile(r"[0-9a-f]{64}\.(?:png|jpg|gif|webp)")
_REFERENCE = re.compile(rf"(?<![\w/.-]){ASSETS_FOLDER}/([0-9a-f]{{64}}\.(?:png|jpg|gif|webp))(?![\w-])")
_STARTS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"), (b"GIF87a", "gif"), (b"GIF89a", "gif"))


def picture_ending(content: bytes) -> str | None:
    """The ending of a file with this content, without a dot, or None where it is no picture of a known kind."""
    for start, ending in _STARTS:
        if content.startswith(start):
            return ending
    return "webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


def asset_name(target: str) -> str | None:
    """The file name that a link's target `assets/…` stands for, or None for any other target."""
    folder, slash, name = target.partition("/")
    return name if slash and folder == ASSETS_FOLDER and _NAME.fullmatch(name) else None


def is_asset_name(name: str) -> bool:
    """Whether `name` is one that the library gives to a picture."""
    return _NAME.fullmatch(name) is not None


def asset_names(markdown: str) -> tuple[str, ...]:
    """The file names of all pictures of the library that `markdown` refers to, each once, in order."""
    return tuple(dict.fromkeys(_REFERENCE.findall(markdown)))
