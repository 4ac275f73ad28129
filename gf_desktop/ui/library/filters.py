"""Lists that narrow the library to one subject, place, standing and industry."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from gf_desktop.ui.library.lines import ANYWHERE, Line
from gf_desktop.ui.library.words import STANDINGS, LibraryWords
from gf_desktop.ui.widgets.filter_row import FilterRow
from gf_desktop.ui.widgets.options import Option


class LibraryFilters(FilterRow):
    """One list for each thing tables are chosen by; its values are those of the tables at hand."""

    def __init__(self, words: LibraryWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.add("subject", self.tr("评价主体"))
        self.add("province", self.tr("地区"))
        self.add("standing", self.tr("性质"))
        self.add("industry", self.tr("行业"))

    def show_values(self, lines: Iterable[Line]) -> None:
        """Offer the values that the tables have; what was chosen stays where it is still among them."""
        lines = tuple(lines)
        for key in self.combos:
            self.offer(key, self._options(key, {value for line in lines for value in line.values[key]}))

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


def _by_name(value: str) -> tuple[bool, str]:
    return value != ANYWHERE, value
