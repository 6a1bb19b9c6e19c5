"""Completes filters in the filter field of a list while one types: names of filters, then values of the library."""

from PySide6.QtCore import QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from desktop_app.domain.search_completion import MOST_OFFERS, Completion, completed, part_at
from desktop_app.ui.bridge.context import UiContext


class FilterCompletion(QObject):
    """One question to the library at a time; names of filters need none."""

    def __init__(self, context: UiContext, field: QLineEdit) -> None:
        super().__init__(field)
        self._context, self._field = context, field
        self._completion = Completion(0, 0, ())
        self._is_asking = False
        self._offers = QStringListModel(self)
        self._completer = QCompleter(self._offers, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(field)
        self._list = QListView()
        self._completer.setPopup(self._list)  # which owns it from now on
        self._list.setObjectName("filterOffers")
        self._list.setAccessibleName(self.tr("What can be typed here"))
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._completer.setMaxVisibleItems(MOST_OFFERS)
        self._completer.activated.connect(self._take)
        field.textEdited.connect(lambda _text: self._ask())

    def _ask(self) -> None:
        text, cursor = self._field.text(), self._field.cursorPosition()
        if part_at(text, cursor).name is None:
            self._show(completed(text, cursor))
        elif not self._is_asking:
            self._is_asking = True
            self._context.runner.run(
                lambda services: services.search.completions(text, cursor),
                lambda found: self._on_found(text, found),
                failed=self._on_failed,
                owner=self,
            )

    def _on_found(self, text: str, completion: Completion) -> None:
        self._is_asking = False
        if text != self._field.text():
            self._ask()
        else:
            self._show(completion)

    def _on_failed(self, _error: Exception) -> None:
        """The list itself says what is wrong."""
        self._is_asking = False

    def _show(self, completion: Completion) -> None:
        self._completion = completion
        self._offers.setStringList(list(completion.offers))
        if completion.offers and self._field.hasFocus():
            self._completer.complete()
        else:
            self._list.hide()

    def _take(self, offer: str) -> None:
        text, after = self._field.text(), len(self._field.text()) - self._completion.end
        self._field.setText(self._completion.applied(text, offer))
        self._field.setCursorPosition(len(self._field.text()) - after)
