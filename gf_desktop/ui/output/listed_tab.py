"""Once listed: the changes that have to be reported, and the yearly figures to copy into the authority's form."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gf_desktop.domain.document import ChangeAnswer
from gf_desktop.domain.messages import UserFacingError
from gf_desktop.domain.programme import DynamicForm, Programme, ReportedChange
from gf_desktop.ui.assessment.facts import facts_of, put_facts, with_entry
from gf_desktop.ui.assessment.rule_origin import origin_words
from gf_desktop.ui.assessment.state_card import OPEN, StateChoice
from gf_desktop.ui.futures import deliver
from gf_desktop.ui.output.files import middle_cut, show
from gf_desktop.ui.output.listed_figures import FiguresGrid
from gf_desktop.ui.output.making import Making
from gf_desktop.ui.output.worker import Work, Worker
from gf_desktop.ui.prompts import FileKind
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import plain_button, text_link
from gf_desktop.ui.widgets.card import Card
from gf_desktop.ui.widgets.day_field import DayField
from gf_desktop.ui.widgets.message_line import Level, MessageLine
from gf_desktop.ui.widgets.options import Option
from gf_desktop.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from gf_desktop.domain.programmes.dynamic import DynamicTable, YearOf


class ChangeCard(Card):
    """One change that has to be reported: whether there was one, what it was, when it was reported.

    Signals:
        answered: The answer is to be kept (``ChangeAnswer``, whether it is still being typed).
    """

    answered = Signal(object, bool)

    def __init__(self, one: ReportedChange, origin: str) -> None:
        super().__init__("", one.title)
        self.setProperty("item", one.id)
        lines = (
            (self.tr("{when}，报{whom}。").format(when=one.when, whom=one.whom) if one.whom else one.when),
            self.tr("通常要附：{papers}。").format(papers=one.papers) if one.papers else "",
            self.tr("结果：{effect}。").format(effect=one.effect) if one.effect else "",
            origin,
        )
        details = QLabel("\n".join(filter(None, lines)))
        details.setWordWrap(True)
        set_role(details, "muted")
        self.add(details)
        options = (
            Option(OPEN, self.tr("未确认")),
            Option("none", self.tr("没有变更")),
            Option("exists", self.tr("有变更")),
        )
        self.state = StateChoice(one.title, options)
        self.state.chosen.connect(self._on_chosen)
        self.add(self.state)
        self.note = TextField(self.tr("{title}：变更情况").format(title=one.title), lines=2)
        self.note.committed.connect(self._on_finished)
        self.note.draft_ready.connect(self._on_paused)
        self.reported = DayField(self.tr("{title}：报告日期").format(title=one.title))
        self.reported.committed.connect(self._on_finished)
        self._more = QWidget()
        form = QFormLayout(self._more)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("变更情况"), self.note)
        form.addRow(self.tr("报告日期"), self.reported)
        self.add(self._more)

    def show_answer(self, answer: ChangeAnswer, *, read_only: bool) -> None:
        """Show what was answered; note and day are asked for where there was a change."""
        if self.state.value() != answer.state:
            self.state.set_value(answer.state)
        if self.note.text().strip() != answer.note:
            self.note.set_text(answer.note)
        self.reported.set_value(answer.reported)
        self._more.setVisible(answer.state == "exists" or bool(answer.note or answer.reported))
        self.state.set_read_only(read_only)
        self.note.set_read_only(read_only)
        self.reported.setEnabled(not read_only)

    def answer(self) -> ChangeAnswer:
        """Return what the card says now."""
        state = self.state.value()
        return ChangeAnswer(
            state=state,  # type: ignore[arg-type]
            note=self.note.text().strip(),
            reported=self.reported.value(),
        )

    def flush(self) -> None:
        """Hand over what is still being written."""
        self.note.flush()
        self.reported.flush()

    def _on_chosen(self, _state: str) -> None:
        self.answered.emit(self.answer(), False)

    def _on_finished(self, _text: str) -> None:
        self.answered.emit(self.answer(), False)

    def _on_paused(self, _text: str) -> None:
        self.answered.emit(self.answer(), True)


class ListedTab(QScrollArea):
    """Changes on top, the yearly figures below with the way to a workbook."""

    def __init__(self, making: Making) -> None:
        super().__init__()
        self.setObjectName("listed")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._making = making
        self._model = making.model
        self._path = Path()
        self._table: DynamicTable | None = None
        self._earlier: tuple[YearOf, ...] = ()
        self._worker = Worker(self)
        self.changes: dict[str, ChangeCard] = {}
        page = QWidget()
        page.setObjectName("page")
        self._lines = QVBoxLayout(page)
        self._lines.setContentsMargins(0, space(8), space(8), space(8))
        self._lines.setSpacing(space(8))
        self.setWidget(page)
        programme = self._model.programme
        assert programme is not None, "the tab is there only under a programme"
        self._add_figures(programme)
        self._add_changes(programme)
        self._lines.addStretch(1)
        self._model.flushing.connect(self.flush)

    def _heading(self, title: str, said: str) -> None:
        heading, words = QLabel(title), QLabel(said)
        set_role(heading, "section")
        set_role(words, "muted")
        words.setWordWrap(True)
        for label in (heading, words):
            self._lines.addWidget(label)

    def _add_changes(self, programme: Programme) -> None:
        subject = self._model.document.subject
        listed = [one for one in programme.changes if subject in one.subjects]
        if not listed:
            return
        self._heading(
            self.tr("列名后应当报告的变更"), self.tr("逐条确认；有变更的写明情况，随年度指标一起导出。")
        )
        for one in listed:
            card = ChangeCard(one, origin_words(programme, one))
            card.answered.connect(self._on_change)
            self.changes[one.id] = card
            self._lines.addWidget(card)

    def _add_figures(self, programme: Programme) -> None:
        subject = self._model.document.subject
        form = programme.dynamic
        self.figures = Card("", form.title if form is not None else "")
        self._lines.addWidget(self.figures)
        self.figures.setVisible(form is not None and any(subject in one.subjects for one in form.figures))
        self._told = QLabel()
        self._told.setWordWrap(True)
        set_role(self._told, "muted")
        self._room = QVBoxLayout()
        self._grid: QWidget | None = None
        self.export = plain_button(self.tr("导出年度指标（Excel）…"), "export")
        self.export.setObjectName("export-dynamic")
        self.export.clicked.connect(self._on_export)
        self.said = MessageLine()
        self.show_file = text_link(self.tr("打开文件"))
        self.show_file.clicked.connect(self._on_show)
        self.show_file.hide()
        row = QHBoxLayout()
        row.setSpacing(space(8))
        row.addWidget(self.export)
        row.addWidget(self.said, 1)
        row.addWidget(self.show_file)
        self.figures.add(self._told)
        self.figures.body.addLayout(self._room)
        self.figures.body.addLayout(row)
        if form is not None and not self.figures.isHidden():
            self._read_earlier(form)

    # --- showing ----------------------------------------------------------------

    def entered(self) -> None:
        """Show answers and figures as they stand."""
        facts = facts_of(self._model)
        for key, card in self.changes.items():
            card.show_answer(facts.changes.get(key, ChangeAnswer()), read_only=self._model.read_only)
        if not self.figures.isHidden():
            self._show_figures()

    def _read_earlier(self, form: DynamicForm) -> None:
        """Read the years before this one beside the window; until they are there only this one is shown."""
        self.export.setEnabled(False)
        self._tell(Level.INFO, self.tr("正在读取本单位以前年度的评价…"))
        deliver(self._model.session.earlier_years(form.years - 1), self, self._on_earlier, self._no_earlier)

    def _on_earlier(self, years: tuple[YearOf, ...]) -> None:
        self._earlier = years
        self.export.setEnabled(True)
        self._show_figures()
        self._tell(Level.INFO, "" if years else self._none_words())

    def _none_words(self) -> str:
        if self._table is not None and len(self._table.years) > 1:
            return self.tr("没有找到本单位更早年度的评价；以前年度列出的是本评价中逐年填写的数值。")
        return self.tr(
            "没有找到本单位更早年度的评价，只列出本年度。建立并填写以前年度的评价后，会并列在这里。"
        )

    def _no_earlier(self, error: UserFacingError) -> None:
        self.export.setEnabled(True)
        words = self.tr("以前年度没有读出，只列出本年度：{why}")
        self._tell(Level.MISSING, words.format(why=self._model.say(error.said)))

    def _show_figures(self) -> None:
        from gf_desktop.domain.programmes.dynamic import YearOf, dynamic_table

        snapshot = self._making.snapshot()
        assert snapshot.programme is not None
        year = YearOf(snapshot.document, snapshot.factors, snapshot.result)
        self._table = dynamic_table(snapshot.programme, [year, *self._earlier])
        if self._grid is not None:
            self._grid.hide()
            self._grid.deleteLater()
            self._grid = None
        if self._table is None:
            return
        self.figures.set_points(self._table.article)
        self._told.setText(self._model.say(self._table.standing) + self._table.note)
        self._grid = FiguresGrid(self._table, self._model.say)
        self._room.addWidget(self._grid)

    # --- answering --------------------------------------------------------------

    def _on_change(self, answer: object, typing: bool) -> None:
        card = self.sender()
        assert isinstance(card, ChangeCard)
        assert isinstance(answer, ChangeAnswer)
        facts = facts_of(self._model)
        kept = answer if answer != ChangeAnswer() else None
        changes = with_entry(facts.changes, str(card.property("item")), kept)
        title = self.tr("应当报告的变更")
        put_facts(self._model, replace(facts, changes=changes), title, typing=typing)

    def _on_export(self) -> None:
        if self._worker.busy:
            return
        self._show_figures()
        title = self.tr("年度指标")
        kind = FileKind(self.tr("Excel 工作簿"), ("xlsx",))
        path = self._making.ask_where(self.tr("导出年度指标"), title, kind)
        if path is None or self._table is None:
            return
        self._path = path
        self.export.setEnabled(False)
        self._tell(Level.INFO, self.tr("正在写年度指标…"))
        self._worker.run(self._work(self._table, path), self._done, self._failed)

    def _work(self, table: DynamicTable, path: Path) -> Work[None]:
        say = self._model.say

        def write(_progress: object, _cancelled: object) -> None:
            from gf_desktop.services.programmes import write_yearly_figures

            write_yearly_figures(table, path, say)

        return write

    def _done(self, _result: None) -> None:
        self.export.setEnabled(True)
        said = self.tr("已导出“{name}”。").format(name=middle_cut(self._path.name))
        self._tell(Level.INFO, said, there=True)

    def _failed(self, error: UserFacingError) -> None:
        self.export.setEnabled(True)
        self._tell(Level.MISSING, self._model.say(error.said))

    def _tell(self, level: Level, text: str, *, there: bool = False) -> None:
        self.said.set_message(level, text)
        self.show_file.setVisible(there)

    def _on_show(self) -> None:
        show(self._path)

    def focus_first(self) -> None:
        """Put the focus on the way to the workbook, or on the first change."""
        first = next(iter(self.changes.values()), None)
        target = self.export if not self.figures.isHidden() or first is None else first.state
        target.setFocus()

    def flush(self) -> None:
        """Hand over what is still being written."""
        for card in self.changes.values():
            card.flush()
