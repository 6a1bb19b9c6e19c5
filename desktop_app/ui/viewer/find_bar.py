"""The line in which she types what to find in the text, with how much was found and the ways from place to place."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from desktop_app.pdf.folded_text import FindOptions
from desktop_app.ui.theme import Theme
from desktop_app.ui.viewer.finder import MOST_HITS, Finder

_SEARCH_AFTER_MS = 80
_LEAST_WIDTH_PX = 90
_LONGEST_WORDS = 300
_TOLD_WIDTH_PX = 56
_ALL_WIDTH_PX = 440


class FindBar(QFrame):
    """Enter goes on, Shift+Enter back, Down into the list, Escape away."""

    #: str, FindOptions: search for this; nothing when it is empty
    sought = Signal(str, object)
    #: int: go to the next (1) or last (-1) place
    step_requested = Signal(int)
    #: bool: show the list of places, or hide it
    list_toggled = Signal(bool)
    #: she wants to walk through the list
    list_wanted = Signal()
    #: she is done
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setProperty("part", "screenbar")
        self._theme = theme
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SEARCH_AFTER_MS)
        self._later.timeout.connect(self._say_words)
        self._words = self._field()
        self._told = QLabel(self)
        self._told.setObjectName("findTold")
        self._told.setProperty("part", "small")
        self._told.setMinimumWidth(_TOLD_WIDTH_PX)
        self._told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._case = self._option("findCase", "Aa", self.tr("Capitals as typed (Alt+C)"))
        self._whole = self._option("findWhole", "“w”", self.tr("Whole words only (Alt+W)"))
        self._accents = self._option("findAccents", "é", self.tr("Accents as typed (Alt+A)"))
        self._up = self._button("findPrevious", self.tr("Previous place (Shift+Enter)"))
        self._down = self._button("findNext", self.tr("Next place (Enter)"))
        self._list = self._button("findList", self.tr("List the places (Down)"))
        self._close = self._button("findClose", self.tr("End the search (Esc)"))
        self._lay_out()
        self._connect_buttons()
        theme.keep_icons(self._tint)

    @property
    def options(self) -> FindOptions:
        return FindOptions(self._case.isChecked(), self._whole.isChecked(), self._accents.isChecked())

    def enter(self, words: str = "") -> None:
        """Let her type; `words` are a proposal."""
        if words and words != self._words.text():
            self._words.setText(words)
        elif self._words.text().strip():
            self._later.start()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard into the field."""
        self._words.selectAll()
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def stop(self) -> None:
        """Forget a search that was about to begin."""
        self._later.stop()

    def show_list_state(self, is_shown: bool) -> None:
        """Whether the list is there."""
        self._list.setChecked(is_shown)

    def tell(self, finder: Finder) -> None:
        """Say how much was found."""
        place, count = finder.place, len(finder.hits)
        if place is not None:
            text = self.tr("%1 of %2").replace("%1", str(place + 1)).replace("%2", counted(count))
            text += "…" if finder.is_searching else ""
        elif finder.is_searching:
            text = self.tr("Searching…")
        else:
            is_wished = bool(self._words.text().strip()) and not self._later.isActive()
            text = self.tr("Not found") if is_wished else ""
        self._told.setText(text)
        for button in (self._up, self._down):
            button.setEnabled(count > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _CONTROL:
            self._on_entered(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Down:
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room for words, the ways that Enter goes too have no buttons."""
        super().resizeEvent(event)
        for button in (self._up, self._down):
            button.setVisible(self.width() >= _ALL_WIDTH_PX)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the options type nothing."""
        if watched is self._words and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            option = self._of_key.get(Qt.Key(event.key())) if is_alt else None
            if option is not None:
                option.toggle()
                return True
        return super().eventFilter(watched, event)

    def _on_entered(self, step: int) -> None:
        """Enter before the pause is over begins the search, and its first place is the one wished."""
        if self._later.isActive():
            self._say_words()
        else:
            self.step_requested.emit(step)

    def _say_words(self) -> None:
        self._later.stop()
        self.sought.emit(self._words.text(), self.options)

    def _field(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName("findWords")
        field.setAccessibleName(self.tr("Find in this text"))
        field.setPlaceholderText(self.tr("Find in this text"))
        field.setMinimumWidth(_LEAST_WIDTH_PX)
        field.setMaxLength(_LONGEST_WORDS)
        field.textChanged.connect(lambda _text: self._later.start())
        field.installEventFilter(self)
        return field

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAccessibleName(tip)
        button.setToolTip(tip)
        return button

    def _option(self, name: str, sign: str, tip: str) -> QToolButton:
        button = self._button(name, tip)
        button.setText(sign)
        button.setCheckable(True)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(self._theme.space(3.5), self._theme.space(1), self._theme.space(2), self._theme.space(1))
        row.setSpacing(self._theme.space(0.5))
        row.addWidget(self._words, 1)
        row.addSpacing(self._theme.space(1))
        row.addWidget(self._told)
        row.addSpacing(self._theme.space(1))
        for button in (self._case, self._whole, self._accents, self._up, self._down, self._list, self._close):
            row.addWidget(button)

    def _connect_buttons(self) -> None:
        self._list.setCheckable(True)
        self._of_key = {Qt.Key.Key_C: self._case, Qt.Key.Key_W: self._whole, Qt.Key.Key_A: self._accents}
        for option in self._of_key.values():
            option.toggled.connect(lambda _is_on: self._say_words())
        self._up.clicked.connect(lambda: self.step_requested.emit(-1))
        self._down.clicked.connect(lambda: self.step_requested.emit(1))
        self._list.clicked.connect(self.list_toggled)
        self._close.clicked.connect(self.left)

    def _tint(self) -> None:
        buttons = {"up": self._up, "down": self._down, "fold_list": self._list, "close": self._close}
        for role, button in buttons.items():
            button.setIcon(self._theme.icon(role))


def counted(number: int) -> str:
    """A number of places as it is shown."""
    return f"{number}+" if number >= MOST_HITS else str(number)


_CONTROL = Qt.KeyboardModifier.ControlModifier
