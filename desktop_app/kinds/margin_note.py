"""A comment at a place of the page, on no passage."""

from desktop_app.kinds.base import PlainKind

PLUGIN = PlainKind(
    id="margin_note", label="Margin note", shape="icon", is_text=False, made_by="click", key="M", order=50
)
