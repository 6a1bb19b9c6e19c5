"""What keys, wheel and hand do to pages, in one import that the first page need not wait for."""

from typing import TYPE_CHECKING

from desktop_app.ui.viewer.page_hand import PageHand
from desktop_app.ui.viewer.page_steps import PageSteps
from desktop_app.ui.viewer.page_wheel import PageWheel

if TYPE_CHECKING:
    from desktop_app.ui.viewer.page_view import PageView


class PageInput:
    """Owned by the view it serves."""

    def __init__(self, view: "PageView") -> None:
        self.hand, self.wheel, self.steps = PageHand(view), PageWheel(view), PageSteps(view)
