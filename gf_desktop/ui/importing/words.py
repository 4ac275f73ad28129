"""Words for what an import is made of: kinds of files, ways of understanding, values of cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gf_desktop.domain.ledgers import Column, Row, year_of
from gf_desktop.domain.ledgers.carriers import carrier_title
from gf_desktop.domain.messages import Message, Param
from gf_desktop.domain.numbers import exact_text

if TYPE_CHECKING:
    from gf_desktop.services.importing import FileState, SheetState
    from gf_desktop.ui.session_model import SessionModel

ICONS = {
    "ours": "check",
    "sure": "check",
    "remembered": "check",
    "settled": "check",
    "waiting": "warning",
    "ignored": "remove",
}
MOST_TABLES = 3


class ImportWords(QObject):
    """Says short words; sentences of other rooms come from the catalogue."""

    def __init__(self, model: SessionModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.say = model.say

    def text(self, param: Param) -> str:
        """Return a parameter of a message in words."""
        if isinstance(param, Message):
            return self.say(param)
        return self.tr("、").join(param) if isinstance(param, tuple) else str(param)

    def file(self, state: FileState) -> str:
        """Return what a file is, or why it cannot be read."""
        if state.said is not None:
            return self.say(state.said)
        if state.kind == "empty":
            return self.tr("没有内容：每张工作表都是空的")
        words = {
            "template": self.tr("填报模板：{ours} 张表"),
            "department": self.tr("部门取数表：{ours} 张表"),
            "other": self.tr("其他表格：{others} 张表，需要对应"),
        }[state.kind]
        said = words.format(ours=state.ours, others=state.others)
        if state.kind != "other" and state.others:
            said = self.tr("{said}，另有 {others} 张其他的表").format(said=said, others=state.others)
        return said

    def understood(self, state: SheetState, titles: Callable[[str], str]) -> str:
        """Return as what a sheet is understood."""
        if state.how == "waiting":
            return self.tr("等您对应")
        if state.how == "ignored":
            return self.tr("已忽略")
        names = [titles(table) for table in state.tables[:MOST_TABLES]]
        return self.tr("、").join(names) or self.tr("没有读到内容")

    def how(self, state: SheetState) -> str:
        """Return why a sheet is understood as it is."""
        return {
            "ours": self.tr("本程序的填报表，按标记认出"),
            "sure": self.tr("按表头认出，请核对"),
            "remembered": self.tr("已按上次的对应方式读取，请核对"),
            "settled": self.tr("按您确认的对应方式读取"),
            "waiting": self.tr("不是本程序的填报表，请选择读作哪种数据，或忽略此表"),
            "ignored": self.tr("已忽略，不会导入"),
        }[state.how]

    def read(self, state: SheetState) -> str:
        """Return how much was read of a sheet."""
        if state.how in ("waiting", "ignored"):
            return ""
        parts = []
        if state.rows or not state.facts:
            parts.append(self.tr("{count} 行").format(count=state.rows))
        if state.facts:
            parts.append(self.tr("{count} 项").format(count=state.facts))
        return self.tr("，").join(parts)

    def value(self, row: Row, column: Column) -> str:
        """Return what a column of a row holds, a draft as it was written."""
        draft = row.drafts.get(column.key, "")
        return draft or self.plain(getattr(row, column.key), column)

    def plain(self, value: object, column: Column | None = None) -> str:
        """Return a value in words: choices by their titles, months by their number and sum."""
        if value in (None, "", ()):
            return ""
        if isinstance(value, tuple):
            return self._months(value)
        if isinstance(value, Mapping):
            return self.tr("、").join(f"{name} {figure}" for name, figure in value.items())
        if column is None:
            return str(value)
        if column.key == "carrier":
            return self.text(carrier_title(str(value)))
        if column.kind == "reference":
            return self._name(column.ref, str(value))
        title = dict(column.options).get(str(value))
        return self.say(title) if title is not None else str(value)

    def _name(self, table: str, row_id: str) -> str:
        """Return what a row that is referred to is called."""
        document = self._model.document
        rows = document.boundary.sites if table == "sites" else document.ledgers.rows(table)
        return next((str(getattr(row, "name", "")) for row in rows if row.id == row_id), "") or row_id

    def counted(self, counts: Mapping[str, int]) -> str:
        """Return in words how much is new, changed, gone, and how many facts change; nothing where nothing is."""
        words = {
            "new": self.tr("新增 {count} 行"),
            "changed": self.tr("修改 {count} 行"),
            "gone": self.tr("删除 {count} 行"),
            "draft": self.tr("用没有读懂的原文代替 {count} 行里的数"),
            "months": self.tr("用全年数代替 {count} 行里各月的数"),
            "units": self.tr("换用 {count} 行里的另一种单位"),
            "blank": self.tr("清空 {count} 行里的内容"),
            "facts": self.tr("改动企业信息、边界、选项等 {count} 项"),
        }
        said = [of.format(count=counts[key]) for key, of in words.items() if counts.get(key)]
        return self.tr("，").join(said)

    def _months(self, value: tuple[object, ...]) -> str:
        there = sum(1 for month in value if month is not None)
        total = year_of(value).value  # type: ignore[arg-type]
        if total is None:
            return self.tr("按月，已有 {count} 个月").format(count=there)
        return self.tr("按月，合计 {total}").format(total=exact_text(total))
