"""A passage with a wavy line under it."""

from desktop_app.kinds.base import PlainKind

PLUGIN = PlainKind(id="squiggle", label="Squiggle", shape="squiggle", is_text=True, key="W", order=30)
