"""The settings: colours and what is remembered on one page, the keys on the other; all is in force at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QRadioButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.key_choices import KeyChoices
from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.dialogs.key_page import KeyPage
from desktop_app.ui.theme import Theme, ThemeWish
from desktop_app.ui.widgets.choice_chips import ChoiceChips
from desktop_app.ui.widgets.related_setting import RelatedSetting


class SettingsDialog(DialogFrame):
    """Opens on the page with this id."""

    #: KeyChoices: these keys are in force now
    keys_chosen = Signal(object)
    #: ThemeWish: these colours
    theme_chosen = Signal(object)
    #: the searches of late shall be forgotten
    forgetting_wished = Signal()

    def __init__(self, theme: Theme, choices: KeyChoices, page: str = "keys", parent: QWidget | None = None) -> None:
        super().__init__(theme, "settingsDialog", self.tr("Settings"), parent)
        names = [("keys", self.tr("Keys")), ("general", self.tr("General"))]
        self._chips = ChoiceChips("settingsPages", names, self)
        self._pages = QStackedWidget(self)
        keys = KeyPage(theme, choices, self)
        keys.chosen.connect(self.keys_chosen)
        keys.problem_said.connect(self.show_problem)
        self._pages.addWidget(keys)
        self._pages.addWidget(self._general())
        self._chips.chosen.connect(self._on_page_chosen)
        self.column.addWidget(self._chips)
        self.column.addWidget(self._pages, 1)
        self.add_button("settingsClose", self.tr("Close"), self.accept)  # Enter is for the rows of the table
        for chip in self._chips.findChildren(QPushButton):
            chip.setAutoDefault(False)
        self.resize(760, 600)
        self._chips.choose(page)
        keys.setFocus()

    def _general(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, self.theme.space(2), 0, 0)
        column.setSpacing(self.theme.space(2))
        column.addWidget(self._section(self.tr("Colours")))
        group = QButtonGroup(page)
        texts = {
            ThemeWish.SYSTEM: self.tr("As the system"),
            ThemeWish.LIGHT: self.tr("Light"),
            ThemeWish.DARK: self.tr("Dark"),
        }
        for wish, text in texts.items():
            button = QRadioButton(text, page)
            button.setObjectName(f"settingsTheme-{wish}")
            button.setChecked(self.theme.wish is wish)
            button.toggled.connect(lambda is_on, wish=wish: self.theme_chosen.emit(wish) if is_on else None)
            group.addButton(button)
            column.addWidget(button)
        column.addSpacing(self.theme.space(3))
        column.addWidget(self._section(self.tr("Search")))
        forget = QPushButton(self.tr("Forget the searches of late"), page)
        forget.setObjectName("settingsForget")
        forget.setAutoDefault(False)
        forget.clicked.connect(lambda _checked=False: self.forgetting_wished.emit())
        forget.clicked.connect(lambda _checked=False: forget.setEnabled(False))
        column.addWidget(forget)
        column.setAlignment(forget, column.alignment())
        column.addSpacing(self.theme.space(3))
        column.addWidget(self._section(self.tr("Questions")))
        self.related = RelatedSetting(self.theme, page)
        column.addWidget(self.related)
        column.addStretch(1)
        return page

    def _section(self, text: str) -> QLabel:
        label = QLabel(text.upper(), self)
        label.setProperty("part", "section")
        return label

    def _on_page_chosen(self, key: object) -> None:
        self._pages.setCurrentIndex(1 if key == "general" else 0)
        self.show_problem("")
