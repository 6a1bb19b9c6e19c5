"""A passage with a line under it."""

from desktop_app.kinds.base import PlainKind

PLUGIN = PlainKind(id="underline", label="Underline", shape="underline", is_text=True, key="U", order=20)
