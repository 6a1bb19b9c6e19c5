"""Which colour looks most like another."""

import pytest

from desktop_app.domain.category import DEFAULT_CATEGORIES
from desktop_app.domain.colours import nearest


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        *((category.colour, category.name) for category in DEFAULT_CATEGORIES),
        ("#ffff00", "Claim"),
        ("#ff0000", "Doubt"),
        ("#00ff00", "Method"),
        ("#1273e8", "Evidence"),
        ("#808080", "Other"),
        ("#000000", "Other"),
        ("#ff00ff", "Definition"),
        ("#ff8c00", "Question"),
    ],
)
def test_the_nearest_of_the_first_categories(colour: str, name: str) -> None:
    assert nearest(colour, DEFAULT_CATEGORIES, lambda category: category.colour).name == name
