"""The documents of a paper with what they are: kind, pages, size, where the file lies and where it came from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.document import Document, DocumentKind

#: a place where a line may break, which is not seen; a checksum or an address would widen the whole panel
_MAY_BREAK = "\u200b"
_LONG_RUN = re.compile(r"\S{16}(?=\S{4})")


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """`path` is empty for an abstract, which has no file."""

    label: str
    kind: DocumentKind
    pages: int | None
    size_bytes: int | None
    path: str
    is_linked: bool
    added_from: str

    @classmethod
    def of(cls, document: Document, path: Path | None) -> "DocumentRow":
        """Take what is shown from a document and the place of its file."""
        return cls(
            document.label,
            document.kind,
            document.page_count,
            document.size_bytes,
            str(path) if path is not None else "",
            document.linked_path is not None,
            document.added_from or "",
        )


class DocumentRows(QWidget):
    """A button copies the path of a file; nothing is opened from here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documentRows")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._shown: tuple[DocumentRow, ...] = ()

    def show_rows(self, rows: Sequence[DocumentRow]) -> None:
        if tuple(rows) == self._shown:
            return
        self._shown = tuple(rows)
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._add(row)

    def _add(self, row: DocumentRow) -> None:
        self._column.addWidget(self._line("strong", row.label))
        self._column.addWidget(self._line("soft", self._about(row)))
        if row.path:
            self._column.addWidget(self._line("quiet", row.path))
            copy = QToolButton(self)
            copy.setObjectName("copyPath")
            copy.setText(self.tr("Copy the file's path"))
            copy.setAccessibleName(copy.text())
            copy.setProperty("part", "link")
            copy.clicked.connect(lambda _checked=False: QGuiApplication.clipboard().setText(row.path))
            self._column.addWidget(copy)

    def _about(self, row: DocumentRow) -> str:
        parts = [self.tr("abstract") if row.kind is DocumentKind.ABSTRACT else self.tr("PDF")]
        if row.pages is not None:
            parts.append(self.tr("%1 pages").replace("%1", str(row.pages)) if row.pages != 1 else self.tr("1 page"))
        if row.size_bytes is not None:
            parts.append(QLocale().formattedDataSize(row.size_bytes))
        if row.path:
            parts.append(self.tr("linked, not copied") if row.is_linked else self.tr("copied into the library"))
        if row.added_from:
            parts.append(self.tr("from %1").replace("%1", row.added_from))
        return " · ".join(parts)

    def _line(self, part: str, text: str) -> QLabel:
        label = QLabel(_LONG_RUN.sub(f"\\g<0>{_MAY_BREAK}", text), self)
        label.setProperty("part", part)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return label
