"""Lists that narrow a reference table to one value of a column."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gf_desktop.ui.reference.sheets import Sheet
from gf_desktop.ui.theme import space
from gf_desktop.ui.widgets.buttons import text_link
from gf_desktop.ui.widgets.combo import Combo
from gf_desktop.ui.widgets.options import Option

ALL = "*"
MOST = 11
"""Characters that a list is at most wide; unfolded it shows its words whole."""


class Filters(QWidget):
    """One list for each column of a sheet that rows are chosen by.

    Signals:
        changed: Another value was chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.combos: dict[str, Combo] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(space(8))
        self.clear = text_link(self.tr("清除筛选"))
        self.clear.setObjectName("clear-filters")
        self.clear.clicked.connect(self.clear_all)
        self._row.addWidget(self.clear)
        self._row.addStretch(1)

    def show_sheet(self, sheet: Sheet) -> None:
        """Offer the values of a sheet; those of the former one are forgotten."""
        for combo in self.combos.values():
            self._row.removeWidget(combo)
            combo.hide()
            combo.deleteLater()
        self.combos = {}
        for column, title in zip(sheet.columns, sheet.titles, strict=True):
            values = sheet.values(column.key) if column.chosen else ()
            if len(values) > 1:
                self._add(column.key, title, values)
        self._follow()

    def _add(self, key: str, title: str, values: tuple[str, ...]) -> None:
        every = Option(ALL, self.tr("{column}：全部").format(column=title))
        combo = Combo(
            self.tr("按{column}筛选").format(column=title), [every, *(Option(one, one) for one in values)]
        )
        combo.setObjectName(f"filter-{key}")
        combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(_letters([every.title, *values], combo))
        combo.view().setMinimumWidth(combo.view().sizeHintForColumn(0) + space(24))
        combo.set_value(ALL)
        combo.chosen.connect(self._on_chosen)
        self._row.insertWidget(len(self.combos), combo)
        combo.show()  # at once, so that the focus can go there
        self.combos[key] = combo

    def stops(self) -> tuple[QWidget, ...]:
        """Return where Tab stops, in the order they are read."""
        return (*self.combos.values(), self.clear)

    def chosen(self) -> dict[str, str]:
        """Return the value chosen for each column that is narrowed."""
        values = {key: combo.value() for key, combo in self.combos.items()}
        return {key: value for key, value in values.items() if value not in ("", ALL)}

    def choose(self, key: str, value: str) -> None:
        """Choose a value in the user's name."""
        self.combos[key].set_value(value)
        self._on_chosen("")

    def clear_all(self) -> None:
        """Let every row be seen again."""
        for combo in self.combos.values():
            combo.set_value(ALL)
        self._on_chosen("")

    def _on_chosen(self, _value: str) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        self.clear.setVisible(bool(self.chosen()))


def _letters(words: list[str], combo: Combo) -> int:
    """Return how wide a list has to be for its words, at most ``MOST`` characters, in Qt's measure: the letter X."""
    metrics = combo.fontMetrics()
    wanted = min(max(map(metrics.horizontalAdvance, words)), metrics.horizontalAdvance("字") * MOST)
    return wanted // metrics.horizontalAdvance("X") + 1
