"""The calculation of a row as rich text: how the value was computed, each step with its inputs, then the score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from html import escape

from PySide6.QtCore import QObject

from gf_desktop.domain.numbers import grouped
from gf_desktop.domain.result import Derived, Result, RowResult, Step
from gf_desktop.ui.assessment.figures import computed_text, exact_figure, with_unit
from gf_desktop.ui.assessment.where import Where, way_to
from gf_desktop.ui.assessment.words import Words
from gf_desktop.ui.session_model import SessionModel
from gf_desktop.ui.widgets.link_label import Line, anchor
from gf_desktop.ui.widgets.rich_text import rich_text
from gf_desktop.ui.widgets.unit_field import DIMENSIONLESS


class CalculationText(QObject):
    """Writes what the tab 计算过程 shows; its links lead to the cells that were read."""

    def __init__(self, model: SessionModel, words: Words) -> None:
        super().__init__()
        self._model = model
        self._words = words
        self._where = Where(model)

    def html(self, result: Result, row: RowResult) -> str:
        """Return the whole calculation of a row."""
        score = self._words.points(row.score, row.points, result.places)
        outcome = f"<p><b>{escape(f'{self._words.status(row.status)}：{score}')}</b></p>"
        return self._computed(row) + self._scored(row) + outcome

    def _computed(self, row: RowResult) -> str:
        derived = row.derived
        if derived is None or not (derived.steps or derived.gaps):
            return ""
        head = f"<h4>{escape(self.tr('由基础数据计算'))}</h4>"
        steps = _items(self._step(step) for step in once(derived.steps))
        return head + steps + self._value(row, derived) + self._missing(derived) + self._used(derived)

    def _step(self, step: Step) -> str:
        said = rich_text(self._model.say(step.said))
        if step.result:
            said += f" <b>{rich_text(self.tr('＝ {result}').format(result=_grouped(step.result)))}</b>"
        return said + "".join(f"<br>{self._input(path, figure)}" for path, figure in step.inputs)

    def _input(self, path: str, figure: str) -> str:
        text = self.tr("{title}：{figure}").format(title=self._where.title(path), figure=grouped(figure))
        return anchor(text, way_to(path).text())

    def _value(self, row: RowResult, derived: Derived) -> str:
        if not derived.complete:
            return ""
        if derived.value is None:
            texts = [
                self.tr("{title}：{value}").format(title=one.title, value=self._figure(row, one.value))
                for one in derived.items
            ]
        else:
            texts = [self._figure(row, derived.value)]
        said = self.tr("计算值 {value}").format(value="；".join(texts))
        return f"<p><b>{rich_text(said)}</b></p>"

    def _figure(self, row: RowResult, value: Fraction) -> str:
        unit = row.measure.unit if row.measure and row.measure.unit not in DIMENSIONLESS else ""
        shown, exact = computed_text(value, row.measure), exact_figure(value)
        text = with_unit(shown, unit)
        if exact == shown.replace(",", ""):
            return text
        return self.tr("{text}（精确值 {exact}）").format(text=text, exact=exact)

    def _missing(self, derived: Derived) -> str:
        lines = self._where.gaps(derived.gaps)
        return _block(self.tr("还差的数据"), lines)

    def _used(self, derived: Derived) -> str:
        return _block(self.tr("用到的数据"), self._where.rows(derived.used))

    def _scored(self, row: RowResult) -> str:
        if row.derived is not None and row.derived.gaps and not row.taken:
            return ""  # what is missing stands above
        skipped = len(row.derived.steps) if row.derived and row.taken == "computed" else 0
        lines = [self._model.say(step.said) for step in row.steps[skipped:]]
        if not lines and row.reason is not None:
            lines = [self._model.say(row.reason)]
        head = f"<h4>{escape(self.tr('计分'))}</h4>" if row.derived is not None else ""
        return head + _items(rich_text(line) for line in lines)


def once(steps: Iterable[Step]) -> Iterator[Step]:
    """Yield steps without those that only say again what was said."""
    said: list[Step] = []
    for step in steps:
        if step.inputs or step.result or step not in said:
            yield step
        said.append(step)


def _grouped(result: str) -> str:
    """Return a step's result with thousands marks; the unit stays."""
    figure, blank, unit = result.partition(" ")
    return grouped(figure) + blank + unit


def _items(lines: Iterable[str]) -> str:
    return f"<ol>{''.join(f'<li>{line}</li>' for line in lines)}</ol>"


def _block(title: str, lines: Iterable[Line]) -> str:
    body = "".join(f"<p>{anchor(text, target)}</p>" for text, target in lines)
    return f"<h4>{escape(title)}</h4>{body}" if body else ""
