"""Reads the pictures of areas for their cards, away from the window's thread, and keeps those that were asked last."""

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from desktop_app.ui.bridge.context import UiContext

if TYPE_CHECKING:
    from desktop_app.services.context import Services

_LARGEST = QSize(900, 600)
_KEPT = 60


class MarkPictures(QObject):
    """A picture that cannot be read is not asked for again; its card does without."""

    #: a picture that was asked for is there
    arrived = Signal()

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kept: OrderedDict[str, QImage] = OrderedDict()
        self._asked: set[str] = set()

    def picture(self, reference: str) -> QImage | None:
        """The picture with this reference, if it is there already; else it comes later."""
        if reference in self._kept:
            self._kept.move_to_end(reference)
            return self._kept[reference]
        if reference not in self._asked:
            self._asked.add(reference)
            self._context.runner.run_slow(
                lambda services, _cancelled: _read(services, reference),
                lambda image: self._keep(reference, image),
                failed=lambda _error: None,  # the card says where the area is all the same
                owner=self,
            )
        return None

    def _keep(self, reference: str, image: QImage) -> None:
        if image.isNull():
            return
        self._kept[reference] = image
        if len(self._kept) > _KEPT:
            gone, _image = self._kept.popitem(last=False)
            self._asked.discard(gone)
        self.arrived.emit()


def _read(services: "Services", reference: str) -> QImage:
    """On whichever thread this is called."""
    image = QImage.fromData(services.assets.read(reference))
    if image.width() > _LARGEST.width() or image.height() > _LARGEST.height():
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(_LARGEST, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    return image
