"""A piece of the page with whatever is in it: a figure, a table, a formula."""

from desktop_app.kinds.base import PlainKind

PLUGIN = PlainKind(id="area", label="Area", shape="area", is_text=False, made_by="rectangle", key="A", order=60)
