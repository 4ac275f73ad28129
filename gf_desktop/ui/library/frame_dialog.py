"""Asks what a table that is made for an industry shall hold: its title, the year, and the figures already known."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gf_desktop.ui.library.dialog_parts import button_row, field_form, labelled
from gf_desktop.ui.library.industry_text import figure
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import plain_button, primary_button
from gf_desktop.ui.widgets.message_line import Level, MessageLine

if TYPE_CHECKING:
    from gf_desktop.domain.factors.candidates import Candidate

YEARS_BACK = 5


@dataclass(frozen=True, slots=True)
class Wish:
    """The table that is wanted: for these classes, with this title, the limits of this year less those left out."""

    classes: tuple[str, ...]
    title: str
    year: int
    leave_out: frozenset[str]


class FrameDialog(QDialog):
    """Title, data year and the figures to fill in, ticked; it stays open where the table cannot be made.

    A ``settled`` year was chosen before: it is shown and stays.

    Signals:
        wanted(object): The table to make (``Wish``).
        year_changed: The figures known for the end of another year are wanted: ``show_known``.
    """

    wanted = Signal(object)
    year_changed = Signal()

    def __init__(
        self,
        classes: tuple[str, ...],
        title: str,
        year: int,
        parent: QWidget | None = None,
        *,
        settled: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("frame")
        self.setWindowTitle(self.tr("自制评价要求"))
        self._classes = classes
        self.message = MessageLine()
        self.title = QLineEdit(title)
        self.title.setObjectName("title")
        self.title.textEdited.connect(lambda: self.message.set_message(Level.NONE, ""))
        self.year = QComboBox()
        offered = range(datetime.now().astimezone().year, year - YEARS_BACK, -1)
        for one in (year,) if settled else offered:
            self.year.addItem(self.tr("{year} 年").format(year=one), one)
        self.year.setCurrentIndex(self.year.findData(year))
        self.year.setEnabled(not settled)
        self.year.activated.connect(lambda _: self.year_changed.emit())
        self.figures = QListWidget()
        self.figures.setObjectName("figures")
        self.figures.setWordWrap(True)
        self.none = QLabel(self.tr("程序里没有这个行业的能耗限额和用水定额，这些数值先留空。"))
        self.none.setWordWrap(True)
        set_role(self.none, "muted")
        self.all_button = plain_button(self.tr("全选(&A)"))
        self.no_button = plain_button(self.tr("全不选(&N)"))
        self.all_button.clicked.connect(lambda: self.tick_all(Qt.CheckState.Checked))
        self.no_button.clicked.connect(lambda: self.tick_all(Qt.CheckState.Unchecked))
        self.cancel_button = plain_button(self.tr("取消"))
        self.make_button = primary_button(self.tr("建立草表(&C)"))
        self.make_button.setDefault(True)
        self.cancel_button.clicked.connect(self.reject)
        self.make_button.clicked.connect(self._on_make)
        self._lay_out()
        self.show_known({})
        self.resize(space(720), space(520))

    def show_known(
        self, known: Mapping[str, Sequence[Candidate]], own: Collection[str] = frozenset()
    ) -> None:
        """Offer limits and quotas; those of the keys ``own`` are ticked."""
        from gf_desktop.domain.industries.frame import WATER_ROW

        self.figures.clear()
        for row, found in known.items():
            quota = row == WATER_ROW
            for one in found:
                item = QListWidgetItem(self._said(one, quota=quota), self.figures)
                item.setData(Qt.ItemDataRole.UserRole, one.key)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if one.key in own else Qt.CheckState.Unchecked)
        some = self.figures.count() > 0
        if some:
            self.figures.setCurrentRow(0)
        self.figures.setVisible(some)
        for widget in (self.figures_label, self.all_button, self.no_button):
            widget.setVisible(some)
        self.none.setVisible(not some)

    def tick_all(self, state: Qt.CheckState) -> None:
        """Tick all figures, or none."""
        for number in range(self.figures.count()):
            self.figures.item(number).setCheckState(state)

    def chosen_year(self) -> int:
        """Return the data year."""
        return int(self.year.currentData())

    def left_out(self) -> frozenset[str]:
        """Return the keys of the figures that are not ticked."""
        items = (self.figures.item(number) for number in range(self.figures.count()))
        return frozenset(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() != Qt.CheckState.Checked
        )

    def show_failure(self, sentence: str) -> None:
        """Say why the table was not made; it can be tried again."""
        self.make_button.setEnabled(True)
        self.message.set_message(Level.MISSING, sentence)
        self.message.setToolTip(sentence)

    def _said(self, one: Candidate, *, quota: bool) -> str:
        words = self.tr("能耗限额  {product}：1 级 {lead}、2 级 {base} {unit}（{standard}）")
        if quota:
            words = self.tr("用水定额  {product}：先进值 {lead}、通用值 {base} {unit}（{standard}）")
        product = f"{one.product} {one.indicator}".strip()
        return words.format(
            product=product,
            lead=figure(one.lead),
            base=figure(one.base),
            unit=one.unit,
            standard=one.standard,
        )

    def _on_make(self) -> None:
        title = self.title.text().strip()
        if not title:
            self.message.set_message(Level.MISSING, self.tr("请填写名称。"))
            self.title.setFocus()
            return
        self.make_button.setEnabled(False)
        self.wanted.emit(Wish(self._classes, title, self.chosen_year(), self.left_out()))

    def _lay_out(self) -> None:
        why = QLabel(
            self.tr(
                "草表取 GB/T 36132-2025 附录A 的框架，行和分值照附录C 的示例；没有公布的引领值和基准值留空，"
                "拿到主管部门的表后，导出为 Excel 补上、改正，再导入。"
            )
        )
        why.setWordWrap(True)
        set_role(why, "muted")
        form = field_form()
        for words, field in ((self.tr("名称(&T)"), self.title), (self.tr("数据年度(&Y)"), self.year)):
            form.addRow(labelled(words, field), field)
        self.figures_label = labelled(self.tr("预填这些数值，只勾选本企业生产的产品(&F)"), self.figures)
        column = QVBoxLayout(self)
        column.setSpacing(space(12))
        column.addWidget(why)
        column.addLayout(form)
        head = QHBoxLayout()
        head.setSpacing(space(8))
        head.addWidget(self.figures_label, 1)
        head.addWidget(self.all_button)
        head.addWidget(self.no_button)
        column.addLayout(head)
        column.addWidget(self.figures, 1)
        column.addWidget(self.none)
        column.addWidget(self.message)
        column.addLayout(button_row(self.cancel_button, self.make_button))
