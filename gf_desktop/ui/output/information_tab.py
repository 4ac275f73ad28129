"""The form's basic information to be copied to the platform field by field, and how its commitment is handed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gf_desktop.domain.platform_sheet import Entry
from gf_desktop.domain.report.cells import said
from gf_desktop.ui.output.making import Making
from gf_desktop.ui.theme import set_role, space
from gf_desktop.ui.widgets.buttons import link_button
from gf_desktop.ui.widgets.copy_button import CopyButton

TITLE, COPY, TEXT, NOTE = range(4)

NOTE_WIDTH = 18
"""Room of what the form says of a field, in Chinese characters."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: QLabel
    copy: CopyButton


class InformationTab(QWidget):
    """Each field of the form with its text and a button that copies it; the steps of the commitment below."""

    def __init__(self, making: Making, edit: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._making = making
        self._lines: list[_Line] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(space(16))
        self._grid.setVerticalSpacing(space(4))
        self._grid.setColumnStretch(TEXT, 1)
        self.steps = self._make_steps()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(8), 0, 0)
        column.setSpacing(space(8))
        column.addLayout(self._head(edit))
        column.addWidget(self._room(), 1)
        column.addWidget(self.steps)

    def _head(self, edit: Callable[[], None]) -> QHBoxLayout:
        platform = self._making.model.document.subject == "factory"
        where = self.tr("逐项复制到平台") if platform else self.tr("逐项复制到申报表")
        words = self.tr("名称、顺序与原表一致，{where}；导出的 Excel 里也有这一页。")
        hint = QLabel(words.format(where=where))
        set_role(hint, "muted")
        hint.setWordWrap(True)
        self.edit = link_button(self.tr("修改"))
        self.edit.setObjectName("edit-information")
        self.edit.setAccessibleName(self.tr("修改基本信息"))
        self.edit.clicked.connect(edit)
        row = QHBoxLayout()
        row.addWidget(hint, 1)
        row.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _room(self) -> QScrollArea:
        area = QScrollArea()
        area.setObjectName("information")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(space(16), space(12), space(16), space(12))
        inside.addLayout(self._grid)
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        area.setWidget(page)
        return area

    def _make_steps(self) -> QLabel:
        form = self._making.model.pack.table.form
        steps = " → ".join(form.steps) if form else ""
        label = QLabel(self.tr("报送前，承诺的办理：{steps}").format(steps=steps), self)
        label.setObjectName("steps")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setVisible(bool(steps))
        return label

    def entered(self) -> None:
        """Show the information as it stands now."""
        entries = self._making.reports.sheet(self._making.snapshot()).information
        if not self._lines:
            for number, one in enumerate(entries):
                self._lines.append(self._add(number, one))
        for line, one in zip(self._lines, entries, strict=True):
            text = said(one.text, self._making.model.say)
            line.text.setText(text or self.tr("（未填）"))
            set_role(line.text, "" if text else "muted")
            line.copy.set_text(text)

    def _add(self, number: int, one: Entry) -> _Line:
        line = _Line(_label(), CopyButton(what=one.title))
        line.text.setAccessibleName(one.title)
        line.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        title, note = _label(one.title), _label(said(one.note, self._making.model.say, "；"))
        set_role(title, "strong")
        set_role(note, "muted")
        note.setFixedWidth(self.fontMetrics().horizontalAdvance("字") * NOTE_WIDTH)
        title.setWordWrap(False)
        line.copy.setObjectName(f"copy-{number}")
        for place, widget in ((TITLE, title), (COPY, line.copy), (TEXT, line.text), (NOTE, note)):
            self._grid.addWidget(widget, number, place)
        return line

    def focus_first(self) -> None:
        """Put the focus on the first button that copies something."""
        able = (line.copy for line in self._lines if line.copy.isEnabled())
        next(able, self.edit).setFocus()


def _label(text: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
