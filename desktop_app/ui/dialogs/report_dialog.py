"""Says what came of a long piece of work, with a line for each thing that went wrong."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.theme import Theme


class ReportDialog(DialogFrame):
    """`problems` are (what, sentence); a sentence that names it itself needs no heading."""

    def __init__(
        self, theme: Theme, title: str, summary: str, problems: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "reportDialog", title, parent)
        self.column.addWidget(self.text_label(summary, "strong"))
        lines = QPlainTextEdit(self)
        lines.setObjectName("reportLines")
        lines.setAccessibleName(self.tr("What went wrong"))
        lines.setReadOnly(True)
        lines.setPlainText("\n\n".join(_told(*problem) for problem in problems))
        self.column.addWidget(lines, 1)
        self.add_button("reportClose", self.tr("Close"), self.accept, primary=True)
        self.resize(620, 380)


def _told(what: str, sentence: str) -> str:
    return sentence if what in sentence else f"{what}: {sentence}"
