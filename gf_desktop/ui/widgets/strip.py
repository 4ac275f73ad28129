"""The bottom strip: pairs of label and figure, the only place for totals."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from gf_desktop.ui.theme import figure_font, set_role, space


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its figure; ``emphasis`` is for the score alone, ``tip`` says what the figure means."""

    id: str
    label: str
    figure: str = ""
    emphasis: bool = False
    tip: str = ""


class Strip(QFrame):
    """Pairs from the left, whatever is added from the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("合计"))
        self._pairs: dict[str, Pair] = {}
        self._figures: dict[str, QLabel] = {}
        self._row = QHBoxLayout()
        self._row.setSpacing(space(8))
        self._right = QHBoxLayout()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space(16), space(8), space(16), space(8))
        layout.addLayout(self._row)
        layout.addStretch(1)
        layout.addLayout(self._right)

    def set_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show these pairs; the same ids in the same order only change their figures."""
        if [pair.id for pair in pairs] != list(self._pairs):
            self._build(pairs)
        for pair in pairs:
            self._pairs[pair.id] = pair
            self.set_figure(pair.id, pair.figure)

    def set_figure(self, which: str, figure: str) -> None:
        """Show another figure of a pair.

        Raises:
            KeyError: If there is no such pair.
        """
        label = self._figures[which]
        label.setText(figure)
        label.setAccessibleName(f"{self._pairs[which].label} {figure}")

    def figure(self, which: str) -> str:
        """Return the figure shown for a pair."""
        return self._figures[which].text()

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._right.addWidget(widget)

    def _build(self, pairs: Sequence[Pair]) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._pairs = {pair.id: pair for pair in pairs}
        self._figures = {}
        for number, pair in enumerate(pairs):
            if number:
                self._row.addSpacing(space(16))
            label, figure = QLabel(pair.label, self), QLabel(self)
            set_role(label, "muted")
            set_role(figure, "result" if pair.emphasis else "strong")
            figure.setFont(figure_font(figure))
            for one in (label, figure):
                one.setToolTip(pair.tip)
            figure.setAccessibleDescription(pair.tip)
            figure.setObjectName(f"figure-{pair.id}")
            self._row.addWidget(label)
            self._row.addWidget(figure)
            self._figures[pair.id] = figure
