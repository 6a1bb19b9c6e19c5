"""What a panel offers to the window that places it."""

from typing import Literal, Protocol

from PySide6.QtWidgets import QWidget

from desktop_app.ui.bridge.context import UiContext


class PanelPlugin(Protocol):
    """`icon` names a drawing of `resources/icons`; `order` sorts panels of one place; lower comes first.

    place "screen" fills the window beside the rail, "side" is a tab of the side panel, "desk" a pane of the desk.
    """

    id: str
    title: str
    icon: str
    place: Literal["screen", "side", "desk"]
    order: int

    def build(self, context: UiContext, parent: QWidget | None = None) -> QWidget:
        """Make the panel; it loads its data through `context.runner` when it is shown."""
        ...
