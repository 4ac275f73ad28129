"""The way to accept several figures still to be verified at once, offered where some of a section or table wait."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gf_desktop.domain.accepting import Unaccepted, accept, unaccepted, waits
from gf_desktop.domain.assessment import Collection
from gf_desktop.domain.messages import message
from gf_desktop.domain.numbers import exact_text
from gf_desktop.domain.result import Benchmark, Result
from gf_desktop.ui.assessment.accept_dialog import NONE, AcceptDialog, Line
from gf_desktop.ui.session_model import SessionModel
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import text_link

LEAST = 2
"""Of a single one its card says enough."""


class AcceptOffer(QWidget):
    """Says how many figures wait, and opens the list of them; hidden where nothing can be done.

    Signals:
        accepted: Figures were accepted, and the offer may be gone.
    """

    accepted = Signal()

    def __init__(self, model: SessionModel, section: str = "") -> None:
        super().__init__()
        self._model, self._section = model, section
        self.count = QLabel()
        set_role(self.count, "attention")
        self.link = text_link(self.tr("逐项核对后接受…"))
        self.link.setObjectName("accept-several")
        self.link.clicked.connect(self.open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(8))
        row.addWidget(self.count)
        row.addWidget(self.link)
        row.addStretch(1)
        if not self._say(model.result):  # shown by its page: without one it would be a window of its own
            self.hide()

    def show_result(self, result: Result) -> None:
        """Show how many figures wait in this result."""
        self.setVisible(self._say(result))

    def _say(self, result: Result) -> bool:
        """Say how many figures wait, and return whether there is something to do."""
        count = len(unaccepted(result, self._section))
        said = self.tr("{count} 项的数值待核实，暂不计分").format(count=count)
        self.count.setText(said)
        self.link.setAccessibleName(self.tr("{said}：逐项核对后接受").format(said=said))
        return count >= LEAST and not self._model.read_only

    def open(self) -> AcceptDialog:
        """Open the list; what is being typed is handed over first."""
        self._model.flush()
        found = unaccepted(self._model.result, self._section)
        labels = self._model.pack.header.labels
        dialog = AcceptDialog([self._line(one) for one in found], (labels.lead, labels.base), self.window())
        model = self._model  # a page made anew meanwhile takes its offer along, and no word may be lost
        dialog.agreed.connect(lambda numbers: _accept(model, [found[number] for number in numbers]))
        dialog.accepted.connect(self.accepted)
        dialog.open()
        return dialog

    def _line(self, one: Unaccepted) -> Line:
        row, pair = one.row, one.pair
        title = self.tr("　").join(filter(None, (f"{row.number} {row.indicator.title}".strip(), pair.title)))
        unit = row.measure.unit if row.measure is not None else ""
        return Line(title, _figure(pair.lead), _figure(pair.base), unit, self._sure(one), self._source(one))

    def _sure(self, one: Unaccepted) -> str:
        """Return how sure the figures are; which of the two waits is said where only one does."""
        labels = self._model.pack.header.labels
        said = [
            (name, self._doubt(mark))
            for name, mark in ((labels.lead, one.pair.lead), (labels.base, one.pair.base))
            if waits(mark)
        ]
        alone = len(said) == 1 and one.pair.lead.value is not None and one.pair.base.value is not None
        if len({doubt for _, doubt in said}) == 1 and not alone:
            return said[0][1]
        pattern = self.tr("{name}{doubt}")
        return self.tr("，").join(pattern.format(name=name, doubt=doubt) for name, doubt in said)

    def _doubt(self, mark: Benchmark) -> str:
        return self.tr("未见原文，待核实") if mark.confidence == "memory" else self.tr("待核实")

    def _source(self, one: Unaccepted) -> str:
        pattern = self.tr("{source}（{why}）")
        said = (
            pattern.format(source=mark.source, why=mark.why) if mark.why else mark.source
            for mark in one.waiting
        )
        return self.tr("；").join(dict.fromkeys(said))


def _accept(model: SessionModel, chosen: list[Unaccepted]) -> None:
    words = accept(model.document, model.result, [one.key for one in chosen])
    place: Collection = "benchmarks"
    said = message("ui.accepted", count=len(chosen))
    model.change({(place, row): word for row, word in words.items()}, said)


def _figure(mark: Benchmark) -> str:
    return NONE if mark.value is None else exact_text(mark.value)
