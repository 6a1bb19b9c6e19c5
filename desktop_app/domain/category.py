"""What a mark means: Claim, Evidence, Method, Definition, Question, To do; colours are Zotero's eight."""

from dataclasses import dataclass

from desktop_app.domain.ids import CategoryId


@dataclass(frozen=True, slots=True)
class Category:
    """`colour` is "#rrggbb", `glyph` one character that says it without colour, `key` the digit that picks it."""

    id: CategoryId
    name: str
    colour: str
    glyph: str
    key: str
    order: int


@dataclass(frozen=True, slots=True)
class CategoryTemplate:
    """A category before it has an identity in a library."""

    name: str
    colour: str
    glyph: str
    key: str


DEFAULT_CATEGORIES: tuple[CategoryTemplate, ...] = (
    CategoryTemplate("Claim", "#ffd400", "!", "1"),
    CategoryTemplate("Evidence", "#2ea8e5", "=", "2"),
    CategoryTemplate("Method", "#5fb236", "⚙", "3"),
    CategoryTemplate("Question", "#f19837", "?", "4"),
    CategoryTemplate("To do", "#a28ae5", "✓", "5"),
    CategoryTemplate("Definition", "#e56eee", "≡", "6"),
    CategoryTemplate("Doubt", "#ff6666", "×", "7"),
    CategoryTemplate("Other", "#aaaaaa", "·", "8"),
)
