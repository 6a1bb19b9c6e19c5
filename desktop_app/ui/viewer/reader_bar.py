"""The bar above the text: which document, which page, how large; it gives up parts where there is no room."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from desktop_app.ui.theme import Theme
from desktop_app.ui.viewer.document_switch import DocumentSwitch
from desktop_app.ui.viewer.page_field import PageField
from desktop_app.ui.viewer.zoom_field import ZoomField

_ROOM_PX = 12


class ReaderBar(QFrame):
    """Its parts are public: the reader connects them."""

    def __init__(
        self,
        theme: Theme,
        smaller: QAction,
        larger: QAction,
        fits: Sequence[QAction],
        find: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("readerBar")
        self.setProperty("part", "screenbar")
        self.setFixedHeight(theme.space(10))
        self.documents = DocumentSwitch(self)
        self.page = PageField(theme, self)
        self.zoom = ZoomField(smaller, larger, fits, self)
        self._find = QToolButton(self)
        self._find.setObjectName("findButton")
        self._find.setDefaultAction(find)
        self._find.setAccessibleName(find.text())
        self._has_pages = self._has_text = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.space(3.5), 0, theme.space(2), 0)
        self._row.setSpacing(theme.space(2))
        self._row.addWidget(self.documents)
        self._row.addStretch(1)
        self._row.addWidget(self.page)
        self._row.addWidget(self.zoom)
        self._row.addWidget(self._find)
        self.show_parts(has_pages=False, has_text=False)

    def show_parts(self, *, has_pages: bool, has_text: bool) -> None:
        """Whether there are pages to count and a text to enlarge."""
        self._has_pages, self._has_text = has_pages, has_text
        self.page.setVisible(has_pages)
        self.zoom.setVisible(has_text)
        self._find.setVisible(has_text)
        self.fit()

    def fit(self) -> None:
        """Leave out the arrows first, then the steps of the zoom, then fold the documents."""
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right() - _ROOM_PX
        for arrows, steps, folded in ((True, True, False), (False, True, False), (False, False, False)):
            self._arrange(arrows=arrows, steps=steps, folded=folded)
            if self._wanted_width() <= room:
                return
        self._arrange(arrows=False, steps=False, folded=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _arrange(self, *, arrows: bool, steps: bool, folded: bool) -> None:
        self.page.show_arrows(arrows)
        self.zoom.show_steps(steps)
        self.documents.fold(folded)

    def _wanted_width(self) -> int:
        parts = [self.documents.unfolded_width()]
        parts += [self.page.sizeHint().width()] if self._has_pages else []
        parts += [self.zoom.sizeHint().width(), self._find.sizeHint().width()] if self._has_text else []
        return sum(parts) + (len(parts) - 1) * self._row.spacing()
