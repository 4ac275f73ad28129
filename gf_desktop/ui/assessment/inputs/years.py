"""What a row was in the years before the evaluated one, where the table asks for several: one field a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gf_desktop.domain.document import Answer, YearAnswer
from gf_desktop.domain.years import yearly_figure, yearly_options
from gf_desktop.ui.assessment.inputs.base import Spec, show_figure, with_draft, year_label
from gf_desktop.ui.theme import space
from gf_desktop.ui.widgets.combo import Combo
from gf_desktop.ui.widgets.options import Option
from gf_desktop.ui.widgets.unit_field import UnitField

_NOTHING = YearAnswer()
_CHARACTERS = 10


class YearsLine(QWidget):
    """The earlier years side by side, the newest first.

    Signals:
        edited, paused, finished: As those of a row's input.
    """

    edited = Signal()
    paused = Signal()
    finished = Signal()

    def __init__(self, spec: Spec, years: Sequence[int]) -> None:
        super().__init__()
        self.setObjectName("years")
        self._spec = spec
        self.fields: Mapping[str, UnitField] = {}
        self.choices: Mapping[str, Combo] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space(8))
        if yearly_figure(spec.measure):
            self.fields = {str(year): self._add_field(line, year) for year in years}
        else:
            self.choices = {str(year): self._add_choice(line, year) for year in years}
        line.addStretch(1)

    @property
    def inputs(self) -> tuple[QWidget, ...]:
        """The fields from left to right."""
        return (*self.fields.values(), *self.choices.values())

    def _title(self, year: int) -> str:
        return self.tr("{title}：{year} 年").format(title=self._spec.title, year=year)

    def _add_field(self, line: QHBoxLayout, year: int) -> UnitField:
        unit = self.tr("分") if self._spec.measure.kind == "manual" else self._spec.measure.unit
        field = UnitField(self._title(year), unit, say=self._spec.say, characters=_CHARACTERS)
        field.setObjectName(f"earlier-{year}")
        field.text_edited.connect(self._on_edited)
        field.draft_ready.connect(self._on_paused)
        field.committed.connect(self._on_finished)
        line.addWidget(year_label(year, field, field.edit), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(field)
        return field

    def _add_choice(self, line: QHBoxLayout, year: int) -> Combo:
        options = (Option("", self.tr("未填")), *(Option(*one) for one in yearly_options(self._spec.measure)))
        choice = Combo(self._title(year), options)
        choice.setObjectName(f"earlier-{year}")
        choice.chosen.connect(self._on_finished)
        line.addWidget(year_label(year, choice, choice), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(choice)
        return choice

    def show_answer(self, answer: Answer) -> None:
        """Show what was answered for each year."""
        for year, field in self.fields.items():
            was = answer.earlier.get(year, _NOTHING)
            show_figure(field, was.value, answer.drafts.get(f"earlier/{year}", ""))
        for year, choice in self.choices.items():
            choice.setCurrentIndex(max(choice.findData(answer.earlier.get(year, _NOTHING).option or ""), 0))

    def collect(self, answer: Answer) -> Answer:
        """Return ``answer`` with what stands in the fields now; a year of which nothing is said is left out."""
        earlier = dict(answer.earlier)
        for year, field in self.fields.items():
            reading = field.reading()
            earlier[year] = replace(earlier.get(year, _NOTHING), value=reading.value)
            answer = with_draft(answer, f"earlier/{year}", reading.draft)
        for year, choice in self.choices.items():
            earlier[year] = replace(earlier.get(year, _NOTHING), option=choice.value() or None)
        return replace(answer, earlier={key: one for key, one in earlier.items() if one != _NOTHING})

    def set_read_only(self, read_only: bool) -> None:
        """Show everything without letting it be changed."""
        for field in self.fields.values():
            field.set_read_only(read_only)
        for choice in self.choices.values():
            choice.setEnabled(not read_only)

    def flush(self) -> None:
        """Hand over what is still being typed."""
        for field in self.fields.values():
            field.flush()

    def _on_edited(self, _text: str) -> None:
        self.edited.emit()

    def _on_paused(self, _text: str) -> None:
        self.paused.emit()

    def _on_finished(self, _text: str) -> None:
        self.finished.emit()
