"""Which bytes are a picture, and which texts refer to one of the library."""

import pytest

from desktop_app.domain.asset_name import asset_name, asset_names, is_asset_name, picture_ending

_ONE, _TWO = "a" * 64 + ".png", "0" * 64 + ".webp"


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (b"\x89PNG\r\n\x1a\nrest", "png"),
        (b"\xff\xd8\xff\xe0rest", "jpg"),
        (b"GIF89arest", "gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
        (b"RIFF\0\0\0\0WAVEfmt ", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
        (b"%PDF-1.7", None),
        (b"", None),
    ],
)
def test_a_picture_is_known_by_its_bytes(content: bytes, ending: str | None) -> None:
    assert picture_ending(content) == ending


def test_only_the_librarys_own_names_count() -> None:
    assert asset_name(f"assets/{_ONE}") == _ONE
    assert is_asset_name(_TWO)
    for other in (
        f"../assets/{_ONE}",
        f"assets/../{_ONE}",
        f"/assets/{_ONE}",
        f"assets/{_ONE}/x",
        f"assets/{'A' * 64}.png",
        "assets/a.png",
        f"assets/{'a' * 64}.svg",
        f"http://assets/{_ONE}",
        f"assets/{_ONE}\n",
    ):
        assert asset_name(other) is None


def test_references_are_found_once_and_in_order() -> None:
    text = f"![](assets/{_TWO}) and ![x](assets/{_ONE}) again assets/{_TWO}, not x/assets/{'b' * 64}.png"
    assert asset_names(text) == (_TWO, _ONE)
