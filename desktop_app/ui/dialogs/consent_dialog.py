"""Asks once whether things may be looked up outside: what is sent, to whom, and that it can be taken back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.lookup import check_email
from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.theme import Theme


class ConsentDialog(DialogFrame):
    """Nothing is sent before the yes; closing it is a no, and asks again the next time."""

    #: str: her e-mail address; she said yes
    given = Signal(str)

    def __init__(self, theme: Theme, sources: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(theme, "consentDialog", self.tr("May Postil look things up?"), parent)
        self.column.addWidget(self.text_label(self.tr("Until you say yes, Postil asks nobody anything.")))
        self._add_part(
            self.tr("What is sent"),
            self.tr(
                "The DOI (or PMID, PMCID, arXiv number) of the paper you look up, and your e-mail address, which these "
                "services ask for so that they can reach whoever asks. Nothing of your notes, marks or files."
            ),
        )
        self._add_part(
            self.tr("To whom"),
            self.tr(
                "%1. A copy you download comes from its own server, which is not told your e-mail address. "
                "All are asked directly; a proxy that this computer may have is not used."
            ).replace("%1", ", ".join(sources)),
        )
        self._add_part(
            self.tr("When"),
            self.tr(
                "Only when you ask for it: “Check for a free copy” and “Fill in”. Every look-up is listed under "
                "“Look-ups…” in the menu, where you can take this back at any time."
            ),
        )
        label = QLabel(self.tr("Your e-mail address"), self)
        label.setProperty("part", "strong")
        self._email = QLineEdit(self)
        self._email.setObjectName("consentEmail")
        self._email.setAccessibleName(self.tr("Your e-mail address"))
        self._email.setPlaceholderText(self.tr("ada@example.org"))
        label.setBuddy(self._email)
        self.column.addWidget(label)
        self.column.addWidget(self._email)
        self.add_button("consentNo", self.tr("Not now"), self.reject)
        self.add_button("consentYes", self.tr("Yes, look things up"), self._on_yes, primary=True)
        self.resize(560, 400)
        self._email.setFocus()

    def _add_part(self, title: str, text: str) -> None:
        heading = QLabel(title.upper(), self)
        heading.setProperty("part", "section")
        self.column.addWidget(heading)
        self.column.addWidget(self.text_label(text))

    def _on_yes(self) -> None:
        try:
            address = check_email(self._email.text())
        except ReaderError as error:
            self.show_problem(str(error))
            self._email.setFocus()
            return
        self.given.emit(address)
        self.accept()
