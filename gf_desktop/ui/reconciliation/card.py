"""The card of one reconciliation: the paper's total, the way from ours to it, what is missing, and the reason."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gf_desktop.domain.ledgers.assets import TotalRow
from gf_desktop.services.reconciliation import Compared
from gf_desktop.ui.assessment.texts import show_text
from gf_desktop.ui.reconciliation.bridge import Bridge
from gf_desktop.ui.reconciliation.fields import TotalFields
from gf_desktop.ui.reconciliation.words import ICONS, ROLES, ReconciliationWords
from gf_desktop.ui.session_model import SessionModel
from gf_desktop.ui.theme import set_icon, set_role, space
from gf_desktop.ui.widgets.buttons import text_link
from gf_desktop.ui.widgets.card import Card
from gf_desktop.ui.widgets.link_label import LinkLabel
from gf_desktop.ui.widgets.message_line import Level
from gf_desktop.ui.widgets.rich_text import rich_text
from gf_desktop.ui.widgets.text_field import TextField
from gf_desktop.ui.year.fields import FormGrid


class ReconciliationCard(Card):
    """One row of ``totals``.

    Signals:
        edited(str, object, bool): The row of this id is now this ``TotalRow``; whether someone is still typing.
        removal_asked(str): The row of this id shall go.
        place_asked(str): What is missing shall be gone to (``energy/e1/consumed``).
    """

    edited = Signal(str, object, bool)
    removal_asked = Signal(str)
    place_asked = Signal(str)

    def __init__(self, row: TotalRow, model: SessionModel, words: ReconciliationWords) -> None:
        super().__init__()
        self.row = row
        self._model = model
        self._words = words
        self.fields = TotalFields(words, self)
        self.bridge = Bridge(model.say)
        self.gaps = LinkLabel()
        self.reason = TextField(self.tr("差异原因说明"), lines=3)
        self.reason.set_placeholder(self.tr("例如：统计报表含食堂用气，不在评价边界内"))
        self.note, self.note_link = QLabel(), text_link(self.tr("到表格里修改"))
        self._make_header()
        self._lay_out()
        self.fields.changed.connect(self._on_changed)
        self.reason.committed.connect(self._on_committed)
        self.reason.draft_ready.connect(self._on_paused)
        self.gaps.asked.connect(self.place_asked)

    def _make_header(self) -> None:
        self.sign, self.state = QLabel(), QLabel()
        self.state.setObjectName("state")
        self.state.setTextFormat(Qt.TextFormat.RichText)
        self.remove = text_link(self.tr("移除"))
        self.remove.setObjectName("remove")
        self.remove.setMaximumHeight(self.fontMetrics().height() + space(4))
        self.remove.clicked.connect(self._on_remove)
        for widget in (self.sign, self.state, self.remove):
            self.add_to_header(widget)
        if (points := self.findChild(QLabel, "points")) is not None:
            points.hide()  # nothing is earned here

    def _lay_out(self) -> None:
        fields = self.fields
        grid = FormGrid(3)
        grid.put(0, 0, self.tr("出自"), fields.paper)
        grid.put(0, 1, self.tr("内容"), fields.subject)
        self._name_label = grid.put(0, 2, self.tr("名称"), fields.name)
        grid.put(1, 0, self.tr("合计数"), fields.amount_line())
        grid.put(1, 1, self.tr("来源文件"), fields.source, span=2)
        self.body.addLayout(grid)
        self.body.addLayout(self._note_line())
        self.body.addWidget(self.gaps)
        halves = QHBoxLayout()
        halves.setSpacing(space(24))
        halves.addWidget(self.bridge, 5, Qt.AlignmentFlag.AlignTop)
        halves.addWidget(self._right(), 6)
        self.body.addLayout(halves)

    def _note_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(space(8))
        self.note.setObjectName("note")
        self.note.setWordWrap(True)
        set_role(self.note, "muted")
        self.note_link.clicked.connect(self._on_to_table)
        line.addWidget(self.note)
        line.addWidget(self.note_link)
        line.addStretch(1)
        return line

    def _right(self) -> QWidget:
        """The reason, with what it has to explain above it."""
        right = QWidget()
        lines = QVBoxLayout(right)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space(4))
        title = QLabel(self.tr("差异原因说明"))
        title.setBuddy(self.reason)
        set_role(title, "muted")
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        set_role(self.hint, "muted")
        for widget in (title, self.reason, self.hint):
            lines.addWidget(widget)
        lines.addStretch(1)
        return right

    # --- showing --------------------------------------------------------------

    def show_compared(self, one: Compared, number: int) -> None:
        """Show a comparison as the ``number``-th of the page."""
        self.row = one.row
        title = self._words.title(one.row)
        self.set_title(str(number), title)
        self.fields.show_row(one.row)
        self._name_label.setText(self.fields.name_title())
        show_text(self.reason, one.row.reason)
        self.remove.setAccessibleName(self.tr("移除“{title}”").format(title=title))
        self._show_state(one)
        self._show_note(one)
        self._show_gaps(one)
        self.bridge.show_lines(one)
        self.bridge.setVisible(bool(one.lines))
        self._show_hint(one)

    def _show_state(self, one: Compared) -> None:
        set_icon(self.sign, ICONS[one.state], colour=ROLES.get(one.state, "muted"))
        words = self._words.state(one)
        self.state.setText(rich_text(words))
        set_role(self.state, ROLES.get(one.state, "muted"))
        self.setAccessibleDescription(words)

    def _show_note(self, one: Compared) -> None:
        parts = [self._words.converted(one.conversion)]
        if self.fields.monthly:
            parts.append(self.tr("合计数按月填写，这里是全年之和。"))
        self.note.setText("　".join(part for part in parts if part))
        self.note.setVisible(any(parts))
        self.note_link.setVisible(self.fields.monthly)

    def _show_gaps(self, one: Compared) -> None:
        lines = [(self._model.say(lack.said), lack.place.text) for lack in one.lacks]
        if lines:
            lines.insert(0, (self.tr("补齐下面各项以后才能比较："), ""))
        self.gaps.set_lines(lines)
        outside = self.tr("这一行写明的厂区不在评价边界内，不列入差异调节表。")
        self.set_foot(Level.INFO, outside if one.state == "outside" else "")

    def _show_hint(self, one: Compared) -> None:
        text = self._words.direction(one)
        if one.state == "open":
            text = self.tr("{direction}请在这里写明原因，它会印在差异调节表上。").format(direction=text)
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def set_read_only(self, read_only: bool) -> None:
        """Show everything without letting it be changed."""
        self.fields.set_read_only(read_only)
        self.reason.set_read_only(read_only)
        self.remove.setVisible(not read_only)

    # --- focus and words ------------------------------------------------------

    def field(self, key: str) -> QWidget:
        """Return the field of a column; of an unknown one the reason."""
        fields = self.fields
        known: dict[str, QWidget] = {
            "paper": fields.paper,
            "subject": fields.subject,
            "amount": fields.amount,
            "unit": fields.unit,
            "name": fields.name,
            "source": fields.source,
        }
        return known.get(key, self.reason.area)

    def stops(self) -> tuple[QWidget, ...]:
        """Return where Tab stops, in the order they are read."""
        keys = ("paper", "subject", "name", "amount", "unit", "source")
        fields = [self.field(key) for key in keys]
        return (*fields, self.note_link, self.gaps, self.reason.area, self.remove)

    def flush(self) -> None:
        """Hand over what is still being written."""
        self.fields.flush()
        self.reason.flush()

    def collected(self) -> TotalRow:
        """Return the row as the fields say."""
        return replace(self.fields.row(self.row), reason=self.reason.text().strip())

    def _on_changed(self, typing: bool) -> None:
        self.edited.emit(self.row.id, self.collected(), typing)

    def _on_committed(self, _text: str) -> None:
        self._on_changed(False)

    def _on_paused(self, _text: str) -> None:
        self._on_changed(True)

    def _on_remove(self) -> None:
        self.removal_asked.emit(self.row.id)

    def _on_to_table(self) -> None:
        self.place_asked.emit(f"totals/{self.row.id}/amount")
