"""A row of lists that narrow what is listed to one value each, and a link that lets everything be seen again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gf_desktop.ui.theme import space
from gf_desktop.ui.widgets.buttons import text_link
from gf_desktop.ui.widgets.combo import Combo
from gf_desktop.ui.widgets.options import Option

ALL = "*"
"""The value of a list that does not narrow."""
_MOST = 11
"""Characters that a list is at most wide; unfolded it shows its words whole."""


class FilterRow(QWidget):
    """Lists by key; every list begins with the value that lets all be seen.

    Signals:
        changed: Another value was chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combos: dict[str, Combo] = {}
        self._titles: dict[str, str] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(space(8))
        self.clear = text_link(self.tr("清除筛选"))
        self.clear.setObjectName("clear-filters")
        self.clear.clicked.connect(self.clear_all)
        self._row.addWidget(self.clear)
        self._row.addStretch(1)
        self._follow()

    def add(self, key: str, title: str) -> None:
        """Put a list behind the others; ``title`` is what it narrows by."""
        combo = Combo(self.tr("按{column}筛选").format(column=title))
        combo.setObjectName(f"filter-{key}")
        combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.chosen.connect(self._on_chosen)
        self._row.insertWidget(len(self.combos), combo)
        self.combos[key], self._titles[key] = combo, title
        self.offer(key, ())

    def offer(self, key: str, options: Sequence[Option]) -> None:
        """Offer values in a list; what was chosen stays where it is still among them."""
        combo = self.combos[key]
        before = combo.value()
        every = Option(ALL, self.tr("{column}：全部").format(column=self._titles[key]))
        combo.set_options([every, *options])
        combo.setMinimumContentsLength(_letters([every.title, *(one.title for one in options)], combo))
        combo.set_value(before if combo.findData(before) >= 0 else ALL)
        self._follow()

    def forget(self) -> None:
        """Take all lists away."""
        for combo in self.combos.values():
            self._row.removeWidget(combo)
            combo.hide()
            combo.deleteLater()
        self.combos, self._titles = {}, {}
        self._follow()

    def chosen(self) -> dict[str, str]:
        """Return the value chosen in each list that narrows."""
        values = {key: combo.value() for key, combo in self.combos.items()}
        return {key: value for key, value in values.items() if value not in ("", ALL)}

    def choose(self, key: str, value: str) -> None:
        """Choose a value in the user's name."""
        self.combos[key].set_value(value)
        self._on_chosen("")

    def clear_all(self) -> None:
        """Let everything be seen again."""
        for combo in self.combos.values():
            combo.set_value(ALL)
        self._on_chosen("")

    def stops(self) -> tuple[QWidget, ...]:
        """Return where Tab stops, in the order they are read."""
        return (*self.combos.values(), self.clear)

    def _on_chosen(self, _value: str) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        self.clear.setVisible(bool(self.chosen()))


def _letters(words: list[str], combo: Combo) -> int:
    """Return how wide a list has to be for its words, at most ``_MOST`` characters, in Qt's measure: the letter X."""
    metrics = combo.fontMetrics()
    wanted = min(max(map(metrics.horizontalAdvance, words)), metrics.horizontalAdvance("字") * _MOST)
    return wanted // metrics.horizontalAdvance("X") + 1
