"""Home's rows for a table view: searched and sorted here, since there are never more than some hundreds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from gf_desktop.ui.subjects import subject_word
from gf_desktop.ui.theme import icon

if TYPE_CHECKING:
    from gf_desktop.domain.home import HomeRow
    from gf_desktop.domain.programmes.dates import Due

Index = QModelIndex | QPersistentModelIndex
# As plain numbers: a table asks for each cell under ten roles, and members of an enumeration are slow to compare.
_WORDS, _ICON, _TIP, _SIDE = (
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.TextAlignmentRole,
    )
)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SUBJECTS = ("factory", "park", "supply-chain")
_NEVER = 10_000
"""Days to a date that there is not: behind all others."""
STATE_ICONS = {"open": "half", "closed": "lock"}


def tr(text: str) -> str:
    """Return the text in the language of the interface."""
    return QCoreApplication.translate("HomeModel", text)


class Column(NamedTuple):
    """One column: its title, what a cell says, what it is sorted by."""

    id: str
    title: str
    text: Callable[[HomeRow], str]
    key: Callable[[HomeRow], Any]
    figure: bool = False


def state_word(row: HomeRow) -> str:
    """Return whether the evaluation is in work or closed, in words, and whether it was made as a copy."""
    state = tr("已定稿") if row.state == "closed" else tr("进行中")
    return tr("{state}·副本").format(state=state) if row.copied else state


def when(changed: str, today: date | None = None) -> str:
    """Return an ISO 8601 time as people say it: today and yesterday with the hour, else the date."""
    try:
        moment = datetime.fromisoformat(changed).astimezone()
    except ValueError:
        return changed
    today = today or datetime.now().astimezone().date()
    if moment.date() == today:
        return tr("今天 {time}").format(time=moment.strftime("%H:%M"))
    if moment.date() == today - timedelta(days=1):
        return tr("昨天 {time}").format(time=moment.strftime("%H:%M"))
    return moment.strftime("%Y-%m-%d")


COLUMNS = (
    Column(
        "subject",
        str(QT_TRANSLATE_NOOP("HomeModel", "对象")),
        lambda r: subject_word(r.subject),
        lambda r: _SUBJECTS.index(r.subject),
    ),
    Column(
        "applicant", str(QT_TRANSLATE_NOOP("HomeModel", "名称")), lambda r: r.applicant, lambda r: r.applicant
    ),
    Column(
        "year",
        str(QT_TRANSLATE_NOOP("HomeModel", "年度")),
        lambda r: str(r.year),
        lambda r: r.year,
        figure=True,
    ),
    Column("scheme", str(QT_TRANSLATE_NOOP("HomeModel", "评价要求")), lambda r: r.scheme, lambda r: r.scheme),
    Column("state", str(QT_TRANSLATE_NOOP("HomeModel", "状态")), state_word, lambda r: r.state),
    Column(
        "answered",
        str(QT_TRANSLATE_NOOP("HomeModel", "已填")),
        lambda r: f"{r.summary.answered}/{r.summary.rows}",
        lambda r: r.summary.answered / max(r.summary.rows, 1),
        figure=True,
    ),
    Column(
        "score",
        str(QT_TRANSLATE_NOOP("HomeModel", "得分")),
        lambda r: r.summary.total,
        lambda r: float(r.summary.total or 0),
        figure=True,
    ),
    Column("due", str(QT_TRANSLATE_NOOP("HomeModel", "下一个时间")), lambda _row: "", lambda _row: 0),
    Column(
        "changed",
        str(QT_TRANSLATE_NOOP("HomeModel", "最后修改")),
        lambda r: when(r.changed),
        lambda r: r.changed,
    ),
)


class HomeModel(QAbstractTableModel):
    """The rows that the search lets through, in the order of the chosen column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[HomeRow, ...] = ()
        self._shown: list[HomeRow] = []
        self._search = ""
        self._dues: Mapping[str, Due] = {}
        self._column = len(COLUMNS) - 1
        self._order = Qt.SortOrder.DescendingOrder

    def set_rows(self, rows: Sequence[HomeRow]) -> None:
        """Show other rows."""
        self._all = tuple(rows)
        self._arrange()

    def set_dues(self, dues: Mapping[str, Due]) -> None:
        """Show what is due next, by the id of an evaluation."""
        self._dues = dues
        self._arrange()

    def _due_text(self, row: HomeRow) -> str:
        one = self._dues.get(row.id)
        if one is None:
            return ""
        if one.days < 0:
            return tr("{month}-{day:02} 已过").format(month=one.on.month, day=one.on.day)
        return tr("{month}-{day:02} 还有 {days} 天").format(month=one.on.month, day=one.on.day, days=one.days)

    def _due_tip(self, row: HomeRow) -> str:
        one = self._dues.get(row.id)
        if one is None:
            return ""
        from gf_desktop.ui.assessment.due_words import round_words, whose_step  # only a tip needs it

        # Who hands in matters where it is the enterprise itself; where it is not, whose step it is.
        whose = one.who if one.acts == "enterprise" and one.who else whose_step(one)
        words = tr("{date}：{title}（{whose}）").format(date=one.on.isoformat(), title=one.title, whose=whose)
        words += tr("\n本单位要做的：{todo}").format(todo=one.todo) if one.todo else ""
        return "\n".join(filter(None, (words, round_words(one, row.year))))

    def set_search(self, text: str) -> None:
        """Show only rows in which every word of ``text`` occurs."""
        self._search = _folded(text)
        self._arrange()

    def row(self, number: int) -> HomeRow:
        """Return a row as shown."""
        return self._shown[number]

    def number_of(self, assessment_id: str) -> int:
        """Return where an evaluation is shown, or -1."""
        return next((n for n, row in enumerate(self._shown) if row.id == assessment_id), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column."""
        self._column, self._order = column, order
        self._arrange()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's title."""
        if role not in (_WORDS, _SIDE) or orientation is not Qt.Orientation.Horizontal:
            return None
        if not 0 <= section < len(COLUMNS):
            return None
        return tr(COLUMNS[section].title) if role == _WORDS else _alignment(COLUMNS[section])

    def data(self, index: Index, role: int = 0) -> Any:
        """Return what a cell shows."""
        if role not in (_WORDS, _SIDE, _ICON, _TIP) or not index.isValid():
            return None
        row, column = self._shown[index.row()], COLUMNS[index.column()]
        if role == _WORDS:
            return self._due_text(row) if column.id == "due" else column.text(row)
        if role == _SIDE:
            return _alignment(column)
        if role == _TIP:
            return self._due_tip(row) if column.id == "due" else _tip(row, column)
        return icon(STATE_ICONS[row.state], colour="muted") if column.id == "state" else None

    def _arrange(self) -> None:
        self.layoutAboutToBeChanged.emit()
        kept = [row for row in self._all if self._fits(row)]
        kept.sort(key=self._sort_key(), reverse=self._order is Qt.SortOrder.DescendingOrder)
        before = [self._shown[index.row()].id for index in self.persistentIndexList()]
        old = self.persistentIndexList()
        self._shown = kept
        for index, assessment_id in zip(old, before, strict=True):
            number = self.number_of(assessment_id)
            new = self.index(number, index.column()) if number >= 0 else QModelIndex()
            self.changePersistentIndex(index, new)
        self.layoutChanged.emit()

    def _sort_key(self) -> Callable[[HomeRow], Any]:
        column = COLUMNS[self._column]
        if column.id != "due":
            return column.key
        return lambda row: self._dues[row.id].days if row.id in self._dues else _NEVER

    def _fits(self, row: HomeRow) -> bool:
        if not self._search:
            return True
        text = _folded(
            f"{row.applicant} {row.year} {row.scheme} {state_word(row)} {subject_word(row.subject)}"
        )
        return all(word in text for word in self._search.split())


def _folded(text: str) -> str:
    import unicodedata  # only a search needs it

    return unicodedata.normalize("NFKC", text).casefold()


def _alignment(column: Column) -> Qt.AlignmentFlag:
    return _RIGHT if column.figure else _LEFT


def _tip(row: HomeRow, column: Column) -> str | None:
    if column.id == "score":
        return tr("得分 {total}，最高可达 {highest}").format(
            total=row.summary.total, highest=row.summary.highest
        )
    return column.text(row) if column.id in ("applicant", "scheme") else None
