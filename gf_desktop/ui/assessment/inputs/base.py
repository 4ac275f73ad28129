"""What every input of a row is: it shows an answer, and adds what stands in it to an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gf_desktop.domain.document import Answer
from gf_desktop.domain.messages import Message
from gf_desktop.domain.numbers import decimal_text
from gf_desktop.domain.pack import Measure
from gf_desktop.domain.result import RowResult
from gf_desktop.ui.assessment.compare import Comparer
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.number_edit import NumberEdit
from gf_desktop.ui.widgets.unit_field import UnitField

BAR_PLACE = (4, 5)
"""How a line is shared between what is filled in and the bar beside it: the same in every card."""


@dataclass(frozen=True, slots=True)
class Spec:
    """What an input is made for: the row's title, how it is measured, who words things.

    ``points`` where they are known; ``year`` is the figure's, where the table asks for several. ``shares``: the row's
    points are shares of an index and no points of the total.
    """

    title: str
    measure: Measure
    places: int
    say: Callable[[Message], str]
    comparer: Comparer
    points: Decimal | None = None
    year: int | None = None
    shares: bool = False


class RowInput(QWidget):
    """One row's input.

    Signals:
        edited: Something was typed; totals may follow, nothing is kept yet.
        paused: Typing rests on text that is no figure yet: worth keeping as a draft.
        finished: The answer is to be kept.
        turned: The field was opened for a typed value in place of the computed one.
        explained: How the computed value came about is asked for.
        asked: Another place is asked for (its text).
    """

    edited = Signal()
    paused = Signal()
    finished = Signal()
    turned = Signal()
    explained = Signal()
    asked = Signal(str)

    several = False
    """Whether the row holds several values, each typed over its own computed one."""

    def __init__(self, spec: Spec) -> None:
        super().__init__()
        self.spec = spec
        self.typing = False
        """Whether one is typing just now, so that nothing may move."""
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(space(8))

    def show_answer(self, answer: Answer) -> None:
        """Show what was answered; text equal to what stands there leaves the cursor alone."""
        raise NotImplementedError

    def collect(self, answer: Answer) -> Answer:
        """Return ``answer`` with what stands in the input now."""
        raise NotImplementedError

    def show_result(self, row: RowResult) -> None:
        """Show how the answer stands to the benchmarks, where the kind has any, and what was computed."""

    @property
    def says_origin(self) -> bool:
        """Whether the input itself says that its value is computed, or could be."""
        return False

    @property
    def opened(self) -> bool:
        """Whether the field stands open for a value that is to count in place of the computed one."""
        return False

    def take_computed(self) -> None:
        """Show the computed value again, the typed one having been given up."""

    def set_read_only(self, read_only: bool) -> None:
        """Show everything without letting it be changed."""
        raise NotImplementedError

    def flush(self) -> None:
        """Hand over what is still being typed."""

    def follow(self, field: UnitField | NumberEdit) -> None:
        """Pass a field's signals on as the input's own."""
        field.text_edited.connect(self._on_edited)
        field.draft_ready.connect(self._on_paused)
        field.committed.connect(self._on_finished)

    def _on_edited(self, _text: str) -> None:
        self.edited.emit()

    def _on_paused(self, _text: str) -> None:
        self.paused.emit()

    def _on_finished(self, _text: str) -> None:
        self.finished.emit()


def show_figure(field: UnitField | NumberEdit, value: Decimal | None, draft: str) -> None:
    """Show a figure or its draft, unless the field under the cursor already says the same."""
    edit = field.edit if isinstance(field, UnitField) else field
    reading = edit.reading()
    if edit.hasFocus() and (reading.value, reading.draft) == (value, draft):
        return
    field.set_value(draft or (decimal_text(value) if value is not None else ""))


def with_draft(answer: Answer, place: str, draft: str) -> Answer:
    """Return ``answer`` with the text at an inner place that is no figure yet; an empty one takes it away."""
    drafts = {key: text for key, text in answer.drafts.items() if key != place}
    return replace(answer, drafts={**drafts, place: draft} if draft else drafts)


def year_label(year: int, field: QWidget, line: QWidget) -> QLabel:
    """Return the year that stands before a field, on a line with ``line``; the field is its buddy."""
    name = QLabel(QCoreApplication.translate("RowInput", "{year} 年").format(year=year))
    set_role(name, "muted")
    name.setBuddy(field)
    name.setContentsMargins(0, max(0, (line.sizeHint().height() - name.sizeHint().height()) // 2), 0, 0)
    return name
