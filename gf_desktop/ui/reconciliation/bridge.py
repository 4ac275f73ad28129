"""The way from our total to the paper's: ours, each part of the difference, what is left, theirs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from gf_desktop.domain.messages import Message
from gf_desktop.domain.numbers import exact_text, grouped
from gf_desktop.services.reconciliation import Compared, Line
from gf_desktop.ui.reconciliation.words import figure, signed
from gf_desktop.ui.theme import figure_font, set_role, space
from gf_desktop.ui.widgets.rich_text import rich_text

_ADDED = frozenset(("part", "rest", "known"))


class Bridge(QWidget):
    """Lines of words and figures, as one adds them up on paper; what only may explain the rest stands below a line."""

    def __init__(self, say: Callable[[Message], str]) -> None:
        super().__init__()
        self._say = say
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space(8))
        self._grid.setVerticalSpacing(space(4))
        self._grid.setColumnStretch(1, 1)
        self._shown: tuple[object, ...] = ()
        self._row = 0

    def show_lines(self, one: Compared) -> None:
        """Show a comparison; the same one leaves everything as it is."""
        state = (one.lines, one.unit, one.places, one.state)
        if state == self._shown:
            return
        self._shown = state
        self._clear()
        lines = [line for line in one.lines if line.kind != "known"]
        known = [line for line in one.lines if line.kind == "known"]
        for line in lines:
            if line.kind == "theirs":
                self._rule()
            self._put(line, one)
        if known:
            self._note(self.tr("可能的原因（仅供核对，不计入上面）"))
            for line in known:
                self._put(line, one)
        self.setAccessibleName("；".join(self._spoken(line, one) for line in one.lines))

    def cells(self) -> list[tuple[str, str]]:
        """Return the words and the figure of each line shown."""
        found = []
        for row in range(self._grid.rowCount()):
            words, value = self._label(row, 1), self._label(row, 2)
            if words is not None and value is not None:
                found.append((words.text(), value.text()))
        return found

    def _label(self, row: int, column: int) -> QLabel | None:
        item: Any = self._grid.itemAtPosition(row, column)
        widget = item.widget() if item is not None else None
        return widget if isinstance(widget, QLabel) else None

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._row = 0

    def _put(self, line: Line, one: Compared) -> None:
        role = _role(line, one)
        sign = QLabel("＝" if line.kind == "theirs" else "")
        words = QLabel(self._say(line.said))
        value, unit = QLabel(_shown(line, one)), QLabel(rich_text(one.unit))
        words.setWordWrap(True)
        value.setFont(figure_font(value))
        value.setToolTip(grouped(exact_text(line.value)))
        set_role(sign, "muted")
        set_role(unit, "muted")
        for label in (words, value):
            set_role(label, role)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(sign, self._row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, self._row, 1, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, self._row, 2, side)
        self._grid.addWidget(unit, self._row, 3, Qt.AlignmentFlag.AlignTop)
        self._row += 1

    def _rule(self) -> None:
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        self._grid.addWidget(rule, self._row, 0, 1, 4)
        self._row += 1

    def _note(self, text: str) -> None:
        label = QLabel(text)
        label.setWordWrap(True)
        set_role(label, "muted")
        self._grid.addWidget(label, self._row, 0, 1, 4)
        self._row += 1

    def _spoken(self, line: Line, one: Compared) -> str:
        return f"{self._say(line.said)} {_shown(line, one)} {one.unit}"


def _shown(line: Line, one: Compared) -> str:
    return (signed if line.kind in _ADDED else figure)(line.value, one.places)


def _role(line: Line, one: Compared) -> str:
    if line.kind == "rest":
        return {"open": "attention", "reasoned": "info"}.get(one.state, "muted")
    if line.kind in ("ours", "theirs"):
        return "strong"
    return "" if line.kind == "part" and line.value else "muted"
