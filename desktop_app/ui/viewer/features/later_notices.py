"""Says in red above the text that a paper was retracted or corrected, as far as a look-up told so."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from desktop_app.domain.free_copy import FreeCopyCheck
from desktop_app.domain.ids import PaperId

if TYPE_CHECKING:
    from desktop_app.ui.viewer.reader_feature import ReaderHost


class LaterNotices(QObject):
    """Built of two widgets when there is something to say, which is seldom."""

    def __init__(self, host: "ReaderHost") -> None:
        super().__init__(host)
        self._host = host
        self._paper: PaperId | None = None
        self._bar: QFrame | None = None
        self._label: QLabel | None = None
        host.reading_changed.connect(self._on_reading)
        host.context.navigator.free_copy_checked.connect(self._on_checked)
        self._on_reading()

    def close(self) -> None:
        """Nothing is kept."""

    def _on_reading(self) -> None:
        reading = self._host.reading
        paper = reading.paper.id if reading is not None else None
        if paper == self._paper:
            return
        self._paper = paper
        self._say("")
        if paper is not None:
            self._host.context.runner.run(
                lambda services: services.lookups.free_copy(paper),
                lambda check: self._on_checked(check) if check is not None else None,
                owner=self,
            )

    def _on_checked(self, check: FreeCopyCheck) -> None:
        if check.paper == self._paper and (check.asked or not check.silent):
            self._say(check.notice)

    def _say(self, sentence: str) -> None:
        if not sentence:
            if self._bar is not None:
                self._bar.hide()
            return
        if self._bar is None or self._label is None:
            self._bar, self._label = self._made()
        self._label.setText(sentence)
        self._bar.show()

    def _made(self) -> tuple[QFrame, QLabel]:
        bar = QFrame(self._host.widget)
        bar.setObjectName("laterNotice")
        bar.setProperty("part", "problem-bar")
        label = QLabel(bar)
        label.setObjectName("laterNoticeSentence")
        label.setAccessibleName(self.tr("Retraction or correction"))
        label.setProperty("part", "problem")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(label)
        self._host.parts.body.add_bar(bar)
        return bar, label


class LaterNoticesPlugin:
    """Found by the reader."""

    id = "later_notices"
    order = 60

    def build(self, host: "ReaderHost") -> LaterNotices:
        return LaterNotices(host)


PLUGIN = LaterNoticesPlugin()
