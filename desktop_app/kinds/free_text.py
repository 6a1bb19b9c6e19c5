"""Words of her own that stand beside the text, on the page itself."""

from desktop_app.kinds.base import PlainKind

PLUGIN = PlainKind(id="free_text", label="Free text", shape="text", is_text=False, made_by="typing", key="T", order=70)
