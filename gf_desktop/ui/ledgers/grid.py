"""The table of one ledger over the session: lines of rows, a blank one to type into, and what gestures make of them.

Every gesture is one change of the session, and so one step of undo. Only cells that changed are drawn anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from gf_desktop.domain.assessment import OF_YEAR
from gf_desktop.domain.ledgers import Ledgers, Row, ledger_title
from gf_desktop.domain.ledgers.rules import check_ledgers
from gf_desktop.domain.messages import Message, message
from gf_desktop.domain.reference.unit_words import UnitWords
from gf_desktop.ui.ledgers import layout
from gf_desktop.ui.ledgers.cells import TOTAL, Cells, Field, Note
from gf_desktop.ui.ledgers.clipboard import Spot
from gf_desktop.ui.ledgers.headed import Put
from gf_desktop.ui.ledgers.words import Words
from gf_desktop.ui.session_model import SessionModel
from gf_desktop.ui.theme import icons, tokens

if TYPE_CHECKING:
    from gf_desktop.services.choice_words import ChoiceWords
    from gf_desktop.services.session import Changed

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_FIGURES = ("number", "quantity", "whole")
_SIGNS = {"draft": "alert", "wrong": "missing", "months": "half", "gap": "warning", "required": "warning"}
_COLOURS = dict.fromkeys(_SIGNS, "attention") | {"wrong": "missing"}
_ONE_LINE = 6
_MUTED = ("none", "year")


class Grid(QAbstractTableModel):
    """The lines of a ledger by fields.

    Signals:
        refreshed: The lines are those of the session now.
    """

    refreshed = Signal()

    def __init__(
        self,
        model: SessionModel,
        ledger: str,
        units: UnitWords | None = None,
        choices: ChoiceWords | None = None,
    ) -> None:
        super().__init__()
        self.session = model
        self.ledger = ledger
        self.words = Words()
        self._units = units
        self._choices = choices
        self.fields: tuple[Field, ...] = ()
        self.lines: list[Row] = []
        # The ids of the lines that are rows of the session; the others are blank and live as long as the page.
        self._kept: frozenset[str] = frozenset()
        self.notes: dict[tuple[str, str], Note] = {}
        # The lines that a gesture wants, until the session has taken its rows.
        self._template: list[Row] = []
        self.last_changed: dict[str, str] = {}
        self._awake, self._stale = True, False
        self.cells = self._cells()
        model.changed.connect(self._on_changed)
        self.refresh()

    def _on_changed(self, changed: Changed) -> None:
        if not any(one.collection in OF_YEAR for one in changed.changes.edits):
            return
        self.last_changed = dict(self._columns_changed(changed))
        self._stale = not self._awake
        if self._awake:
            self.refresh()

    def _columns_changed(self, changed: Changed) -> Iterator[tuple[str, str]]:
        """Return for each row of this ledger that was changed the first column that is another one now."""
        for one in changed.changes.edits:
            ledger, _, row_id = one.key.partition("/")
            if one.collection == "rows" and ledger == self.ledger and one.before and one.after:
                keys = (key for key in self.cells.columns if _cell(one.before, key) != _cell(one.after, key))
                yield row_id, next(keys, "")

    def sleep(self) -> None:
        """Follow the session no more until somebody looks."""
        self._awake = False

    def wake(self) -> None:
        """Follow the session again, what was missed first."""
        self._awake = True
        if self._stale:
            self._stale = False
            self.refresh()

    def _cells(self) -> Cells:
        session = self.session
        return Cells(self.ledger, session.document, session.say, self.words, self._units, self._choices)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that the session holds."""
        return tuple(line for line in self.lines if line.id in self._kept)

    def around(self) -> tuple[object, ...]:
        """Return what the words of a cell rest on besides its row: sites, rows referred to, what was declared none."""
        document = self.session.document
        refs = {one.ref for one in self.cells.columns.values()} - {"", "sites"}
        rows = (document.ledgers.rows(ref) for ref in sorted(refs))
        return (document.boundary.sites, document.ledgers.none, *rows)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self.session.read_only

    def name(self, line: Row) -> str:
        """Return what a person calls a line."""
        number = next((number for number, one in enumerate(self.lines, 1) if one is line), 0)
        return self.cells.name(line, number) if self.cells.holds(line) else self.tr("新行")

    def set_fields(self, fields: Sequence[Field]) -> None:
        """Show other columns."""
        if tuple(fields) == self.fields:
            return
        self.beginResetModel()
        self.fields = tuple(fields)
        self.endResetModel()

    # --- following the session --------------------------------------------------------

    def refresh(self) -> None:
        """Show what the session holds now; blank lines stay behind the rows they stood behind."""
        self.cells = self._cells()
        notes = self._find_notes()
        stale = {line_id for line_id, key in self.notes.keys() ^ notes.keys()}
        stale |= {one[0] for one, note in notes.items() if self.notes.get(one) != note}
        self.notes = notes
        self._become(self._wanted(), stale)
        self.refreshed.emit()

    def _wanted(self) -> list[Row]:
        rows = self.session.document.ledgers.rows(self.ledger)
        self._kept = frozenset(row.id for row in rows)
        behind: dict[str, list[Row]] = {}
        last = ""
        template, self._template = self._template, []
        lines, tail = (template, None) if template else self._apart_from_tail()
        for line in lines:
            if line.id in self._kept:
                last = line.id
            elif not self.cells.holds(line):
                behind.setdefault(last, []).append(line)
        wanted = [*behind.get("", [])]
        for row in rows:
            wanted += [row, *behind.get(row.id, [])]
        return wanted if self.read_only else self._with_blank(wanted, tail)

    def _apart_from_tail(self) -> tuple[list[Row], Row | None]:
        """Return the lines up to the last row, and the blank one behind: what came from elsewhere stands before it."""
        lines = [line for line in self.lines if line.id in self._kept or not self.cells.holds(line)]
        tail = None
        while lines and lines[-1].id not in self._kept:
            tail, _ = tail or lines[-1], lines.pop()
        return lines, tail

    def _with_blank(self, lines: list[Row], tail: Row | None) -> list[Row]:
        last = lines[-1].id if lines else ""
        return lines if last and last not in self._kept else [*lines, tail or self.cells.blank()]

    def _become(self, wanted: list[Row], stale: set[str]) -> None:
        """Turn the lines into the wanted ones in small steps, so that the view keeps its current cell."""
        ids = {line.id for line in wanted}
        for number in range(len(self.lines) - 1, -1, -1):
            if self.lines[number].id not in ids:
                self.beginRemoveRows(_NOWHERE, number, number)
                del self.lines[number]
                self.endRemoveRows()
        self._insert_new(wanted)
        if [line.id for line in self.lines] != [line.id for line in wanted]:
            self._reorder(wanted)
        for number, line in enumerate(wanted):
            if self.lines[number] != line or line.id in stale:
                self.lines[number] = line
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.fields) - 1))

    def _insert_new(self, wanted: list[Row]) -> None:
        here = {line.id for line in self.lines}
        number = 0
        while number < len(wanted):
            first = number
            while number < len(wanted) and wanted[number].id not in here:
                number += 1
            if number > first:
                at = min(first, len(self.lines))
                self.beginInsertRows(_NOWHERE, at, at + number - first - 1)
                self.lines[at:at] = wanted[first:number]
                self.endInsertRows()
            number += 1

    def _reorder(self, wanted: list[Row]) -> None:
        self.layoutAboutToBeChanged.emit()
        place = {line.id: number for number, line in enumerate(wanted)}
        before = self.persistentIndexList()
        moved = [self.index(place[self.lines[one.row()].id], one.column()) for one in before]
        here = {line.id: line for line in self.lines}
        self.lines = [here[line.id] for line in wanted]
        self.changePersistentIndexList(before, moved)
        self.layoutChanged.emit()

    def _find_notes(self) -> dict[tuple[str, str], Note]:
        """Return what the rules say against cells, by row and column."""
        ledgers, boundary = self.session.document.ledgers, self.session.document.boundary
        names = {self.ledger, *(one.ref for one in self.cells.columns.values())} - {"", "sites"}
        some = Ledgers(**{name: ledgers.rows(name) for name in names})  # type: ignore[arg-type]
        rows = ledgers.rows(self.ledger)
        found: dict[tuple[str, str], Note] = {}
        for problem in check_ledgers(some, boundary):
            where, number, column = (*problem.path, "", "")[:3]
            if where == self.ledger and isinstance(number, int):
                said = self.session.say(problem.said)
                found.setdefault((rows[number].id, str(column)), Note("wrong", said))
        return found

    # --- gestures -------------------------------------------------------------------

    def puts(self, texts: Mapping[Spot, str]) -> list[Put]:
        """Return what goes where for texts by spots; spots beside the columns are left out."""
        shown = len(self.fields)
        return [(row, self.fields[column], text) for (row, column), text in texts.items() if column < shown]

    def replaced(self, puts: Iterable[Put]) -> list[tuple[int, Field]]:
        """Return the cells where writing would take months for a year's figure, or the other way round."""
        there = len(self.lines)
        return [
            (row, of)
            for row, of, text in puts
            if row < there and self.cells.replaces(self.lines[row], of, text)
        ]

    def write(self, texts: Mapping[Spot, str], said: Message | None = None) -> None:
        """Put texts into cells, making rows where there are none yet; spots beside the columns are left out."""
        self.place(self.puts(texts), said or self._said_of(texts))

    def place(self, puts: Iterable[Put], said: Message) -> None:
        """Put texts into fields of lines, shown or not, making rows where there are none yet: one step of undo."""
        lines = list(self.lines)
        for row, of, text in puts:
            if not self.cells.editable(of):
                continue
            while row >= len(lines):
                lines.append(self.cells.blank())
            lines[row] = self.cells.put(lines[row], of, text)
        self._change(lines, said)

    def _said_of(self, texts: Mapping[Spot, str]) -> Message:
        title = ledger_title(self.ledger)
        columns = {column for _, column in texts if column < len(self.fields)}
        if len(texts) == 1 and columns:
            return message("ui.ledger.cell", ledger=title, column=self.fields[columns.pop()].column.title)
        return message("ui.ledger.cells", ledger=title, count=len(texts))

    def insert(self, row: int) -> None:
        """Put a blank line before another; it becomes a row as it is filled."""
        self._change([*self.lines[:row], self.cells.blank(), *self.lines[row:]], self._said("insert"))

    def delete(self, rows: Iterable[int]) -> None:
        """Take lines away."""
        gone = set(rows)
        kept = [line for number, line in enumerate(self.lines) if number not in gone]
        count = len(self.rows) - sum(line.id in self._kept for line in kept)
        self._change(kept, message("ui.ledger.delete", ledger=ledger_title(self.ledger), count=count))

    def move(self, rows: Sequence[int], by: int) -> bool:
        """Move neighbouring lines up or down by one; False where there is no further."""
        first, last = min(rows), max(rows)
        other = first - 1 if by < 0 else last + 1
        if other < 0 or other >= len(self.lines) - 1 or last >= len(self.lines) - 1:
            return False
        lines = list(self.lines)
        lines.insert(last if by < 0 else first, lines.pop(other))
        self._change(lines, self._said("move"))
        return True

    def _said(self, what: str) -> Message:
        return message(f"ui.ledger.{what}", ledger=ledger_title(self.ledger))

    def _change(self, lines: list[Row], said: Message) -> None:
        """Hand the rows over: every line that holds something, and those that nobody touched."""
        if self.read_only:
            return
        self._template = lines
        before = self.session.document
        old = {row.id: row for row in before.ledgers.rows(self.ledger)}
        rows = [line for line in lines if self.cells.holds(line) or old.get(line.id) == line]
        self.session.rows(self.ledger, rows, said)
        if self.session.document is before:
            self.refresh()

    # --- Qt's model -------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many lines there are, the blank one among them."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns are shown."""
        return 0 if parent.isValid() else len(self.fields)

    def signed(self, line: Row, of: Field) -> bool:
        """Return whether a cell bears a sign beside its text."""
        note = self.notes.get((line.id, of.column.key)) or self.cells.note(line, of)
        return note is not None and note.kind in _SIGNS

    def offers(self, index: Index) -> list[str]:
        """Return the titles or units that a cell offers in a list; none where it is typed freely."""
        column = self.fields[index.column()].column
        return [*self.cells.titles(column).values()] or [*layout.units(self.ledger, column.key)]

    def note(self, index: Index) -> Note | None:
        """Return what is to be known of a cell: what the rules say against it, else what it says itself."""
        line, of = self.lines[index.row()], self.fields[index.column()]
        return self.notes.get((line.id, of.column.key)) or self.cells.note(line, of)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows; roles nobody needs are answered at once."""
        if not index.isValid():
            return None
        line, of = self.lines[index.row()], self.fields[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.cells.shown(line, of)
            case Qt.ItemDataRole.EditRole:
                return self.cells.typed(line, of)
            case Qt.ItemDataRole.TextAlignmentRole:
                right = of.column.kind in _FIGURES
                side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.DecorationRole | Qt.ItemDataRole.ForegroundRole:
                return self._dress(self.note(index), role)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(index)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(index)
        return None

    def _dress(self, note: Note | None, role: int) -> Any:
        kind = note.kind if note else ""
        colour = _COLOURS.get(kind, "muted" if kind in _MUTED else "")
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(getattr(tokens(), colour)) if colour else None
        return icons.icon(_SIGNS[kind], colour=colour or "text") if kind in _SIGNS else None

    def _tip(self, index: Index) -> str:
        note = self.note(index)
        text = self.cells.typed(self.lines[index.row()], self.fields[index.column()])
        return "\n".join(filter(None, (text if len(text) > 8 else "", note.said if note else "")))

    def spoken(self, index: Index) -> str:
        """Return column, row, value and state in words, for a screen reader."""
        line, of = self.lines[index.row()], self.fields[index.column()]
        note = self.note(index)
        value = self.cells.shown(line, of) or self.tr("空")
        unit = self.unit_of(line, of)
        said = (self.title(of), self.name(line), f"{value} {unit}".strip())
        return "，".join((*said, *(filter(None, (self.words.state(note.kind), note.said)) if note else ())))

    def unit_of(self, line: Row, of: Field) -> str:
        """Return the unit a cell's figure is in, as far as it is known."""
        if of.column.kind not in ("number", "quantity"):
            return ""
        if of.column.unit or not of.column.unit_column:
            return of.column.unit
        column = Field(self.cells.columns[of.column.unit_column])
        return self.cells.typed(line, column)

    def heading(self, of: Field) -> str:
        """Return a column's heading in two lines: its title, and the unit that holds for all rows."""
        if of.month:
            return self.words.whole_year() if of.month == TOTAL else self.words.month(of.month)
        title = self.session.say(of.column.title)
        if of.column.unit not in ("", "–"):
            return f"{title}\n{of.column.unit}"
        return _in_two(title)

    def title(self, of: Field) -> str:
        """Return a column's heading in one line, as it is spoken."""
        if of.month:
            return f"{self.session.say(of.column.title)} {self.heading(of)}"
        title, unit = self.session.say(of.column.title), of.column.unit
        return f"{title} {unit}" if unit not in ("", "–") else title

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's heading, or a row's number."""
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if section >= len(self.fields):
            return None
        of = self.fields[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heading(of)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.title(of)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = of.column.kind in _FIGURES
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return whether a cell can be edited."""
        flags = super().flags(index)
        if index.isValid() and not self.read_only and self.cells.editable(self.fields[index.column()]):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what the user typed; the same text is no change."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        text = str(value)
        if text == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        self.write({(index.row(), index.column()): text})
        return True


def _cell(row: object, key: str) -> object:
    return getattr(row, key), getattr(row, "drafts", {}).get(key)


def _in_two(title: str) -> str:
    """Return a long title in two lines: behind its colon, before its bracket, else in the middle."""
    if len(title) <= _ONE_LINE:
        return title
    place = title.find("：") + 1 or max(title.find("（"), 0) or (len(title) + 1) // 2
    return f"{title[:place]}\n{title[place:]}"
