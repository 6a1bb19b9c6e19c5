"""Shows what a PDF says about itself and what the disk says about it; every value can be selected and copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QScrollArea, QWidget

from desktop_app.ui.dialogs.dialog_frame import DialogFrame
from desktop_app.ui.theme import Theme


class PropertiesDialog(DialogFrame):
    """`rows` are (name, value); a row without a value is left out."""

    def __init__(
        self, theme: Theme, title: str, rows: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "propertiesDialog", title, parent)
        inside = QWidget(self)
        inside.setObjectName("propertiesPage")
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, theme.space(3), 0)
        form.setHorizontalSpacing(theme.space(5))
        form.setVerticalSpacing(theme.space(2))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, value in rows:
            if value:
                form.addRow(self.text_label(name, "small"), self._value(name, value))
        area = QScrollArea(self)
        area.setObjectName("propertiesArea")
        area.setAccessibleName(title)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self.column.addWidget(area, 1)
        self.add_button("propertiesClose", self.tr("Close"), self.accept, primary=True)
        self.resize(760, 600)

    def _value(self, name: str, value: str) -> QLabel:
        label = self.text_label(value, "plain")
        label.setAccessibleName(f"{name}: {value}")
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return label
