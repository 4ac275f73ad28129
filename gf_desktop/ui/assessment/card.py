"""One indicator's card: input, benchmarks, not applicable, note; at the foot what is wrong, in words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from gf_desktop.domain.benchmark_rules import spelt_out
from gf_desktop.domain.document import Answer
from gf_desktop.domain.findings import row_findings
from gf_desktop.domain.messages import Message
from gf_desktop.domain.pack import Indicator, Measure
from gf_desktop.domain.result import RowResult
from gf_desktop.domain.year_findings import year_troubles
from gf_desktop.domain.years import earlier_years, yearly
from gf_desktop.ui.assessment.benchmarks import BenchmarkLine, needs_line, put
from gf_desktop.ui.assessment.inputs import RowInput, Spec, make_input
from gf_desktop.ui.assessment.inputs.years import YearsLine
from gf_desktop.ui.assessment.origin_line import OriginLine
from gf_desktop.ui.assessment.origins import Origins, cleared
from gf_desktop.ui.assessment.own_points import points_line
from gf_desktop.ui.assessment.part import Context
from gf_desktop.ui.assessment.place import Place
from gf_desktop.ui.assessment.sets import SetLine, SetState
from gf_desktop.ui.assessment.texts import show_text
from gf_desktop.ui.assessment.trouble import Trouble
from gf_desktop.ui.assessment.where import Where
from gf_desktop.ui.assessment.words import over
from gf_desktop.ui.theme import set_icon, set_role, space
from gf_desktop.ui.widgets.card import Card
from gf_desktop.ui.widgets.choice_field import ChoiceField
from gf_desktop.ui.widgets.focus_order import put_in_order
from gf_desktop.ui.widgets.message_line import Level
from gf_desktop.ui.widgets.options import Option
from gf_desktop.ui.widgets.text_field import TextField

_LEVELS = {"invalid": Level.MISSING, "benchmark-missing": Level.ATTENTION, "not-applicable": Level.INFO}


class IndicatorCard(Card):
    """One row of the table, with its number unless the heading above says the same one.

    Signals:
        row_focused: The focus came into this card (its row's id).
    """

    row_focused = Signal(str)

    def __init__(self, context: Context, row: RowResult, *, numbered: bool = True) -> None:
        super().__init__(row.number if numbered else "", row.indicator.title)
        self.indicator: Indicator = row.indicator
        self._context = context
        self._model = context.model
        self._shown: RowResult | None = None
        self._answer: Answer | None = None
        self._measure: Measure | None = None
        self._ordered = False
        self._typing = False
        self.input: RowInput | None = None
        self.years: YearsLine | None = None
        self._origins = Origins(Where(context.model))
        self._tag = self._make_tag()
        self.set_line = self._make_set_line()
        self.variants = self._make_variants()
        self._place = QWidget()
        self._slot = _stack(self._place)
        self.add(self._place)
        self.origin = self._make_origin()
        self.add(self.origin)
        self._marks = QWidget()
        self._mark_lines = _stack(self._marks)
        self.marks: dict[str, BenchmarkLine] = {}
        self.trouble = Trouble()
        self.add(self._marks)
        self.points_line = points_line(self._model, row.id)
        if self.points_line is not None:
            self.add(self.points_line)
        self._make_options()
        self.focused.connect(self._on_focused)
        self.show_row(row)

    # --- building -------------------------------------------------------------

    def _make_tag(self) -> QLabel:
        """Say beside the points what kind of row it is, and that its points are an estimate."""
        said = []
        if self.indicator.kind == "checklist":
            said.append(self.tr("必选") if self.indicator.must else self.tr("可选"))
        if self.indicator.estimated:
            said.append(self.tr("分值为估计"))
        tag = QLabel(self.tr("·").join(said))
        tag.setObjectName("tag")
        tag.setVisible(bool(said))
        set_role(tag, "muted")
        if self.indicator.estimated:
            tag.setToolTip(self.tr("这一项的分值没有公布，按同组均分估计；以主管部门的文件为准。"))
        self.add_to_header(tag)
        return tag

    def _make_set_line(self) -> SetLine | None:
        if self.indicator.choose_from not in self._model.pack.table.choose:
            return None
        line = SetLine(self.indicator)
        line.toggled.connect(self._on_chosen)
        self.add(line)
        return line

    def show_set(self, state: SetState) -> None:
        """Say whether the row counts in its set now."""
        if self.set_line is not None:
            self.set_line.show_state(self.row, state, read_only=self._model.read_only)

    def _make_variants(self) -> ChoiceField | None:
        if not self.indicator.variants:
            return None
        label = QLabel(self.tr("先选适用的情形："))
        label.setWordWrap(True)
        set_role(label, "muted")
        self._variant_words = label
        words = self.tr("{title}（{when}）")
        options = [
            Option(v.id, words.format(title=v.title, when=v.when) if v.when else v.title)
            for v in self.indicator.variants
        ]
        field = ChoiceField(self.tr("{title}：适用的情形").format(title=self.indicator.title), options)
        field.setObjectName("variants")
        field.chosen.connect(self._on_variant)
        self.add(label)
        self.add(field)
        return field

    def _make_origin(self) -> OriginLine:
        line = OriginLine(self.indicator.title)
        line.taken.connect(self._on_taken)
        line.kept.connect(self._on_kept)
        line.explained.connect(self._on_explain)
        line.asked.connect(self._on_asked_place)
        return line

    def _make_options(self) -> None:
        title = self.indicator.title
        self.not_applicable = QCheckBox(self.tr("不适用"))
        self.not_applicable.setObjectName("not-applicable")
        self.not_applicable.setAccessibleName(self.tr("{title}：不适用").format(title=title))
        if self._model.pack.table.not_applicable == "not-allowed":
            self.not_applicable.hide()
        self.not_applicable.clicked.connect(self._on_not_applicable)
        self.note_button = QToolButton()
        self.note_button.setText(self.tr("备注"))
        self.note_button.setAccessibleName(self.tr("{title}：备注").format(title=title))
        self.note_button.setCheckable(True)
        self.note_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_icon(self.note_button, "note", colour="muted")
        self.note_button.clicked.connect(self._on_note_button)
        self.reason = self._text("reason", self.tr("{title}：不适用的理由").format(title=title))
        self.reason.set_placeholder(self.tr("为什么不适用（必填，审核时要看）"))
        self.note = self._text("note", self.tr("{title}：备注").format(title=title))
        self.note.set_placeholder(self.tr("备注：口径、数据出处等"))
        self._put_options()

    def _put_options(self) -> None:
        """Put the benchmarks of a single value on one line with the two switches, what is wrong below."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(12))
        self._single = QWidget()
        self._single_line = _stack(self._single)
        row.addWidget(self._single, 1)
        for switch in (self.not_applicable, self.note_button):
            row.addWidget(switch)
        self.add(line)
        self._form = QWidget()
        self._form_line = _stack(self._form)
        self._form.hide()
        for widget in (self._form, self.reason, self.trouble, self.note):
            self.add(widget)

    def _text(self, name: str, label: str) -> TextField:
        field = TextField(label, lines=2)
        field.setObjectName(name)
        field.committed.connect(self._on_finished)
        field.draft_ready.connect(self._on_text_paused)
        field.hide()
        return field

    # --- showing --------------------------------------------------------------

    @property
    def row(self) -> RowResult:
        """The result shown."""
        assert self._shown is not None
        return self._shown

    def show_row(self, row: RowResult, *, typing: bool = False) -> None:
        """Show another answer or result; what has not changed is not touched.

        While one is ``typing``, what is wrong is left as it was said before: nothing may move then.
        """
        answer = self._model.document.answer(self.indicator.id)
        quiet = typing or self._typing
        fresh = row != self._shown
        if self.input is not None:
            self.input.typing = quiet
        if answer != self._answer or row.measure != self._measure:
            fresh = True
            self._answer = answer
            self._show_answer(answer, row)
        if fresh:
            self._show_result(row)
        if self.points_line is not None:
            self.points_line.show_row(row)
        if not quiet:
            self._show_trouble(row)
            self._show_origin()
        self.order()

    def _show_answer(self, answer: Answer, row: RowResult) -> None:
        self._fit_input(row.measure)
        for field in (self.input, self.years):
            if field is not None:
                field.show_answer(answer)
        self.not_applicable.setChecked(answer.not_applicable)
        self.reason.setVisible(answer.not_applicable)
        show_text(self.reason, answer.reason)
        show_text(self.note, answer.note)
        if answer.note and not self.note_button.isChecked():
            self.note_button.setChecked(True)
            self.note.show()
        self._lock(answer)

    def _fit_input(self, measure: Measure | None) -> None:
        """Put in the input for how the row is measured now; another one only where that has changed."""
        if measure == self._measure:
            return
        self._measure = measure
        if self.input is not None:
            self.input.hide()
            self.input.deleteLater()
            self.input = None
        if self.years is not None:
            self.years.hide()
            self.years.deleteLater()
            self.years = None
        if measure is None:
            return
        self.input = make_input(self._spec(measure))
        self.trouble.keep_room(kept=measure.kind == "manual")
        self.input.edited.connect(self._on_edited)
        self.input.paused.connect(self._on_paused)
        self.input.finished.connect(self._on_finished)
        self.input.turned.connect(self._show_origin)
        self.input.explained.connect(self._on_explain)
        self.input.asked.connect(self._on_asked_place)
        self._slot.addWidget(self.input)
        self.input.show()
        self._add_years(measure)
        self._ordered = False

    def _add_years(self, measure: Measure) -> None:
        """Put the fields of the earlier years below the input, where the table asks for several years."""
        earlier = earlier_years(self._model.document.year, self._model.pack.table)[::-1]
        if not earlier or not yearly(measure):
            return
        self.years = YearsLine(self._spec(measure), earlier)
        self.years.edited.connect(self._on_edited)
        self.years.paused.connect(self._on_paused)
        self.years.finished.connect(self._on_finished)
        self._slot.addWidget(self.years)
        self.years.show()

    def _spec(self, measure: Measure) -> Spec:
        explain = self._context.explain
        places = self._model.result.places
        title, points = self.indicator.title, self.indicator.points
        year = self._model.document.year if self._model.pack.table.years > 1 else None
        shares = bool(over(self._model.pack))
        return Spec(title, measure, places, self._model.say, explain.comparer, points, year, shares)

    def _lock(self, answer: Answer) -> None:
        locked = self._model.read_only
        if self.input is not None:
            self.input.set_read_only(locked or answer.not_applicable)
        if self.years is not None:
            self.years.set_read_only(locked or answer.not_applicable)
        if self.variants is not None:
            self.variants.set_read_only(locked)
        self.origin.set_read_only(locked)
        self.not_applicable.setEnabled(not locked)
        self.reason.set_read_only(locked)
        self.note.set_read_only(locked)

    def _show_result(self, row: RowResult) -> None:
        self._shown = row
        words = self._context.explain.words
        points = words.row_points(row, self._model.result, self._model.pack)
        self.set_points(self.tr("不计入") if row.left_out else points)
        self._show_variant(row)
        if self.input is not None:
            self.input.show_result(row)
        self._show_marks(row)

    def _show_variant(self, row: RowResult) -> None:
        """Show the form that the user chose, else the one that the data choose, and why."""
        if self.variants is None:
            return
        chosen = self._answer.variant if self._answer else None
        by_data = row.derived.variant if row.derived else ""
        if self.variants.value() != (chosen or by_data):
            self.variants.set_value(chosen or by_data)
        self.variants.set_clearable(bool(chosen))
        why = self._origins.variant(row, chosen)
        head = self.tr("适用的情形：") if why or chosen else self.tr("先选适用的情形：")
        self._variant_words.setText(head + why)

    def _show_origin(self) -> None:
        """Say where the value comes from."""
        answer, row = self._answer or Answer(), self.row
        opened = self.input is not None and self.input.opened and not answer.not_applicable
        origin = self._origins.offered(row) if opened else self._origins.of(row, answer)
        self.origin.show_origin(
            origin,
            several=self.input is not None and self.input.several,
            quiet=self.input is not None and self.input.says_origin,
        )

    def _show_trouble(self, row: RowResult) -> None:
        level, said = self._wrong(row) or self._empty_parts(row) or (Level.NONE, "")
        years = [self._model.say(one) for one in year_troubles(self._model.document, self._model.pack, row)]
        text = "\n".join((*([said] if said else []), *years))
        self.trouble.say(Level.MISSING if years else level, text)
        self.setAccessibleDescription(self.trouble.spoken())

    def _wrong(self, row: RowResult) -> tuple[Level, str] | None:
        if row.left_out:
            return self._kept_out(row)
        wrong = row.status in _LEVELS or (row.status == "blank" and self._begun())
        if not wrong or row.reason is None:
            return None
        return _LEVELS.get(row.status, Level.ATTENTION), self._model.say(row.reason)

    def _kept_out(self, row: RowResult) -> tuple[Level, str] | None:
        """Return what an answered row lacks though others count instead; of the others their set says enough."""
        why = row.reason.params.get("why") if row.reason is not None else None
        if not isinstance(why, Message) or why.code == "score.not-applicable" or not self._begun():
            return None
        return Level.INFO, self._model.say(why)

    def _empty_parts(self, row: RowResult) -> tuple[Level, str] | None:
        for one in row_findings(self._model.document, row):
            said = one.said.params["said"]
            if one.code == "finding.parts-open" and isinstance(said, Message):
                level = Level.ATTENTION if one.severity == "warning" else Level.INFO
                return level, self._model.say(said)
        return None

    def _begun(self) -> bool:
        """Whether something is answered, so that what is missing is worth saying. A draft's field says it itself."""
        answer = self._answer or Answer()
        return not answer.drafted and replace(answer, note="", reason="", variant=None) != Answer()

    def _show_marks(self, row: RowResult) -> None:
        wanted = {pair.inner: pair for pair in row.pairs} if needs_line(row.measure, row.pairs) else {}
        if wanted.keys() != self.marks.keys():
            self._make_marks(row, tuple(wanted))
        for inner, pair in wanted.items():
            self.marks[inner].show_pair(pair, self._model.document.benchmark(row.id, inner or None))
        self._marks.setVisible(len(wanted) > 1)
        self._form.setVisible(len(wanted) == 1 and self.marks[next(iter(wanted))].asking)

    def _make_marks(self, row: RowResult, inners: tuple[str, ...]) -> None:
        for line in self.marks.values():
            line.hide()
            line.deleteLater()
        assert row.measure is not None or not inners
        self.marks = {}
        many = len(inners) > 1
        explain = self._context.explain
        for inner in inners:
            assert row.measure is not None
            line = BenchmarkLine(
                self._spec(row.measure),
                explain.words,
                self._model.pack.header.labels,
                titled=many,
                form_place=None if many else self._form_line,
            )
            line.set_read_only(self._model.read_only)
            line.worded.connect(self._on_worded)
            line.asked.connect(self._on_asked)
            (self._mark_lines if many else self._single_line).addWidget(line)
            self.marks[inner] = line
        self._ordered = False

    def order(self) -> None:
        """Let Tab go down the card as it is seen; input and benchmarks are made after the rest."""
        if not self._ordered and self.isVisible():
            self._ordered = True
            switches = (self.not_applicable, self.note_button, self.reason, self.note)
            put_in_order(
                self,
                (
                    self.set_line,
                    self.variants,
                    self.input,
                    self.years,
                    self.origin,
                    self.points_line,
                    *self.marks.values(),
                    self._form,
                    *switches,
                ),
                compound=(self.input, self.years) if self.set_line is not None else (),
            )

    def showEvent(self, event: QShowEvent) -> None:
        """Put Tab in order once the card lies in its window."""
        super().showEvent(event)
        self.order()

    # --- answering ------------------------------------------------------------

    def collected(self) -> Answer:
        """Return the answer as it stands in the card's fields now."""
        answer = self._model.document.answer(self.indicator.id)
        if self.input is not None:
            answer = self.input.collect(answer)
        if self.years is not None:
            answer = self.years.collect(answer)
        answer = replace(
            answer, note=self.note.text().strip(), not_applicable=self.not_applicable.isChecked()
        )
        if answer.not_applicable:
            answer = replace(answer, reason=self.reason.text().strip())
        return answer

    def flush(self) -> None:
        """Hand over what is still being typed."""
        for field in (self.input, self.years, self.reason, self.note):
            if field is not None:
                field.flush()

    def focus_input(self) -> None:
        """Put the focus where the answer is given."""
        if self.variants is not None and not self.variants.value():
            self.variants.setFocus()
        elif self.input is not None:
            self.input.setFocus()

    def _keep(self, answer: Answer, *, typing: bool = False) -> None:
        if not self._model.read_only:
            self._model.answer(self.indicator.id, answer if answer != Answer() else None, typing=typing)

    def _on_edited(self) -> None:
        self._model.preview_answer(self.indicator.id, self.collected())

    def _on_paused(self) -> None:
        """Keep what stands there while one is still at it: nothing may move yet, and it is no step of its own."""
        self._typing = True
        self._keep(self.collected(), typing=True)

    def _on_text_paused(self, _text: str) -> None:
        self._on_paused()

    def _on_finished(self, _text: str = "") -> None:
        was_typing, self._typing = self._typing, False
        self._keep(self.collected())
        if was_typing:
            self._show_trouble(self.row)

    def _on_taken(self) -> None:
        """Give up what was typed: the computed value counts, as one step that can be undone."""
        assert self.input is not None
        self._typing = self.input.typing = False
        self._keep(cleared(self.collected()))
        self.input.take_computed()
        self._show_origin()
        self.input.setFocus()

    def _on_kept(self) -> None:
        """Keep the typed value and have the user say why."""
        self.note_button.setChecked(True)
        self.note.show()
        self.note.set_placeholder(self.tr("为什么与计算值不一致：口径、时间、计量等"))
        self.note.setFocus()

    def _on_explain(self) -> None:
        self._context.explain.calls.calculation.emit(self.indicator.id)

    def _on_asked_place(self, place: str) -> None:
        self._context.go(Place.read(place))

    def _on_variant(self, variant: str) -> None:
        self._keep(replace(self.collected(), variant=variant or None))
        self._show_variant(self.row)

    def _on_chosen(self, chosen: bool) -> None:
        self._keep(replace(self.collected(), chosen=chosen))

    def _on_not_applicable(self, checked: bool) -> None:
        self.reason.setVisible(checked)
        self._keep(self.collected())
        if checked:
            self.reason.setFocus()

    def _on_note_button(self, checked: bool) -> None:
        self.note.setVisible(checked)
        if checked:
            self.note.setFocus()

    def _on_worded(self, own: object) -> None:
        inner = next(key for key, line in self.marks.items() if line is self.sender())
        word = spelt_out(self.indicator, self._model.document.benchmarks.get(self.indicator.id))
        self._model.benchmark(self.indicator.id, put(word, inner, own))  # type: ignore[arg-type]

    def _on_asked(self, asking: bool) -> None:
        self._form.setVisible(asking and len(self.marks) == 1)
        self._ordered = False
        self.order()

    def _on_focused(self) -> None:
        self.row_focused.emit(self.indicator.id)


def _stack(widget: QWidget) -> QVBoxLayout:
    lines = QVBoxLayout(widget)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(space(4))
    return lines
