"""A passage with a line through it."""

from desktop_app.kinds.base import PlainKind

PLUGIN = PlainKind(id="strike", label="Strike out", shape="strike", is_text=True, key="S", order=40)
