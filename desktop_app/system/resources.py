"""Finds the files that come with the program: icons, fonts, themes, templates, licences."""

from pathlib import Path


def resource_path(*parts: str) -> Path:
    """A path below `resources/` of a checkout, or below the copy of it that a wheel carries inside the package."""
    package = Path(__file__).parents[1]
    packaged = package / "_resources"
    root = packaged if packaged.is_dir() else package.parent / "resources"
    return root.joinpath(*parts)
