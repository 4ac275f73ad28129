"""Last page: what is new, changed or no longer there, ledger by ledger; what is ticked becomes one step of undo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QStackedWidget, QTreeView, QVBoxLayout, QWidget

from gf_desktop.domain.messages import UserFacingError, message
from gf_desktop.ui.importing.desk import Cancelled, Desk, Progress
from gf_desktop.ui.importing.differences_model import DifferencesModel, Group, Item
from gf_desktop.ui.importing.step import ImportPage
from gf_desktop.ui.importing.words import ImportWords
from gf_desktop.ui.theme import figure_font, set_role, space
from gf_desktop.ui.widgets.empty_state import EmptyState
from gf_desktop.ui.widgets.message_line import Level

if TYPE_CHECKING:
    from gf_desktop.services.differences import Differences, RowDifference
    from gf_desktop.services.importing import Findings, Import
    from gf_desktop.services.session import Prepared

FORMS = ("facts", "boundary", "settings")
LISTS = ("figures", "none")
OPEN_GROUP, OPEN_ROWS = 300, 40
"""Items up to which a group, and changed rows up to which their cells, are shown opened."""
OPENED = ("changed", "draft", "months", "units", "blank")
MOST_CELLS = 3


class DifferencesPage(ImportPage):
    """What will be taken in. ``made`` is the change that was chosen, ``counts`` what they come to."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "", "")
        self.setTitle(self.tr("核对要导入的内容"))
        self.setFinalPage(True)
        self.hint.setText(self.tr("只导入打勾的内容；空格键勾选。导入后是一步，可以整体撤销。"))
        self._words = ImportWords(desk.model, self)
        self.made: Prepared | None = None
        self.counts: Counter[str] = Counter()
        self._shown: Findings | None = None
        self.count = QLabel()
        self.count.setWordWrap(True)
        set_role(self.count, "strong")
        self.differences = DifferencesModel(self)
        self.differences.ticked.connect(self._on_ticked)
        self.tree = _Tree(self.differences, self.tr("要导入的内容"))
        self.asked = QWidget()
        self._boxes: list[QCheckBox] = []
        self.none = EmptyState(
            "check", self.tr("没有要导入的内容"), self.tr("表格里的内容与程序里的一致，不用再导入。")
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.none)
        self.stack.addWidget(self._lay_out())
        self.add(self.stack)

    def _lay_out(self) -> QWidget:
        whole = QWidget()
        lines = QVBoxLayout(whole)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space(8))
        inner = QVBoxLayout(self.asked)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(space(4))
        lines.addWidget(self.asked)
        lines.addWidget(self.count)
        lines.addWidget(self.tree, 1)
        return whole

    # --- showing ----------------------------------------------------------------

    def enter(self) -> None:
        """Show what was found; ticks stay as long as nothing was read or led otherwise since."""
        found = self.desk.findings
        if found is not None and found is not self._shown:
            self._shown = found
            self._ask(found)
            groups = tuple(self._groups(found.differences))
            self.differences.show_groups(groups, self._first_choice(found))
            self._open(groups)
            self.stack.setCurrentIndex(1 if groups else 0)
        self._on_ticked()
        if self.differences.groups:
            self.tree.setFocus()

    @staticmethod
    def _first_choice(found: Findings) -> frozenset[str]:
        """Return what is ticked at first: nothing that takes something away, no other enterprise's name."""
        keys = found.differences.keys()
        return frozenset(key for key in keys if not (found.name and key.startswith("facts.")))

    def _ask(self, found: Findings) -> None:
        layout = self.asked.layout()
        assert layout is not None
        for box in self._boxes:
            layout.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = []
        if found.year is not None:
            words = self.tr(
                "表格里写的是 {told} 年度，打开的评价是 {here} 年度。这些数据确实属于 {here} 年度，照样导入"
            )
            self._boxes.append(QCheckBox(words.format(told=found.year[0], here=found.year[1])))
        if found.name is not None:
            words = self.tr("表格里的企业是“{told}”，打开的评价是“{here}”。照样导入到这份评价")
            self._boxes.append(QCheckBox(words.format(told=found.name[0], here=found.name[1])))
        for number, box in enumerate(self._boxes):
            box.setObjectName(f"asked-{number}")
            box.toggled.connect(lambda _on: self.tell(Level.NONE, ""))
            layout.addWidget(box)
        self.asked.setVisible(bool(self._boxes))

    def _groups(self, found: Differences) -> Iterator[Group]:
        from gf_desktop.services.importing import table_title

        text = self._words.text
        for form in (*FORMS, *LISTS):
            mark = f"{form}." if form in FORMS else f"{form}/"
            items = tuple(
                Item(one.key, text(one.title), one.state, text(one.old), text(one.new))
                for one in found.facts
                if one.key.startswith(mark)
            )
            if items:
                yield Group(self.desk.say(table_title(form)), items)
        for table in dict.fromkeys(row.table for row in found.rows):
            yield Group(self.desk.say(table_title(table)), tuple(map(self._item, found.of(table))))

    def _item(self, row: RowDifference) -> Item:
        text = self._words.text
        cells = tuple((text(one.title), text(one.old), text(one.new)) for one in row.cells)
        title = text(row.label) or row.id
        if row.state == "gone":
            return Item(row.key, title, row.state, new=self.tr("勾选则删除这一行"))
        if row.state == "draft":
            said = self.tr("保留原来的数；勾选则换成表格里没有读懂的原文")
            return Item(row.key, title, row.state, new=said, cells=cells)
        if row.state == "months":
            said = self.tr("保留原来各月的数；勾选则换成表格里的全年数")
            return Item(row.key, title, row.state, new=said, cells=cells)
        if row.state == "units":
            said = self.tr("保留原来的单位和数；勾选则换成表格里的，换算不了的原数留作文字")
            return Item(row.key, title, row.state, new=said, cells=cells)
        if row.state == "blank":
            said = self.tr("保留原来的内容；勾选则清空")
            return Item(row.key, title, row.state, new=said, cells=cells)
        brief = [
            self.tr("{title} {new}").format(title=one, new=new or self.tr("（空）")) for one, _, new in cells
        ]
        more = self.tr("…") if len(brief) > MOST_CELLS else ""
        return Item(row.key, title, row.state, new=self.tr("；").join(brief[:MOST_CELLS]) + more, cells=cells)

    def _open(self, groups: tuple[Group, ...]) -> None:
        changed = sum(one.state == "changed" for group in groups for one in group.items)
        for number, group in enumerate(groups):
            above = self.differences.index(number, 0)
            self.tree.setExpanded(above, len(group.items) <= OPEN_GROUP)
            for row, one in enumerate(group.items):
                if one.state in OPENED and one.cells and changed <= OPEN_ROWS:
                    self.tree.setExpanded(self.differences.index(row, 0, above), True)
        if groups:
            self.tree.setCurrentIndex(self.differences.index(0, 0))
        self.tree.fit()

    def _on_ticked(self) -> None:
        chosen = self.differences.chosen()
        found = self.desk.findings
        if found is None:
            return
        self.counts = _counted(found.differences, chosen)
        rest = _counted(found.differences, found.differences.keys(gone=True) - chosen)
        taken, left = self._words.counted(self.counts), self._words.counted(rest)
        said = self.tr("将{taken}。").format(taken=taken) if taken else self.tr("什么也没有选。")
        self.count.setText(self.tr("{said}没有选的：{left}。").format(said=said, left=left) if left else said)
        self.tell(Level.NONE, "")
        self.completeChanged.emit()

    def told(self) -> str:
        """Return in words what was chosen."""
        return self._words.counted(self.counts)

    def allow(self, allowed: bool) -> None:
        """Nothing is ticked while it is being made ready."""
        self.stack.setEnabled(allowed)

    # --- going on ---------------------------------------------------------------

    def ready(self) -> bool:
        """Return whether anything is ticked."""
        return bool(self.differences.chosen())

    def wrong(self) -> QWidget | None:
        """Data of another year or enterprise need the user's word."""
        for box in self._boxes:
            if not box.isChecked():
                self.tell(Level.MISSING, self.tr("请先确认上面的话；不该导入时按“取消”。"))
                return box
        return None

    def before_next(self) -> Callable[[], None] | None:
        """Make the edits and reckon what they lead to, and keep how the sheets were led."""
        chosen, found = self.differences.chosen(), self.desk.findings
        assert found is not None
        session = self.desk.model.session

        def job(under_way: Import, _progress: Progress, cancelled: Cancelled) -> Prepared:
            edits = under_way.edits(found.differences, chosen)
            made = session.prepare(*edits, said=message("workbook.imported"))
            if not cancelled():
                _remember(under_way)
            return made

        return partial(self.work, message("importing.preparing"), job, self._on_made)

    def _on_made(self, made: Prepared) -> None:
        self.made = made
        self.go_on()


def _remember(under_way: Import) -> None:
    """Keep how the sheets were led; where that cannot be written it is asked again next time, no more."""
    try:
        under_way.remember()
    except UserFacingError:
        return


def _counted(found: Differences, chosen: frozenset[str]) -> Counter[str]:
    counted = Counter(str(one.state) for one in found.rows if one.key in chosen)
    counted["facts"] = sum(one.key in chosen for one in found.facts)
    return counted


class _Tree(QTreeView):
    """The differences; the space bar ticks the current line whatever its column, Enter opens and closes it."""

    def __init__(self, model: DifferencesModel, label: str) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setObjectName("differences")
        self.setAccessibleName(label)
        self.setFont(figure_font(self))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.header().setStretchLastSection(True)

    def fit(self) -> None:
        """Give the columns their room."""
        letter = self.fontMetrics().horizontalAdvance("字")
        for column, letters in enumerate((20, 8, 14)):
            self.setColumnWidth(column, letter * letters)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by the space bar."""
        index: QModelIndex = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self._model.toggle(index)
            event.accept()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            # Else the dialog would take it for its last button.
            at = index.siblingAtColumn(0)
            self.setExpanded(at, not self.isExpanded(at))
            event.accept()
            return
        super().keyPressEvent(event)
