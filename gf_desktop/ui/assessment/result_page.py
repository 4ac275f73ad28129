"""The result: basic requirements first, then score and range, radar with table, and where points are lost."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from gf_desktop.domain import gaps, radar
from gf_desktop.domain.document import Document
from gf_desktop.domain.numbers import exact_text, fixed_text
from gf_desktop.domain.pack import short_title
from gf_desktop.domain.result import GateResult, Result, SectionResult
from gf_desktop.ui.assessment.accept_offer import AcceptOffer
from gf_desktop.ui.assessment.figures import computed_text, with_unit
from gf_desktop.ui.assessment.part import Context, Part
from gf_desktop.ui.assessment.place import GATES, Place
from gf_desktop.ui.assessment.preference_card import preference_card
from gf_desktop.ui.assessment.result_words import (
    folded_sentence,
    mark_sentences,
    table_sentences,
    there_sentence,
    years_card,
)
from gf_desktop.ui.assessment.where import way_to
from gf_desktop.ui.assessment.words import GATE_ICONS, GATE_ROLES, STATUS_ICONS, STATUS_ROLES
from gf_desktop.ui.theme import figure_font, set_icon, set_role, space
from gf_desktop.ui.widgets.buttons import text_link
from gf_desktop.ui.widgets.card import Card
from gf_desktop.ui.widgets.radar import Radar, RadarLine, RadarShape
from gf_desktop.ui.widgets.rich_text import rich_text
from gf_desktop.ui.widgets.unit_field import DIMENSIONLESS

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ResultPage(Part):
    """What came out, and what would bring most. Made anew each time it comes before the eyes."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "")
        self.heading.setText(self.tr("结果与改进"))
        head = QHBoxLayout()
        head.setContentsMargins(space(16), space(12), space(16), space(8))
        head.addWidget(self.heading, 1)
        note = QLabel(self.tr("自评价结果，非认证结论"))
        note.setObjectName("disclaimer")
        set_role(note, "muted")
        head.addWidget(note)
        self.outer.insertLayout(0, head)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(self.tr("结果与改进"))
        self._content: QWidget | None = None
        self._shown: tuple[Result, Document] | None = None
        self.model.changed.connect(self._on_changed)

    def entered(self) -> None:
        """Show the result as it is now."""
        result, document = self.model.result, self.model.document
        if self._shown is not None and self._shown[0] is result and self._shown[1] is document:
            return
        self._shown = (result, document)
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space(8))
        cards = (
            self._gate_card(),
            self._score_card(),
            self._section_card(),
            years_card(self.model),
            self._gap_card(),
            preference_card(self.context),
        )
        for card in cards:
            if card is not None:
                lines.addWidget(card)
        lines.addStretch(1)
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        self.body.addWidget(content)

    def _on_changed(self, _changed: object) -> None:
        if self.isVisible():
            self.entered()

    # --- cards ------------------------------------------------------------------

    def _gate_card(self) -> Card | None:
        result = self.model.result
        if not result.gates:
            return None
        card = Card("", self.tr("基本要求"))
        word = self.context.explain.words.gate(result.gate_state)
        card.set_points(word)
        said = {
            "met": self.tr("基本要求全部符合。"),
            "open": self.tr("基本要求还没有全部确认，结果尚不成立。"),
            "not-met": self.tr("基本要求有不符合的，评价不能通过；得分照常列出。"),
        }[result.gate_state]
        label = QLabel(said)
        label.setObjectName("gate-sentence")
        label.setWordWrap(True)
        set_role(label, GATE_ROLES[result.gate_state])
        card.add(label)
        for gate in result.gates:
            card.add(self._gate_line(gate))
        return card

    def _gate_line(self, gate: GateResult) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(8))
        sign, state, link = (
            QLabel(),
            QLabel(self.context.explain.words.gate(gate.state)),
            text_link(self._gate_title(gate), quiet=True),
        )
        set_icon(sign, GATE_ICONS[gate.state], colour=GATE_ROLES[gate.state])
        set_role(state, GATE_ROLES[gate.state])
        state.setMinimumWidth(space(24) * 3)
        link.setProperty("row", gate.id)
        link.clicked.connect(self._on_link)
        for widget in (sign, state, link):
            row.addWidget(widget)
        row.addStretch(1)
        return line

    def _gate_title(self, gate: GateResult) -> str:
        return self.tr("{title}（鼓励，不否决）").format(title=gate.title) if gate.encouraged else gate.title

    def _score_card(self) -> Card:
        result = self.model.result
        card = Card("", short_title(self.model.pack.header))
        card.set_points(self.context.explain.words.standing(self.model.pack.header.standing))
        total = QLabel(self.tr("{score} 分").format(score=fixed_text(result.total, result.places)))
        total.setObjectName("total")
        total.setAccessibleName(self.tr("得分 {score}").format(score=total.text()))
        set_role(total, "score")
        full = QLabel(self.context.explain.words.full(result))
        full.setObjectName("full")
        set_role(full, "muted")
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(12))
        row.addWidget(total)
        row.addWidget(full, 1, Qt.AlignmentFlag.AlignBottom)
        card.add(line)
        for text in self._sentences(result):
            label = QLabel(text)
            label.setWordWrap(True)
            card.add(label)
        return card

    def _sentences(self, result: Result) -> list[str]:
        said = [self.context.explain.words.range(result), there_sentence(result)]
        outside = sum(row.status == "not-applicable" and not row.left_out for row in result.rows)
        if outside and result.after_review is not None:
            text = self.tr("不适用 {count} 项；经审核认可后得分 {score} 分。")
            said.append(text.format(count=outside, score=fixed_text(result.after_review, result.places)))
        elif outside:
            said.append(
                self.tr("不适用 {count} 项；审核认可后怎么计分，评价要求没有写明。").format(count=outside)
            )
        said += table_sentences(self.model.pack, result)
        threshold = self.model.pack.table.threshold
        if threshold is not None:
            text = self.tr("主管部门的分数线：{points} 分（{source}）。")
            said.append(text.format(points=threshold.total, source=threshold.source))
        return said + mark_sentences(self.model)

    def _section_card(self) -> Card:
        card = Card("", self.tr("各部分得分"))
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(16))
        picture = self._make_radar()
        if picture is not None:
            row.addWidget(picture, 1)
        row.addWidget(self._table(), 1)
        card.add(box)
        return card

    def _make_radar(self) -> Radar | None:
        axes = radar.section_axes(self.model.result)
        shape = radar.radar(axes)
        if shape is None:
            return None
        picture = Radar()
        picture.setMinimumHeight(space(24) * 9)
        line = RadarLine(self.tr("得分率"), shape.value)
        rings = tuple(ring.share for ring in shape.rings)
        names = tuple(self._axis_name(axis) for axis in shape.axes)
        picture.set_shape(RadarShape(names, (line,), rings), "，".join(map(self._axis_words, shape.axes)))
        return picture

    def _axis_name(self, axis: radar.Axis) -> str:
        return (
            axis.name if axis.share is not None else self.tr("{section}（未计分）").format(section=axis.name)
        )

    def _axis_words(self, axis: radar.Axis) -> str:
        if axis.share is None:
            return self._axis_name(axis)
        share = fixed_text(axis.share * 100, 0)
        return self.tr("{section} {share}%").format(section=axis.name, share=share)

    def _table(self) -> QWidget:
        box = QWidget()
        box.setObjectName("sections")
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(16))
        grid.setVerticalSpacing(space(8))
        grid.setColumnStretch(0, 1)
        for column, text in enumerate((self.tr("部分"), self.tr("得分"), self.tr("分值"), self.tr("已填"))):
            label = QLabel(text)
            set_role(label, "muted")
            grid.addWidget(label, 0, column, _RIGHT if column else Qt.AlignmentFlag.AlignLeft)
        for line, section in enumerate(self.model.result.sections, 1):
            self._table_line(grid, line, section)
        grid.setRowStretch(len(self.model.result.sections) + 1, 1)
        return box

    def _table_line(self, grid: QGridLayout, line: int, section: SectionResult) -> None:
        link = text_link(section.title, quiet=True)
        link.setProperty("section", section.id)
        link.clicked.connect(self._on_link)
        grid.addWidget(link, line, 0, Qt.AlignmentFlag.AlignLeft)
        places = self.model.result.places
        figures = (
            fixed_text(section.score, places),
            exact_text(section.points, places),
            f"{section.answered}/{section.rows}",
        )
        for column, text in enumerate(figures, 1):
            label = QLabel(text)
            label.setFont(figure_font(label))
            grid.addWidget(label, line, column, _RIGHT)

    def _gap_card(self) -> Card:
        card = Card("", self.tr("差在哪里，按失分从大到小"))
        found = gaps.gaps(self.model.result)
        if not found:
            card.add(QLabel(self.tr("没有失分。")))
            return card
        if folded := folded_sentence(self.context.explain.words, self.model.pack, self.model.result):
            card.add(self._muted(folded))
        offer = AcceptOffer(self.model)
        # The page has been made anew by then: the pressed link is gone.
        offer.accepted.connect(self.area.setFocus)
        card.add(offer)
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(12))
        grid.setVerticalSpacing(space(4))
        grid.setColumnStretch(4, 1)
        for line, gap in enumerate(found):
            self._gap_line(grid, line, gap)
        card.add(box)
        return card

    @staticmethod
    def _muted(text: str) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        set_role(label, "muted")
        return label

    def _gap_line(self, grid: QGridLayout, line: int, gap: gaps.Gap) -> None:
        lost = self.tr("未知") if gap.lost is None else f"−{fixed_text(gap.lost, self.model.result.places)}"
        figure, sign, link, close = (
            QLabel(lost),
            QLabel(),
            text_link(gap.title, quiet=True),
            QLabel(rich_text(self.model.say(gap.close))),
        )
        figure.setFont(figure_font(figure))
        figure.setAccessibleName(self.tr("失分 {points}").format(points=lost))
        # No tick stands beside points that are lost: a scored row is a circle filled in part.
        part = gap.status == "scored"
        word = self.tr("未得满分") if part else self.context.explain.words.status(gap.status)
        set_icon(sign, "half" if part else STATUS_ICONS[gap.status], colour=STATUS_ROLES[gap.status])
        sign.setAccessibleName(word)
        sign.setToolTip(word)
        link.setProperty("row", gap.row)
        link.setObjectName(f"gap-{gap.row}")
        link.clicked.connect(self._on_link)
        close.setTextFormat(Qt.TextFormat.RichText)
        close.setWordWrap(True)
        set_role(close, "muted")
        grid.addWidget(figure, line, 0, _RIGHT)
        grid.addWidget(sign, line, 1)
        grid.addWidget(link, line, 2, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._value(gap), line, 3)
        grid.addWidget(close, line, 4)
        if (missing := self._missing(gap)) is not None:
            grid.addWidget(missing, line, 5, _RIGHT)

    def _value(self, gap: gaps.Gap) -> QLabel:
        """Return the row's value where it was computed; a typed one is known to the one who typed it."""
        row = self.model.result.row(gap.row)
        text = ""
        if row.taken == "computed" and row.derived is not None and row.measure is not None:
            text = self.tr("由基础数据计算")
            if row.derived.value is not None:
                unit = "" if row.measure.unit in DIMENSIONLESS else row.measure.unit
                value = with_unit(computed_text(row.derived.value, row.measure), unit)
                text = self.tr("计算值 {value}").format(value=value)
        label = QLabel(rich_text(text))
        label.setObjectName(f"value-{gap.row}")
        label.setTextFormat(Qt.TextFormat.RichText)
        return label

    def _missing(self, gap: gaps.Gap) -> QToolButton | None:
        """Return the way to the first thing that is missing to compute a row."""
        row = self.model.result.row(gap.row)
        lacks = row.derived.gaps if row.derived is not None and row.status == "blank" else ()
        if not lacks:
            return None
        link = text_link(self.tr("去补数据"))
        link.setObjectName(f"missing-{gap.row}")
        link.setAccessibleName(self.tr("{title}：去补数据").format(title=gap.title))
        link.setProperty("place", way_to(lacks[0].place).text())
        link.clicked.connect(self._on_link)
        return link

    def _on_link(self) -> None:
        link = self.sender()
        assert link is not None
        section, row, place = link.property("section"), link.property("row"), link.property("place")
        if place:
            self.context.go(Place.read(str(place)))
        elif section:
            self.context.go(Place("indicators", str(section)))
        elif self.context.explain.gate(str(row)) is not None:
            self.context.go(Place("indicators", GATES, str(row)))
        else:
            self.context.go(Place("indicators", self.model.result.row(str(row)).section, str(row)))

    def focus_row(self, row: str) -> bool:
        """Put the focus on the result; it has no rows."""
        self.area.verticalScrollBar().setValue(0)
        self.area.setFocus()
        return not row
