"""The buy dossier of one to-do as a dialog, for where there is no room beside a list."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.ids import TodoId
from desktop_app.ui.bridge.context import UiContext
from desktop_app.ui.bridge.link_opener import LinkOpener
from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.models.buy_desk import BuyDesk, BuyShown
from desktop_app.ui.models.buy_dossier import DossierKeeper, made_pane
from desktop_app.ui.models.looks import panel_look
from desktop_app.ui.widgets.panel_look import style_sheet

_WIDTH_PX, _HEIGHT_PX = 460, 620


class DossierDialog(DialogFrame):
    """Keeps up with what becomes of the to-do; closes when it is gone, or when she goes to a place it names."""

    def __init__(self, context: UiContext, todo: TodoId, links: LinkOpener, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, "dossierDialog", self.tr("Buy dossier"), parent)
        self._todo = todo
        self._pane = made_pane(context.theme, self)
        self._on_theme_changed()
        context.theme.changed.connect(self._on_theme_changed)
        self._pane.leave_closing()
        self._pane.closed.connect(self.accept)
        self._pane.paper_requested.connect(self.accept)
        self._pane.place_requested.connect(lambda _place: self.accept())
        self.column.addWidget(self._pane, 1)
        self.add_button("dossierDone", self.tr("Close"), self.accept, primary=True)
        self._desk = BuyDesk(context, self, only=todo)
        self._keeper = DossierKeeper(context, self._desk, links, self._pane)
        self._desk.loaded.connect(self._on_loaded)
        self.finished.connect(self._desk.stop)
        self.resize(_WIDTH_PX, _HEIGHT_PX)
        self._desk.start()
        self._pane.setFocus()

    def _on_theme_changed(self) -> None:
        self._pane.setStyleSheet(style_sheet(panel_look(self.theme)))

    def _on_loaded(self, shown: BuyShown) -> None:
        line = next((line for line in shown.lines if line.row.todo.id == self._todo), None)
        if line is None:
            self.reject()
        else:
            self._keeper.show(line, shown.purchases.today)
