"""A figure that is not typed but computed: it stands in the field's place, to be read and copied."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from gf_desktop.ui.theme import figure_font, set_role, space
from gf_desktop.ui.widgets.buttons import text_link
from gf_desktop.ui.widgets.copy_button import CopyButton
from gf_desktop.ui.widgets.rich_text import rich_text
from gf_desktop.ui.widgets.unit_field import DIMENSIONLESS


class ComputedField(QWidget):
    """Figure with unit as in a field that cannot be changed; below it where it comes from and what one can do.

    Signals:
        explained: How it was computed is asked for.
        by_hand: The user wants to type a value of his own.
    """

    explained = Signal()
    by_hand = Signal()

    def __init__(
        self, label: str = "", unit: str = "", parent: QWidget | None = None, *, characters: int = 14
    ) -> None:
        super().__init__(parent)
        self._label = label
        self._unit = "" if unit in DIMENSIONLESS else unit
        self.edit = QLineEdit(self)
        self.edit.setObjectName("computed")
        self.edit.setReadOnly(True)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.edit.setFont(figure_font(self.edit))
        self.edit.setFixedWidth(self.edit.fontMetrics().horizontalAdvance("0") * characters + space(24))
        self.unit = QLabel(rich_text(self._unit), self)
        self.unit.setTextFormat(Qt.TextFormat.RichText)
        set_role(self.unit, "muted")
        self.unit.setVisible(bool(self._unit))
        self.copy = CopyButton(what=label)
        self.origin = QLabel(self.tr("由基础数据计算"), self)
        set_role(self.origin, "muted")
        self.explain = text_link(self.tr("计算过程"), self)
        self.explain.setObjectName("explain-computed")
        self.explain.setAccessibleName(self.tr("{label}：计算过程").format(label=label))
        self.explain.clicked.connect(self.explained)
        self.change = text_link(self.tr("改为手工填写"), self)
        self.change.setObjectName("by-hand")
        self.change.setAccessibleName(self.tr("{label}：改为手工填写").format(label=label))
        self.change.clicked.connect(self.by_hand)
        self.setFocusProxy(self.edit)
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(space(8))
        layout.setVerticalSpacing(space(2))
        left = Qt.AlignmentFlag.AlignLeft
        layout.addWidget(self.edit, 0, 0)
        layout.addWidget(self.unit, 0, 1, left)
        layout.addWidget(self.copy, 0, 2, left)
        layout.setColumnStretch(3, 1)
        foot = QHBoxLayout()
        foot.setSpacing(space(12))
        for widget in (self.origin, self.explain, self.change):
            foot.addWidget(widget)
        foot.addStretch(1)
        layout.addLayout(foot, 1, 0, 1, 4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_value(self, shown: str, exact: str) -> None:
        """Show a figure rounded as ``shown``; ``exact`` is its tool tip and what is copied."""
        self.edit.setText(shown)
        self.edit.setCursorPosition(0)
        self.copy.set_text(exact)
        tip = self.tr("精确值 {exact}").format(exact=exact)
        self.edit.setToolTip(tip if exact != shown.replace(",", "") else "")
        said = self.tr("{label}：由基础数据计算").format(label=self._label)
        self.edit.setAccessibleName(said)
        self.edit.setAccessibleDescription(
            "，".join(part for part in (self._unit, self.edit.toolTip()) if part)
        )

    def set_read_only(self, read_only: bool) -> None:
        """Offer no change, or offer it again."""
        self.change.setVisible(not read_only)
