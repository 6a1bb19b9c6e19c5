"""A passage drawn over with a colour."""

from desktop_app.kinds.base import PlainKind

PLUGIN = PlainKind(id="highlight", label="Highlight", shape="fill", is_text=True, key="H", order=10)
