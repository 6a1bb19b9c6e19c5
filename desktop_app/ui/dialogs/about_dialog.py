"""About Postil: version, licence, and the notices of what it is made with."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.theme import Theme


class AboutDialog(DialogFrame):
    """`notices` are the texts of the licences, read by who opens the dialog."""

    def __init__(self, theme: Theme, version: str, notices: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "aboutDialog", self.tr("Postil %1").replace("%1", version), parent)
        words = self.tr(
            "A postil is a note written in the margin. Reading notes beside a paper, or beside only its abstract. "
            "Free software under the GNU Affero General Public License, version 3 or later. It works without a "
            "network and sends nothing anywhere."
        )
        self.column.addWidget(self.text_label(words))
        text = QPlainTextEdit(self)
        text.setObjectName("notices")
        text.setAccessibleName(self.tr("Licence notices"))
        text.setReadOnly(True)
        text.setFont(theme.font("code"))
        text.setPlainText(notices)
        self.column.addWidget(text, 1)
        self.add_button("aboutClose", self.tr("Close"), self.accept, primary=True)
        self.resize(680, 560)
