"""Lists that narrow the library to one subject, place, standing and industry."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gf_desktop.ui.library.lines import ANYWHERE, Line
from gf_desktop.ui.library.words import STANDINGS, LibraryWords
from gf_desktop.ui.theme import space
from gf_desktop.ui.widgets.buttons import text_link
from gf_desktop.ui.widgets.combo import Combo
from gf_desktop.ui.widgets.options import Option

ALL = "*"
_MOST = 11
"""Characters that a list is at most wide; unfolded it shows its words whole."""


class LibraryFilters(QWidget):
    """One list for each thing tables are chosen by; its values are those of the tables at hand.

    Signals:
        changed: Another value was chosen.
    """

    changed = Signal()

    def __init__(self, words: LibraryWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        titles = {
            "subject": self.tr("评价主体"),
            "province": self.tr("地区"),
            "standing": self.tr("性质"),
            "industry": self.tr("行业"),
        }
        self._titles = titles
        self.combos = {key: self._combo(key, title) for key, title in titles.items()}
        self.clear = text_link(self.tr("清除筛选"))
        self.clear.setObjectName("clear-filters")
        self.clear.clicked.connect(self.clear_all)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(8))
        for combo in self.combos.values():
            row.addWidget(combo)
        row.addWidget(self.clear)
        row.addStretch(1)
        self._follow()

    def show_values(self, lines: Iterable[Line]) -> None:
        """Offer the values that the tables have; what was chosen stays where it is still among them."""
        lines = tuple(lines)
        for key, combo in self.combos.items():
            before = combo.value()
            values = {value for line in lines for value in line.values[key]}
            options = [self._every(key), *self._options(key, values)]
            combo.set_options(options)
            combo.setMinimumContentsLength(_letters([one.title for one in options], combo))
            combo.view().setMinimumWidth(combo.view().sizeHintForColumn(0) + space(24))
            combo.set_value(before if combo.findData(before) >= 0 else ALL)
        self._follow()

    def chosen(self) -> dict[str, str]:
        """Return the value chosen for each filter that narrows."""
        values = {key: combo.value() for key, combo in self.combos.items()}
        return {key: value for key, value in values.items() if value not in ("", ALL)}

    def choose(self, key: str, value: str) -> None:
        """Choose a value in the user's name."""
        self.combos[key].set_value(value)
        self._on_chosen("")

    def clear_all(self) -> None:
        """Let every table be seen again."""
        for combo in self.combos.values():
            combo.set_value(ALL)
        self._on_chosen("")

    def stops(self) -> tuple[QWidget, ...]:
        """Return where Tab stops, in the order they are read."""
        return (*self.combos.values(), self.clear)

    def _combo(self, key: str, title: str) -> Combo:
        combo = Combo(self.tr("按{column}筛选").format(column=title), [self._every(key)])
        combo.setObjectName(f"filter-{key}")
        combo.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.set_value(ALL)
        combo.chosen.connect(self._on_chosen)
        return combo

    def _every(self, key: str) -> Option:
        return Option(ALL, self.tr("{column}：全部").format(column=self._titles[key]))

    def _options(self, key: str, values: set[str]) -> list[Option]:
        order = list(STANDINGS).index if key == "standing" else _by_name
        return [Option(value, self._say(key, value)) for value in sorted(values, key=order)]

    def _say(self, key: str, value: str) -> str:
        if value == ANYWHERE:
            return self.tr("全国") if key == "province" else self.tr("不限行业")
        if key == "subject":
            return self._words.subject(value)  # type: ignore[arg-type]
        if key == "standing":
            return self._words.standing(value)
        return self._words.industry(value) if key == "industry" else value

    def _on_chosen(self, _value: str) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        self.clear.setVisible(bool(self.chosen()))


def _by_name(value: str) -> tuple[bool, str]:
    return value != ANYWHERE, value


def _letters(words: list[str], combo: Combo) -> int:
    """Return how wide a list has to be for its words, at most ``_MOST`` characters, in Qt's measure: the letter X."""
    metrics = combo.fontMetrics()
    wanted = min(max(map(metrics.horizontalAdvance, words)), metrics.horizontalAdvance("字") * _MOST)
    return wanted // metrics.horizontalAdvance("X") + 1
