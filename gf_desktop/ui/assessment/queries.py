"""Looks at public sites (公示查询) and a penalty since rectified, on the card of one circumstance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gf_desktop.domain.days import with_iso_day
from gf_desktop.domain.document import DisqualifierAnswer, Query, Rectified
from gf_desktop.domain.programme import Disqualifier, Inquiry
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import text_link
from gf_desktop.ui.widgets.day_field import DayField
from gf_desktop.ui.year.fields import FormGrid, LineField


class InquiryFields(QWidget):
    """The latest look at one site, and those before it in a line.

    Signals:
        edited: Something was written (whether it is still being typed).
    """

    edited = Signal(bool)

    def __init__(self, title: str, inquiry: Inquiry) -> None:
        super().__init__()
        self.inquiry = inquiry
        self.setObjectName(f"inquiry-{inquiry.id}")
        self._looks: tuple[Query, ...] = ()
        self._read_only = False
        self._fresh = False
        where = f"{inquiry.site}（{inquiry.address}）" if inquiry.address else inquiry.site
        name = QLabel(self.tr("公示查询：{where}").format(where=where))
        name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        look_for = QLabel(self.tr("看什么：{what}").format(what=inquiry.look_for))
        self.before, self.gap = QLabel(), QLabel()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space(4))
        head = QHBoxLayout()
        head.addWidget(name, 1)
        self.again = text_link(self.tr("再记一次查询"))
        self.again.setObjectName("again")
        self.again.setAccessibleName(f"{title}：{inquiry.site}，{self.again.text()}")
        self.again.clicked.connect(self._on_again)
        head.addWidget(self.again)
        lines.addLayout(head)
        lines.addWidget(look_for)
        self.at = self._field(title, "at", self.tr("查询时间"), self.tr("2026-05-06 14:30"))
        self.result = self._field(title, "result", self.tr("结果"), self.tr("例如：无记录"))
        self.by = self._field(title, "by", self.tr("查询人"), "")
        form = FormGrid(3)
        for column, field in enumerate((self.at, self.result, self.by)):
            form.put(0, column, (self.tr("查询时间"), self.tr("结果"), self.tr("查询人"))[column], field)
        form.setColumnStretch(3, 2)
        lines.addLayout(form)
        for label in (look_for, self.before, self.gap):
            label.setWordWrap(True)
            set_role(label, "muted")
        lines.addWidget(self.before)
        lines.addWidget(self.gap)

    def _field(self, title: str, name: str, words: str, example: str) -> LineField:
        field = LineField(f"{title}：{self.inquiry.site}，{words}")
        field.setObjectName(name)
        field.setPlaceholderText(example)
        field.committed.connect(self._on_committed)
        field.draft_ready.connect(self._on_paused)
        return field

    def show_looks(self, looks: Sequence[Query], gaps: Sequence[str]) -> None:
        """Show the looks at this site, the last one in the fields, and what is still missing."""
        if self._fresh and tuple(looks) == self._looks[:-1]:
            looks = self._looks  # a look just begun, of which nothing is said yet
        else:
            self._fresh = False
        self._looks = tuple(looks)
        last = self._looks[-1] if self._looks else Query(inquiry=self.inquiry.id)
        self.at.set_value(last.at)
        self.result.set_value(last.result)
        self.by.set_value(last.by)
        words = self.tr("此前：{at} {result}（{by}）")
        earlier = (words.format(at=q.at, result=q.result, by=q.by) for q in self._looks[:-1])
        self.before.setText("\n".join(earlier))
        self.before.setVisible(len(self._looks) > 1)
        self.gap.setText("\n".join(gaps))
        self.gap.setVisible(bool(gaps))
        self.again.setVisible(bool(self._looks) and not self._read_only)

    def looks(self) -> tuple[Query, ...]:
        """Return the looks at this site as they stand in the fields."""
        last = Query(
            inquiry=self.inquiry.id, at=self.at.value(), result=self.result.value(), by=self.by.value()
        )
        kept = self._looks[:-1]
        return (*kept, last) if last != Query(inquiry=self.inquiry.id) else kept

    def set_read_only(self, read_only: bool) -> None:
        """Show everything without letting it be changed."""
        self._read_only = read_only
        for field in (self.at, self.result, self.by):
            field.setReadOnly(read_only)

    def flush(self) -> None:
        """Hand over what is still being written."""
        for field in (self.at, self.result, self.by):
            field.flush()

    def _on_again(self) -> None:
        """Leave the last look as it is and begin another one; who looked is most often the same."""
        self._looks = (*self.looks(), Query(inquiry=self.inquiry.id))
        self._fresh = True
        self.show_looks(self._looks[:-1], ())
        self.at.setFocus()

    def _on_committed(self, _text: str) -> None:
        if self.sender() is self.at:
            self.at.set_value(with_iso_day(self.at.value()))
        self.edited.emit(False)

    def _on_paused(self, _text: str) -> None:
        self.edited.emit(True)


class RectifiedFields(QWidget):
    """Whether there was a penalty that has been rectified since: what, when, which papers.

    Signals:
        edited: Something was written (whether it is still being typed).
    """

    edited = Signal(bool)

    def __init__(self, title: str, papers: str) -> None:
        super().__init__()
        self.setObjectName("rectified")
        self.tick = QCheckBox(self.tr("受过处罚或整改要求，已经整改完毕"))
        self.tick.setObjectName("rectified-tick")
        self.tick.setAccessibleName(f"{title}：{self.tick.text()}")
        self.tick.clicked.connect(self._on_tick)
        self.penalty = self._field(title, "penalty", self.tr("处罚或整改要求"))
        self.papers = self._field(title, "papers", self.tr("证明材料"))
        self.on = DayField(f"{title}：{self.tr('完成日期')}")
        self.on.setObjectName("on")
        self.on.committed.connect(self._on_committed)
        self._box = QWidget()
        form = FormGrid()
        self._box.setLayout(form)
        form.put(0, 0, self.tr("处罚或整改要求"), self.penalty)
        form.put(0, 1, self.tr("完成日期"), self.on)
        form.put(1, 0, self.tr("证明材料"), self.papers, span=2)
        self.hint = QLabel(self.tr("通常要附：{papers}。是否影响申报由主管部门判断。").format(papers=papers))
        self.hint.setWordWrap(True)
        set_role(self.hint, "muted")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space(4))
        for widget in (self.tick, self._box, self.hint):
            lines.addWidget(widget)

    def _field(self, title: str, name: str, words: str) -> LineField:
        field = LineField(f"{title}：{words}")
        field.setObjectName(name)
        field.committed.connect(self._on_committed)
        field.draft_ready.connect(self._on_paused)
        return field

    def show_rectified(self, rectified: Rectified | None) -> None:
        """Show what was said."""
        self.tick.setChecked(rectified is not None)
        self._box.setVisible(rectified is not None)
        self.hint.setVisible(rectified is not None)
        said = rectified or Rectified()
        self.penalty.set_value(said.penalty)
        self.papers.set_value(said.papers)
        self.on.set_value(said.on)

    def rectified(self) -> Rectified | None:
        """Return what stands in the fields; None where nothing of the kind is said."""
        if not self.tick.isChecked():
            return None
        return Rectified(penalty=self.penalty.value(), on=self.on.value(), papers=self.papers.value())

    def set_read_only(self, read_only: bool) -> None:
        """Show everything without letting it be changed."""
        for field in (self.penalty, self.papers):
            field.setReadOnly(read_only)
        for widget in (self.tick, self.on):
            widget.setEnabled(not read_only)

    def flush(self) -> None:
        """Hand over what is still being written."""
        for field in (self.penalty, self.papers, self.on):
            field.flush()

    def _on_tick(self, checked: bool) -> None:
        self.show_rectified(self.rectified())
        self.edited.emit(False)
        if checked:
            self.penalty.setFocus()

    def _on_committed(self, _text: str) -> None:
        self.edited.emit(False)

    def _on_paused(self, _text: str) -> None:
        self.edited.emit(True)


class Proofs(QWidget):
    """All that shows what a circumstance of the negative list is: looks at sites, a rectified penalty.

    Signals:
        edited: Something was written (whether it is still being typed).
    """

    edited = Signal(bool)

    def __init__(self, item: Disqualifier) -> None:
        super().__init__()
        self.inquiries = [InquiryFields(item.title, one) for one in item.inquiries]
        self.rectified = RectifiedFields(item.title, item.rectified) if item.rectified else None
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, space(4), 0, 0)
        lines.setSpacing(space(12))
        for part in self._parts():
            part.edited.connect(self.edited)
            lines.addWidget(part)

    def _parts(self) -> tuple[InquiryFields | RectifiedFields, ...]:
        return (*self.inquiries, *([self.rectified] if self.rectified is not None else []))

    def look(self, inquiry: str) -> InquiryFields | None:
        """Return the fields of a site, or None."""
        return next((one for one in self.inquiries if one.inquiry.id == inquiry), None)

    def show_answer(self, answer: DisqualifierAnswer, gaps: Sequence[tuple[str, str]]) -> None:
        """Show what was answered; ``gaps`` says what is still to be shown, each with its inquiry."""
        for one in self.inquiries:
            looks = [query for query in answer.queries if query.inquiry == one.inquiry.id]
            one.show_looks(looks, [said for inquiry, said in gaps if inquiry == one.inquiry.id])
        if self.rectified is not None:
            self.rectified.show_rectified(answer.rectified)

    def collect(self, answer: DisqualifierAnswer) -> DisqualifierAnswer:
        """Return ``answer`` with what stands in the fields; looks at sites that are not listed stay."""
        known = {one.inquiry.id for one in self.inquiries}
        others = tuple(query for query in answer.queries if query.inquiry not in known)
        queries = (*others, *(look for one in self.inquiries for look in one.looks()))
        rectified = self.rectified.rectified() if self.rectified is not None else answer.rectified
        return replace(answer, queries=queries, rectified=rectified)

    def set_read_only(self, read_only: bool) -> None:
        """Show everything without letting it be changed."""
        for part in self._parts():
            part.set_read_only(read_only)

    def flush(self) -> None:
        """Hand over what is still being written."""
        for part in self._parts():
            part.flush()
