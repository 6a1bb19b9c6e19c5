"""Asks for a question from anywhere: about no paper, or about the one on the desk."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from desktop_app.domain.due_day import in_a_month
from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.calm_combo import CalmCombo
from desktop_app.ui.widgets.comment_edit import CommentEdit

_TEXT_PX = 84
_MOST_LETTERS = 70
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class AskWish:
    """A question as it was typed; `is_about_paper`: it belongs to the paper that the dialog names."""

    text: str
    is_about_paper: bool
    is_promised: bool
    follow_up: date | None = None
    tags: tuple[str, ...] = ()


class AskDialog(DialogFrame):
    """`about` is the title of the paper, an empty text for none; `proposal` is what may be asked."""

    #: AskWish
    asked = Signal(object)

    def __init__(self, theme: Theme, about: str, parent: QWidget | None = None, proposal: str = "") -> None:
        super().__init__(theme, "askDialog", self.tr("Ask a question"), parent)
        self._text = CommentEdit(self)
        self._text.setPlainText(proposal)
        self._text.setObjectName("askText")
        self._text.setAccessibleName(self.tr("What do you want to know?"))
        self._text.setPlaceholderText(self.tr("What do you want to know?"))
        self._text.finished.connect(self._on_entered)
        self._text.setFixedHeight(_TEXT_PX)
        self._text.selectAll()
        self._promised = QCheckBox(self.tr("I will report once I know"), self)
        self._promised.setObjectName("askPromised")
        self._about = QCheckBox(self.tr("It came up in: %1").replace("%1", _short(about).replace("&", "&&")), self)
        self._about.setObjectName("askAbout")
        self._about.setChecked(bool(about))
        self._about.setVisible(bool(about))
        for part in (self._text, self._about, self._promised):
            self.column.addWidget(part)
        self._add_rest()
        self.add_button("askCancel", self.tr("Cancel"), self.reject)
        self.add_button("askKeep", self.tr("Ask"), self._on_ask, primary=True)
        self.resize(520, 300)
        self._text.setFocus()

    def _add_rest(self) -> None:
        self._tags = QLineEdit(self)
        self._tags.setObjectName("askTags")
        self._tags.setAccessibleName(self.tr("Tags, with commas between them"))
        self._tags.setPlaceholderText(self.tr("Tags, with commas between them"))
        self._later = CalmCombo(self)
        self._later.setObjectName("askFollowUp")
        self._later.setAccessibleName(self.tr("Look again"))
        today = date.today()  # noqa: DTZ011 - a day of the reader's calendar, where she is
        choices = (
            (self.tr("when it comes up"), None),
            (self.tr("in a week"), today + _WEEK),
            (self.tr("in a month"), in_a_month(today)),
        )
        for text, day in choices:
            self._later.addItem(text, day)
        form = QFormLayout()
        form.setHorizontalSpacing(self.theme.space(3))
        form.addRow(self.tr("Look again"), self._later)
        form.addRow(self.tr("Tags"), self._tags)
        self.column.addLayout(form)

    def _on_entered(self, is_kept: bool) -> None:
        if is_kept:
            self._on_ask()
        else:
            self.reject()

    def _on_ask(self) -> None:
        text = self._text.comment()
        if not text:
            self.show_problem(self.tr("Write the question first."))
            return
        written = self._tags.text().replace(";", ",").split(",")
        tags = tuple(tag for tag in (" ".join(part.split()) for part in written) if tag)
        day = self._later.currentData()
        self.asked.emit(AskWish(text, self._about.isChecked(), self._promised.isChecked(), day, tags))
        self.accept()


def _short(title: str) -> str:
    return title if len(title) <= _MOST_LETTERS else title[:_MOST_LETTERS].rstrip() + "…"
