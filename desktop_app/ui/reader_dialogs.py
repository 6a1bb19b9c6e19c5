"""Opens the dialogs that the reader wishes for, and has done what is chosen in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.domain.document import Document
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.dialogs.foreign_marks_dialog import ForeignMarksDialog, ForeignRow
from desktop_app.ui.viewer import reader_words

if TYPE_CHECKING:
    from desktop_app.services.foreign_marks import FoundMark, Offered


class ReaderDialogs(QObject):
    """Built after the first page; the reader knows none of this."""

    def __init__(self, context: UiContext, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        context.navigator.foreign_marks_requested.connect(self._on_foreign_marks)

    # marks of other programs

    def _on_foreign_marks(self, document: Document, offered: Offered) -> None:
        rows = [self._row(found) for found in offered.missing]
        dialog = ForeignMarksDialog(self._context.theme, rows, offered.left_out, self._window)

        def take(keys: list[str]) -> None:
            chosen = [found for found in offered.missing if found.mark.key in keys]
            self._context.runner.run(
                lambda services: len(services.foreign_marks.take(document.id, chosen, offered.missing)),
                lambda count: self._context.navigator.message_posted.emit(reader_words.marks_imported(count)),
                owner=self,
            )

        dialog.chosen.connect(take)
        dialog.rejected.connect(lambda: self._context.navigator.foreign_marks_left.emit(document))
        dialog.open()

    def _row(self, found: FoundMark) -> ForeignRow:
        mark = found.mark
        kinds = {
            "Highlight": self.tr("Highlight"),
            "Underline": self.tr("Underline"),
            "StrikeOut": self.tr("Strike out"),
            "Squiggly": self.tr("Wavy line"),
            "Text": self.tr("Note"),
            "FreeText": self.tr("Text"),
            "Square": self.tr("Area"),
        }
        words, comment = found.anchor.quote.exact, found.comment
        return ForeignRow(
            mark.key, found.anchor.page_label, kinds[mark.subtype], words, comment, mark.author, mark.colour
        )
